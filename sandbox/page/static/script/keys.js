// The two kinds of buttons: inline ones under a message, and the keyboard at the foot of the phone.

import { el, icon } from "./dom.js";

/** Rows of inline buttons; `act.tap(data, node)` and `act.open(url, node)` are what they do. */
export function inlineKeys(rows, act) {
  if (rows.length === 0) return null;
  return el("div", { className: "inline-keys" }, ...rows.map((row) => keyRow(row, (button) => inlineKey(button, act))));
}

function inlineKey({ text, data, url }, act) {
  if (url) {
    return el("button", { type: "button", className: "key", onclick: (event) => act.open(url, event.currentTarget) }, text, icon("out"));
  }
  return el(
    "button",
    { type: "button", className: "key", onclick: (event) => act.tap(data, event.currentTarget) },
    text,
  );
}

/** Fills `panel` with the reply keyboard: rows of texts, each sent as a message by `send(text)`. */
export function fillReplyKeys(panel, rows, send) {
  const key = (text) => el("button", { type: "button", className: "key", onclick: () => send(text) }, text);
  panel.replaceChildren(...(rows ?? []).map((row) => keyRow(row, key)));
}

const keyRow = (row, key) => el("div", { className: "key-row" }, ...row.map(key));

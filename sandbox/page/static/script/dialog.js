// Questions in front of everything, on the browser's own <dialog>: it keeps the focus inside and gives it back.

import { el } from "./dom.js";
import { word } from "./words.js";

/**
 * Asks and resolves to the `value` of the chosen button, or null when dismissed.
 * `choices`: [{label, value, kind?: "main"|"danger", picture?}]; `body`: nodes below the heading.
 */
export function ask({ heading, body = [], choices }) {
  const buttons = choices.map(({ label, value, kind = "plain", picture }) =>
    el(
      "button",
      { type: "submit", value: String(value), className: `choice ${kind}` },
      picture ? el("img", { src: picture, alt: "", className: "avatar" }) : null,
      label,
    ),
  );
  const title = el("h2", { id: "question" }, heading);
  const form = el("form", { method: "dialog" }, title, ...body, el("div", { className: "choices" }, ...buttons));
  return show(el("dialog", { className: "question", "aria-labelledby": "question" }, form));
}

/** A notice with nothing to choose. */
export const tell = (heading, body = []) => ask({ heading, body, choices: [{ label: word("ok"), value: "ok", kind: "main" }] });

/** Asks for a text, starting from `text`; null when dismissed. */
export async function askText(heading, text) {
  const input = el("textarea", { rows: 4, maxLength: 4096, value: text, "aria-label": heading, autofocus: true });
  const choices = [{ label: word("cancel"), value: "" }, { label: word("save"), value: "save", kind: "main" }];
  return (await ask({ heading, body: [input], choices })) === "save" ? input.value.trim() : null;
}

/** One picture as large as the window; a click anywhere closes it. */
export function showPicture(url, alt) {
  const close = el("button", { type: "submit", value: "", className: "viewer-close", "aria-label": word("close") });
  close.append(el("img", { src: url, alt }));
  return show(el("dialog", { className: "viewer", "aria-label": alt }, el("form", { method: "dialog" }, close)));
}

function show(dialog) {
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close(""));
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue || null);
    });
  });
}

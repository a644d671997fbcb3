// A short menu that rises inside a phone: commands, attachments, reactions, block.

import { el } from "./dom.js";

/** Opens `items` ([{label, detail?, run}]) in the `sheet` element; closes on choice, Escape, Tab or a click elsewhere. */
export function openSheet(sheet, items, opener) {
  if (!sheet.hidden) return sheet.close();
  const away = (event) => sheet.contains(event.target) || opener.contains(event.target) || sheet.close();
  sheet.close = () => {
    document.removeEventListener("pointerdown", away);
    if (sheet.contains(document.activeElement)) opener.focus();
    sheet.hidden = true;
  };
  sheet.replaceChildren(...items.map((item) => entry(item, sheet)));
  sheet.onkeydown = (event) => steer(event, sheet);
  sheet.hidden = false;
  document.addEventListener("pointerdown", away);
  sheet.firstElementChild.focus();
}

function entry({ label, detail, run }, sheet) {
  const choose = () => {
    sheet.close();
    run?.();
  };
  const small = detail ? el("span", {}, detail) : null;
  return el("button", { type: "button", role: "menuitem", onclick: choose }, el("b", {}, label), small);
}

function steer(event, sheet) {
  const items = [...sheet.children];
  const at = items.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    items[to % items.length].focus();
  } else if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    sheet.close();
  }
}

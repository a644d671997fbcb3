// The ribbon above the phones: five moments that tick themselves, and what to do for the next one.

import { el, icon } from "./dom.js";
import { MOMENTS, momentsIn } from "./moments.js";
import { word } from "./words.js";

export class Ribbon {
  #come = new Set();
  #list = document.querySelector(".ribbon");

  constructor(desk) {
    this.desk = desk;
    document.addEventListener("chat", () => this.#look());
    this.#draw();
  }

  /** What has come stays ticked: a message may change later, or lose its buttons. */
  #look() {
    const before = this.#come.size;
    momentsIn(this.desk.patient).forEach((moment) => this.#come.add(moment));
    if (this.#come.size !== before) this.#draw();
  }

  #draw() {
    const next = MOMENTS.find((moment) => !this.#come.has(moment));
    document.body.dataset.next = next ?? "";
    this.#list.replaceChildren(...MOMENTS.map((moment, at) => this.#item(moment, at + 1, moment === next)));
  }

  #item(moment, number, next) {
    const done = this.#come.has(moment);
    const item = el(
      "li",
      { className: done ? "done" : "", "data-moment": moment },
      el("span", { className: "dot", "aria-hidden": "true" }, done ? icon("check") : String(number)),
      el(
        "span",
        { className: "moment" },
        el("b", {}, word(`moment_${moment}`)),
        done ? el("span", { className: "unseen" }, ` (${word("done")})`) : null,
        next ? el("small", {}, word(`hint_${moment}`)) : null,
      ),
    );
    if (next) item.setAttribute("aria-current", "step");
    return item;
  }
}

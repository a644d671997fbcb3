// The messages of one phone, oldest first, with a pill for each day. What is new is shown from its beginning on, unless
// the reader has scrolled up.

import { el } from "./dom.js";

const NEAR = 80;
const GAP = 10;

export class MessageLog {
  #rows = new Map();
  #box;
  #list;
  #pinned = true;
  #top = 0;
  // The newest message at the reader's last step; where the log was last scrolled to without the reader.
  #read = 0;
  #aim = 0;

  /** `draw(message)` makes a row; `onScroll` is called when the reader scrolls. */
  constructor(box, draw, onScroll) {
    this.#box = box;
    this.#list = box.querySelector(".rows");
    this.draw = draw;
    box.addEventListener("scroll", () => {
      this.#scrolled();
      onScroll();
    });
    box.addEventListener("keydown", (event) => this.#walk(event));
    const grown = new ResizeObserver(() => {
      if (this.#pinned) this.#reach();
      onScroll();
    });
    grown.observe(this.#list);
    grown.observe(box);
  }

  get pinned() {
    return this.#pinned;
  }

  get atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#box;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  get empty() {
    return this.#rows.size === 0;
  }

  get newest() {
    return Math.max(0, ...this.#rows.keys());
  }

  /** How many of the bot's messages came after message `id`. */
  countAfter(id) {
    return [...this.#rows].filter(([key, row]) => key > id && row.classList.contains("bot")).length;
  }

  /** Shows the latest state of each message. */
  apply(messages) {
    for (const message of messages) {
      if (message.deleted) this.#remove(message.message_id);
      else this.#place(message);
    }
    this.#markDays();
  }

  /** The reader does something: what comes from now on comes into sight, wherever they are. */
  follow() {
    this.#pinned = true;
    this.#read = this.newest;
  }

  toNewest() {
    this.follow();
    this.#reach();
  }

  /** Goes down as far as leaves the beginning of what is new in sight: long answers are read from their top. */
  #reach() {
    const { scrollHeight, scrollTop, clientHeight } = this.#box;
    const answers = [...this.#rows].filter(([id, row]) => id > this.#read && row.classList.contains("bot"));
    const row = this.#rows.get(Math.min(...answers.map(([id]) => id)));
    const head = row?.previousElementSibling?.matches(".day") ? row.previousElementSibling : row;
    const top = head ? head.getBoundingClientRect().top - this.#box.getBoundingClientRect().top - GAP : Infinity;
    this.#aim = Math.max(0, Math.min(scrollHeight - clientHeight, scrollTop + top));
    this.#box.scrollTo({ top: this.#aim, behavior: "instant" });
  }

  /** Only scrolling up leaves the newest message: growth below (a picture that arrives) does not. */
  #scrolled() {
    const { scrollTop } = this.#box;
    const byReader = Math.abs(scrollTop - this.#aim) > 2;
    if (byReader && this.atEnd) this.follow();
    else if (byReader && scrollTop < this.#top) this.#pinned = false;
    this.#top = scrollTop;
  }

  /** Arrow keys go from message to message, starting at the newest. */
  #walk(event) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step || !event.target.matches(".row, .log")) return;
    const rows = [...this.#list.querySelectorAll(".row")];
    const at = rows.indexOf(event.target);
    event.preventDefault();
    rows.at(at === -1 ? -1 : Math.min(Math.max(at + step, 0), rows.length - 1))?.focus();
  }

  #place(message) {
    const row = this.draw(message);
    const old = this.#rows.get(message.message_id);
    this.#rows.set(message.message_id, row);
    if (old) return replaceKeepingFocus(old, row);
    const later = [...this.#rows.keys()].filter((id) => id > message.message_id);
    const before = later.length > 0 ? this.#rows.get(Math.min(...later)) : null;
    this.#list.insertBefore(row, before);
  }

  #remove(id) {
    this.#rows.get(id)?.remove();
    this.#rows.delete(id);
  }

  #markDays() {
    let day = null;
    for (const row of [...this.#list.querySelectorAll(".row")]) {
      const before = row.previousElementSibling;
      const pill = before?.matches(".day") ? before : null;
      if (row.dataset.day === day) pill?.remove();
      else if (!pill) row.before(el("p", { className: "day" }, row.dataset.day));
      day = row.dataset.day;
    }
    const last = this.#list.lastElementChild;
    if (last?.matches(".day")) last.remove();
  }
}

function replaceKeepingFocus(old, row) {
  const held = old.contains(document.activeElement);
  const keys = [...old.querySelectorAll(".key")];
  const at = keys.indexOf(document.activeElement);
  row.classList.add("replaced");
  old.replaceWith(row);
  if (held) (row.querySelectorAll(".key")[at] ?? row).focus({ preventScroll: true });
}

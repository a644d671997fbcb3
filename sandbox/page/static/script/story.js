// A story step by step: reads along, presses, writes, moves the clock. It stops where the chat goes another way.

import * as control from "./control.js";
import { press, write } from "./hand.js";
import { wordsIn } from "./pace.js";

// In words, like everything in a story: six seconds or so.
const PATIENCE = 30;
const MOST_WORDS = 32;

/** Thrown when what the story would press does not come. */
export class OffScript extends Error {}

export class Story {
  #seen = 0;

  /** `phone` is the patient's, `tell(text)` shows what a narrator says. */
  constructor(phone, clock, pace, tell) {
    Object.assign(this, { phone, clock, pace, tell });
  }

  async play(steps) {
    for (const step of steps) {
      const [[kind, value]] = Object.entries(step);
      await this[`_${kind}`](value);
    }
    await this.#read();
  }

  async _tell(text) {
    await this.#read();
    this.tell(text);
    await this.pace.wait(wordsIn(text));
  }

  _start() {
    return this.#press(() => shown(this.phone.$(".start")));
  }

  _tap(label) {
    return this.#press(() => this.phone.inlineKey(label));
  }

  _key(label) {
    return this.#press(() => this.phone.replyKey(label));
  }

  async _write(text) {
    await this.#read();
    if (!shown(this.phone.composer.form)) throw new OffScript();
    await write(this.phone, text, this.pace);
    await this.#answer();
  }

  async _clock(jump) {
    await this.#read();
    const find = () => document.querySelector(`[data-jump="${jump}"]:not([aria-disabled="true"])`);
    await this.#press(find);
    await this.clock.arrived;
  }

  async #press(find) {
    await this.#read();
    if (!(await this.pace.until(find, PATIENCE))) throw new OffScript();
    await press(find, this.pace);
    await this.#answer();
  }

  /** Gives the reader time for what has come since the last step. */
  async #read() {
    const isNew = ({ from, deleted, message_id: id }) => from === "bot" && !deleted && id > this.#seen;
    const come = this.phone.messages.filter(isNew);
    this.#seen = Math.max(this.#seen, ...come.map(({ message_id: id }) => id));
    const words = come.reduce((sum, { text, caption }) => sum + wordsIn(text ?? caption), 0);
    await this.pace.wait(Math.min(words, MOST_WORDS));
  }

  /** Everything the bot has to say has been said when the sandbox is quiet; it is there when its pictures are. */
  async #answer() {
    await control.settle().catch(() => {});
    await this.phone.refresh();
    const pictures = [...this.phone.root.querySelectorAll("img.picture")];
    await Promise.all(pictures.map((picture) => picture.decode().catch(() => {})));
  }
}

const shown = (node) => (node.hidden ? null : node);

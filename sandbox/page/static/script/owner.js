// What the owner of a phone does with it: writes, taps, reacts, edits, blocks. Refusals become a notice in the phone.

import * as control from "./control.js";
import { ask, askText, tell } from "./dialog.js";
import { readLink } from "./links.js";
import { drawThread } from "./thread.js";
import { word } from "./words.js";

const REACTIONS = ["❤", "👍", "👏"];
const TAP_PATIENCE = 15_000;

export class Owner {
  #waiting = new Map();
  #answered = new Set();

  /** `phone` gives user, notify(text), refresh(); `desk` gives botName and choosePhone(own). */
  constructor(phone, desk) {
    this.phone = phone;
    this.desk = desk;
    this.id = phone.user.id;
  }

  say(content) {
    return this.#attempt(() => control.send(this.id, content));
  }

  /** Comes with the link that they got on paper; it is a new one each time. */
  join() {
    return this.#attempt(async () => {
      const { link } = await control.handOut(this.phone.role);
      const { payload } = readLink(link, this.desk.botName);
      return control.send(this.id, { text: `/start ${payload}` });
    });
  }

  /** Presses an inline button, which shows that it waits until the bot answers the tap. */
  async tap(message, data, button) {
    button.classList.add("waiting");
    this.phone.tapped.add(button.textContent);
    const tapped = await this.#attempt(() => control.tap(this.id, message.message_id, data), "button_gone");
    const callback = tapped?.callback_id;
    if (!callback || this.#answered.has(callback)) return button.classList.remove("waiting");
    this.#waiting.set(callback, button);
    setTimeout(() => this.#release(callback), TAP_PATIENCE);
  }

  /** The bot's answer to a tap: nothing, a passing notice, or an alert to be closed. */
  answered({ callback_id: callback, text, alert }) {
    this.#answered.add(callback);
    this.#release(callback);
    if (text && alert) tell(text);
    else if (text) this.phone.notify(text);
  }

  #release(callback) {
    this.#waiting.get(callback)?.classList.remove("waiting");
    this.#waiting.delete(callback);
  }

  /** What can be done with one message: [{label, run}]. */
  choices(message) {
    const react = (emoji) => this.#attempt(() => control.react(this.id, message.message_id, emoji));
    const reactions = REACTIONS.map((emoji) => ({ label: word("react_with", { emoji }), run: () => react(emoji) }));
    const editable = message.from === "user" && message.text;
    return editable ? [{ label: word("edit"), run: () => this.#edit(message) }, ...reactions] : reactions;
  }

  async #edit(message) {
    const text = await askText(word("edit_heading"), message.text);
    if (text && text !== message.text) await this.#attempt(() => control.edit(this.id, message.message_id, text));
  }

  setBlocked(blocked) {
    return this.#attempt(async () => {
      const { blocked: is } = await (blocked ? control.block(this.id) : control.unblock(this.id));
      this.phone.user.blocked = is;
    });
  }

  /** Follows the link in `source`: into another phone, to nobody in particular, or out of this computer if that is wished. */
  async open(url, source) {
    const link = readLink(url, this.desk.botName);
    if (link.kind === "start") return this.#startOn(await this.desk.choosePhone(this.phone), link.payload, source);
    if (link.kind === "share") return tell(word("would_share"), [paragraph(link.text)]);
    if (link.kind === "nowhere") return this.phone.notify(url);
    const choices = [
      { label: word("cancel"), value: "" },
      { label: word("open_anyway"), value: "go", kind: "main" },
    ];
    const answer = await ask({ heading: word("outside"), body: [paragraph(url)], choices });
    if (answer === "go") window.open(url, "_blank", "noopener,noreferrer");
  }

  async #startOn(phone, payload, source) {
    if (!phone) return;
    this.desk.activate(phone);
    if (phone !== this.phone) {
      this.phone.notify(word("opened_on", { name: phone.name }));
      drawThread(source, this.phone, phone);
    }
    await phone.owner.say({ text: `/start ${payload}`.trim() });
  }

  async #attempt(action, refusal = "not_sent") {
    this.phone.log.follow();
    try {
      const result = await action();
      this.phone.refresh();
      return result;
    } catch (error) {
      this.phone.notify(word(error.status === 409 ? refusal : "not_sent", { why: error.message }));
      return null;
    }
  }
}

function paragraph(text) {
  const node = document.createElement("p");
  node.textContent = text;
  return node;
}

// One person's phone: asks the sandbox for the chat and shows it as it stands.

import { bubble } from "./bubble.js";
import { Composer } from "./composer.js";
import * as control from "./control.js";
import { MessageLog } from "./log.js";
import { Owner } from "./owner.js";
import { openSheet } from "./sheet.js";
import { translate, word } from "./words.js";

// The sandbox takes a bot for typing so long; that it has stopped is not announced.
const TYPING = 5000;

export class Phone {
  unread = 0;
  keyboard = null;
  /** The labels of the inline buttons that were pressed here. */
  tapped = new Set();
  #messages = new Map();
  #since = 0;
  #loaded = false;
  #current = Promise.resolve();
  #next = null;
  #quiet = 0;
  #still = 0;

  /** `desk` is the page around: botName, handouts, isActive(phone), changed(), activate(phone), choosePhone(own). */
  constructor({ role, user }, desk) {
    Object.assign(this, { role, user, desk, name: user.first_name });
    // Whether they come with a link that they got on paper.
    this.handedOut = desk.handouts.has(role);
    this.root = document.querySelector("#phone").content.firstElementChild.cloneNode(true);
    this.owner = new Owner(this, desk);
    this.#dress();
    this.log = new MessageLog(this.$(".log"), (message) => this.#draw(message), () => this.seen());
    this.composer = new Composer(this);
    this.$(".to-newest").addEventListener("click", () => this.log.toNewest());
    const more = this.$(".more");
    more.addEventListener("click", () => openSheet(this.$(".sheet"), this.#menu(), more));
  }

  $(selector) {
    return this.root.querySelector(selector);
  }

  #dress() {
    translate(this.root);
    this.root.id = `phone-${this.user.id}`;
    this.root.classList.add(this.role);
    this.root.classList.toggle("handed-out", this.handedOut);
    this.root.setAttribute("aria-label", word("phone_of", { name: this.name }));
    this.$(".owner .avatar").src = `/page/picture/${this.role}.svg`;
    this.$("h2").textContent = [this.user.first_name, this.user.last_name].filter(Boolean).join(" ");
    this.$(".role").textContent = word(this.role);
    this.$(".log").setAttribute("aria-label", word("messages_of", { name: this.name }));
    if (["daughter", "clinic"].includes(this.role)) this.showInvited(false);
  }

  #menu() {
    const block = this.user.blocked
      ? { label: word("unblock"), run: () => this.owner.setBlocked(false) }
      : { label: word("block"), run: () => this.owner.setBlocked(true) };
    const invitation = { label: word("open_invitation"), run: () => this.owner.join() };
    return this.handedOut && !this.user.blocked ? [invitation, block] : [block];
  }

  #draw(message) {
    const author = message.from === "user" ? word("you") : this.$(".bot-name").textContent;
    return bubble(message, author, {
      open: (url, source) => this.owner.open(url, source),
      send: (text) => this.owner.say({ text }),
      tap: (data, button) => this.owner.tap(message, data, button),
      more: (opener) => openSheet(this.$(".sheet"), this.owner.choices(message), opener),
    });
  }

  /** What stands in the chat, oldest first. */
  get messages() {
    return [...this.#messages.values()].sort((a, b) => a.message_id - b.message_id);
  }

  /** The newest inline button with this label, or undefined. */
  inlineKey(label) {
    return [...this.root.querySelectorAll(".inline-keys .key")].findLast((key) => key.textContent === label);
  }

  /** The button of the keyboard with this label, if the keyboard is shown. */
  replyKey(label) {
    return [...this.root.querySelectorAll(".reply-keys:not([hidden]) .key")].find((key) => key.textContent === label);
  }

  /** Asks for what is new and shows it. Calls that come while one is under way share the next one. */
  refresh() {
    this.#next ??= this.#current
      .catch(() => {})
      .then(() => {
        [this.#current, this.#next] = [this.#next, null];
        return this.#load();
      });
    return this.#next;
  }

  async #load() {
    if (this.log.empty) await this.#introduce();
    const chat = await control.chat(this.user.id, this.#since);
    const newest = this.log.newest;
    this.#since = chat.seq;
    for (const message of chat.messages) this.#messages.set(message.message_id, message);
    this.log.apply(chat.messages);
    this.#showState(chat);
    if (this.#loaded) {
      chat.callback_answers.forEach((answer) => this.owner.answered(answer));
      this.unread += this.log.countAfter(newest);
    } else {
      this.log.toNewest();
    }
    this.#loaded = true;
    this.seen();
    document.dispatchEvent(new CustomEvent("chat"));
  }

  #showState({ keyboard, typing }) {
    this.keyboard = keyboard;
    const fresh = this.log.empty;
    this.root.classList.toggle("fresh", fresh);
    this.$(".reason").hidden = !fresh || this.$(".reason").textContent === "";
    this.$(".about").hidden = !fresh;
    this.#showTyping(typing);
    this.composer.show({ fresh, blocked: this.user.blocked, keyboard });
  }

  /** Before the first message here: whether it is this phone's turn, and what to press. */
  showInvited(invited) {
    this.root.classList.toggle("invited", invited);
    this.$(".reason").textContent = word(`${this.role}_${invited || this.handedOut ? "invited" : "later"}`);
  }

  #showTyping(typing) {
    this.$(".typing").hidden = !typing;
    this.$(".presence").textContent = word(typing ? "typing" : "bot");
    clearTimeout(this.#still);
    if (typing) this.#still = setTimeout(() => this.#showTyping(false), TYPING);
  }

  /** The bot's name and what it says of itself before the first message. */
  async #introduce() {
    const { name, description } = await control.menu(this.user.id);
    this.$(".bot-name").textContent = name;
    const heading = document.createElement("strong");
    heading.textContent = word("about_heading");
    this.$(".about").replaceChildren(...(description ? [heading, description] : []));
  }

  /** What the owner has before their eyes counts as read. */
  seen() {
    if (this.log.pinned && this.desk.isActive(this)) this.unread = 0;
    this.$(".to-newest").hidden = this.log.atEnd;
    this.desk.changed();
  }

  /** A passing notice at the head of the chat. */
  notify(text) {
    const notice = this.$(".notice");
    notice.textContent = text;
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => (notice.textContent = ""), 4000 + 50 * text.length);
  }
}

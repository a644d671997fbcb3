// The foot of a phone: Start, the line to write in, and the menus beside it.

import * as control from "./control.js";
import { fillReplyKeys } from "./keys.js";
import { openSheet } from "./sheet.js";
import { fillSuggestions } from "./suggestions.js";
import { word } from "./words.js";

const ATTACHMENTS = {
  photo: { photo: true },
  voice: { voice: true },
  video: { video: true },
  sticker: { sticker: true },
  location: { location: { latitude: 41.0082, longitude: 28.9784 } },
};

export class Composer {
  #keys = null;

  constructor(phone) {
    this.phone = phone;
    this.owner = phone.owner;
    this.form = phone.$(".composer");
    this.start = phone.$(".start");
    this.panel = phone.$(".reply-keys");
    this.input = phone.$("textarea");
    this.toggle = phone.$(".show-keys");
    this.suggestions = phone.$(".suggestions");
    this.input.placeholder = word("write");
    this.input.setAttribute("aria-label", word("write_as", { name: phone.name }));
    const { role, user } = phone;
    fillSuggestions(this.suggestions, { role, language: user.language_code }, (sentence) => this.#fillIn(sentence));
    this.#listen();
  }

  #fillIn(sentence) {
    this.input.value = sentence;
    this.input.focus();
  }

  #listen() {
    this.form.addEventListener("submit", (event) => this.#submit(event));
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.#submit(event);
    });
    this.start.addEventListener("click", () => (this.blocked ? this.owner.setBlocked(false) : this.#say("/start")));
    this.toggle.addEventListener("click", () => this.#showKeys(this.panel.hidden));
    const commands = this.form.querySelector(".commands");
    commands.addEventListener("click", () => this.#offerCommands(commands));
    const attach = this.form.querySelector(".attach");
    attach.addEventListener("click", () => openSheet(this.phone.$(".sheet"), this.#attachments(), attach));
  }

  #say(text) {
    return this.owner.say({ text });
  }

  async #submit(event) {
    event.preventDefault();
    const text = this.input.value.trim();
    if (text === "") return;
    this.input.value = "";
    const sent = await this.#say(text);
    if (!sent && this.input.value === "") this.input.value = text;
  }

  async #offerCommands(opener) {
    const { commands } = await control.menu(this.phone.user.id);
    const items = commands.map(({ command, description }) => ({
      label: `/${command}`,
      detail: description,
      run: () => this.#say(`/${command}`),
    }));
    openSheet(this.phone.$(".sheet"), items.length > 0 ? items : [{ label: word("no_commands") }], opener);
  }

  #attachments() {
    return Object.entries(ATTACHMENTS).map(([kind, content]) => ({ label: word(kind), run: () => this.owner.say(content) }));
  }

  /** Start before the first message, Unblock while blocked, else the line to write in. */
  show({ fresh, blocked, keyboard }) {
    const held = [this.start, this.form, this.panel].some((part) => part.contains(document.activeElement));
    this.blocked = blocked;
    this.start.hidden = !fresh && !blocked;
    this.form.hidden = fresh || blocked;
    this.start.textContent = word(blocked ? "unblock" : "start");
    this.toggle.hidden = !keyboard;
    // Before there is a keyboard the bot has questions of its own.
    this.suggestions.hidden = this.form.hidden || !keyboard || !this.suggestions.hasChildNodes();
    const keys = JSON.stringify(keyboard);
    if (keys !== this.#keys) {
      this.#keys = keys;
      fillReplyKeys(this.panel, keyboard, (text) => this.#say(text));
      this.#showKeys(Boolean(keyboard));
    }
    if (this.form.hidden) this.panel.hidden = true;
    const focused = document.activeElement;
    if (held && (focused === document.body || focused.closest("[hidden]"))) this.phone.$(".log").focus();
  }

  #showKeys(shown) {
    this.panel.hidden = !shown;
    this.toggle.setAttribute("aria-pressed", String(shown));
  }
}

// The foot of a phone: Start, the line to write in, and the menus beside it.

import * as control from "./control.js";
import { chooseFile } from "./files.js";
import { formatted } from "./formatting.js";
import { fillReplyKeys } from "./keys.js";
import { openSheet } from "./sheet.js";
import { fillSuggestions } from "./suggestions.js";
import { word } from "./words.js";

// What has words below it takes those that stand in the line.
const WITH_WORDS = ["photo", "animation", "video", "document"];
const ATTACHMENTS = {
  photo: { photo: true },
  document: { document: true },
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
    this.start.addEventListener("click", () => this.#begin());
    this.toggle.addEventListener("click", () => this.#showKeys(this.panel.hidden));
    const commands = this.form.querySelector(".commands");
    commands.addEventListener("click", () => this.#offerCommands(commands));
    const attach = this.form.querySelector(".attach");
    attach.addEventListener("click", () => openSheet(this.phone.$(".sheet"), this.#attachments(), attach));
  }

  #begin() {
    if (this.blocked) return this.owner.setBlocked(false);
    return this.phone.handedOut ? this.owner.join() : this.#say("/start");
  }

  #say(text) {
    return this.owner.say({ text });
  }

  #submit(event) {
    event.preventDefault();
    return this.input.value.trim() && this.#send(formatted);
  }

  /** Sends what `make` makes of the words in the line; they come back where that is refused. */
  async #send(make) {
    const words = this.input.value.trim();
    this.input.value = "";
    const sent = await this.owner.say(make(words));
    if (!sent && this.input.value === "") this.input.value = words;
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
    const samples = Object.entries(ATTACHMENTS);
    const items = samples.map(([kind, content]) => ({ label: word(kind), run: () => this.#attach(content) }));
    return [{ label: word("own_file"), run: () => chooseFile((file) => this.#attach(file)) }, ...items];
  }

  #attach(content) {
    if (!content) return this.phone.notify(word("too_large"));
    const bare = !WITH_WORDS.some((kind) => kind in content) || this.input.value.trim() === "";
    return bare ? this.owner.say(content) : this.#send((words) => captioned(content, formatted(words)));
  }

  /** Start before the first message, Unblock while blocked, else the line to write in. */
  show({ fresh, blocked, keyboard }) {
    const held = [this.start, this.form, this.panel].some((part) => part.contains(document.activeElement));
    this.blocked = blocked;
    this.start.hidden = !fresh && !blocked;
    this.form.hidden = fresh || blocked;
    const begin = this.phone.handedOut ? "open_invitation" : "start";
    this.start.textContent = word(blocked ? "unblock" : begin);
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

const captioned = (content, { text, entities }) => ({ ...content, caption: text, ...(entities && { entities }) });

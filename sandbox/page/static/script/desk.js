// All phones on the page: which one is in use, what is unread where, and the tabs of a narrow screen.

import { inviteGuest } from "./cast.js";
import { ask } from "./dialog.js";
import { el } from "./dom.js";
import { invites } from "./links.js";
import { Phone } from "./phone.js";
import { word } from "./words.js";

const NEW = "new";

export class Desk {
  phones = [];
  botName = "";
  /** The roles that come with a link on paper. */
  handouts = new Set();
  #active = null;
  #area = document.querySelector(".phones");
  #tabs = document.querySelector(".tabs");

  constructor() {
    document.addEventListener("visibilitychange", () => this.#active?.seen());
    document.addEventListener("chat", () => this.#light());
    this.#tabs.addEventListener("keydown", (event) => this.#steer(event));
  }

  /** Puts a phone on the desk for each of `people` that has none yet; resolves when their chats are shown. */
  async seat(people) {
    const ids = new Set(this.phones.map(({ user }) => user.id));
    const added = people.filter(({ user }) => !ids.has(user.id)).map((person) => this.#add(person));
    this.#active ?? this.activate(this.phones[0]);
    await Promise.all(added.map((phone) => phone.refresh()));
    document.dispatchEvent(new CustomEvent("seated"));
  }

  #add(person) {
    const phone = new Phone(person, this);
    for (const sign of ["pointerdown", "focusin", "pointerenter"]) {
      phone.root.addEventListener(sign, () => this.activate(phone));
    }
    phone.tab = el("button", { type: "button", role: "tab", "aria-controls": phone.root.id });
    phone.tab.append(el("img", { src: phone.$(".owner .avatar").src, alt: "", className: "avatar" }), phone.name);
    phone.tab.append(el("span", { className: "badge", hidden: true }));
    phone.tab.addEventListener("click", () => this.activate(phone));
    this.#tabs.append(phone.tab);
    this.#area.append(phone.root);
    this.phones.push(phone);
    return phone;
  }

  async addGuest() {
    const guest = await inviteGuest(this.phones);
    await this.seat([guest]);
    const phone = this.phones.find(({ user }) => user.id === guest.user.id);
    this.activate(phone);
    phone.root.scrollIntoView({ block: "nearest", inline: "nearest" });
    phone.$(".start").focus();
    return phone;
  }

  get patient() {
    return this.phones.find(({ role }) => role === "patient");
  }

  find(id) {
    return this.phones.find(({ user }) => user.id === id);
  }

  activate(phone) {
    if (phone === this.#active) return phone.seen();
    this.#active = phone;
    for (const one of this.phones) {
      const chosen = one === phone;
      one.root.classList.toggle("active", chosen);
      one.tab.setAttribute("aria-selected", String(chosen));
      one.tab.tabIndex = chosen ? 0 : -1;
    }
    phone.seen();
  }

  isActive(phone) {
    return phone === this.#active && document.visibilityState === "visible";
  }

  /** Draws the unread marks anew. */
  changed() {
    for (const phone of this.phones) {
      for (const badge of [...phone.root.querySelectorAll(".badge"), ...phone.tab.querySelectorAll(".badge")]) {
        badge.hidden = phone.unread === 0;
        badge.textContent = badge.closest(".owner") ? word("new_messages", { n: phone.unread }) : phone.unread;
      }
    }
    const all = this.phones.reduce((sum, { unread }) => sum + unread, 0);
    document.title = all > 0 ? `(${all}) ${word("title")}` : word("title");
  }

  /** The patient's link lights her daughter's phone; whoever has a link on paper waits until she has begun. */
  #light() {
    const { messages } = this.patient;
    const shown = invites(messages, this.botName);
    for (const phone of this.phones) {
      if (phone.role === "daughter") phone.showInvited(shown);
      else if (phone.handedOut) phone.showInvited(messages.length > 0);
    }
  }

  /** Asks on which phone something should open, those of others first, or a new one; null when nobody was chosen. */
  async choosePhone(own) {
    const inOrder = [...this.phones.filter((phone) => phone !== own), own];
    const choices = inOrder.map(({ name, role, user }) => ({
      label: `${name} (${word(role)})`,
      value: user.id,
      picture: `/page/picture/${role}.svg`,
    }));
    choices.push({ label: word("new_phone"), value: NEW, picture: "/page/picture/guest.svg" });
    const chosen = await ask({ heading: word("choose_phone"), choices });
    if (chosen === NEW) return this.addGuest();
    return chosen ? this.find(Number(chosen)) : null;
  }

  #steer(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const at = this.phones.indexOf(this.#active) + step + this.phones.length;
    const phone = this.phones[at % this.phones.length];
    this.activate(phone);
    phone.tab.focus();
  }
}

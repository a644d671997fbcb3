// The clock that everybody on this page lives by, and the buttons that move it.

import { JUMPS, timeOfDay, wholeDay } from "./calendar.js";
import * as control from "./control.js";
import { word } from "./words.js";

const MINUTE = 60_000;

export class Clock {
  #face = document.querySelector("#now");
  #report = document.querySelector("#report");
  #buttons = [...document.querySelectorAll("[data-jump]")];

  /** Resolves when the last jump has ended. */
  arrived = Promise.resolve();

  constructor(desk) {
    this.desk = desk;
    for (const button of this.#buttons) button.addEventListener("click", () => (this.arrived = this.#jump(button)));
  }

  /** Shows `now` (ISO 8601, or as before) here and at the top of every phone. */
  show(now = this.now) {
    this.now = new Date(now);
    const day = document.createElement("span");
    day.textContent = wholeDay(this.now);
    this.#face.dateTime = this.now.toISOString();
    this.#face.replaceChildren(day, " ", timeOfDay(this.now));
    for (const time of document.querySelectorAll(".status .time")) time.textContent = timeOfDay(this.now);
  }

  async #jump(button) {
    if (button.ariaDisabled === "true") return;
    const before = this.now;
    const newest = new Map(this.desk.phones.map((phone) => [phone, phone.log.newest]));
    this.#busy(button, true);
    this.desk.phones.forEach((phone) => phone.log.follow());
    this.#report.textContent = word("moving");
    try {
      this.show((await control.moveClock(JUMPS[button.dataset.jump](before))).now);
      await Promise.all(this.desk.phones.map((phone) => phone.refresh()));
      this.#report.textContent = this.#summary(before, newest);
    } catch (error) {
      this.#report.textContent = await this.#excuse(error);
    } finally {
      this.#busy(button, false);
    }
  }

  #busy(button, busy) {
    for (const one of this.#buttons) one.setAttribute("aria-disabled", String(busy));
    button.classList.toggle("running", busy);
  }

  /** "16 hours later: 2 messages (Ayşe)". */
  #summary(before, newest) {
    const later = span(this.now - before);
    const came = [...newest].map(([phone, id]) => ({ name: phone.name, n: phone.log.countAfter(id) }));
    const receivers = came.filter(({ n }) => n > 0);
    if (receivers.length === 0) return word("nothing_came", { later });
    const who = receivers.map(({ name, n }) => (receivers.length > 1 ? `${name} ${n}` : name)).join(", ");
    return word("messages_came", { later, who, n: receivers.reduce((sum, { n }) => sum + n, 0) });
  }

  async #excuse(error) {
    if (error.status !== 504) return word("clock_failed");
    this.show((await control.state()).now);
    return word("clock_slow", { time: timeOfDay(this.now) });
  }
}

function span(milliseconds) {
  const minutes = Math.round(milliseconds / MINUTE);
  if (minutes < 60) return word("minutes_later", { n: minutes });
  const hours = Math.round(minutes / 60);
  return hours < 48 ? word("hours_later", { n: hours }) : word("days_later", { n: Math.round(hours / 24) });
}

// Puts everything on the page: the people, their phones, the clock, and the wire that keeps them up to date.

import { gather, isOnPage } from "./cast.js";
import { Clock } from "./clock.js";
import * as control from "./control.js";
import { Desk } from "./desk.js";
import { Player } from "./player.js";
import { confirmReset } from "./reset.js";
import { Ribbon } from "./ribbon.js";
import { keepLanguage, language, translate, word } from "./words.js";

const desk = new Desk();
const clock = new Clock(desk);
const player = new Player(desk, clock, () => ready);
const trouble = document.querySelector("#trouble");

document.documentElement.lang = language;
document.title = word("title");
translate(document);
new Ribbon(desk);

for (const button of document.querySelectorAll("[data-language]")) {
  button.setAttribute("aria-pressed", String(button.dataset.language === language));
  button.addEventListener("click", () => changeLanguage(button.dataset.language));
}
document.querySelector("#add-phone").addEventListener("click", () => desk.addGuest());
document.querySelector("#reset").addEventListener("click", startAnew);

/** People keep the language they were made with; before anybody has said a word they can still be made anew. */
async function changeLanguage(code) {
  if (code === language) return;
  keepLanguage(code);
  await ready;
  const { users } = await control.state();
  if (users.every((user) => isOnPage(user) && !user.started)) await control.reset();
  location.reload();
}

async function startAnew() {
  if (!(await confirmReset("reset_question"))) return;
  await control.reset();
  location.reload();
}

async function settle() {
  const state = await control.state();
  desk.botName = state.bot.username;
  desk.handouts = new Set(state.handouts);
  clock.show(state.now);
  document.addEventListener("seated", () => clock.show());
  await desk.seat(await gather());
  control.listen(state.seq, { onChange, onOpen, onLost });
  player.resume();
}

function onChange({ users, now }) {
  clock.show(now);
  if (users.length === 0) beginAnewIfForgotten();
  for (const id of users) desk.find(id)?.refresh();
}

function onOpen() {
  trouble.hidden = true;
  beginAnewIfForgotten();
  for (const phone of desk.phones) phone.refresh();
}

/** The sandbox may have been reset, or stopped and started: then it no longer knows these people. */
async function beginAnewIfForgotten() {
  const { users } = await control.state();
  const known = new Set(users.map(({ id }) => id));
  if (!desk.phones.every(({ user }) => known.has(user.id))) location.reload();
}

function onLost() {
  trouble.textContent = word("lost");
  trouble.hidden = false;
}

const ready = settle().catch(onLost);

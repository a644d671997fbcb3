// "Play the story" and what stands in its place while it plays: pause, faster, stop.

import { JUMPS } from "./calendar.js";
import * as control from "./control.js";
import { confirmReset } from "./reset.js";
import { Pace, Stopped } from "./pace.js";
import { OffScript, Story } from "./story.js";
import { language, word } from "./words.js";

const SPEEDS = [1, 2, 4];
const AFTER_RESET = "steady-play-story";
const find = (name) => document.querySelector(`#${name}`);

export class Player {
  #pace = null;
  #lead = find("lead");

  /** `ready()` resolves when everybody is seated: somebody may press before. */
  constructor(desk, clock, ready) {
    Object.assign(this, { desk, clock, ready });
    find("play").addEventListener("click", () => this.#begin());
    find("pause").addEventListener("click", () => this.#pause(!this.#pace.paused));
    find("faster").addEventListener("click", () => this.#faster());
    find("stop").addEventListener("click", () => this.#pace.stop());
  }

  /** Goes on with what was asked for before everything was reset. */
  resume() {
    if (sessionStorage.getItem(AFTER_RESET) === null) return;
    sessionStorage.removeItem(AFTER_RESET);
    this.#play();
  }

  async #begin() {
    await this.ready();
    const { users } = await control.state();
    const begun = users.some(({ started }) => started);
    const patient = users.find(({ id }) => id === this.desk.patient.user.id);
    // Nobody has said a word yet: only a patient who speaks another language has to be made anew.
    if (!begun && patient.language_code === language) return this.#play();
    if (begun && !(await confirmReset("story_question"))) return;
    sessionStorage.setItem(AFTER_RESET, "yes");
    await control.reset();
    location.reload();
  }

  async #play() {
    const story = await (await fetch(`/page/story/${language}.json`)).json();
    this.#pace = new Pace(story.words_per_second);
    this.#show(true);
    this.desk.activate(this.desk.patient);
    this.#tell(await this.#perform(story.steps));
    this.#show(false);
  }

  /** The last words: how it ended. */
  async #perform(steps) {
    try {
      await this.#turnToMonday();
      await new Story(this.desk.patient, this.clock, this.#pace, (text) => this.#tell(text)).play(steps);
      return word("story_ended");
    } catch (error) {
      if (error instanceof Stopped) return word("story_stopped");
      if (error instanceof OffScript) return word("story_lost");
      console.error(error);
      return word("story_lost");
    }
  }

  async #turnToMonday() {
    const monday = JUMPS.monday(this.clock.now);
    if (monday > this.clock.now) this.clock.show((await control.moveClock(monday)).now);
  }

  #tell(text) {
    document.body.classList.add("narrated");
    this.#lead.textContent = text;
  }

  #show(playing) {
    const held = find("player").contains(document.activeElement);
    document.body.classList.toggle("playing", playing);
    find("play").hidden = playing;
    find("controls").hidden = !playing;
    this.#pause(false);
    this.#faster(1);
    if (held) find(playing ? "pause" : "play").focus();
  }

  #pause(paused) {
    this.#pace.paused = paused;
    document.body.classList.toggle("paused", paused);
    find("pause").querySelector("span").textContent = word(paused ? "go_on" : "pause");
    find("pause").querySelector("use").setAttribute("href", `/page/picture/icons.svg#${paused ? "play" : "pause"}`);
  }

  #faster(speed = SPEEDS[(SPEEDS.indexOf(this.#pace.speed) + 1) % SPEEDS.length]) {
    this.#pace.speed = speed;
    find("faster").querySelector("span").textContent = `${speed}×`;
    find("faster").setAttribute("aria-label", word("speed", { n: speed }));
  }
}

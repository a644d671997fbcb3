// The time of a story. It runs in words, as somebody reads them, so that it can be made faster, held and ended.

const TICK = 40;

/** Thrown out of whatever waits when the story is ended by hand. */
export class Stopped extends Error {}

export class Pace {
  speed = 1;
  paused = false;
  #stopped = false;

  constructor(wordsPerSecond) {
    this.perSecond = wordsPerSecond;
  }

  stop() {
    this.#stopped = true;
  }

  /** Waits as long as `words` take to read; time stands still while paused. */
  async wait(words) {
    let left = this.#milliseconds(words);
    await this.#through((passed) => (left -= passed * this.speed) <= 0);
  }

  /** Gives what `find` finds, as soon as it does; null after the time of so many words, at any speed. */
  async until(find, words) {
    let found = null;
    let left = this.#milliseconds(words);
    await this.#through((passed) => (found = find()) || (left -= passed) <= 0);
    return found;
  }

  #milliseconds(words) {
    return (words / this.perSecond) * 1000;
  }

  /** Asks `over(milliseconds since it was last asked)` again and again until it is true. */
  async #through(over) {
    let before = performance.now();
    for (;;) {
      if (this.#stopped) throw new Stopped();
      const now = performance.now();
      if (!this.paused && over(now - before)) return;
      before = now;
      await new Promise((resolve) => setTimeout(resolve, TICK));
    }
  }
}

export const wordsIn = (text = "") => text.split(/\s+/).filter(Boolean).length;

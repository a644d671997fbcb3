// What the patient's fingers do in a story: shown first, then done, with the very buttons that a person presses.

import { prefersStillness, scrolling } from "./dom.js";

// How long a finger rests before it presses, and how long a letter takes; both in words, like everything in a story.
const PRESS = 4;
const LETTER = 0.3;

/** Presses what `find` gives. It is found anew after the pause: the message may have been drawn again meanwhile. */
export async function press(find, pace) {
  const shown = find();
  // A slow way there has to end before the press, or it would look as if the reader had scrolled away.
  shown.scrollIntoView({ block: "nearest", behavior: pace.speed > 1 ? "instant" : scrolling() });
  shown.classList.add("touched");
  try {
    await pace.wait(PRESS);
  } finally {
    shown.classList.remove("touched");
  }
  find()?.click();
}

/** Writes `text` into the phone letter by letter and sends it. */
export async function write(phone, text, pace) {
  const { input, form } = phone.composer;
  const letters = prefersStillness() ? [text] : [...text];
  input.value = "";
  for (const letter of letters) {
    input.value += letter;
    await pace.wait(LETTER);
  }
  await press(() => form.querySelector(".send"), pace);
}

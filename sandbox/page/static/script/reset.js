// Starting from the beginning: asked first, because it clears every phone.

import { ask } from "./dialog.js";
import { el } from "./dom.js";
import { word } from "./words.js";

/** Whether everything may be cleared; `question` is the key of the words that ask. */
export async function confirmReset(question) {
  const choices = [
    { label: word("cancel"), value: "" },
    { label: word("reset_yes"), value: "yes", kind: "danger" },
  ];
  const body = [el("p", {}, word("reset_effect"))];
  return (await ask({ heading: word(question), body, choices })) === "yes";
}

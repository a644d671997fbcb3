// A few everyday sentences below the line to write in. A press fills one in; sending it is the owner's own step.

import { el } from "./dom.js";

const SENTENCES = {
  en: ["My knee hurts", "Walked 25 min", "I feel dizzy", "Can I go swimming?"],
  tr: ["Dizim ağrıyor", "25 dk yürüdüm", "Başım dönüyor", "Yüzebilir miyim?"],
};

/** Fills `panel` in the language of the phone's owner; `choose(sentence)` takes what was pressed. */
export function fillSuggestions(panel, language, choose) {
  const chip = (sentence) =>
    el("button", { type: "button", className: "chip", onclick: () => choose(sentence) }, sentence);
  panel.replaceChildren(...(SENTENCES[language] ?? SENTENCES.en).map(chip));
}

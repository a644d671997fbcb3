// A few everyday sentences below the line to write in. A press fills one in; sending it is the owner's own step.

import { el } from "./dom.js";

const SENTENCES = {
  patient: {
    en: ["My knee hurts", "Walked 25 min", "I feel dizzy", "Can I go swimming?"],
    tr: ["Dizim ağrıyor", "25 dk yürüdüm", "Başım dönüyor", "Yüzebilir miyim?"],
  },
  daughter: { en: ["Mum fell"], tr: ["Annem düştü"] },
};

/** Fills `panel` for the phone's owner, {role, language}; `choose(sentence)` takes what was pressed. */
export function fillSuggestions(panel, { role, language }, choose) {
  const sentences = SENTENCES[role]?.[language] ?? SENTENCES[role]?.en ?? [];
  const chip = (sentence) =>
    el("button", { type: "button", className: "chip", onclick: () => choose(sentence) }, sentence);
  panel.replaceChildren(...sentences.map(chip));
}

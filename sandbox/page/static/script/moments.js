// Five moments of a week, and how one sees in the patient's chat that they have come. Nothing here knows the bot's words.

import { dayNumber, isSundayEvening } from "./calendar.js";

export const MOMENTS = ["start", "today", "tomorrow", "dizzy", "sunday"];

const DIZZY = /dizz|\bba[sş]\p{L}*\s+d[oö]n/iu;

/** The moments that have come: `messages` in order, `keyboard` in rows of texts, `tapped` the labels of pressed buttons. */
export function momentsIn({ messages, keyboard, tapped }) {
  const said = messages.filter(({ from, deleted }) => from === "bot" && !deleted);
  if (said.length === 0) return [];
  const firstDay = dayNumber(new Date(said[0].date));
  const come = {
    start: true,
    today: said.some(isPlan),
    tomorrow: said.some(({ date }) => dayNumber(new Date(date)) > firstDay),
    dizzy: wasTold(messages, said.at(-1), urgentKey(keyboard), tapped),
    sunday: said.some(({ date }) => isSundayEvening(new Date(date))),
  };
  return MOMENTS.filter((moment) => come[moment]);
}

/** A day's plan is a list, not at the very beginning ("1. …" opens a question), with what can be done about it below. */
function isPlan({ text, caption = "", buttons }) {
  return buttons.length >= 3 && /\n1\. \S/.test(text ?? caption);
}

/** The button that stands alone at the top of the keyboard, always in reach. */
const urgentKey = (keyboard) => (keyboard?.[0]?.length === 1 ? keyboard[0][0] : null);

function wasTold(messages, newest, urgent, tapped) {
  const means = (words = "") => words === urgent || DIZZY.test(words);
  const told = messages.find(({ from, text }) => from === "user" && means(text));
  return [...tapped].some(means) || (told !== undefined && newest.message_id > told.message_id);
}

// One message as it stands now: what it carries, its words, its marks and the buttons under it.

import { attachment } from "./attachments.js";
import { dayName, timeOfDay } from "./calendar.js";
import { el, icon } from "./dom.js";
import { isFormat, richText } from "./entities.js";
import { inlineKeys } from "./keys.js";
import { word } from "./words.js";

const COLOURED = "\ufe0f";

/** `author` is what a screen reader says first; `act` has open(url, node), send(text), tap(data, node), more(opener). */
export function bubble(message, author, act) {
  const date = new Date(message.date);
  const [text, entities] = shownText(message);
  const more = el(
    "button",
    { type: "button", className: "icon-button message-more", "aria-label": word("message_menu"), "aria-haspopup": "menu" },
    icon("more"),
  );
  // Reached by Enter on the message, so that Tab passes only what answers the bot.
  more.tabIndex = -1;
  more.addEventListener("click", () => act.more(more));
  const body = el(
    "div",
    { className: "bubble" },
    el("span", { className: "unseen" }, `${author}: `),
    attachment(message),
    text ? el("p", { className: "words" }, ...richText(text, entities, act)) : null,
    marks(message, date),
    reactions(message),
  );
  const row = el(
    "article",
    { className: `row ${message.from}`, "data-day": dayName(date), "data-id": message.message_id, tabIndex: -1 },
    el("div", { className: "line" }, body, more),
    inlineKeys(message.buttons, act),
  );
  row.addEventListener("keydown", (event) => event.target === row && event.key === "Enter" && act.more(row));
  return row;
}

/** Text and entities. One's own words do nothing when pressed, and the payload of a deep link is sent but not shown. */
function shownText({ from, text, caption = "", entities }) {
  if (from === "bot") return [text ?? caption, entities];
  return text?.startsWith("/start ") ? ["/start", []] : [text ?? caption, entities.filter(isFormat)];
}

function marks(message, date) {
  const lock = message.protected ? el("span", { className: "lock", title: word("protected") }, icon("lock")) : null;
  lock?.append(el("span", { className: "unseen" }, word("protected")));
  return el(
    "span",
    { className: "marks" },
    lock,
    message.edited ? el("span", {}, word("edited")) : null,
    el("time", { dateTime: message.date }, timeOfDay(date)),
  );
}

/** Some emoji, the heart among them, are drawn in colour only when asked for. */
const reaction = (emoji) => el("span", { className: "reaction" }, emoji.endsWith(COLOURED) ? emoji : emoji + COLOURED);

function reactions({ reactions: given }) {
  if (given.length === 0) return null;
  const label = el("span", { className: "unseen" }, word("reactions"));
  return el("span", { className: "reactions" }, label, ...given.map(reaction));
}

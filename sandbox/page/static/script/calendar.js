// Times as the people in the story see them: they live in Istanbul.

import { language } from "./words.js";

const ZONE = "Europe/Istanbul";
const locale = language === "tr" ? "tr-TR" : "en-GB";
const form = (options) => new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...options });

const TIME = form({ hour: "2-digit", minute: "2-digit" });
const DAY = form({ weekday: "long", day: "numeric", month: "long" });
const WHOLE = form({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const PARTS = new Intl.DateTimeFormat("en-GB", {
  timeZone: ZONE,
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

export const timeOfDay = (moment) => TIME.format(moment);
export const dayName = (moment) => DAY.format(moment);
export const wholeDay = (moment) => WHOLE.format(moment);

/** The wall clock in Istanbul at `moment`, as if it were UTC. */
function wallClock(moment) {
  const part = Object.fromEntries(PARTS.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  return new Date(Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second));
}

/** The moment when clocks in Istanbul show hour:minute, `days` after the day of `moment`. */
function wallClockTo(moment, days, hour, minute) {
  const wall = wallClock(moment);
  const offset = wall - Math.floor(moment / 1000) * 1000;
  wall.setUTCDate(wall.getUTCDate() + days);
  wall.setUTCHours(hour, minute, 0, 0);
  return new Date(wall - offset);
}

const DAY_LENGTH = 86_400_000;

/** A number that is the same all day long in Istanbul, and one more on the next day. */
export const dayNumber = (moment) => Math.floor(wallClock(moment) / DAY_LENGTH);

export const isSundayEvening = (moment) => wallClock(moment).getUTCDay() === 0 && wallClock(moment).getUTCHours() >= 16;

const nextSunday = (now) => {
  const today = wallClockTo(now, (7 - wallClock(now).getUTCDay()) % 7, 18, 5);
  return today > now ? today : wallClockTo(now, 7, 18, 5);
};

/** A story of a week begins on a Monday morning; one that has just begun will do. */
const nextMonday = (now) => {
  const wall = wallClock(now);
  if (wall.getUTCDay() === 1 && wall.getUTCHours() < 12) return now;
  return wallClockTo(now, (8 - wall.getUTCDay()) % 7 || 7, 10, 30);
};

/** Where each clock button leads to from `now`. A little past the hour, so that what is due then has come. */
export const JUMPS = {
  hour: (now) => new Date(now.getTime() + 3_600_000),
  morning: (now) => wallClockTo(now, 1, 10, 5),
  sunday: nextSunday,
  monday: nextMonday,
};

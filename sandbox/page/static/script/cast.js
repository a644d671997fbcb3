// The people with a phone on this page. Their user names tell them apart from other users of the sandbox.

import * as control from "./control.js";
import { language, word } from "./words.js";

const CAST = [
  { role: "patient", username: "ayse_phone", first_name: "Ayşe", last_name: "Kaya" },
  { role: "daughter", username: "elif_phone", first_name: "Elif", last_name: "Kaya" },
  { role: "clinic", username: "clinic_phone", first_name: "Deniz", last_name: "Arslan" },
];
const GUEST = /^guest(\d+)_phone$/;

/** Whether this user of the sandbox has a phone on this page. */
export const isOnPage = ({ username = "" }) =>
  GUEST.test(username) || CAST.some((person) => person.username === username);

/** [{role, user}] in the order of the story, guests last; the three of the story are made where absent. */
export async function gather() {
  const before = byName((await control.state()).users);
  for (const { role, ...person } of CAST) if (!before.has(person.username)) await make(person);
  // Two windows that open at once may both have made somebody: both then take the older one.
  const { users } = await control.state();
  const known = byName(users);
  const people = CAST.map(({ role, username }) => ({ role, user: known.get(username) }));
  const guests = users.filter(({ username }) => GUEST.test(username ?? ""));
  return [...people, ...guests.map((user) => ({ role: "guest", user }))];
}

const byName = (users) => new Map(users.toReversed().map((user) => [user.username, user]));

/** One more person, called Guest 1, 2, …: {role, user}. */
export async function inviteGuest(people) {
  const n = people.filter(({ role }) => role === "guest").length + 1;
  return { role: "guest", user: await make({ username: `guest${n}_phone`, first_name: word("guest_name", { n }) }) };
}

const make = (person) => control.addUser({ ...person, language_code: language });

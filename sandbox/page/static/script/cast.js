// The people with a phone on this page. Their user names tell them apart from other users of the sandbox.

import * as control from "./control.js";
import { language, word } from "./words.js";

const CAST = [
  { role: "patient", username: "ayse_phone", first_name: "Ayşe", last_name: "Kaya" },
  { role: "daughter", username: "elif_phone", first_name: "Elif", last_name: "Kaya" },
  { role: "clinic", username: "clinic_phone", first_name: "Deniz", last_name: "Arslan" },
];
const GUEST = /^guest(\d+)_phone$/;

/** [{role, user}] in the order of the story, guests last; the three of the story are made where absent. */
export async function gather(users) {
  const known = new Map(users.map((user) => [user.username, user]));
  const people = [];
  for (const { role, ...person } of CAST) {
    people.push({ role, user: known.get(person.username) ?? (await make(person)) });
  }
  const guests = users.filter(({ username }) => GUEST.test(username ?? ""));
  return [...people, ...guests.map((user) => ({ role: "guest", user }))];
}

/** One more person, called Guest 1, 2, …: {role, user}. */
export async function inviteGuest(people) {
  const n = people.filter(({ role }) => role === "guest").length + 1;
  return { role: "guest", user: await make({ username: `guest${n}_phone`, first_name: word("guest_name", { n }) }) };
}

const make = async (person) => ({ ...person, ...(await control.addUser({ ...person, language_code: language })) });

// Where a link leads: to the bot (with a payload), to the choice of a person, or out of this computer. What would be
// shared in another messenger is read alike: on this page every phone has this chat alone.

/**
 * What `url` is for the bot called `botName`:
 * {kind: "start", payload} | {kind: "share", text} | {kind: "outside", url} | {kind: "nowhere"}.
 */
export function readLink(url, botName) {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (address === null) return { kind: "nowhere" };
  const query = address.searchParams;
  if (address.protocol === "tg:") return startOf(query.get("domain"), query, botName) ?? { kind: "nowhere" };
  if (!["http:", "https:"].includes(address.protocol)) return { kind: "nowhere" };
  const shared = [query.get("text"), query.get("url")].filter(Boolean).join("\n");
  if (address.hostname === "wa.me") return sharedBy(shared, botName);
  if (!["t.me", "telegram.me"].includes(address.hostname)) return { kind: "outside", url };
  if (address.pathname === "/share/url") return sharedBy(shared, botName);
  return startOf(address.pathname.slice(1), query, botName) ?? { kind: "outside", url };
}

/** Whether one of these messages shows a link that begins something in the chat of whoever opens it. */
export function invites(messages, botName) {
  const said = messages.filter(({ from, deleted }) => from === "bot" && !deleted);
  return said.flatMap(urlsIn).some((url) => readLink(url, botName).payload);
}

function urlsIn({ text, caption = "", entities, buttons }) {
  const written = entities.map(({ url, offset, length }) => url ?? (text ?? caption).slice(offset, offset + length));
  return [...written, ...buttons.flat().map(({ url }) => url ?? "")];
}

function startOf(name, query, botName) {
  if (!name || name.toLowerCase() !== botName?.toLowerCase()) return null;
  return { kind: "start", payload: query.get("start") ?? "" };
}

/** Whoever gets a text with a link to the bot will open that; without one there is only the text. */
function sharedBy(text, botName) {
  const links = text.match(/https?:\/\/\S+/g) ?? [];
  return links.map((url) => readLink(url, botName)).find(({ kind }) => kind === "start") ?? { kind: "share", text };
}

// The control API of the sandbox, one function a call. Refused calls throw `Refusal`, an unreachable server TypeError.

export class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function call(method, path, body) {
  const response = await fetch(`/sandbox/${path}`, {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refusal(response.status, answer.error ?? response.statusText);
  return answer;
}

export const state = () => call("GET", "state");
export const addUser = (person) => call("POST", "users", person);
export const chat = (user, since) => call("GET", `users/${user}/chat?since=${since}`);
export const menu = (user) => call("GET", `users/${user}/menu`);
export const send = (user, content) => call("POST", `users/${user}/messages`, content);
export const edit = (user, message, text) => call("PATCH", `users/${user}/messages/${message}`, { text });
export const tap = (user, message, data) => call("POST", `users/${user}/taps`, { data, message_id: message });
export const react = (user, message, emoji) =>
  call("POST", `users/${user}/reactions`, { message_id: message, emoji });
export const block = (user) => call("POST", `users/${user}/block`, {});
export const unblock = (user) => call("POST", `users/${user}/unblock`, {});
/** A new link that somebody got on paper: {link}. */
export const handOut = (name) => call("POST", `handouts/${name}`, {});
export const moveClock = (to) => call("POST", "clock", { to: to.toISOString() });
/** Resolves when the bot has answered everything; refused after `timeout` seconds. */
export const settle = () => call("POST", "settle", { quiet_ms: 200, timeout: 8 });
export const reset = () => call("POST", "reset", {});

/** Calls `onChange({seq, users, now})` for every change, `onOpen` after each (re)connection, `onLost` when it breaks. */
export function listen(since, { onChange, onOpen, onLost }) {
  const events = new EventSource(`/sandbox/events?since=${since}`);
  events.addEventListener("message", (event) => onChange(JSON.parse(event.data)));
  events.addEventListener("open", onOpen);
  events.addEventListener("error", onLost);
  addEventListener("pagehide", () => events.close());
}

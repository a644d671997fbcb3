// Message text with its entities (bold, links, commands …) as DOM nodes. Offsets count UTF-16 units, as JavaScript does.

import { el } from "./dom.js";

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

/** Whether somebody has made this of their own words, and Telegram has not found it in them. */
export const isFormat = ({ type }) => type in TAGS || ["spoiler", "text_link"].includes(type);

/** Nodes for `text`; `act.open(url, node)` and `act.send(text)` are what links and commands do. */
export function richText(text, entities, act) {
  const inOrder = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return nodesBetween(0, text.length, text, inOrder, act);
}

function nodesBetween(from, to, text, entities, act) {
  const nodes = [];
  let at = from;
  while (entities.length > 0 && entities[0].offset < to) {
    const entity = entities.shift();
    const end = Math.min(entity.offset + entity.length, to);
    nodes.push(text.slice(at, entity.offset));
    nodes.push(wrap(entity, text.slice(entity.offset, end), nodesBetween(entity.offset, end, text, entities, act), act));
    at = end;
  }
  nodes.push(text.slice(at, to));
  return nodes;
}

function wrap(entity, covered, children, act) {
  if (entity.type === "text_link") return link(entity.url, children, act);
  if (entity.type === "url") return link(/^[a-z]+:/i.test(covered) ? covered : `https://${covered}`, children, act);
  if (entity.type === "bot_command") {
    return el("button", { type: "button", className: "inline-link", onclick: () => act.send(covered) }, ...children);
  }
  if (entity.type === "spoiler") {
    return el("button", { type: "button", className: "spoiler", onclick: reveal }, ...children);
  }
  return el(TAGS[entity.type] ?? "span", {}, ...children);
}

function link(url, children, act) {
  const follow = (event) => {
    event.preventDefault();
    act.open(url, event.currentTarget);
  };
  return el("a", { href: url, rel: "noopener noreferrer", onclick: follow }, ...children);
}

const reveal = (event) => event.currentTarget.classList.add("revealed");

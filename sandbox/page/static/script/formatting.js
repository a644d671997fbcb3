// What a telephone makes of marks in one's own words: **bold**, __italic__, ~~struck~~, ||hidden||, `code`.

const MARKS = { "**": "bold", __: "italic", "~~": "strikethrough", "||": "spoiler", "`": "code" };
const MARKED = /(?<![\p{L}\p{N}])(\*\*|__|~~|\|\||`)(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}])/su;

/** {text, entities?} as it is sent; offsets count UTF-16 units. Marks within code stay as they are. */
export function formatted(source) {
  const entities = [];
  const text = unmark(source, 0, entities);
  return entities.length > 0 ? { text, entities } : { text };
}

function unmark(source, offset, entities) {
  const found = source.match(MARKED);
  if (!found) return source;
  const [whole, mark, within] = found;
  const head = source.slice(0, found.index);
  const start = offset + head.length;
  const inner = mark === "`" ? within : unmark(within, start, entities);
  entities.push({ type: MARKS[mark], offset: start, length: inner.length });
  const tail = source.slice(found.index + whole.length);
  return head + inner + unmark(tail, start + inner.length, entities);
}

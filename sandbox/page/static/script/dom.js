// Making elements. Texts of other people only ever become text nodes: nothing here parses HTML.

const SVG = "http://www.w3.org/2000/svg";

/** An element with properties, attributes (`aria-…`, `role`, `data-…`) and children (nodes or strings; null is skipped). */
export function el(tag, settings = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(settings)) {
    if (value === undefined || value === null) continue;
    if (name in node) node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** One drawing from icons.svg; decoration only, so hidden from screen readers. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  svg.classList.add("icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `/page/picture/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

export const prefersStillness = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** How to scroll where it should be seen to move. */
export const scrolling = () => (prefersStillness() ? "instant" : "smooth");

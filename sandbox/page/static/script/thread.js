// A link that opens in another phone: a line from the message to that phone, for a moment.

const SVG = "http://www.w3.org/2000/svg";
const MOMENT = 3000;

/** Draws the line from `source` (an element in the phone `from`) to the phone `to`; on a narrow screen its tab is marked. */
export function drawThread(source, from, to) {
  mark(to.root, "linked");
  mark(to.tab, "linked");
  const screen = from.$(".room").getBoundingClientRect();
  const goal = to.$(".room").getBoundingClientRect();
  // One of the two is behind a tab.
  if (screen.width === 0 || goal.width === 0) return;
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", curve(within(source.getBoundingClientRect(), screen), goal));
  path.setAttribute("pathLength", "1");
  const overlay = document.createElementNS(SVG, "svg");
  overlay.classList.add("thread");
  overlay.setAttribute("aria-hidden", "true");
  overlay.append(path);
  document.body.append(overlay);
  setTimeout(() => overlay.remove(), MOMENT);
}

/** The middle of the source; of the screen, if the message has been drawn anew or lies out of sight. */
function within(box, screen) {
  const inside = box.height > 0 && box.top >= screen.top && box.bottom <= screen.bottom;
  const { left, right, top, height } = inside ? box : screen;
  return { left, right, y: top + height / 2 };
}

function curve(start, goal) {
  const toRight = goal.left >= start.right;
  const fromX = toRight ? start.right : start.left;
  const toX = toRight ? goal.left + 8 : goal.right - 8;
  const toY = goal.top + goal.height / 2;
  const bend = Math.max(60, Math.abs(toX - fromX) / 2) * (toRight ? 1 : -1);
  return `M${fromX} ${start.y}C${fromX + bend} ${start.y} ${toX - bend} ${toY} ${toX} ${toY}`;
}

function mark(node, name) {
  node.classList.add(name);
  setTimeout(() => node.classList.remove(name), MOMENT);
}

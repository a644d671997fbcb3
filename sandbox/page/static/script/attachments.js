// What a message can carry besides words: a picture, a moving picture, a file, a voice.

import { el, icon, prefersStillness } from "./dom.js";
import { showPicture } from "./dialog.js";
import { word } from "./words.js";

const KINDS = { photo, animation, video: animation, voice, document: file, sticker, location };

/** The node for the first attachment of `message`, or null. */
export function attachment(message) {
  const kind = Object.keys(KINDS).find((name) => message[name]);
  return kind ? KINDS[kind](message[kind], message) : null;
}

/** The rest of a caption is read where it stands, below. */
const firstLine = (caption = "") => caption.split("\n")[0];

function photo({ url }, message) {
  if (!url) return placeholder(word("photo"));
  const alt = firstLine(message.caption) || word("photo");
  const picture = el("img", { src: url, alt, className: "picture" });
  return el("button", { type: "button", className: "picture-frame", onclick: () => showPicture(url, alt) }, picture);
}

function animation({ url, name }, message) {
  const label = firstLine(message.caption) || word("animation");
  if (!url) return placeholder(word("video"));
  if (/\.gif$/i.test(name ?? url)) return gif(url, label);
  const still = prefersStillness();
  const playing = { loop: true, muted: true, playsInline: true, autoplay: !still, controls: still };
  return el("video", { src: url, className: "picture", "aria-label": label, ...playing });
}

/** A GIF moves until it is pressed; for those who want stillness it waits to be pressed. */
function gif(url, label) {
  const moving = el("img", { src: url, alt: label, className: "picture" });
  const still = el("canvas", { className: "picture" });
  const frame = el("button", { type: "button", className: "picture-frame moving" });
  let moves = !prefersStillness();
  const show = () => {
    frame.replaceChildren(...(moves ? [moving] : [still, icon("play")]));
    frame.setAttribute("aria-label", `${word(moves ? "stop" : "play")}: ${label}`);
  };
  moving.decode().then(() => drawOn(still, moving), () => {});
  frame.addEventListener("click", () => {
    moves = !moves;
    show();
  });
  show();
  return frame;
}

function drawOn(canvas, picture) {
  [canvas.width, canvas.height] = [picture.naturalWidth, picture.naturalHeight];
  canvas.getContext("2d").drawImage(picture, 0, 0);
}

function voice({ url }) {
  if (!url) return placeholder(word("voice"));
  return el("audio", { src: url, controls: true, preload: "metadata", "aria-label": word("voice") });
}

function file({ url, name, size }) {
  const about = el("span", {}, el("strong", {}, name ?? word("document")), el("small", {}, readableSize(size)));
  return el("a", { className: "file", href: url, download: name ?? "" }, icon("file"), about);
}

function sticker() {
  return placeholder(word("sticker"));
}

function location() {
  return placeholder(word("location"), "place");
}

function placeholder(label, drawing = "play") {
  return el("span", { className: "placeholder" }, icon(drawing), label);
}

function readableSize(bytes) {
  if (!bytes) return "";
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

// A file of this computer, as the sandbox takes it. It goes no further than that.

import { el } from "./dom.js";

const LARGEST = 20_000_000; // bytes: what a bot may fetch
const KINDS = [
  [/^image\/gif$/, "animation"],
  [/^image\/(png|jpeg|webp)$/, "photo"],
  [/^video\//, "video"],
];

/** Lets somebody choose a file; `use(content)` gets e.g. {photo: {name, content}}, or null where it is too large. */
export function chooseFile(use) {
  const input = el("input", { type: "file" });
  input.addEventListener("change", () => {
    const [file] = input.files;
    const reader = new FileReader();
    const send = () => use({ [kindOf(file)]: { name: file.name, content: reader.result.split(",")[1] } });
    reader.addEventListener("load", send);
    if (file.size > LARGEST) use(null);
    else reader.readAsDataURL(file);
  });
  input.click();
}

const kindOf = ({ type }) => KINDS.find(([pattern]) => pattern.test(type))?.[1] ?? "document";

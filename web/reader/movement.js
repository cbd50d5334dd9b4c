// Title and cover of a post grow out of its card, and go back into it. Nothing
// else moves: what does not explain where one is only delays reading.
//
// The new page is there at once, and its parts come from where they were. (A view
// transition paints the old page once more first: two frames for nobody.)

import { pathOf } from "./shared.js";

const DURATION = 200;
const EASING = "cubic-bezier(0.2, 0, 0, 1)";

const stillness = matchMedia("(prefers-reduced-motion: reduce)");

const partsOf = (place, title, cover) =>
  place && [place.querySelector(title), place.querySelector(cover)];

/** Title and cover in the card of the page at `path`, if there is one. */
const inCard = (path) => {
  const link = document.querySelector(`.card h2 a:is([href="${CSS.escape(path)}"], [href="#${CSS.escape(path)}"])`);
  return partsOf(link?.closest(".card"), "h2", ".thumbnail img");
};

/** Those of the post that is shown, if one is. */
const inPost = () =>
  partsOf(document.querySelector(".post > .page-header"), "h1", ".cover img");

/** Where a part is, and how large its letters or its picture. */
const look = (part) => {
  if (!part) return null;
  const box = part.getBoundingClientRect();
  if (box.bottom < 0 || box.top > innerHeight) return null;
  const { direction, fontSize } = getComputedStyle(part);
  const size = part.matches("img") ? box.width : parseFloat(fontSize);
  return { box, size, side: direction === "rtl" ? "right" : "left" };
};

/** Lets a part come from where it was. */
const move = (part, old) => {
  const now = look(part);
  if (!old || !now) return;
  const { side } = now;
  const x = old.box[side] - now.box[side];
  const y = old.box.top - now.box.top;
  const start = `translate(${x}px, ${y}px) scale(${old.size / now.size})`;
  const transformOrigin = `${side} top`;
  part.animate(
    [
      { transform: start, transformOrigin },
      { transform: "none", transformOrigin },
    ],
    { duration: DURATION, easing: EASING },
  );
};

/** The path of the page that is shown, and what may move when it is left. */
let here = pathOf(location);
let card;
let before;

document.addEventListener("inkleaf:leave", () => {
  card = inCard(pathOf(location));
  before = stillness.matches ? null : (card ?? inPost())?.map(look);
});

document.addEventListener("inkleaf:show", () => {
  const after = card ? inPost() : inCard(here);
  here = pathOf(location);
  if (!before || !after) return;
  after.forEach((part, n) => move(part, before[n]));
  // A title that shrinks must not widen the page meanwhile.
  document.querySelector("main").animate({ overflowX: ["clip", "clip"] }, DURATION);
});

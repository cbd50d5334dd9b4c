// A picture in the viewer (zoom.js) under fingers, a wheel or keys: it grows by
// pinching, a double tap, the wheel or `+`; then it can be moved. As long as it
// is whole, a swipe asks for the picture beside it.

import { closest } from "./shared.js";

const LARGEST = 8;
/** What a double tap makes of a whole picture. */
const DOUBLE = 2.5;
const SWIPE = 60;
const STEP = 80;

const PICTURE = ".viewer-stage > img";
const shown = () => document.querySelector(`.viewer[open] ${PICTURE}`);

/** How large a picture is and how far from its place. */
const states = new WeakMap();
const stateOf = (image) => states.get(image) ?? { scale: 1, x: 0, y: 0 };
const clamp = (value, most) => Math.max(-most, Math.min(most, value));

const set = (image, { scale, x, y }) => {
  const { offsetWidth, offsetHeight } = image;
  const state = {
    scale,
    x: clamp(x, ((scale - 1) * offsetWidth) / 2),
    y: clamp(y, ((scale - 1) * offsetHeight) / 2),
  };
  states.set(image, state);
  image.toggleAttribute("data-large", scale > 1);
  image.style.transform = `translate(${state.x}px, ${state.y}px) scale(${scale})`;
};

/** Makes a picture larger or smaller, while the point under the hand stays. */
const grow = (image, factor, clientX, clientY) => {
  const { scale, x, y } = stateOf(image);
  const next = Math.max(1, Math.min(LARGEST, scale * factor));
  const box = image.getBoundingClientRect();
  const fromMiddleX = clientX - (box.left + box.width / 2 - x);
  const fromMiddleY = clientY - (box.top + box.height / 2 - y);
  const by = next / scale;
  set(image, {
    scale: next,
    x: fromMiddleX - (fromMiddleX - x) * by,
    y: fromMiddleY - (fromMiddleY - y) * by,
  });
};

const growFromMiddle = (image, factor) => {
  const { x, y, width, height } = image.getBoundingClientRect();
  grow(image, factor, x + width / 2, y + height / 2);
};

/** Fingers on the picture, and where the first one came down. */
const fingers = new Map();
let start = null;
let lastTap = { at: 0, x: 0, y: 0 };

const distance = ([a, b]) => Math.hypot(a.x - b.x, a.y - b.y);
const middle = ([a, b]) => [(a.x + b.x) / 2, (a.y + b.y) / 2];

document.addEventListener("pointerdown", (event) => {
  const image = closest(event, PICTURE);
  if (!image || event.button !== 0) return;
  image.setPointerCapture(event.pointerId);
  fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  start = fingers.size === 1 ? { x: event.clientX, y: event.clientY } : null;
});

document.addEventListener("pointermove", (event) => {
  const before = fingers.get(event.pointerId);
  const image = shown();
  if (!before || !image) return;
  const pair = fingers.size === 2 ? [...fingers.values()] : null;
  const width = pair && distance(pair);
  const now = { x: event.clientX, y: event.clientY };
  if (pair) {
    fingers.set(event.pointerId, now);
    const moved = [...fingers.values()];
    grow(image, distance(moved) / (width || 1), ...middle(moved));
  } else {
    fingers.set(event.pointerId, now);
    const { scale, x, y } = stateOf(image);
    if (scale > 1) set(image, { scale, x: x + now.x - before.x, y: y + now.y - before.y });
  }
});

/** A finger that went up where it came down, soon after another. */
const isSecondTap = ({ clientX: x, clientY: y, timeStamp: at }) => {
  const isSecond = at - lastTap.at < 350 && Math.hypot(x - lastTap.x, y - lastTap.y) < 30;
  lastTap = { at: isSecond ? 0 : at, x, y };
  return isSecond;
};

const lift = (event) => {
  const image = shown();
  const wasOnIt = fingers.delete(event.pointerId);
  if (!wasOnIt || !start || !image || event.type === "pointercancel") return;
  const [x, y] = [event.clientX - start.x, event.clientY - start.y];
  start = null;
  const { scale } = stateOf(image);
  if (Math.hypot(x, y) < 10) {
    const factor = scale > 1 ? 1 / scale : DOUBLE;
    if (isSecondTap(event)) grow(image, factor, event.clientX, event.clientY);
  } else if (scale === 1 && Math.abs(x) > SWIPE && Math.abs(x) > Math.abs(y)) {
    const isBack = getComputedStyle(image).direction === "rtl" ? x < 0 : x > 0;
    const detail = isBack ? -1 : 1;
    image.dispatchEvent(new CustomEvent("inkleaf:swipe", { bubbles: true, detail }));
  }
};
document.addEventListener("pointerup", lift);
document.addEventListener("pointercancel", lift);

document.addEventListener(
  "wheel",
  (event) => {
    const image = closest(event, ".viewer") && shown();
    if (!image) return;
    event.preventDefault();
    grow(image, Math.exp(-event.deltaY / 400), event.clientX, event.clientY);
  },
  { passive: false },
);

const ARROWS = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

document.addEventListener(
  "keydown",
  (event) => {
    const image = shown();
    if (!image || event.ctrlKey || event.metaKey || event.altKey) return;
    const { scale, x, y } = stateOf(image);
    const way = scale > 1 && ARROWS[event.key];
    if (event.key === "+") growFromMiddle(image, 1.5);
    else if (event.key === "-") growFromMiddle(image, 1 / 1.5);
    else if (event.key === "0") set(image, { scale: 1, x: 0, y: 0 });
    else if (way) set(image, { scale, x: x + way[0] * STEP, y: y + way[1] * STEP });
    else return;
    event.preventDefault();
  },
  { capture: true },
);

// How far a post has been read: a thin bar at the top of the window.
//
// Where the browser can, the style sheet does it alone (scroll-driven
// animations); else a script measures while the reader scrolls.

import { layer, make, onPage } from "./shared.js";

const bar = make("div", { class: "reading-progress", "aria-hidden": "true" });
const byStyles = CSS.supports("animation-timeline: view()");
let post = null;

/** A post that fits in the window, or nearly, has nothing to show. */
const isLong = () => post.offsetHeight > 1.5 * innerHeight;

const measure = () => {
  const { top, height } = post.getBoundingClientRect();
  const share = -top / (height - innerHeight);
  bar.style.transform = `scaleX(${Math.max(0, Math.min(1, share))})`;
};

let frame = 0;
const measureSoon = () => {
  if (byStyles || !post || bar.hidden || frame) return;
  frame = requestAnimationFrame(() => {
    frame = 0;
    if (post) measure();
  });
};

const look = () => {
  bar.hidden = !post || !isLong();
  measureSoon();
};

layer.append(bar);
onPage(() => {
  post = document.querySelector(".post:not(.standalone)");
  look();
});
addEventListener("scroll", measureSoon, { passive: true });
addEventListener("resize", look);

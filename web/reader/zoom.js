// Pictures as large as the window, one after the other.
//
// A picture that has more to show than the page has room for gets a button,
// which keyboards and screen readers find behind it and which is not seen; a
// pointer takes the picture itself. What fingers and wheels do is in gestures.js.

import { closest, isPlain, layer, make, makeButton, onPage, withWords } from "./shared.js";

/** A narrower picture, shown in its own size, has nothing more to show. */
const NARROW = 300;

const isWorthIt = (image) => {
  if (image.closest("a, summary")) return false;
  if (image.parentElement.matches(".diagram")) return image.matches(":first-child");
  const width = Math.max(image.naturalWidth, image.getAttribute("width"));
  return width > NARROW || width > image.offsetWidth * 1.2;
};

/** A diagram has a picture for each theme, of which one is shown. */
const pictureOf = (button) => {
  const diagram = button.closest(".diagram");
  const shown = [...(diagram?.children ?? [])].find((it) => it.matches("img") && it.offsetParent);
  return shown ?? button.previousElementSibling;
};

const buttonOf = (image) => {
  const ofDiagram = image.closest(".diagram")?.querySelector("button.zoom");
  const button = ofDiagram ?? image.nextElementSibling;
  return button?.matches("button.zoom") ? button : null;
};

/** The address of a picture's largest version. */
const largest = (image) => {
  const versions = image.srcset.split(/,\s+/).map((version) => version.split(/\s+/));
  const known = versions.filter(([url]) => url);
  // Of two that are as large, the smaller file: versions are made to be small.
  const all = [...known, [image.src, image.getAttribute("width")]];
  const width = (version) => parseInt(version[1], 10) || 0;
  return all.reduce((best, one) => (width(one) > width(best) ? one : best))[0];
};

const view = make("div", { class: "viewer-stage" });
const caption = make("p", { class: "viewer-caption", "aria-live": "polite" });
const dialog = make("dialog", { class: "viewer" }, view, caption);
let buttons = [];
let current = 0;

const show = (index) => {
  current = (index + buttons.length) % buttons.length;
  const image = pictureOf(buttons[current]);
  const written = image.closest("figure")?.querySelector("figcaption")?.textContent;
  caption.textContent = written ?? image.alt;
  const src = largest(image);
  const isDrawn = /\.svg(?:[?#]|$)/.test(src);
  view.replaceChildren(
    make("img", { src, alt: image.alt, draggable: "false", class: isDrawn ? "drawn" : "" }),
  );
};

const step = (by) => {
  if (buttons.length > 1) show(current + by);
};

const open = (button) => {
  buttons = [...document.querySelectorAll(".prose button.zoom")];
  dialog.toggleAttribute("data-single", buttons.length < 2);
  // Focus comes back here.
  button.focus({ preventScroll: true });
  dialog.showModal();
  show(buttons.indexOf(button));
};

const furnish = (words) => {
  const back = makeButton("viewer-back", words.previous_picture);
  const next = makeButton("viewer-next", words.next_picture);
  const close = makeButton("viewer-close", words.close);
  dialog.setAttribute("aria-label", words.zoom_in);
  dialog.prepend(close, back, next);
  layer.append(dialog);
  back.addEventListener("click", () => step(-1));
  next.addEventListener("click", () => step(1));
  close.addEventListener("click", () => dialog.close());
  view.addEventListener("click", (event) => event.target === view && dialog.close());
  view.addEventListener("inkleaf:swipe", ({ detail }) => step(detail));
  dialog.addEventListener("keydown", (event) => {
    const isLeft = event.key === "ArrowLeft";
    if (event.defaultPrevented || event.altKey || !(isLeft || event.key === "ArrowRight")) return;
    event.preventDefault();
    const isBack = isLeft === (getComputedStyle(dialog).direction !== "rtl");
    step(isBack ? -1 : 1);
  });
};

withWords((words) => {
  furnish(words);
  document.addEventListener("click", (event) => {
    const at = closest(event, ".prose img, .prose button.zoom");
    const button = at?.matches("img") ? buttonOf(at) : at;
    if (button && isPlain(event)) open(button);
  });
  // All sizes are read before anything is added: one layout for all.
  const offer = (images) => {
    for (const image of images.filter((it) => !buttonOf(it) && isWorthIt(it))) {
      const label = [words.zoom_in, image.alt].filter(Boolean).join(": ");
      image.after(makeButton("zoom", label));
    }
  };
  onPage(() => {
    dialog.close();
    offer([...document.querySelectorAll(".prose img")]);
  });
  // The size of a picture from elsewhere is known when it has come.
  document.addEventListener(
    "load",
    ({ target }) => target.matches?.(".prose img") && offer([target]),
    { capture: true },
  );
});

// What several of the reader's scripts need.
//
// Each script in this folder has one subject, works without the app, and adds
// only what would be of no use without scripts. Publishing joins them into one
// file (crates/publish/src/shell/scripts.rs), which is why they import nothing
// but this one. Listeners are on the document, so that a page which the app
// replaces leaves none behind.

/** Runs `show` for the page that is here, and for each that the app puts in. */
export const onPage = (show) => {
  const run = () => {
    try {
      show();
    } catch (error) {
      // One subject that fails is no reason for the others to.
      reportError(error);
    }
  };
  document.addEventListener("inkleaf:page", run);
  run();
};

/** As `web/boot.js` has them. */
const words = Promise.resolve(document.querySelector('link[rel="inkleaf-words"]')?.words).then(
  (texts) => texts ?? {},
  () => ({}),
);

/** Runs `start` with the words in the page's language, if they can be had. */
export const withWords = (start) => words.then(({ reader }) => reader && start(reader));

/** An element with attributes and content. */
export const make = (name, attributes = {}, ...content) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...content);
  return element;
};

/** A button that says by a label what it does; how it looks is for the styles. */
export const makeButton = (kind, label) =>
  make("button", { type: "button", class: kind, "aria-label": label });

/** Holds what lies over the page or beside it; the page itself stays as it is. */
export const layer = make("div", { class: "reader-layer" });
document.body.append(layer);

const status = make("p", { class: "unseen", role: "status" });
layer.append(status);

/** Tells those who hear the page what others see; the same twice, too. */
export const announce = (text) => {
  status.textContent = "";
  setTimeout(() => (status.textContent = text), 50);
};

/** A click that asks for something here and now: no modifier, main button. */
export const isPlain = (event) =>
  !event.defaultPrevented &&
  event.button === 0 &&
  !(event.metaKey || event.altKey || event.ctrlKey || event.shiftKey);

/** The element around an event, or where it happened, that a selector names. */
export const closest = (event, selector) => event.target.closest?.(selector) ?? null;

/** Puts an element of the layer below a place on the page, or above it where
    there is no room below. */
export const putNear = (element, place) => {
  const { offsetWidth: width, offsetHeight: height } = element;
  // The body is as wide as the window without the room for a scroll bar.
  const body = document.body.getBoundingClientRect();
  const middle = place.left + place.width / 2 - width / 2;
  const left = Math.max(body.left + 8, Math.min(middle, body.right - width - 8));
  const above = place.top - height - 8;
  const fitsBelow = place.bottom + 8 + height <= innerHeight;
  const top = fitsBelow || above < 0 ? place.bottom + 8 : above;
  element.style.left = `${left + scrollX}px`;
  element.style.top = `${top + scrollY}px`;
};

/** Whether the blog is one file: addresses then stand behind a `#`. */
const isEmbedded = document.documentElement.hasAttribute("data-embedded");
const EMBEDDED = /^#(\/[^?#]*)[^#]*#?(.*)/;

/** The path of the page that a link leads to, or that the window is on. */
export const pathOf = ({ pathname, hash }) =>
  isEmbedded ? (EMBEDDED.exec(hash)?.[1] ?? document.documentElement.dataset.embedded) : pathname;

/** The id of the place on the page that a link leads to. */
export const placeOf = ({ hash }) => decoded((isEmbedded && EMBEDDED.exec(hash)?.[2]) || hash.slice(1));

/** A reference to a note at the end of the text. */
export const REFERENCE = ".footnote-ref > a[role=doc-noteref]";

/** The text of a percent-encoded one; what is wrongly encoded stays. */
const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The note that a reference leads to. */
export const noteOf = (reference) => {
  const note = document.getElementById(placeOf(reference));
  return note?.matches(".footnotes > ol > li") ? note : null;
};

/** What a note says, without what belongs to the place it stands in. */
export const copyOfNote = (note) => {
  const copy = note.cloneNode(true);
  for (const part of copy.querySelectorAll(".footnote-back, .copy, .zoom, iframe")) part.remove();
  for (const part of copy.querySelectorAll("[id]")) part.removeAttribute("id");
  return [...copy.childNodes];
};

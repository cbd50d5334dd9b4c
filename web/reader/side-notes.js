// Footnotes beside the text, where the window has room there.
//
// What stands beside the text are copies, each as near to its reference as the
// one before it allows. The notes at the end stay: for print, for whoever
// listens, and for a keyboard; so the copies are hidden from both.

import { REFERENCE, closest, copyOfNote, layer, make, noteOf, onPage } from "./shared.js";

/** Widths in pixels: of a note, and of what is left free beside it. After it
    stands the way back to the top (top.js). */
const WIDEST = 288;
const NARROWEST = 160;
const BEFORE = 26;
const AFTER = 48;
/** The least distance between two notes. */
const BETWEEN = 14;

const column = make("div", { class: "side-notes", "aria-hidden": "true" });

/** What takes focus in a note; the copies must not. */
const FOCUSABLE = "a, button, summary, audio, video, input, [tabindex]";

const copy = (reference, note) => {
  const number = make("span", { class: "side-note-number" }, reference.textContent);
  const element = make("div", { class: "side-note note-text" }, number, ...copyOfNote(note));
  for (const part of element.querySelectorAll(FOCUSABLE)) part.tabIndex = -1;
  return { element, reference };
};

/** The notes of the text in the order of their first references, as far as
    those can be seen: what stands in closed details can't. */
const notesOf = (prose) => {
  const found = new Map();
  for (const reference of prose.querySelectorAll(REFERENCE)) {
    if (reference.closest(".footnotes") || !reference.getClientRects().length) continue;
    const note = noteOf(reference);
    if (note && !found.has(note)) found.set(note, copy(reference, note));
  }
  return [...found.values()];
};

/** Where the notes begin, so that none lies over another or below `end`. Not a
    list where they don't all fit. */
const arrange = (wanted, heights, end) => {
  const tops = [];
  let free = 0;
  for (const [i, top] of wanted.entries()) {
    tops[i] = Math.max(top, free);
    free = tops[i] + heights[i] + BETWEEN;
  }
  let last = end;
  for (let i = tops.length - 1; i >= 0 && tops[i] + heights[i] > last; i--) {
    tops[i] = last - heights[i];
    last = tops[i] - BETWEEN;
  }
  return tops[0] < 0 ? null : tops;
};

const place = () => {
  column.remove();
  const prose = document.querySelector(".post .prose");
  if (!prose?.querySelector(".footnotes")) return;
  const box = prose.getBoundingClientRect();
  const body = document.body.getBoundingClientRect();
  const fromRight = getComputedStyle(prose).direction === "rtl";
  const room = (fromRight ? box.left - body.left : body.right - box.right) - BEFORE - AFTER;
  if (room < NARROWEST) return;
  const width = Math.min(room, WIDEST);
  const notes = notesOf(prose);
  if (!notes.length) return;

  const left = fromRight ? box.left - BEFORE - width : box.right + BEFORE;
  column.style.left = `${left + scrollX}px`;
  column.style.top = `${box.top + scrollY}px`;
  column.style.width = `${width}px`;
  column.replaceChildren(...notes.map(({ element }) => element));
  layer.append(column);
  const wanted = notes.map(({ reference }) => reference.getBoundingClientRect().top - box.top - 4);
  const heights = notes.map(({ element }) => element.offsetHeight);
  const tops = arrange(wanted, heights, box.height);
  if (!tops) return column.remove();
  for (const [i, { element }] of notes.entries()) element.style.top = `${tops[i]}px`;
};

let frame;
const placeSoon = () => {
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(place);
};

onPage(placeSoon);
// Pictures that come in, details that open, a window that gets another size.
new ResizeObserver(placeSoon).observe(document.body);

/** Marks the note whose reference is pointed at or has focus. */
const mark = (event) => {
  const number = closest(event, REFERENCE)?.textContent;
  for (const note of column.children) {
    note.toggleAttribute("data-lit", note.firstElementChild.textContent === number);
  }
};
document.addEventListener("pointerover", mark);
document.addEventListener("focusin", mark);

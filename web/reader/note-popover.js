// A footnote where its reference is, for windows without room beside the text.
//
// A click on the reference shows the note over the page; Esc or a click
// elsewhere takes it away, and focus goes back to where it came from. Without
// scripts the reference is a link to the note at the end of the text.

import {
  REFERENCE,
  closest,
  copyOfNote,
  isPlain,
  layer,
  make,
  noteOf,
  onPage,
  putNear,
  withWords,
} from "./shared.js";

/** The reference whose note is shown; the one that was pressed while it was. */
let reference = null;
let pressed = null;

const text = make("div", { class: "note-text" });
const way = make("a", { class: "way" });
const popover = make(
  "div",
  { class: "note-popover", popover: "auto", role: "dialog", tabindex: "-1" },
  text,
  way,
);

const isOpen = () => popover.isConnected && popover.matches(":popover-open");
const close = () => isOpen() && popover.hidePopover();
const leave = () => {
  const target = reference;
  close();
  target?.focus();
};

const show = (from, note) => {
  // Before there is a note it would hold a link to nowhere.
  if (!popover.isConnected) layer.append(popover);
  text.replaceChildren(...copyOfNote(note));
  way.href = from.hash;
  popover.setAttribute("aria-label", `${popover.dataset.label} ${from.textContent}`);
  // A note may refer to another one, which then takes its place.
  if (!popover.contains(from)) {
    reference = from;
    // The browser gives focus back to where it is now.
    from.focus({ preventScroll: true });
    popover.showPopover();
  }
  putNear(popover, reference.getBoundingClientRect());
  popover.focus({ preventScroll: true });
};

const onClick = (event) => {
  const from = closest(event, REFERENCE);
  if (!from || !isPlain(event) || document.querySelector(".side-note")) return;
  const note = noteOf(from);
  if (!note) return;
  event.preventDefault();
  event.stopPropagation();
  // The press on the reference of an open note has just closed it.
  if (from !== pressed) show(from, note);
  pressed = null;
};

const onPress = () => {
  pressed = isOpen() ? reference : null;
};

/** The popover stands at the end of the document, but belongs to its reference:
    who tabs out of it goes on from there. */
const onTab = (event) => {
  if (event.key !== "Tab") return;
  const isOut = event.shiftKey
    ? document.activeElement === popover
    : document.activeElement === way;
  if (!isOut) return;
  event.preventDefault();
  leave();
};

withWords((words) => {
  if (!("popover" in HTMLElement.prototype)) return;
  popover.dataset.label = words.note;
  way.textContent = words.go_to_note;
  popover.addEventListener("keydown", onTab);
  way.addEventListener("click", () => close());
  document.addEventListener("pointerdown", onPress, { capture: true });
  // Before the app, which waits for clicks on the document.
  document.body.addEventListener("click", onClick);
  addEventListener("resize", () => {
    if (isOpen()) putNear(popover, reference.getBoundingClientRect());
  });
  onPage(close);
});

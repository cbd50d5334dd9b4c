// Keys for those who have their hands on the keyboard; `?` tells which.
//
// They never take what is typed into a field, nor a key that is held with
// another one, and can be switched off: some readers speak to their browser,
// and every word is keys to it (WCAG 2.1.4).

import { announce, layer, make, makeButton, onPage, withWords } from "./shared.js";

const KEPT = "inkleaf-shortcuts";

// Storage may be forbidden; the choice then lasts as long as the page.
let isOn = true;
const remembered = () => {
  try {
    return localStorage.getItem(KEPT) !== "off";
  } catch {
    return isOn;
  }
};
const remember = (on) => {
  isOn = on;
  try {
    if (on) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, "off");
  } catch {}
};

/** Where `j` and `k` stop: the posts of a list, the headings of a text. */
const STOPS =
  ".card h2 a, .archive-year li a, .term-index a:not([href*='#']), " +
  ".prose :is(h2, h3)[id], .neighbours a";

/** A heading takes focus by its link, or itself. */
const focusable = (stop) => {
  const target = stop.querySelector?.(".anchor") ?? stop;
  if (target.tabIndex < 0) target.tabIndex = -1;
  return target;
};

const isHere = (stop) => {
  const { top, bottom } = stop.getBoundingClientRect();
  return stop.contains(document.activeElement) && bottom > 0 && top < innerHeight;
};

/** Goes to the stop after or before the one that has focus; where none in view
    has, to the one after or before what is in view. */
const go = (by) => {
  const all = [...document.querySelectorAll(STOPS)];
  const stops = all.filter((stop) => stop.getClientRects().length);
  if (by < 0) stops.reverse();
  const here = stops.findIndex(isHere);
  const isAhead = (stop) => by * (stop.getBoundingClientRect().top - by) > 0;
  const next = here < 0 ? stops.find(isAhead) : stops[here + 1];
  if (!next) return;
  focusable(next).focus({ preventScroll: true });
  next.scrollIntoView({ block: next.matches("a") ? "nearest" : "start" });
};

const press = (selector) => document.querySelector(selector)?.click();

/** The button's name tells which theme it is now. */
const changeTheme = () => {
  const button = document.querySelector("[data-theme-button]");
  button?.click();
  announce(button?.ariaLabel ?? "");
};

/** The help, made when it is asked for. */
const makeHelp = (words) => {
  const rows = [
    ["j", words.key_next],
    ["k", words.key_previous],
    ["t", words.key_theme],
    ["?", words.key_help],
  ];
  if (document.querySelector("[data-search-button]")) rows.push(["/", words.key_search]);
  const list = make("dl");
  for (const [key, what] of rows) {
    list.append(make("div", {}, make("dt", {}, make("kbd", {}, key)), make("dd", {}, what)));
  }
  const box = make("input", { type: "checkbox" });
  box.checked = remembered();
  box.addEventListener("change", () => remember(box.checked));
  const close = makeButton("close", words.close);
  const help = make(
    "dialog",
    { class: "shortcuts", "aria-labelledby": "inkleaf-shortcuts" },
    close,
    make("h2", { id: "inkleaf-shortcuts" }, words.shortcuts),
    list,
    make("label", {}, box, words.shortcuts_on),
  );
  close.addEventListener("click", () => help.close());
  help.addEventListener("click", (event) => event.target === help && help.close());
  layer.append(help);
  return help;
};

const TYPED =
  "input:not([type=checkbox], [type=radio]), textarea, select, " +
  "[contenteditable]:not([contenteditable=false])";

/** Whether a key is somebody else's: a field's, a dialog's, a shortcut's. */
const isTaken = (event) =>
  event.defaultPrevented ||
  event.isComposing ||
  event.ctrlKey ||
  event.altKey ||
  event.metaKey ||
  event.target.closest?.(TYPED) ||
  // (Within `:is` an older browser overlooks what it does not know.)
  document.querySelector(":is(dialog[open], [popover]:popover-open)");

withWords((words) => {
  let help;
  const showHelp = () => {
    help ??= makeHelp(words);
    help.showModal();
  };
  const answers = {
    j: () => go(1),
    k: () => go(-1),
    t: changeTheme,
    "?": showHelp,
    "/": () => press("[data-search-button]"),
  };

  // The way to the help for whoever has switched the keys off.
  const button = make("button", { type: "button", class: "show-shortcuts" }, words.shortcuts);
  button.addEventListener("click", showHelp);
  document.querySelector(".site-footer")?.append(button);

  document.addEventListener("keydown", (event) => {
    if (!Object.hasOwn(answers, event.key) || isTaken(event) || !remembered()) return;
    if (event.key === "/" && !document.querySelector("[data-search-button]")) return;
    event.preventDefault();
    answers[event.key]();
  });
  onPage(() => help?.close());
});

// Marks in the list of an article's sections the one that is being read, and
// opens the list where it stands beside the text.

import { onPage, placeOf } from "./shared.js";

/** Where it does; as in style/article.css. */
const beside = matchMedia("(min-width: 77rem)");

/** A section is being read once its heading has come so far up the window. */
const LINE = "25%";

let list;
let links = [];
let headings = [];
/** The headings above the line. */
const passed = new Set();

/** Brings a link into view where the list itself scrolls. (The browser's own way
    would scroll the page, too.) */
const reveal = (link) => {
  const top = link.offsetTop;
  const isBelow = top + link.offsetHeight > list.scrollTop + list.clientHeight;
  if (isBelow || top < list.scrollTop) list.scrollTop = top - list.clientHeight / 3;
};

const mark = () => {
  const reached = headings.findLastIndex((heading) => passed.has(heading));
  for (const [i, link] of links.entries()) {
    if (i !== reached) link.removeAttribute("aria-current");
    else if (!link.hasAttribute("aria-current")) {
      link.setAttribute("aria-current", "true");
      if (beside.matches) reveal(link);
    }
  }
};

// From far above the window down to the line: so that a heading counts as passed
// however fast the page was scrolled, and nothing has to be measured.
const watcher = new IntersectionObserver(
  (changes) => {
    for (const { target, isIntersecting } of changes) {
      if (isIntersecting) passed.add(target);
      else passed.delete(target);
    }
    mark();
  },
  { rootMargin: `1000000px 0px -${100 - parseInt(LINE)}% 0px` },
);

const unfold = () => {
  const details = list?.querySelector("details");
  if (details) details.open = beside.matches;
};

beside.addEventListener("change", unfold);

onPage(() => {
  watcher.disconnect();
  passed.clear();
  list = document.querySelector(".contents");
  const all = list ? [...list.querySelectorAll("a")] : [];
  const target = (link) => document.getElementById(placeOf(link));
  links = all.filter(target);
  headings = links.map(target);
  for (const heading of headings) watcher.observe(heading);
  unfold();
});

// Has the pages behind the first links in view at hand: a few, only where the
// connection allows, and only after a click. Half of all readers leave after one
// page; they shall not download what rendering takes.

import { pathOf } from "./shared.js";

const COUNT = 3;
const LINKS = "main :is(.card h2, .archive-year, .neighbours, .prose) a[href]:not(.anchor)";

let observer;
const start = () => {
  observer?.disconnect();
  if (document.documentElement.hasAttribute("data-sparing")) return;
  const asked = new Set([pathOf(location)]);
  observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting || asked.has(pathOf(target))) continue;
      asked.add(pathOf(target));
      target.dispatchEvent(new Event("inkleaf:ahead", { bubbles: true }));
      if (asked.size > COUNT) return observer.disconnect();
    }
  });
  for (const link of document.querySelectorAll(LINKS)) {
    if (link.origin === location.origin) observer.observe(link);
  }
};

const whenIdle = window.requestIdleCallback ?? ((run) => setTimeout(run, 200));
document.addEventListener("inkleaf:page", () => whenIdle(start));

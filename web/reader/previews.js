// What stands behind a link to a page of the blog: its title and description,
// shown when the link is pointed at for a while, or has the keyboard's focus.
//
// The card can be pointed at itself, stays until the reader leaves, and goes
// with Esc (WCAG 1.4.13). Never on touch, nor where data is to be saved.

import { closest, layer, make, onPage, pathOf, putNear } from "./shared.js";

/** How long a link is pointed at before its page is asked for, and how long a
    card waits for the pointer to come to it, in milliseconds. */
const INTENT = 300;
const GRACE = 250;
/** How many pages are remembered. */
const KEPT = 32;
const LINKS = ".prose a[href], .related a[href], .series a[href]";

const title = make("strong");
const description = make("span");
// It describes the link; where it stands in the document it says nothing.
const card = make(
  "div",
  { class: "preview", id: "inkleaf-preview", role: "tooltip", "aria-hidden": "true", hidden: "" },
  title,
  description,
);
layer.append(card);

const root = document.documentElement;
const base = document.querySelector('meta[name="inkleaf-base"]')?.content ?? "/";
const folder = (link) => pathOf(link).replace(/\/?$/, "/");

/** Whether the reader pays by the byte, as `web/boot.js` sees it. */
const isSparing = () => root.hasAttribute("data-sparing");

/** Whether a link leads to another page of the blog, as the app sees it. */
const isPage = (link) =>
  link.origin === location.origin &&
  pathOf(link).startsWith(base) &&
  !pathOf(link).split("/").at(-1).includes(".") &&
  folder(link) !== folder(location) &&
  !link.target &&
  !link.download &&
  !link.relList.contains("external") &&
  !link.closest(".note-popover, .side-note");

/** A page's data. The app has asked for the same file, and there is no need for
    another answer: that with the Markdown once it has the renderer, and up to then
    the prerendered page. */
const dataOf = async (path, signal) => {
  // In a blog that is one file (web/single).
  if (window.inkleafPages) return (await window.inkleafPages(path))?.page ?? {};
  const name = root.dataset.renderer ? "page.json" : "";
  const answer = await fetch(path + name, { signal, cache: "force-cache" });
  if (!answer.ok) return {};
  if (name) return (await answer.json()).page;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return JSON.parse(page.getElementById("page-data").textContent);
};

const heads = new Map();
const headOf = async (path, signal) => {
  if (!heads.has(path)) {
    const { head } = await dataOf(path, signal);
    if (!head) return null;
    heads.set(path, head);
    if (heads.size > KEPT) heads.delete(heads.keys().next().value);
  }
  return heads.get(path);
};

/** A page's title ends with the blog's name, which the reader knows. */
const withoutName = (text) => {
  const name = ` – ${document.querySelector(".brand")?.textContent}`;
  return text.endsWith(name) ? text.slice(0, -name.length) : text;
};

/** The link that the reader is at, if any, and what is going on for it. */
let at = null;
let coming;
let leaving;
let loading;

const hide = () => {
  clearTimeout(coming);
  clearTimeout(leaving);
  loading?.abort();
  at?.removeAttribute("aria-describedby");
  at = null;
  card.hidden = true;
};

const show = async (link) => {
  loading = new AbortController();
  const { signal } = loading;
  // A page that can't be had now is told of at the click.
  const head = await headOf(folder(link), signal).catch(() => null);
  if (signal.aborted || !head?.description || !link.isConnected) return;
  title.textContent = withoutName(head.title);
  description.textContent = head.description;
  card.lang = head.lang;
  card.hidden = false;
  // A link that runs over two lines has a box on each.
  putNear(card, link.getClientRects()[0]);
  link.setAttribute("aria-describedby", card.id);
};

const stay = () => clearTimeout(leaving);

const come = (link) => {
  stay();
  if (link === at) return;
  hide();
  at = link;
  coming = setTimeout(show, INTENT, link);
};

const leave = () => {
  stay();
  if (card.hidden) hide();
  else leaving = setTimeout(hide, GRACE);
};

const linkAt = (event) => {
  const link = closest(event, LINKS);
  return link && isPage(link) ? link : null;
};

document.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse" || isSparing()) return;
  const link = linkAt(event);
  if (link) come(link);
  else if (card.contains(event.target)) stay();
  else if (at) leave();
});
document.addEventListener("pointerout", (event) => {
  // Out of the window.
  if (at && !event.relatedTarget) leave();
});
document.addEventListener("focusin", (event) => {
  const link = linkAt(event);
  if (link?.matches(":focus-visible") && !isSparing()) come(link);
  else if (at) hide();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hide();
});
document.addEventListener("click", (event) => {
  if (!card.contains(event.target)) hide();
});
onPage(hide);

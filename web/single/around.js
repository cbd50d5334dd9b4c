// What stands around the page: header, footer and language are those of the edition
// that it belongs to.

import { editionOf, first, pathHere, root } from "./address.js";
import { unpacked } from "./blocks.js";
import { fileUrl, index } from "./index.js";

/**
 * Shows what stands around the pages of the edition at hand, and answers it. The
 * document has that of the blog's own language.
 */
export const changeEdition = async () => {
  const place = editionOf(pathHere());
  if (place < 0) return undefined;
  const own = document.querySelectorAll("body > :is(.skip, header, main, footer)");
  for (const old of own) old.remove();
  const around = await unpacked(`edition-${place}`).text();
  document.getElementById("app")?.insertAdjacentHTML("beforebegin", around);
  root.dataset.embedded = index.editions[place].front;
  nameTheme();
  return index.editions[place];
};

/** What the button for the theme says: web/theme.js has told the one that is gone. */
const nameTheme = () => {
  /** @type {HTMLElement | null} */
  const button = document.querySelector("[data-theme-button]");
  const name = button?.dataset[`label${root.dataset.theme ?? "auto"}`];
  if (name) button?.setAttribute("aria-label", name);
};

/**
 * Has the document be in the language of the page that is wanted.
 * @param {{ lang: string, rtl?: boolean }} head
 */
export const beIn = ({ lang, rtl }) => {
  root.lang = lang;
  if (rtl) root.dir = "rtl";
  else root.removeAttribute("dir");
};

/** Pictures of the blog itself, which are in the file once. */
export const showPictures = () => {
  /** @type {NodeListOf<HTMLImageElement>} */
  const pictures = document.querySelectorAll("[data-src]");
  for (const picture of pictures) picture.src = fileUrl(picture.dataset.src ?? "") ?? "";
};

/**
 * Places on the page itself are reached by an address of this file, too, which is
 * another one on each page. What leads nowhere is no link.
 */
export const adaptLinks = () => {
  /** @type {NodeListOf<HTMLElement>} */
  const links = document.querySelectorAll("a[href^='#']:not([href^='#/']), a[data-place]");
  for (const link of links) {
    link.dataset.place ??= link.getAttribute("href") ?? "";
    link.setAttribute("href", `#${pathHere()}${link.dataset.place}`);
  }
  for (const link of document.querySelectorAll("a[href='']")) link.removeAttribute("href");
};

/** Whether the page that is wanted is the one that stands in the document. */
export const isFirst = () => pathHere() === first();

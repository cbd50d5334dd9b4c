// The HTML that the renderer gives, for this file.

import { adapted, candidates, candidateUrl, isHere } from "./address.js";
import { index } from "./index.js";

/**
 * @param {string} html
 * @param {string | undefined} page the path of the page that it is of
 */
export const adaptHtml = (html, page) => {
  // In a document that nobody sees, nothing is loaded.
  const { body } = document.implementation.createHTMLDocument();
  body.innerHTML = html;
  for (const media of body.querySelectorAll("source, track, img, audio, video")) {
    adaptMedia(media, page);
  }
  for (const link of body.querySelectorAll("[href]")) adaptLink(link, page);
  // What stands for a frame from elsewhere stays a plain link.
  for (const card of body.querySelectorAll("[data-embed]")) card.removeAttribute("data-embed");
  return body.innerHTML;
};

/**
 * @param {Element} element
 * @param {string} [page]
 */
const adaptMedia = (element, page) => {
  const srcset = candidates(element.getAttribute("srcset") ?? "");
  const url = adapted(element.getAttribute("src") ?? "", page);
  const src = isHere(url) ? url : candidateUrl(srcset[0]);
  if (srcset.length > 1) element.setAttribute("srcset", srcset.join(", "));
  else element.removeAttribute("srcset");
  if (src) element.setAttribute("src", src);
  else if (element.matches("source, track")) element.remove();
  else if (!element.querySelector("source")) linkInstead(element, url);
};

/**
 * A picture or film that is not in this file: nothing is asked for, but there is a link.
 * @param {Element} element
 * @param {string} [url]
 */
const linkInstead = (element, url) => {
  const link = document.createElement("a");
  link.textContent = element.getAttribute("alt") || url?.split("/").at(-1) || "…";
  if (url) link.href = url;
  markLeftOut(link);
  element.replaceWith(link);
};

/**
 * @param {Element} link
 * @param {string} [page]
 */
const adaptLink = (link, page) => {
  const href = adapted(link.getAttribute("href") ?? "", page);
  if (href === undefined) link.removeAttribute("href");
  else link.setAttribute("href", href);
  if (href === undefined || (index.web && href.startsWith(index.web))) markLeftOut(link);
};

/** @param {Element} link */
const markLeftOut = (link) => {
  link.setAttribute("rel", "external");
  link.setAttribute("data-left-out", "");
};

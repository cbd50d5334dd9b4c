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
  for (const link of body.querySelectorAll("a[href], area[href]")) adaptLink(link, page);
  // What stands for a frame from elsewhere stays a plain link.
  for (const card of body.querySelectorAll("[data-embed]")) card.removeAttribute("data-embed");
  return body.innerHTML;
};

/**
 * @param {Element} element
 * @param {string} [page]
 */
const adaptMedia = (element, page) => {
  const written = element.getAttribute("src") ?? "";
  const srcset = candidates(element.getAttribute("srcset") ?? "");
  const url = adapted(written, page);
  const poster = adapted(element.getAttribute("poster") ?? "", page);
  set(element, "poster", isHere(poster) ? poster : undefined);
  if (element.matches("picture > source")) {
    if (srcset.length > 0) set(element, "srcset", srcset.join(", "));
    else element.remove();
    return;
  }
  const src = isHere(url) ? url : candidateUrl(srcset[0]);
  set(element, "srcset", srcset.length > 1 ? srcset.join(", ") : undefined);
  if (src) set(element, "src", src);
  else if (element.matches("source, track")) element.remove();
  else if (!element.querySelector("source")) linkInstead(element, url, written);
};

/**
 * Sets an attribute, or takes it away.
 * @param {Element} element
 * @param {string} name
 * @param {string} [value]
 */
const set = (element, name, value) => {
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
};

/**
 * A picture or film that is not in this file: nothing is asked for, but there is a link.
 * @param {Element} element
 * @param {string | undefined} url
 * @param {string} written as it stood in the text
 */
const linkInstead = (element, url, written) => {
  const link = document.createElement("a");
  link.textContent = element.getAttribute("alt") || written.split("/").at(-1) || "…";
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
  set(link, "href", href);
  // A full address may lead to a page that is in here.
  if (href?.startsWith("#")) link.removeAttribute("rel");
  if (href === undefined || (index.web && href.startsWith(index.web))) markLeftOut(link);
};

/** @param {Element} link */
const markLeftOut = (link) => {
  link.setAttribute("rel", "external");
  link.setAttribute("data-left-out", "");
};

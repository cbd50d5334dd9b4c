// Where things are: an address of the published blog, such as `/posts/a/#b`, stands
// behind the file's own `#`. (The app knows this from src/browser/address.rs.)

import { fileUrl, index, placeOf } from "./index.js";

export const root = document.documentElement;

/** The path of the page that stands in the document. */
export const first = () => root.dataset.embedded ?? "/";

/** The path of the page that the document's own address names. */
export const pathHere = () => /^#(\/[^?#]*)/.exec(location.hash)?.[1] ?? first();

/** The page at hand may be asked for at another address than its own. */
export const beAtItsAddress = () => {
  const path = pathHere();
  const place = placeOf(path);
  if (!place || place.path === path) return;
  const rest = location.hash.slice(1 + path.length);
  history.replaceState(history.state, "", `#${place.path}${rest}`);
};

/**
 * Which of the further editions a path is in; -1 if in none.
 * @param {string} path
 */
export const editionOf = (path) => index.editions.findLastIndex(({ front }) => path.startsWith(front));

/** Whether the page at hand is none of those that what stands around it is for. */
export const isOfAnotherEdition = () => editionOf(pathHere()) !== editionOf(first());

/**
 * A URL of the published blog as one that leads to the same in this file, or to the web
 * where it is not in here; nothing if it is nowhere.
 * @param {string} url
 * @param {string} [page] the path of the page that it stands on
 */
export const adapted = (url, page) => {
  if (url.startsWith("#")) return `#${page}${url}`;
  const { web } = index;
  const [, at, behind] = /** @type {RegExpExecArray} */ (/^([^?#]*)(.*)$/s.exec(url));
  const path = web && `${at}/`.startsWith(web) ? `/${at.slice(web.length)}` : at;
  // A file has no scheme that would be any use for the web.
  if (path.startsWith("//")) return `https:${path}${behind}`;
  if (!path.startsWith("/")) return url;
  const place = placeOf(path);
  if (place) return `#${place.path}${behind}`;
  const file = fileUrl(path);
  // Of what stands behind, a part of a file means something in here; that it is a drawing
  // could not be told any more.
  if (file) return file + (/#.*/s.exec(behind)?.[0] ?? (path.endsWith(".svg") ? "#.svg" : ""));
  return web ? web + path.slice(1) + behind : undefined;
};

/**
 * Whether a URL leads to something in this file.
 * @param {string | undefined} url
 */
export const isHere = (url) => /^(blob|data):/.test(url ?? "");

/**
 * The candidates of a `srcset` that are in this file.
 * @param {string} srcset
 */
export const candidates = (srcset) => {
  const sized = srcset.split(", ").map((candidate) => candidate.split(" "));
  const found = sized.map(([url, ...size]) => [adapted(url), ...size]);
  return found.filter(([url]) => isHere(url)).map((candidate) => candidate.join(" "));
};

/** @param {string} [candidate] */
export const candidateUrl = (candidate) => candidate?.split(" ")[0];

// The pages in the file.

import { adaptData } from "./data.js";
import { unpacked } from "./blocks.js";
import { tellDamage } from "./damage.js";
import { index, placeOf } from "./index.js";

/** How many blocks of pages are kept unpacked. */
const KEPT = 4;

/** The page that a document's Markdown is of, by its path. @type {WeakMap<object, string>} */
const paths = new WeakMap();

/** @param {object} source */
export const pathOfSource = (source) => paths.get(source);

/** Blocks that were unpacked last. @type {Map<number, Promise<Record<string, string>>>} */
const open = new Map();

/** @param {number} at */
const chunk = (at) => {
  const known = open.get(at);
  if (known) return known;
  if (open.size >= KEPT) open.delete(open.keys().next().value ?? at);
  const read = Promise.resolve().then(() => unpacked(`pages-${at}`).json());
  open.set(at, read);
  read.catch((error) => {
    open.delete(at);
    tellDamage(error);
  });
  return read;
};

/**
 * The page at a path, as `<address>/page.json` would tell it; nothing if there is none.
 * @param {string} path
 */
export const pageAt = async (path) => {
  const place = placeOf(path);
  if (!place) return undefined;
  const file = JSON.parse((await chunk(place.chunk))[place.path]);
  adaptData(file.page);
  const { head, body } = file.page;
  // Comments are a frame from elsewhere.
  for (const shown of Object.values(Object(body))) delete Object(shown).comments;
  if (index.web) head.canonical = index.web + head.canonical.slice(1);
  if (file.source) paths.set(file.source, place.path);
  return file;
};

// What is in the file.

import { asUrl, block, checksum, unpacked } from "./blocks.js";
import { tellDamage } from "./damage.js";

/**
 * What crates/publish/src/single/document.rs tells.
 * @typedef {object} Index
 * @property {string | null} web the front page on the web
 * @property {string[][]} chunks the paths of the pages in each block of pages
 * @property {Record<string, [id: string, type: string, sum: number]>} files by their addresses
 * @property {Record<string, string>} words the block of what the app says, by language
 * @property {Record<string, string>} aliases paths by former addresses
 * @property {Edition[]} editions further editions
 */

/**
 * @typedef {object} Edition
 * @property {string} front the path of its front page
 * @property {string} lang
 * @property {boolean} rtl
 */

/** @typedef {{ path: string, chunk: number }} Place the block that a page is in */

/** @type {Index} */
export let index;
/** Pages by their addresses: paths without percent-encoding. @type {Map<string, Place>} */
const places = new Map();

export const readIndex = async () => {
  index = await unpacked("index").json();
  index.chunks.forEach((paths, chunk) =>
    paths.forEach((path) => places.set(decoded(path), { path, chunk })),
  );
};

/** @param {string} path */
const decoded = (path) => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/**
 * Where the page is that is meant by a path, which hosts would find, too: in another
 * spelling, without its slash, or at a former address.
 * @param {string} path
 */
export const placeOf = (path) => {
  const address = decoded(path);
  const folder = address.replace(/\/index\.html$/, "/");
  for (const at of [address, folder, `${folder}/`]) {
    const found = places.get(at) ?? places.get(decoded(index.aliases[at] ?? ""));
    if (found) return found;
  }
  return undefined;
};

/** @type {Map<string, string>} */
const urls = new Map();

/**
 * A file in the document as a URL: a picture, sound; nothing if it is not in it, or damaged.
 * @param {string} path
 */
export const fileUrl = (path) => {
  const address = decoded(path);
  if (!Object.hasOwn(index.files, address)) return undefined;
  const known = urls.get(address);
  if (known) return known;
  try {
    const [id, type, sum] = index.files[address];
    const bytes = block(id);
    if (checksum(bytes) !== sum) throw new Error(`${address} is damaged`);
    const url = asUrl(bytes, type);
    urls.set(address, url);
    return url;
  } catch (error) {
    tellDamage(error);
    return undefined;
  }
};

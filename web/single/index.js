// What is in the file.

import { asUrl, block, unpacked } from "./blocks.js";

/**
 * What crates/publish/src/single/document.rs tells.
 * @typedef {object} Index
 * @property {string | null} web the front page on the web
 * @property {string[][]} chunks the paths of the pages in each block of pages
 * @property {Record<string, [id: string, type: string]>} files by their paths
 * @property {Record<string, string>} words the block of what the app says, by language
 * @property {string[]} editions the front pages of further editions
 */

/** @type {Index} */
export let index;
/** Which block of pages a page is in, by its path. @type {Map<string, number>} */
export const pages = new Map();

export const readIndex = async () => {
  index = await unpacked("index").json();
  index.chunks.forEach((paths, at) => paths.forEach((path) => pages.set(path, at)));
};

/** @type {Map<string, string>} */
const urls = new Map();

/**
 * A file in the document as a URL: a picture, sound; nothing if it is not in it.
 * @param {string} path
 */
export const fileUrl = (path) => {
  if (!Object.hasOwn(index.files, path)) return undefined;
  const known = urls.get(path);
  if (known) return known;
  const [id, type] = index.files[path];
  const url = asUrl(block(id), type);
  urls.set(path, url);
  return url;
};

// Which pages are stored: the newest posts, and what is read, as it is read.
// What is noted of a page holds for all versions; in which of them it is stored
// shows when its file is looked for.

import { obtain, stored } from "./files.js";
import { note, noteNames, pageNote, setNote, setState, state } from "./notes.js";
import { currentVersion, isFull, sweep } from "./versions.js";
import { tellAll } from "./tell.js";

/** @typedef {import("./manifest.js").Version} Version */

/**
 * @typedef {object} PageNote
 * @property {number} at when it was stored first
 * @property {number} read when it was read last; 0: never
 * @property {string} [text] what it said then; see the manifest
 * @property {string} [hash] of its document, when that was looked into last
 * @property {string} [title]
 * @property {number} size with what it shows, in bytes
 * @property {string[]} files what of that is stored
 */

/** How much is stored unasked, in bytes, at most; and of all room there is. */
const BUDGET = 24 * 1024 * 1024;
const SHARE = 0.2;

/**
 * Shards that weigh less than this in all, in bytes, are stored together: without a
 * network it can then be told whether there is such a page.
 */
const LIGHT = 512 * 1024;

/** Variants of pictures that tabs have asked for: these are the ones that they show. */
const shown = new Set();

/** @param {string} address */
export const noteShown = (address) => {
  if (shown.size > 500) shown.clear();
  shown.add(address);
};

/**
 * Stores a page of a version with what it shows.
 * @param {Version} version
 * @param {string} address
 * @param {{ read?: boolean }} [is]
 * @returns {Promise<boolean>} whether there is such a page
 */
export const keep = async (version, address, is = {}) => {
  const entry = await version.entry(address, { ask: true });
  if (!entry?.hash || entry.data === undefined) return false;
  const name = pageNote(address);
  /** @type {PageNote} */
  const before = (await note(name)) ?? { at: Date.now(), read: 0, size: 0, files: [] };
  const after = { ...before, files: (entry.files ?? []).map(variant) };
  after.size = entry.size ?? 0;
  if (is.read) Object.assign(after, { read: Date.now(), text: entry.text });
  // First the note: what is not noted may be swept away at any time.
  await setNote(name, after);
  await obtain(address, entry.hash);
  for (const file of after.files) {
    const found = await version.entry(file, { ask: true });
    if (!found?.hash) continue;
    after.size += found.size ?? 0;
    // A picture that can't be had leaves the page readable.
    await obtain(file, found.hash).catch((error) => isFull(error) && Promise.reject(error));
  }
  // It takes reading the page, which a click need not do again.
  if (before.hash !== entry.hash) {
    Object.assign(after, { hash: entry.hash, title: await titleOf(entry.hash) });
  }
  await setNote(name, after);
  await setState(({ bytes }) => ({ bytes: bytes + after.size - before.size }));
  return true;
};

/**
 * What a stored page is called: its page data says so.
 * @param {string} hash
 */
const titleOf = async (hash) => {
  const html = (await (await stored(hash))?.text()) ?? "";
  const data = /id="page-data">(.*?)<\/script>/s.exec(html);
  return data ? JSON.parse(data[1]).head.title : undefined;
};

/** @param {string[]} variants */
const variant = (variants) => variants.find((file) => shown.has(file)) ?? variants[0];

/**
 * Stores what was read, as far as there is room: reading goes on without.
 * @param {Version} version
 * @param {string} address
 */
export const keepRead = async (version, address) => {
  try {
    await keep(version, address, { read: true });
    await trim();
  } catch {
    // It is stored when it is read again.
  }
};

/**
 * Stores the newest posts, and anew what is stored and has changed. Ends when
 * the host can't be reached, and is tried again at the next check.
 */
export const refresh = () => {
  refreshing ??= refreshAll().finally(() => (refreshing = undefined));
  return refreshing;
};

/** @type {Promise<void> | undefined} */
let refreshing;

const refreshAll = async () => {
  const version = await currentVersion();
  if (!version || (await state()).refreshed === version.id) return;
  const noted = await noteNames("page");
  // Of the languages those that are read.
  const fronts = new Set(["/", ...noted].map((address) => version.front(address)));
  if (version.manifest.shards.reduce((sum, [, , size]) => sum + size, 0) < LIGHT) {
    await version.allShards().catch(() => {});
  }
  const newest = [...fronts].flatMap((front) => version.manifest.editions[front] ?? []);
  for (const address of new Set([...fronts, ...newest, ...noted])) {
    try {
      // What this version does not have any more has no place either.
      if (!(await keep(version, address))) await setNote(pageNote(address), undefined);
    } catch (error) {
      if (isFull(error)) await tellAll({ type: "full" });
      return;
    }
  }
  await setState(() => ({ refreshed: version.id }));
  await sweep();
  await trim();
};

/** Removes pages until the rest fits: the oldest ones that were never read first. */
const trim = async () => {
  const { all, bytes } = await state();
  const { quota = Infinity } = (await navigator.storage?.estimate?.()) ?? {};
  const budget = all ? Infinity : Math.min(BUDGET, quota * SHARE);
  // Only then are all pages looked at.
  if (bytes <= budget) return;
  /** @type {[string, PageNote][]} */
  const pages = await Promise.all(
    (await noteNames("page")).map(async (address) => [address, await note(pageNote(address))]),
  );
  let size = pages.reduce((sum, [, page]) => sum + page.size, 0);
  pages.sort(([, a], [, b]) => a.read - b.read || a.at - b.at);
  for (const [address, page] of pages) {
    if (size <= budget * 0.9) break;
    await setNote(pageNote(address), undefined);
    size -= page.size;
  }
  await setState(() => ({ bytes: size }));
  await sweep();
};

/**
 * Which of these pages are stored in a version.
 * @param {Version} version
 * @param {string[]} addresses
 */
export const keptOf = async (version, addresses) => {
  const isKept = async (/** @type {string} */ address) => {
    const entry = await version.entry(address, { ask: false });
    return Boolean(entry?.hash && (await stored(entry.hash)));
  };
  return Promise.all(addresses.map(isKept));
};

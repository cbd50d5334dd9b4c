// What the worker remembers. Everything is read anew each time: a worker may be
// stopped at any moment, and storage may be cleared under it.

import { CACHES, inTime, scope, storage, worker } from "./scope.js";

/** A URL that no file of a blog has: caches have no other keys. */
const noteKey = (/** @type {string} */ name) => `${scope}.inkleaf/${name}`;

/**
 * @param {string} name
 * @returns {Promise<any>} what was noted; `undefined` if nothing was
 */
export const note = async (name) => {
  try {
    const found = await inTime(caches.match(noteKey(name), { cacheName: CACHES.notes }));
    return await found?.json();
  } catch {
    return undefined;
  }
};

/**
 * @param {string} name
 * @param {unknown} value
 */
export const setNote = async (name, value) => {
  if (storage.isRemoved) return;
  const cache = await inTime(caches.open(CACHES.notes));
  if (value === undefined) await inTime(cache.delete(noteKey(name)));
  else await inTime(cache.put(noteKey(name), Response.json(value)));
};

/**
 * The names of all notes of a kind, without the kind.
 * @param {string} kind
 */
export const noteNames = async (kind) => {
  if (!(await caches.has(CACHES.notes))) return [];
  const cache = await caches.open(CACHES.notes);
  const start = noteKey(`${kind}/`);
  const urls = (await cache.keys()).map((request) => request.url);
  const own = urls.filter((url) => url.startsWith(start));
  return own.map((url) => decodeURIComponent(url.slice(start.length)));
};

/**
 * The note about a page; see `pages.js`.
 * @param {string} address
 */
export const pageNote = (address) => `page/${encodeURIComponent(address)}`;

/**
 * What holds for the blog as a whole.
 * @typedef {object} State
 * @property {1} format
 * @property {string | null} current the version that new tabs get
 * @property {string | null} started the last version whose app has started
 * @property {string[]} kept versions that are stored, the newest first
 * @property {string[]} bad versions whose app has broken down at its start
 * @property {string | null} refreshed the version that the stored pages are of
 * @property {{ times: number, since: number } | null} gone how often the manifest was not there
 * @property {{ at: number, version: string | null, before: string | null }} visit
 * @property {import("./all.js").All | null} all how far storing everything has come
 * @property {number} bytes what the stored pages weigh, about
 * @property {number} checked when the host last told which version it has
 */

/** @returns {State} */
const nothing = () => ({
  format: 1,
  current: null,
  started: null,
  kept: [],
  bad: [],
  refreshed: null,
  gone: null,
  visit: { at: 0, version: null, before: null },
  all: null,
  bytes: 0,
  checked: 0,
});

/** @returns {Promise<State>} */
export const state = async () => {
  const found = await note("state");
  return found?.format === 1 ? { ...nothing(), ...found } : nothing();
};

/**
 * Changes the state. One change after the other, by whichever worker: while one
 * is replaced there are two.
 * @param {(state: State) => Partial<State>} change
 */
export const setState = (change) =>
  locked("state", async () => {
    const { failures } = storage;
    const before = await state();
    if (storage.failures > failures) throw new Error("The state can't be read.");
    const after = { ...before, ...change(before) };
    await setNote("state", after);
    return after;
  });

/**
 * Runs one task after the other.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} task
 * @returns {Promise<T>}
 */
export const locked = (name, task) =>
  worker.navigator.locks.request(`inkleaf ${scope} ${name}`, task);

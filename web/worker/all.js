// Storing the whole blog, where a reader asks for it. A page asks for one step after
// the other (`web/reader/keep.js`), so that it can stop at any time, and goes on
// where it stopped.

import { setState, state } from "./notes.js";
import { keep } from "./pages.js";
import { currentVersion, isFull } from "./versions.js";

/**
 * How far it has come.
 * @typedef {object} All
 * @property {string} version of which version
 * @property {number} shard the next page's
 * @property {number} index its place in that
 * @property {number} pages how many are stored
 * @property {boolean} paused
 * @property {boolean} full whether there was no room
 * @property {boolean} done
 */

/** Pages that are stored at a time. */
const STEP = 8;

/**
 * Begins, goes on, or pauses.
 * @param {boolean} paused
 */
export const setAll = async (paused) => {
  const { all } = await setState(({ all }) => ({
    all: { ...(all ?? begun("")), paused, full: false },
  }));
  return all;
};

/** @param {string} version @returns {All} */
const begun = (version) => ({
  version,
  shard: 0,
  index: 0,
  pages: 0,
  paused: false,
  full: false,
  done: false,
});

/** Stores some more pages. Tells how far it has come; `null` if it is not to go on. */
export const storeMore = async () => {
  const version = await currentVersion();
  const { all } = await state();
  if (!version || !all || all.paused || all.full) return null;
  const at = all.version === version.id ? all : begun(version.id);
  if (at.done) return null;
  const next = await step(version, at).catch((error) => ({ ...at, full: isFull(error) }));
  const isStuck = next.shard === at.shard && next.index === at.index && !next.done;
  const after = await setState(({ all }) => ({ all: all && { ...next, paused: all.paused } }));
  return isStuck ? null : { all: after.all, count: version.manifest.pages };
};

/**
 * @param {import("./manifest.js").Version} version
 * @param {All} at
 * @returns {Promise<All>}
 */
const step = async (version, at) => {
  if (at.shard >= version.manifest.shards.length) return { ...at, done: true };
  const shard = (await version.shard(at.shard, { ask: true })) ?? {};
  const addresses = Object.keys(shard);
  const next = { ...at };
  const wanted = [];
  while (wanted.length < STEP && next.index < addresses.length) {
    const address = addresses[next.index++];
    if (shard[address].data !== undefined) wanted.push(address);
  }
  if (next.index >= addresses.length) Object.assign(next, { shard: at.shard + 1, index: 0 });
  await Promise.all(wanted.map((address) => keep(version, address)));
  return { ...next, pages: at.pages + wanted.length };
};

// What a version of the blog consists of. The manifest names the app's files and
// the shards; a shard lists what lies at the addresses from its own up to the
// next one's. Both are stored as files. A version is called by the hash of its
// manifest, so that a host that goes back to what it had has that version again.

import { download, hashOf, store, stored } from "./files.js";

/**
 * What lies at an address.
 * @typedef {object} Entry
 * @property {string} [hash] of its content
 * @property {number} [size] in bytes
 * @property {string} [data] a page: the hash of its page data
 * @property {string} [text] a post: a hash of what it says
 * @property {string[][]} [files] a page: the files that it shows, each in all its
 *   variants, the one to store first
 * @property {string} [to] a former address: where it leads
 */

/**
 * @typedef {object} Manifest
 * @property {1} inkleaf
 * @property {[address: string, hash: string, size: number][]} core
 * @property {[from: string, hash: string, size: number][]} shards
 * @property {Record<string, string[]>} editions front pages, and the posts that
 *   they list: one for each language
 * @property {number} pages how many there are
 * @property {number} bytes what all of them weigh, with what they show
 */

/** The addresses of what publishing writes for the worker. */
export const MANIFEST = "/offline.json";
const shardAddress = (/** @type {string} */ hash) => `/assets/offline/${hash}.json`;

/**
 * The manifest in a text; `null` for anything else, such as a sign-in page.
 * @param {BufferSource} bytes
 * @returns {Manifest | null}
 */
export const readManifest = (bytes) => {
  try {
    const found = JSON.parse(new TextDecoder().decode(bytes));
    const isOurs = found.inkleaf === 1 && typeof found.editions === "object";
    return isOurs && [found.core, found.shards].every(Array.isArray) ? found : null;
  } catch {
    return null;
  }
};

/** A version of the blog. */
export class Version {
  /** @type {Map<string, Record<string, Entry>>} */
  #shards = new Map();

  /**
   * @param {string} id
   * @param {Manifest} manifest
   */
  constructor(id, manifest) {
    this.id = id;
    this.manifest = manifest;
    this.core = new Map(manifest.core.map(([address, hash]) => [address, hash]));
  }

  /**
   * The front page of the language that an address is in.
   * @param {string} address
   */
  front(address) {
    const fronts = Object.keys(this.manifest.editions).filter((front) => address.startsWith(front));
    return fronts.sort((a, b) => b.length - a.length)[0] ?? "/";
  }

  /**
   * What lies at an address: `null` if nothing does, `undefined` if that can't be
   * told without the network, which is asked if it `may` be.
   * @param {string} address
   * @param {{ ask: boolean }} may
   * @returns {Promise<Entry | null | undefined>}
   */
  async entry(address, may) {
    const { shards } = this.manifest;
    let [first, end] = [0, shards.length];
    while (first < end) {
      const middle = (first + end) >> 1;
      if (shards[middle][0] <= address) first = middle + 1;
      else end = middle;
    }
    if (first === 0) return null;
    const shard = await this.shard(first - 1, may);
    return shard && (Object.hasOwn(shard, address) ? shard[address] : null);
  }

  /**
   * @param {number} index
   * @param {{ ask: boolean }} may
   * @returns {Promise<Record<string, Entry> | undefined>}
   */
  async shard(index, { ask }) {
    const hash = this.manifest.shards[index][1];
    const known = this.#shards.get(hash);
    if (known) return known;
    let response = await stored(hash);
    if (!response && ask) {
      const { bytes, headers } = await download(shardAddress(hash), hash);
      await store(hash, bytes, headers).catch(() => {});
      response = new Response(bytes);
    }
    const shard = await response?.json();
    if (shard) this.#shards.set(hash, shard);
    return shard;
  }

  /** Stores all shards. */
  async allShards() {
    for (const index of this.manifest.shards.keys()) await this.shard(index, { ask: true });
  }

  /** Whether all that every page needs is stored. */
  async isWhole() {
    const found = await Promise.all(Array.from(this.core.values(), stored));
    return found.every(Boolean);
  }
}

/** @type {Map<string, Version>} */
const opened = new Map();

/**
 * A stored version; `null` where its manifest is not.
 * @param {string | null | undefined} id
 */
export const version = async (id) => {
  if (!id) return null;
  const response = await stored(id);
  const known = response && opened.get(id);
  if (known) return known;
  const bytes = await response?.arrayBuffer();
  if (!bytes) return null;
  const manifest = (await hashOf(bytes)) === id ? readManifest(bytes) : null;
  if (!manifest) return null;
  if (opened.size > 4) opened.clear();
  const made = new Version(id, manifest);
  opened.set(id, made);
  return made;
};

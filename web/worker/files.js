// Files, named by the hash of their content: what is stored under a name can
// only be what that name means, in whichever version of the blog.

import { CACHES, inTime, scope, storage, urlOf } from "./scope.js";

const fileKey = (/** @type {string} */ hash) => `${scope}.inkleaf/${hash}`;

/**
 * Sixteen hexadecimal digits of SHA-256, as in the manifest. Enough against
 * mistakes, which is what they are for: who can change a host's files can change
 * this worker.
 * @param {BufferSource} bytes
 */
export const hashOf = async (bytes) => {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes), 0, 8);
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
};

/** The host has something else than was expected, or nothing. */
export class Mismatch extends Error {}

/**
 * A stored file; `undefined` if it is not stored.
 * @param {string} hash
 */
export const stored = (hash) =>
  inTime(caches.match(fileKey(hash), { cacheName: CACHES.files })).catch(() => undefined);

/**
 * Stores a file. What a host says of it, its security policy above all, is kept;
 * what belongs to the way it came is not, nor that it was redirected: such an
 * answer can't be used for a navigation.
 * @param {string} hash
 * @param {BufferSource} bytes
 * @param {Headers} from
 */
export const store = async (hash, bytes, from) => {
  if (storage.isRemoved) return;
  const cache = await inTime(caches.open(CACHES.files));
  await inTime(cache.put(fileKey(hash), answerWith(bytes, from)));
};

/**
 * @param {BufferSource} bytes
 * @param {Headers} from what the host said of them
 */
export const answerWith = (bytes, from) => {
  const headers = new Headers(from);
  for (const name of ["content-encoding", "content-range", "vary"]) headers.delete(name);
  headers.set("content-length", String(bytes.byteLength));
  return new Response(bytes, { headers });
};

/**
 * Whether an answer is the file with this hash: its bytes if so.
 * @param {Response} response
 * @param {string} hash
 */
export const verified = async (response, hash) => {
  if (!response.ok) return null;
  const bytes = await response.arrayBuffer();
  return (await hashOf(bytes)) === hash ? bytes : null;
};

/**
 * Downloads a file. A copy on the way may be old: when the hash fails, the host
 * itself is asked once.
 * @param {string} address
 * @param {string} hash
 */
export const download = async (address, hash) => {
  for (const cache of /** @type {RequestCache[]} */ (["default", "reload"])) {
    const response = await fetch(urlOf(address), { cache });
    const bytes = await verified(response, hash);
    if (bytes) return { bytes, headers: response.headers };
  }
  throw new Mismatch(address);
};

/**
 * Sees to it that a file is stored.
 * @param {string} address
 * @param {string} hash
 */
export const obtain = async (address, hash) => {
  if (await stored(hash)) return;
  const { bytes, headers } = await download(address, hash);
  await store(hash, bytes, headers);
};

/**
 * Removes every file that is not in use; none where that can't be told. What is stored
 * while it is found out is not looked at.
 * @param {() => Promise<Set<string>>} findUsed
 */
export const removeOthers = async (findUsed) => {
  const cache = await caches.open(CACHES.files);
  const files = await cache.keys();
  const { failures } = storage;
  const used = await findUsed();
  if (storage.failures > failures) return;
  const unused = files.filter(({ url }) => !used.has(url.slice(fileKey("").length)));
  await Promise.all(unused.map((request) => cache.delete(request)));
};

// Which versions of the blog are stored, and which one a tab gets. A new version
// is stored beside the old one and becomes the one for new tabs only when it is
// whole. Tabs that are open keep theirs.

import { obtain, removeOthers, store, hashOf } from "./files.js";
import { MANIFEST, readManifest, version } from "./manifest.js";
import { locked, note, noteNames, pageNote, setNote, setState, state } from "./notes.js";
import { CACHES, storage, urlOf, worker } from "./scope.js";
import { tellAll } from "./tell.js";

/** For how long the host is waited for, in milliseconds, when nothing else waits. */
const PATIENCE = 20_000;
/** How long a manifest must be missing behind an error page to be gone for good. */
const WEEK = 7 * 24 * 60 * 60 * 1000;

/** @type {Promise<string | null> | undefined} */
let asking;
let answers = true;

/** Whether the host could be asked the last time. */
export const hostAnswers = () => answers;

/**
 * Asks the host which version it has, and stores it if it is new.
 * @returns {Promise<string | null>} the version that new tabs get after that;
 *   `null` if the host could not be asked
 */
export const check = () => {
  asking ??= ask().finally(() => (asking = undefined));
  return asking;
};

/** @returns {Promise<string | null>} */
const ask = async () => {
  let response, bytes;
  try {
    response = await fetch(urlOf(MANIFEST), {
      cache: "no-cache",
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE),
    });
    bytes = await response.arrayBuffer();
    answers = response.ok;
  } catch {
    answers = false;
    return null;
  }
  if (response.status === 404 || response.status === 410) {
    await missing(/html/.test(response.headers.get("content-type") ?? ""));
    return null;
  }
  if (!response.ok || !readManifest(bytes)) return null;
  const id = await hashOf(bytes);
  const { current, bad } = await setState(() => ({ checked: Date.now(), gone: null }));
  // Browsers that need room take files away.
  const isThere = id === current && (await (await version(id))?.isWhole());
  if (isThere || bad.includes(id)) return current;
  return locked("install", () => install(id, bytes, response.headers));
};

/**
 * The host has no manifest any more. Once may be an accident. An error page may
 * come from a network that one has to sign in to, so it has to say so for longer.
 * @param {boolean} behindPage
 */
const missing = async (behindPage) => {
  const { gone } = await setState(({ gone }) => ({
    gone: { times: (gone?.times ?? 0) + 1, since: gone?.since ?? Date.now() },
  }));
  if (!gone || gone.times < 2) return;
  if (behindPage && Date.now() - gone.since < WEEK) return;
  await leave();
};

/** Takes away all that was stored, and the worker. */
export const leave = async () => {
  storage.isRemoved = true;
  await Promise.all(Object.values(CACHES).map((name) => caches.delete(name)));
  await worker.registration.unregister();
};

/**
 * Stores what every page of a version needs. Only when all is there it becomes
 * the version that new tabs get.
 * @param {string} id
 * @param {ArrayBuffer} bytes of the manifest
 * @param {Headers} headers
 */
const install = async (id, bytes, headers) => {
  try {
    await store(id, bytes, headers);
    const made = await version(id);
    if (!made) return null;
    // To the end, so that nothing is stored after giving up.
    const all = Array.from(made.core, ([address, hash]) => obtain(address, hash));
    for (const got of await Promise.allSettled(all)) {
      if (got.status === "rejected") throw got.reason;
    }
  } catch (error) {
    return giveUp(error);
  }
  const { current } = await setState(({ kept }) => ({
    current: id,
    kept: [id, ...kept.filter((other) => other !== id)],
  }));
  await tellAll({ type: "version", version: id });
  return current;
};

/**
 * Nothing is left of a version that is not whole: of many of them, too much would be.
 * The next attempt finds in the browser's own cache what has been downloaded.
 * @param {unknown} error
 */
const giveUp = async (error) => {
  await removeUnused();
  if (isFull(error)) await tellAll({ type: "full" });
  return (await state()).current;
};

/** @param {unknown} error */
export const isFull = (error) =>
  error instanceof DOMException && error.name === "QuotaExceededError";

/** The version that new tabs get. */
export const currentVersion = async () => version((await state()).current);

/** All stored versions, the one for new tabs first. */
export const keptVersions = async () => {
  const { current, kept } = await state();
  const ids = [current, ...kept.filter((id) => id !== current)];
  const found = await Promise.all(ids.map(version));
  return found.filter((version) => version !== null);
};

/** Tabs whose version is being found out. @type {Map<string, Promise<unknown>>} */
const finding = new Map();

/**
 * Notes which version a tab has. Where that can't be noted, it is shown all the same.
 * @param {string} client
 * @param {string} id
 */
export const bind = (client, id) => setNote(`client/${client}`, id).catch(() => {});

/**
 * The version of a tab will be known when `found` is.
 * @param {string} client
 * @param {Promise<unknown>} found
 */
export const bindLater = (client, found) => {
  const done = found.catch(() => {}).finally(() => finding.delete(client));
  finding.set(client, done);
  return done;
};

/**
 * The version of a tab; `null` if it has none of ours: it was open before the
 * worker was, or shows what the network had.
 * @param {string} client
 */
export const versionOf = async (client) => {
  await finding.get(client);
  return client ? version(await note(`client/${client}`)) : null;
};

/**
 * A version can't be used any more: a file of it is lost and the host does not
 * have it, or its app breaks down.
 * @param {string} id
 * @param {{ bad: boolean }} is
 */
export const drop = (id, is) =>
  setState(({ current, started, kept, bad }) => {
    const others = kept.filter((other) => other !== id);
    const next = started !== id && started && others.includes(started) ? started : others[0];
    return {
      kept: others,
      current: current === id ? (next ?? null) : current,
      bad: is.bad ? [id, ...bad].slice(0, 8) : bad,
    };
  });

/** Removes versions that no tab needs, and all files that belong to none. */
export const sweep = () => locked("install", removeUnused);

/** Only while nothing is being installed: what is not whole belongs to no version. */
const removeUnused = async () => {
  await forgetTabs();
  await forgetVersions();
  await removeOthers(filesInUse);
};

const forgetTabs = async () => {
  const tabs = await worker.clients.matchAll({ includeUncontrolled: true });
  const open = new Set(tabs.map(({ id }) => id));
  const closed = (await noteNames("client")).filter((client) => !open.has(client));
  await Promise.all(closed.map((client) => setNote(`client/${client}`, undefined)));
};

/**
 * Stays: the current version, the last one that started, those of open tabs, and
 * until the pages that are stored have been stored anew, those that they are of.
 */
const forgetVersions = async () => {
  const tabs = (await noteNames("client")).map((client) => note(`client/${client}`));
  const needed = new Set(await Promise.all(tabs));
  await setState(({ current, started, refreshed, kept }) => {
    for (const id of [current, started, refreshed]) needed.add(id);
    return { kept: kept.filter((id) => needed.has(id)) };
  });
};

/** The hashes of all files that are needed. */
const filesInUse = async () => {
  const used = new Set();
  const versions = await keptVersions();
  for (const { core } of versions) for (const hash of core.values()) used.add(hash);
  // Of what was there at the last visits no more than tells what has changed since.
  const { visit } = await state();
  const seen = await Promise.all([visit.version, visit.before].map(version));
  for (const { id, manifest } of [...versions, ...seen.filter((one) => one !== null)]) {
    used.add(id);
    for (const [, hash] of manifest.shards) used.add(hash);
  }
  for (const address of await noteNames("page")) {
    const files = (await note(pageNote(address)))?.files ?? [];
    for (const kept of versions) {
      for (const at of [address, ...files]) used.add((await kept.entry(at, { ask: false }))?.hash);
    }
  }
  return used;
};

// Answers with whole documents. What the host has now is preferred, but a reader
// who has a page stored is not kept waiting for it.

import { findPage, storedPage } from "./answer.js";
import { answerWith, stored, store, verified } from "./files.js";
import { namesFile, urlOf } from "./scope.js";
import { bind, bindLater, check, currentVersion, keptVersions } from "./versions.js";
import { keepRead, refresh } from "./pages.js";

/** @typedef {import("./manifest.js").Version} Version */
/** @typedef {{ version: Version, address: string, response: Response }} Found */

/** How long the network is preferred to a stored page, in milliseconds. */
const SOON = 1000;

/**
 * @param {FetchEvent} event
 * @param {string} address
 */
export const navigate = async (event, address) => {
  const network = load(event);
  // It may be answered without; a request that fails then is no error.
  event.waitUntil(network.catch(() => {}));
  const kept = await bestStored(address);
  if (!kept) return withoutStored(event, address, network);
  const checked = check();
  event.waitUntil(checked.then(refresh));
  const fresh = await within(SOON, fresher(kept, address, checked, network));
  return show(event, fresh ?? kept, address);
};

/** @param {FetchEvent} event */
const load = async (event) => (await event.preloadResponse) ?? fetch(event.request);

/**
 * The page as it is stored, in the newest version in which it is.
 * @param {string} address
 * @returns {Promise<Found | null>}
 */
const bestStored = async (address) => {
  for (const version of await keptVersions()) {
    const page = await findPage(version, address);
    if (page?.entry.to) {
      return { version, address, response: Response.redirect(page.entry.to) };
    }
    const found = await storedPage(version, address);
    if (found) return { version, ...found };
  }
  return null;
};

/**
 * The page as the host has it now, if that is another version than the stored one.
 * @param {Found} kept
 * @param {string} address
 * @param {Promise<string | null>} checked
 * @param {Promise<Response>} network
 * @returns {Promise<Found | null>}
 */
const fresher = async (kept, address, checked, network) => {
  const id = await checked;
  if (id === null || id === kept.version.id) return null;
  const version = await currentVersion();
  if (!version) return null;
  const found = await storedPage(version, address);
  if (found) return { version, ...found };
  const [response, entry] = await Promise.all([
    network,
    version.entry(kept.address, { ask: true }),
  ]);
  const bytes = entry?.hash && (await verified(response.clone(), entry.hash));
  if (!bytes) return null;
  return { version, address: kept.address, response: answerWith(bytes, response.headers) };
};

/**
 * @template T
 * @param {number} milliseconds
 * @param {Promise<T>} promise
 * @returns {Promise<T | null>} `null` if that takes longer, or fails
 */
const within = (milliseconds, promise) =>
  Promise.race([
    promise.catch(() => null),
    new Promise((end) => setTimeout(() => end(null), milliseconds)),
  ]);

/**
 * @param {FetchEvent} event
 * @param {Found} found
 * @param {string} asked
 */
const show = async (event, { version, address, response }, asked) => {
  if (response.status >= 300) return response;
  if (address !== asked) {
    // What hosts do, too: an address without its slash leads to the one with it.
    return Response.redirect(urlOf(address) + new URL(event.request.url).search);
  }
  await bind(event.resultingClientId, version.id);
  event.waitUntil(keepRead(version, address));
  return response;
};

/**
 * @param {FetchEvent} event
 * @param {string} address
 * @param {Promise<Response>} network
 */
const withoutStored = async (event, address, network) => {
  let response;
  try {
    response = await network;
  } catch (error) {
    const instead = namesFile(address) ? null : await notHere(event, address);
    if (instead) return instead;
    throw error;
  }
  const version = await currentVersion();
  if (version && response.ok) {
    event.waitUntil(bindLater(event.resultingClientId, recognise(event, version, address, response.clone())));
  }
  event.waitUntil(check().then(refresh));
  return response;
};

/**
 * Finds out whether a document is one of the current version.
 * @param {FetchEvent} event
 * @param {Version} version
 * @param {string} address
 * @param {Response} response
 */
const recognise = async (event, version, address, response) => {
  const bytes = await response.arrayBuffer();
  const entry = await version.entry(address, { ask: true });
  if (!entry?.hash || !(await verified(new Response(bytes), entry.hash))) return;
  await bind(event.resultingClientId, version.id);
  await store(entry.hash, bytes, response.headers).catch(() => {});
  event.waitUntil(keepRead(version, address));
};

/**
 * What is shown without a network where the page is not stored: that it is not, or
 * that there is no such page.
 * @param {FetchEvent} event
 * @param {string} address
 */
const notHere = async (event, address) => {
  const version = await currentVersion();
  if (!version) return null;
  const isKnown = await Promise.all(
    [address, `${address}/`].map((at) => version.entry(at, { ask: false })),
  );
  const isMissing = isKnown.every((entry) => entry === null);
  const name = isMissing ? "/404.html" : `${version.front(address)}offline/`;
  const page = await stored(version.core.get(name) ?? "");
  if (!page) return null;
  await bind(event.resultingClientId, version.id);
  return new Response(page.body, { status: isMissing ? 404 : 503, headers: page.headers });
};

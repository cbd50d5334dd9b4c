// Answers what tabs ask for, other than whole documents. A tab gets files of its
// version, or is told that they are not to be had.

import { answerWith, download, Mismatch, store, stored, verified } from "./files.js";
import { noteShown } from "./pages.js";
import { part } from "./range.js";
import { addressOf, pagesAt } from "./scope.js";
import { tell } from "./tell.js";
import { drop, keptVersions, versionOf } from "./versions.js";

/** @typedef {import("./manifest.js").Version} Version */

const DATA = /page\.json$/;
const MAY_BE_PAGE = /\/(page\.json|[^./]*)$/;

/**
 * @param {FetchEvent} event
 * @param {string} address
 */
export const answer = async (event, address) => {
  const version = await versionOf(event.clientId);
  if (!version) return unbound(event.request, address);
  // First pages: the browser can show one that is lost in another version.
  if (event.request.destination === "" && MAY_BE_PAGE.test(address)) {
    return pageForApp(event.request, version, address);
  }
  const core = version.core.get(address);
  if (core) return essential(event, version, address, core);
  return shownFile(event.request, version, address);
};

/**
 * For a tab that is none of ours, there is the network; when it is gone, files
 * whose names say what is in them.
 * @param {Request} request
 * @param {string} address
 */
const unbound = async (request, address) => {
  try {
    return await fetch(request);
  } catch (error) {
    for (const { core } of address.startsWith("/assets/") ? await keptVersions() : []) {
      const found = core.has(address) && (await stored(core.get(address) ?? ""));
      if (found) return found;
    }
    throw error;
  }
};

/**
 * A file that a version can't do without.
 * @param {FetchEvent} event
 * @param {Version} version
 * @param {string} address
 * @param {string} hash
 */
const essential = async ({ request, clientId }, version, address, hash) => {
  const found = await stored(hash);
  if (found) return part(request, found);
  try {
    const { bytes, headers } = await download(address, hash);
    await store(hash, bytes, headers).catch(() => {});
    return answerWith(bytes, headers);
  } catch (error) {
    if (!(error instanceof Mismatch)) throw error;
    // It is gone for good: the tab has to start again, with a version that is whole.
    // Whether that can be noted or not, what the host has instead is not shown.
    await drop(version.id, { bad: false }).catch(() => {});
    await tell(clientId, { type: "lost" });
    return Response.error();
  }
};

/**
 * A page for the app, as page data or as its document: either will do.
 * @param {Request} request
 * @param {Version} version
 * @param {string} asked
 */
const pageForApp = async (request, version, asked) => {
  const address = asked.replace(DATA, "");
  const kept = await storedPage(version, address);
  if (kept) return kept.response;
  const isData = address !== asked;
  // The page is asked for at once: to know what it has to be takes a request, too,
  // where its shard is not stored.
  const [response, entry] = await Promise.all([
    fetch(request),
    version.entry(address, { ask: true }),
  ]);
  const hash = isData ? entry?.data : entry?.hash;
  if (!response.ok && !hash) return response;
  const bytes = hash && (await verifiedOrNew(response, asked, hash));
  // The host has another version by now. The app then goes there by the browser's
  // own way: "409 Conflict" (RFC 9110, 15.5.10).
  return bytes ? answerWith(bytes, response.headers) : new Response(null, { status: 409 });
};

/**
 * @param {Response} response
 * @param {string} address
 * @param {string} hash
 */
const verifiedOrNew = async (response, address, hash) => {
  const bytes = await verified(response, hash);
  if (bytes) return bytes;
  const again = await download(address, hash).catch(() => null);
  return again?.bytes;
};

/**
 * A picture, a film, whatever a page shows. What is not stored streams past: some
 * hosts make pictures smaller on their way, and a reader is better off with those
 * than with none.
 * @param {Request} request
 * @param {Version} version
 * @param {string} address
 */
const shownFile = async (request, version, address) => {
  const entry = await version.entry(address, { ask: false });
  const found = entry?.hash && (await stored(entry.hash));
  if (found) return part(request, found);
  if (entry) noteShown(address);
  try {
    return await fetch(request);
  } catch (error) {
    const other = await otherVariant(request.referrer, version, address);
    if (other) return other;
    throw error;
  }
};

/**
 * Without a network, a picture in another size is better than none.
 * @param {string} referrer
 * @param {Version} version
 * @param {string} address
 */
const otherVariant = async (referrer, version, address) => {
  const at = referrer && addressOf(referrer);
  const page = at && (await findPage(version, at));
  const variants = page ? page.entry.files?.find((files) => files.includes(address)) : [];
  for (const file of variants ?? []) {
    const entry = await version.entry(file, { ask: false });
    const found = entry?.hash && (await stored(entry.hash));
    if (found) return found;
  }
  return null;
};

/**
 * The page at an address, as it may be asked for. Without a network it is one of
 * those whose shard is stored.
 * @param {Version} version
 * @param {string} asked
 */
export const findPage = async (version, asked) => {
  for (const address of pagesAt(asked)) {
    const entry = await version.entry(address, { ask: false });
    if (entry?.data !== undefined || entry?.to) return { address, entry };
  }
  return null;
};

/**
 * A page that is stored in a version.
 * @param {Version} version
 * @param {string} asked
 */
export const storedPage = async (version, asked) => {
  const page = await findPage(version, asked);
  const response = page?.entry.hash && (await stored(page.entry.hash));
  return page && response ? { ...page, response } : null;
};

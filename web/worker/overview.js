// What there is to tell of the blog: what is stored, what is new.

import { version } from "./manifest.js";
import { note, noteNames, pageNote, setState, state } from "./notes.js";
import { keptOf } from "./pages.js";
import { urlOf } from "./scope.js";
import { currentVersion, hostAnswers, versionOf } from "./versions.js";

/**
 * Which version a tab has, which one others get, and whether the host answers.
 * @param {string} client
 */
export const standing = async (client) => {
  const [own, { current, all }] = await Promise.all([versionOf(client), state()]);
  return { version: own?.id ?? null, current, all, reached: hostAnswers() };
};

/**
 * All that there is to know for the page about what is stored.
 * @param {string} client
 */
export const overview = async (client) => {
  const own = (await versionOf(client)) ?? (await currentVersion());
  const noted = await noteNames("page");
  const kept = own ? await keptOf(own, noted) : [];
  const addresses = noted.filter((_, i) => kept[i]);
  const pages = await Promise.all(
    addresses.map(async (address) => {
      const { title, read, size } = await note(pageNote(address));
      return { href: urlOf(address), title, read, size };
    }),
  );
  const { core = [], pages: count, bytes } = own?.manifest ?? {};
  const app = core.reduce((sum, [, , size]) => sum + size, 0);
  return { ...(await standing(client)), state: await state(), pages, count, bytes, app };
};

/** After so many milliseconds without a page, the next one is a new visit. */
const VISIT = 30 * 60 * 1000;

/** Notes that something is read, so that the next visit knows what this one knew. */
export const noteVisit = () =>
  setState(({ visit, current }) => {
    const isNew = Date.now() - visit.at > VISIT;
    const before = isNew ? visit.version : visit.before;
    return { visit: { at: Date.now(), version: current, before } };
  });

/**
 * Which posts are new or have changed since the last visit, and were not read since.
 * @param {string} client
 * @param {string[]} addresses
 */
export const news = async (client, addresses) => {
  const { visit } = await state();
  const [now, before] = await Promise.all([versionOf(client), version(visit.before)]);
  if (!now || !before || now.id === before.id) return [];
  return Promise.all(addresses.map((address) => change(now, before, address)));
};

/** @typedef {import("./manifest.js").Version} Version */

/**
 * @param {Version} now
 * @param {Version} before
 * @param {string} address
 */
const change = async (now, before, address) => {
  const text = (await now.entry(address, { ask: false }))?.text;
  if (!text || (await note(pageNote(address)))?.text === text) return null;
  const old = await before.entry(address, { ask: false });
  if (old) return old.text === text ? null : "changed";
  // What was not stored of the old version can't be had any more; but what its
  // front pages listed is known.
  const listed = Object.values(before.manifest.editions).flat();
  const isNewest = Object.values(now.manifest.editions).flat().includes(address);
  return old === null || (isNewest && !listed.includes(address)) ? "new" : null;
};

// What the scripts of a page ask for (`web/reader/offline`).

import { setAll, storeMore } from "./all.js";
import { setState, state } from "./notes.js";
import { news, noteVisit, overview, standing } from "./overview.js";
import { keepRead, keptOf, refresh } from "./pages.js";
import { addressOf, scope, storage } from "./scope.js";
import { bind, check, currentVersion, drop, keptVersions, leave, versionOf } from "./versions.js";

/**
 * A page of this tab is read. The answer tells how things stand.
 * @param {string} client
 * @param {{ href: string, app: string }} page `app`: the app's file, by which a
 *   tab is recognised that was open before the worker was
 */
const read = async (client, { href, app }) => {
  storage.isRemoved = false;
  const address = addressOf(href);
  const file = addressOf(app);
  if (!(await currentVersion())) await check();
  let version = await versionOf(client);
  if (!version) {
    version = (await keptVersions()).find(({ core }) => core.has(file ?? "")) ?? null;
    if (version) await bind(client, version.id);
  }
  if (version && address) await keepRead(version, address);
  await noteVisit();
  await refresh();
  return standing(client);
};

/**
 * @param {string[]} hrefs
 */
const addressesOf = (hrefs) => hrefs.map((href) => addressOf(href) ?? "");

/** @type {Record<string, (client: string, about: any) => Promise<unknown>>} */
const ANSWERS = {
  read,
  standing,
  check: async (client) => {
    const reached = (await check()) !== null;
    await refresh();
    return { ...(await standing(client)), reached };
  },
  /** The app has started, or broken down before it had. */
  started: async (client) => {
    const version = await versionOf(client);
    if (version) await setState(() => ({ started: version.id }));
  },
  failed: async (client) => {
    const version = await versionOf(client);
    const { started } = await state();
    if (version && version.id !== started) await drop(version.id, { bad: true });
  },
  stored: async (client, { hrefs }) => {
    const version = (await versionOf(client)) ?? (await currentVersion());
    return version ? keptOf(version, addressesOf(hrefs)) : [];
  },
  news: (client, { hrefs }) => news(client, addressesOf(hrefs)),
  overview,
  all: (_, { paused }) => setAll(paused),
  more: storeMore,
  remove: leave,
};

/** @param {ExtendableMessageEvent} event */
export const receive = (event) => {
  const { data, ports, source } = event;
  const answer = ANSWERS[data?.ask];
  if (!answer || !(source instanceof WindowClient) || !source.url.startsWith(scope)) return;
  const answered = answer(source.id, data).then(
    (value) => ports[0]?.postMessage({ value }),
    (error) => ports[0]?.postMessage({ error: String(error) }),
  );
  event.waitUntil(answered);
};

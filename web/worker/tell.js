// Messages to the blog's tabs; `web/reader/offline` receives them.

import { scope, worker } from "./scope.js";

/**
 * What a tab is told.
 * @typedef {{ type: "version", version: string }
 *   | { type: "full" }
 *   | { type: "lost" }} Message
 */

/** @param {Message} message */
export const tellAll = async (message) => {
  const tabs = await worker.clients.matchAll({ includeUncontrolled: true, type: "window" });
  for (const tab of tabs) if (tab.url.startsWith(scope)) tab.postMessage(message);
};

/**
 * @param {string} client
 * @param {Message} message
 */
export const tell = async (client, message) =>
  (await worker.clients.get(client))?.postMessage(message);

// The service worker: the blog without a network. It serves whole versions only,
// and only what it has verified; whatever it does not know it leaves to the
// network. `ARCHITECTURE.md`, "Offline", tells the rules and why.

import { answer } from "./answer.js";
import { receive } from "./messages.js";
import { navigate } from "./navigate.js";
import { addressOf, worker } from "./scope.js";

// What is stored does not depend on which worker stored it, so that a new one can
// take over at once.
worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));

worker.addEventListener("activate", (event) => {
  // Until this is done, no tab gets an answer: so nothing is stored here.
  event.waitUntil(Promise.all([preload(), worker.clients.claim()]));
});

/**
 * Has the browser ask the host while the worker starts. Not Firefox (seen in 153):
 * without a network it then shows its own error, whatever the worker answers.
 */
const preload = async () => {
  const isFirefox = /firefox/i.test(navigator.userAgent);
  await worker.registration.navigationPreload?.[isFirefox ? "disable" : "enable"]();
};

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = addressOf(request.url);
  if (request.method !== "GET" || address === null || request.cache === "only-if-cached") return;
  const answered = (request.mode === "navigate" ? navigate : answer)(event, address);
  // Whatever goes wrong in here, there is the network.
  event.respondWith(answered.catch(() => fetch(request)));
});

worker.addEventListener("message", receive);

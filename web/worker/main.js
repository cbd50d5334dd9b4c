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
  // Nothing is stored yet: until this is done, no tab gets an answer.
  const ready = [worker.registration.navigationPreload?.enable(), worker.clients.claim()];
  event.waitUntil(Promise.all(ready));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = addressOf(request.url);
  if (request.method !== "GET" || address === null || request.cache === "only-if-cached") return;
  if (request.mode === "navigate") event.respondWith(navigate(event, address));
  else event.respondWith(answer(event, address));
});

worker.addEventListener("message", receive);

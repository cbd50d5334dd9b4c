// Takes the place of the service worker where a blog is no longer to be stored:
// removes what was stored of this blog, and itself. Published as sw.js, it reaches
// every browser that has the old one at its next visit.

const remover = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

remover.addEventListener("install", (event) => event.waitUntil(remover.skipWaiting()));

const remove = async () => {
  const { clients, registration } = remover;
  const own = `inkleaf ${new URL(registration.scope).pathname} `;
  for (const name of await caches.keys()) if (name.startsWith(own)) await caches.delete(name);
  const tabs = await clients.matchAll({ type: "window", includeUncontrolled: true });
  await registration.unregister();
  // Tabs that the old worker served start again without it.
  for (const tab of tabs) {
    if (tab.url.startsWith(registration.scope)) await tab.navigate(tab.url).catch(() => {});
  }
};

remover.addEventListener("activate", (event) => event.waitUntil(remove()));

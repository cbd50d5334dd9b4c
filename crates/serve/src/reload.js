// Reloads the page as soon as the preview has been published anew.
(() => {
  const script = new URL(document.currentScript.src);
  const version = new URL("version", script);
  version.searchParams.set("known", script.searchParams.get("version"));
  let controller;

  const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

  async function watch() {
    const { signal } = (controller = new AbortController());
    while (!signal.aborted) {
      try {
        // Answered when there is a new version, or after some seconds without one.
        const response = await fetch(version, { signal, cache: "no-store" });
        if (response.status === 205) return location.reload();
        if (response.status !== 204) await pause(1000);
      } catch {
        // The server is being started anew, or was stopped.
        await pause(500);
      }
    }
  }

  // An open request would keep the page out of the back/forward cache.
  addEventListener("pagehide", () => controller.abort());
  addEventListener("pageshow", (event) => event.persisted && watch());
  watch();
})();

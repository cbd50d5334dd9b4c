// Notes when a click happened and when the heading of the page that followed
// was painted, whether the app has shown it or the browser has loaded it.
(() => {
  const now = () => performance.timeOrigin + performance.now();
  const heading = () => document.querySelector("main h1");
  const painted = (last) => {
    const look = () => {
      const it = heading();
      if (!it || it === last) return requestAnimationFrame(look);
      // What comes after a frame's callbacks comes after its paint.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        sessionStorage.setItem("painted", now());
      };
      port2.postMessage(0);
    };
    requestAnimationFrame(look);
  };

  window.bench = {
    /** From now on a page is waited for: the reader does something. */
    begin: () => {
      sessionStorage.removeItem("painted");
      sessionStorage.setItem("begun", now());
      painted(heading());
    },
    /** Milliseconds from there to the paint, once it has happened. */
    took: () => {
      const at = sessionStorage.getItem("painted");
      return at === null ? null : at - sessionStorage.getItem("begun");
    },
    /** Tasks of 50 ms and more: [start, length]. */
    tasks: [],
  };
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) bench.tasks.push([startTime, duration]);
  }).observe({ type: "longtask", buffered: true });

  // A document of its own: its heading is new.
  if (sessionStorage.getItem("painted") === null) painted(null);
  // One that came back as it was left: its heading is the old one.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted && sessionStorage.getItem("painted") === null) painted(null);
  });
  addEventListener("click", () => bench.begin(), true);
})();

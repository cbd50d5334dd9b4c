// Has the pages behind the first links in view at hand, once the page has been
// read into the browser: a few, and only where the connection allows.

(() => {
  const COUNT = 3;

  let observer;
  const start = () => {
    observer?.disconnect();
    if (document.documentElement.hasAttribute("data-sparing")) return;
    const asked = new Set([location.pathname]);
    observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting || asked.has(target.pathname)) continue;
        asked.add(target.pathname);
        target.dispatchEvent(new Event("inkleaf:ahead", { bubbles: true }));
        if (asked.size > COUNT) return observer.disconnect();
      }
    });
    document
      .querySelectorAll("main :is(.card h2, .archive-year, .neighbours, .prose) a[href]:not(.anchor)")
      .forEach((link) => link.origin === location.origin && observer.observe(link));
  };

  const whenIdle = window.requestIdleCallback ?? ((run) => setTimeout(run, 200));
  for (const event of ["inkleaf:ready", "inkleaf:page"]) {
    document.addEventListener(event, () => whenIdle(start));
  }
})();

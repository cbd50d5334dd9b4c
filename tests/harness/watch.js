// Runs in every document before anything else, and notes what happens there.
// Tests read it as `watch`.
(() => {
  const watch = {
    /** Differs in every document: the same value means, not loaded anew. */
    document: Math.random().toString(36).slice(2),
    /** Everything that moved without being asked to. */
    shifts: [],
    /** What the security policy has blocked. */
    violations: [],
    /** Changes of the root element's attributes: [name, value, time]. */
    root: [],
    /** `persisted` of each pageshow. */
    shows: [],
    /** Times of clicks. */
    clicks: [],
    /** Whether there was a body when the theme was set. */
    themeBeforeBody: undefined,
    /** All elements of the page as it was loaded, and its HTML. */
    elements: [],
    html: "",
  };
  Object.defineProperty(window, "watch", { value: watch });

  /** What the scripts in web/reader add to the page, none of which takes room
      that was not there for it. */
  const added = `pre > .copy, .zoom, .ways > .share, .site-footer > :is(.to-top, .show-shortcuts),
    .reader-layer, .reader-layer *`;

  /** The page's own markup, without the place where the app lives. */
  watch.markup = () => {
    const body = document.body.cloneNode(true);
    body.querySelector("#app")?.replaceChildren();
    for (const element of body.querySelectorAll(added)) element.remove();
    settle(body);
    return body.outerHTML;
  };

  /** Takes back what our scripts mark while they move, unfold or follow something. */
  const settle = (copy) => {
    const marks = [[".contents > details", "open"], [".contents a", "aria-current"]];
    for (const [css, name] of marks) {
      for (const element of copy.querySelectorAll(css)) element.removeAttribute(name);
    }
  };
  watch.all = () =>
    [...document.body.querySelectorAll("*")].filter(
      (element) => !element.closest("#app") && !element.matches(added),
    );

  /** The markup of a <main>, without what may differ between two ways to make
      the same page: comments, split text nodes, the order of attributes, a
      tabindex that an element got in order to take focus, and what our scripts
      mark while they move or unfold something. */
  watch.main = (main) => {
    const copy = main.cloneNode(true);
    for (const element of copy.querySelectorAll(added)) element.remove();
    for (const element of copy.querySelectorAll("*")) {
      const attributes = [...element.attributes].map(({ name, value }) => [name, value]).sort();
      for (const [name] of attributes) element.removeAttribute(name);
      for (const [name, value] of attributes) element.setAttribute(name, value);
    }
    const comments = document.createNodeIterator(copy, NodeFilter.SHOW_COMMENT);
    for (let node; (node = comments.nextNode()); ) node.remove();
    for (const element of copy.querySelectorAll("[tabindex='-1']:not(h1)")) {
      element.removeAttribute("tabindex");
    }
    settle(copy);
    copy.normalize();
    return copy.innerHTML;
  };

  const now = () => performance.now();
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const sources = entry.sources.map(({ node }) => {
        const element = node?.nodeType === 3 ? node.parentElement : node;
        return element?.outerHTML?.slice(0, 120) ?? "?";
      });
      const { value, startTime: at, hadRecentInput: asked } = entry;
      watch.shifts.push({ value, at, asked, sources });
    }
  }).observe({ type: "layout-shift", buffered: true });

  addEventListener("securitypolicyviolation", (event) => {
    watch.violations.push(`${event.violatedDirective}: ${event.blockedURI}`);
  }, true);
  // A browser offers to install a blog when it likes. A test that wants an offer
  // makes one, or says so.
  addEventListener("beforeinstallprompt", (event) => {
    if (event.isTrusted && !window.offersAreWelcome) event.stopImmediatePropagation();
  }, true);
  addEventListener("pageshow", (event) => watch.shows.push(event.persisted));
  addEventListener("click", () => watch.clicks.push(now()), true);
  // The app has filled a page in.
  document.addEventListener("inkleaf:page", () => (watch.complete = true));
  addEventListener("load", () => {
    // Pictures and feeds are documents, too, but no pages.
    if (!document.querySelector("main")) return;
    watch.elements = watch.all();
    watch.html = watch.markup();
  });

  new MutationObserver((changes) => {
    const root = document.documentElement;
    for (const { target, attributeName } of changes) {
      if (target !== root) continue;
      watch.root.push([attributeName, root.getAttribute(attributeName), now()]);
      if (attributeName === "data-theme") watch.themeBeforeBody ??= !document.body;
    }
  }).observe(document, { attributes: true, subtree: true });
})();

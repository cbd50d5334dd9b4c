// Runs in every document before anything else, and judges what posts that want
// to do harm have done. Tests call it as `hostile`.
(() => {
  // Taken before any post could put something else in their place.
  const query = Document.prototype.querySelectorAll;
  const within = Element.prototype.querySelectorAll;
  const all = (css) => [...query.call(document, css)];
  const allIn = (element, css) => [...within.call(element, css)];
  const later = setTimeout.bind(window);

  /** What has run, gone somewhere or been sent, and never may. */
  const hits = [];
  const hit = (what) => (...values) => {
    hits.push(`${what}(${values.map(String).join(", ").slice(0, 80)})`);
  };
  for (const name of ["alert", "confirm", "prompt", "print", "open", "eval"]) {
    Object.defineProperty(window, name, { value: hit(name) });
  }
  for (const name of ["write", "writeln", "open"]) {
    Object.defineProperty(document, name, { value: hit(`document.${name}`) });
  }
  for (const name of ["setTimeout", "setInterval"]) {
    const real = window[name].bind(window);
    const guarded = (run, ...rest) =>
      typeof run === "string" ? hit(name)(run) : real(run, ...rest);
    Object.defineProperty(window, name, { value: guarded });
  }
  addEventListener("error", (event) => {
    if (event.target === window) hit("error")(event.message);
  }, true);
  addEventListener("submit", (event) => {
    event.preventDefault();
    hit("submit")(event.target.action);
  }, true);
  /** Where the document wanted to go. */
  const journeys = [];
  window.navigation?.addEventListener("navigate", (event) => {
    journeys.push(event.destination.url);
  });

  /** What raw HTML, the renderer and the app may put into an article. */
  const HTML = new Set(
    `a abbr address article aside audio b bdi bdo blockquote br caption cite code col colgroup data
    dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins
    kbd li mark ol p picture pre q rp rt ruby s samp section small source span strong sub summary
    sup table tbody td tfoot th thead time tr track u ul var video wbr`.split(/\s+/),
  );
  const MATHML = new Set(
    `math merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms
    mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover`.split(/\s+/),
  );
  const ATTRIBUTES = new Set(
    `alt aria-hidden aria-label aria-describedby aria-labelledby cite class colspan controls
    data-embed data-line datetime decoding default dir height href id kind label lang loading loop media muted
    name open playsinline poster preload rel reversed role rowspan scope sizes span src srclang
    srcset start tabindex title type value width`.split(/\s+/),
  );
  const TARGETS = ["href", "src", "poster", "cite", "data-embed"];
  const SCHEMES = ["http:", "https:", "mailto:", "tel:"];

  const told = (element) => element.cloneNode(false).outerHTML.slice(0, 200);
  const leadsToHarm = (value) => {
    try {
      return !SCHEMES.includes(new URL(value, document.baseURI).protocol);
    } catch {
      // What is no URL leads nowhere.
      return false;
    }
  };

  /** What is wrong with an element within an article. */
  const wrong = (element) => {
    const name = element.localName;
    if (name === "button") return !element.matches("pre > button.copy, button.zoom");
    if (name === "input") return !element.matches("[type=checkbox][disabled]");
    const isMath = element.namespaceURI === "http://www.w3.org/1998/Math/MathML";
    const isHtml = element.namespaceURI === "http://www.w3.org/1999/xhtml";
    if (!(isHtml ? HTML : isMath ? MATHML : new Set()).has(name)) return true;
    return [...element.attributes].some((attribute) => {
      if (isMath) return /^on|href|style|^src/i.test(attribute.name);
      if (!ATTRIBUTES.has(attribute.name)) return true;
      if (attribute.name === "name") return name !== "details";
      return TARGETS.includes(attribute.name) && leadsToHarm(attribute.value);
    });
  };

  /** What scripts of ours add around an article, and where they place it. */
  const OURS = ".reader-layer, .reader-layer *, .to-top, .show-shortcuts, .share";
  const PLACED = ".side-notes, .side-note, .preview, .note-popover, .reading-progress";

  /** What is wrong with an element around an article. */
  const foreign = (element) => {
    if (element.matches("script")) {
      const isData = element.type === "application/json" && element.id === "page-data";
      return !(isData || new URL(element.src, location).origin === location.origin);
    }
    if (element.matches("iframe, object, embed, form, base, style, template, svg, math")) return true;
    if (element.matches("meta[http-equiv]")) return true;
    return [...element.attributes].some(
      ({ name, value }) =>
        /^on|^srcdoc$|^formaction$/i.test(name) ||
        (name === "style" && !element.matches(PLACED)) ||
        (["href", "src"].includes(name) && leadsToHarm(value)),
    );
  };

  /** Requests to other hosts that no picture, film or sound of the article is
      the reason for: those Markdown may show. */
  const strangers = () => {
    const shown = new Set();
    for (const element of all(".prose [src], .prose [poster], .prose [srcset]")) {
      const list = (element.getAttribute("srcset") ?? "").split(",");
      for (const part of [element.src, element.poster, ...list]) {
        const target = String(part ?? "").trim().split(/\s/)[0];
        if (target && URL.canParse(target, document.baseURI)) shown.add(new URL(target, document.baseURI).href);
      }
    }
    return performance
      .getEntriesByType("resource")
      .map(({ name }) => name)
      .filter((name) => new URL(name).origin !== location.origin && !shown.has(name));
  };

  const INLINE = "em, strong, code, del, sub, sup";
  /** An element without what may differ from page to page. */
  const signature = (element) => {
    const values = ["id", "class", "rel", "type", "name", "property", "http-equiv"];
    const attributes = [...element.attributes]
      .filter(({ name }) => !/^(data-|tabindex$|aria-current$)/.test(name))
      .map(({ name, value }) => (values.includes(name) ? `${name}=${value}` : name));
    return `${element.localName}[${attributes.sort()}]`;
  };
  const depth = (element) => (element.parentElement ? 1 + depth(element.parentElement) : 0);
  /** What follows from an article's text: how much there is of it says nothing,
      so every element of it is judged by itself. */
  const DERIVED = ".contents, .contents *, .related, .related *";
  const TITLED = ["nav.contents", "section.related", "details", "summary", "ol", "ul", "li", "h2", "a", INLINE];
  const TITLES = ["aria-current", "aria-labelledby", "class", "href", "id", "open"];
  const odd = (element) =>
    !element.matches(TITLED.join(", ")) ||
    (element.matches(INLINE) && element.attributes.length > 0) ||
    (element.id && element.id !== "contents-title") ||
    (element.className && !element.matches("nav.contents, section.related")) ||
    [...element.attributes].some(({ name }) => !TITLES.includes(name));

  /** The page around its article: all that no post can change. */
  const skeleton = () => {
    const around = (element) =>
      !element.closest(`#app *, .prose *, ${OURS}`) && !element.matches(DERIVED) &&
      !(element.matches(INLINE) && !element.attributes.length);
    return {
      head: all("head *").filter((it) => !it.matches("link[rel=modulepreload]")).map(signature),
      body: all("body, body *").filter(around).map((it) => `${depth(it)} ${signature(it)}`),
    };
  };

  /** Has a reader who touches everything in an article, and goes nowhere. */
  const touch = (prose) => {
    const stop = (event) => {
      event.preventDefault();
      event.stopPropagation();
    };
    const mouse = ["pointerover", "mouseover", "mouseenter", "mousemove", "pointerdown", "mousedown",
      "pointerup", "mouseup", "click", "dblclick", "auxclick", "contextmenu", "mouseout", "wheel"];
    const other = ["focus", "focusin", "blur", "focusout", "keydown", "keyup", "touchstart", "input",
      "change", "toggle", "scroll", "animationstart", "animationend", "transitionend", "load",
      "error", "begin", "end", "play", "canplay"];
    for (const type of [...mouse, ...other]) prose.addEventListener(type, stop);
    for (const element of allIn(prose, "*")) {
      if (element.matches(".copy")) continue;
      const options = { bubbles: true, cancelable: true };
      for (const type of mouse) element.dispatchEvent(new MouseEvent(type, options));
      for (const type of other) element.dispatchEvent(new Event(type, options));
      element.focus?.();
    }
  };

  const loaded = async () => {
    for (const image of all("img[loading=lazy]")) image.loading = "eager";
    const pending = [...all("img")].filter((image) => !image.complete);
    const ended = (image) =>
      new Promise((done) => {
        image.addEventListener("load", done);
        image.addEventListener("error", done);
      });
    await Promise.race([
      Promise.all(pending.map(ended)),
      new Promise((done) => later(done, 500)),
    ]);
    await new Promise((done) => later(done, 5));
  };

  /** What is wrong with the page that is shown; `like` is the skeleton of a
      harmless one, if it has to be like that. */
  const check = async (href, like) => {
    const problems = [];
    const prose = all(".prose");
    for (const article of prose) touch(article);
    await loaded();
    // Copies of notes are no better than the notes.
    for (const element of all(".prose *, .note-text *")) {
      if (wrong(element)) problems.push(`in the article: ${told(element)}`);
      if (element.id && element.id in EventTarget.prototype) problems.push(`id ${element.id}`);
    }
    const around = all("*").filter((it) => !it.closest(".prose *, #app *, .note-text *"));
    for (const element of around) {
      if (foreign(element)) problems.push(`around the article: ${told(element)}`);
    }
    for (const element of all(DERIVED)) {
      if (odd(element)) problems.push(`beside the article: ${told(element)}`);
    }
    for (const name of strangers()) problems.push(`asked for ${name}`);
    if (like) {
      const mine = skeleton();
      for (const it of mine.head) if (!like.head.includes(it)) problems.push(`in the head: ${it}`);
      const at = mine.body.findIndex((it, i) => it !== like.body[i]);
      if (at >= 0 || mine.body.length !== like.body.length) {
        problems.push(`around the article there is ${mine.body[at]}, not ${like.body[at]}`);
      }
      if (prose.length !== 1) problems.push(`${prose.length} articles`);
    }
    const here = new URL(href, location).href;
    if (location.href !== here) problems.push(`went to ${location.href}`);
    for (const url of journeys.splice(0)) if (url !== here) problems.push(`wanted to go to ${url}`);
    problems.push(...hits.splice(0).map((it) => `ran ${it}`));
    return problems;
  };

  /** Has the app show a page. */
  const show = async (href) => {
    const main = document.querySelector("main");
    const left = main.firstElementChild;
    const link = document.createElement("a");
    link.href = href;
    all(".site-footer")[0].append(link);
    link.click();
    link.remove();
    const path = new URL(href, location).pathname;
    const end = performance.now() + 15_000;
    const arrived = () =>
      location.pathname === path && main.firstElementChild && main.firstElementChild !== left;
    while (!arrived()) {
      if (performance.now() > end) throw new Error(`the app does not show ${href}`);
      await new Promise((done) => later(done, 4));
    }
  };

  Object.defineProperty(window, "hostile", {
    value: Object.freeze({ check, hits, show, skeleton }),
  });
})();

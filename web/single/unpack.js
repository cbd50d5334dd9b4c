// Brings a blog to life that is one file (`inkleaf build --single-file`): unpacks the
// app, its scripts and its pages from blocks in the document, and hands them to
// web/boot.js as if a host had sent them.
//
// It runs in the head. What it unpacks lies in `<script id="inkleaf-…">` blocks that no
// browser runs: compressed with gzip, whose checksum tells of damage, in Base64.

(() => {
  const root = document.documentElement;
  /** The path of the page in the document. */
  const first = () => root.dataset.embedded;

  /** The path in the part of an address behind its `#`. */
  const pathIn = (hash) => /^#(\/[^?#]*)/.exec(hash)?.[1] ?? first();

  // Another page than the one in the document is not to be seen before it is there.
  root.toggleAttribute("data-arriving", pathIn(location.hash) !== first());

  const block = (id) => {
    const found = document.getElementById(`inkleaf-${id}`);
    if (!found) throw new Error(`${id} is missing`);
    return Uint8Array.from(atob(found.textContent), (letter) => letter.charCodeAt(0));
  };

  const unpacked = (id) => {
    const packed = new Blob([block(id)]).stream();
    return new Response(packed.pipeThrough(new DecompressionStream("gzip")));
  };

  const asUrl = (bytes, type) => URL.createObjectURL(new Blob([bytes], { type }));
  const scriptUrl = async (id) => asUrl(await unpacked(id).text(), "text/javascript");

  let index;
  /** Which block a page is in, by its path. */
  const pages = new Map();

  /** A file in the document as a URL: pictures, sound. @type {Map<string, string>} */
  const urls = new Map();
  const fileUrl = (path) => {
    const [id, type] = index.files[path];
    if (!urls.has(path)) urls.set(path, asUrl(block(id), type));
    return urls.get(path);
  };

  /**
   * A URL of the published blog as one that leads to the same in this file, or to the web
   * where it is not in here; nothing if it is nowhere.
   */
  const adapted = (url, page) => {
    if (url.startsWith("#")) return `#${page}${url}`;
    const { web } = index;
    const address = web && url.startsWith(web) ? `/${url.slice(web.length)}` : url;
    if (!/^\/(?!\/)/.test(address)) return url;
    const [, path, rest] = /^([^?#]*)(.*)$/s.exec(address);
    if (pages.has(path)) return `#${address}`;
    if (Object.hasOwn(index.files, path)) return fileUrl(path) + rest;
    return web ? web + address.slice(1) : undefined;
  };

  const isHere = (url) => url?.startsWith("blob:") || url?.startsWith("data:");

  /** The candidates of a `srcset` that are in this file. */
  const candidates = (srcset) => {
    const sized = srcset.split(", ").map((candidate) => candidate.split(" "));
    const found = sized.map(([url, ...size]) => [adapted(url), ...size]);
    return found.filter(([url]) => isHere(url)).map((candidate) => candidate.join(" "));
  };

  /** What page data has URLs in; see crates/site/src/page.rs. */
  const URLS = ["href", "index", "older", "newer", "src", "source", "url"];

  const adaptData = (value) => {
    if (typeof value !== "object" || value === null) return value;
    for (const [key, part] of Object.entries(value)) {
      if (key === "srcset") value[key] = candidates(part).join(", ");
      else if (typeof part === "string" && URLS.includes(key)) value[key] = adapted(part);
      else value[key] = adaptData(part);
    }
    if (value.cover && !isHere(value.cover.src)) {
      const [other] = value.cover.srcset?.split(" ") ?? [];
      if (other) value.cover.src = other;
      else delete value.cover;
    }
    return value;
  };

  /** A picture or film that is not in this file: nothing is asked for, but there is a link. */
  const linkInstead = (element, url) => {
    const link = document.createElement("a");
    link.textContent = element.getAttribute("alt") || url?.split("/").at(-1) || "…";
    link.dataset.leftOut = "";
    link.rel = "external";
    if (url) link.href = url;
    element.replaceWith(link);
  };

  const adaptMedia = (element, page) => {
    const srcset = candidates(element.getAttribute("srcset") ?? "");
    const url = adapted(element.getAttribute("src") ?? "", page);
    const src = isHere(url) ? url : srcset[0]?.split(" ")[0];
    if (srcset.length > 1) element.setAttribute("srcset", srcset.join(", "));
    else element.removeAttribute("srcset");
    if (src) element.setAttribute("src", src);
    else if (element.matches("source, track")) element.remove();
    else if (!element.querySelector("source")) linkInstead(element, url);
  };

  const adaptLink = (link, page) => {
    const href = adapted(link.getAttribute("href"), page);
    if (href === undefined) link.removeAttribute("href");
    else link.setAttribute("href", href);
    const isLeftOut = href === undefined || (index.web && href.startsWith(index.web));
    if (!isLeftOut) return;
    link.rel = "external";
    link.dataset.leftOut = "";
  };

  /** The HTML that the renderer gives, for this file. */
  const adaptHtml = (html, page) => {
    // In a document that nobody sees, nothing is loaded.
    const { body } = document.implementation.createHTMLDocument();
    body.innerHTML = html;
    for (const media of body.querySelectorAll("source, track, img, audio, video")) adaptMedia(media, page);
    for (const link of body.querySelectorAll("[href]")) adaptLink(link, page);
    // What stands for a frame from elsewhere stays a plain link.
    for (const card of body.querySelectorAll("[data-embed]")) card.removeAttribute("data-embed");
    return body.innerHTML;
  };

  /** Which page a document's Markdown is of. */
  const pageOf = new WeakMap();

  /** Blocks of pages that were unpacked last. @type {Map<number, Promise<object>>} */
  const open = new Map();

  /** The page at a path, as `<address>/page.json` would tell it; nothing if there is none. */
  const pageAt = async (path) => {
    const at = pages.get(path);
    if (at === undefined) return undefined;
    if (!open.has(at)) {
      if (open.size > 3) open.delete(open.keys().next().value);
      open.set(at, unpacked(`pages-${at}`).json());
    }
    const file = JSON.parse((await open.get(at))[path]);
    adaptData(file.page);
    const { head, body } = file.page;
    // Comments are a frame, too.
    for (const shown of Object.values(Object(body))) delete Object(shown).comments;
    if (index.web) head.canonical = index.web + head.canonical.slice(1);
    if (file.source) pageOf.set(file.source, path);
    return file;
  };

  /** The renderer's module, whose HTML is then adapted. */
  const rendererUrl = async () => {
    const plain = await scriptUrl("renderer-js");
    window.inkleafAdapt = (html, source) => adaptHtml(html, pageOf.get(source));
    const code = `
      import init, { render as plain } from "${plain}";
      export default init;
      export const render = (source, base) => window.inkleafAdapt(plain(source, base), source);`;
    return asUrl(code, "text/javascript");
  };

  const addLink = (name, href, wasm) => {
    const link = document.createElement("link");
    link.rel = `inkleaf-${name}`;
    link.href = href;
    if (wasm) link.dataset.wasm = wasm;
    document.head.append(link);
  };

  const wasmUrl = async (id) => asUrl(await unpacked(id).arrayBuffer(), "application/wasm");

  // Places on the page itself are reached by an address of this file, too.
  const adaptPlaces = () => {
    const page = pathIn(location.hash);
    for (const link of document.querySelectorAll("a[href^='#']:not([href^='#/'])")) {
      link.setAttribute("href", `#${page}${link.getAttribute("href")}`);
    }
  };

  /** Puts what stands around the pages of another edition in the place of this one's. */
  const changeEdition = async (place, path) => {
    for (const old of document.querySelectorAll("body > :is(.skip, header, main, footer)")) old.remove();
    const around = await unpacked(`edition-${place}`).text();
    document.getElementById("app").insertAdjacentHTML("beforebegin", around);
    root.dataset.embedded = path;
  };

  /** Has the document be in the language of the page that is wanted. */
  const beIn = ({ lang, rtl }) => {
    root.lang = lang;
    if (rtl) root.dir = "rtl";
    else root.removeAttribute("dir");
  };

  const start = async () => {
    index = await unpacked("index").json();
    index.chunks.forEach((paths, at) => paths.forEach((path) => pages.set(path, at)));
    const path = pathIn(location.hash);
    const wanted = await pageAt(path);
    const place = index.editions.findLastIndex((front) => path.startsWith(front));
    if (place >= 0) await changeEdition(place, index.editions[place]);
    if (wanted) beIn(wanted.page.head);
    // The front page of an edition stands there by now.
    if (path === first()) arrived();
    window.inkleafPages = pageAt;
    for (const picture of document.querySelectorAll("[data-src]")) {
      picture.src = fileUrl(picture.dataset.src);
    }
    document.addEventListener("inkleaf:show", adaptPlaces);
    document.addEventListener("inkleaf:page", adaptPlaces);
    adaptPlaces();
    addLink("app", await scriptUrl("app-js"), await wasmUrl("app-wasm"));
    addLink("renderer", await rendererUrl(), await wasmUrl("renderer-wasm"));
    const words = index.words[root.lang] ?? "words-0";
    addLink("words", asUrl(await unpacked(words).text(), "application/json"));
    addLink("reader", await scriptUrl("reader"));
    await import(await scriptUrl("boot"));
  };

  const arrived = () => root.removeAttribute("data-arriving");
  document.addEventListener("inkleaf:show", arrived, { once: true });

  /** The file is damaged, or the browser can't do this: the reader is told, and sees
      what there is. */
  const tell = (error) => {
    arrived();
    console.error(error);
    const notice = document.getElementById("inkleaf-damaged");
    if (notice) notice.hidden = false;
  };

  addEventListener("DOMContentLoaded", () => start().catch(tell));
})();

// The app, handed to web/boot.js as if a host had sent it.

import { root } from "./address.js";
import { asUrl, scriptUrl, unpackedUrl } from "./blocks.js";
import { tellDamage } from "./damage.js";
import { index } from "./index.js";
import { adaptHtml } from "./markup.js";
import { pageAt, pathOfSource } from "./pages.js";

/**
 * Where the app finds the pages, the renderer what changes its HTML, and web/boot.js
 * whom to tell that the app could not be started.
 * @typedef {object} Seams
 * @property {(path: string) => Promise<object | undefined>} inkleafPages
 * @property {(html: string, source: object) => string} inkleafAdapt
 * @property {(error: unknown) => void} inkleafFailed
 */
const seams = /** @type {Window & Seams} */ (/** @type {unknown} */ (window));

export const startApp = async () => {
  seams.inkleafPages = pageAt;
  seams.inkleafFailed = tellDamage;
  addLink("app", await scriptUrl("app-js"), await wasmUrl("app-wasm"));
  addLink("renderer", await rendererUrl(), await wasmUrl("renderer-wasm"));
  const words = index.words[root.lang] ?? "words-0";
  addLink("words", await unpackedUrl(words, "application/json"));
  addLink("reader", await scriptUrl("reader"));
  await import(await scriptUrl("boot"));
};

/**
 * A `<link>` as published pages have it.
 * @param {string} name
 * @param {string} href
 * @param {string} [wasm] the URL of the WebAssembly module that the script loads
 */
const addLink = (name, href, wasm) => {
  const link = document.createElement("link");
  link.rel = `inkleaf-${name}`;
  link.href = href;
  if (wasm) link.dataset.wasm = wasm;
  document.head.append(link);
};

/** @param {string} id */
const wasmUrl = (id) => unpackedUrl(id, "application/wasm");

/** The renderer's module, whose HTML is then adapted. */
const rendererUrl = async () => {
  seams.inkleafAdapt = (html, source) => adaptHtml(html, pathOfSource(source));
  const code = [
    `import init, { render as plain } from "${await scriptUrl("renderer-js")}";`,
    "export default init;",
    "export const render = (source, base) => window.inkleafAdapt(plain(source, base), source);",
  ];
  return asUrl(code.join("\n"), "text/javascript");
};

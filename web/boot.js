// The loader: brings the app in once the page has been shown, and the scripts
// that help reading.
//
// Until then, and if anything here fails, the page is plain HTML and its links
// are plain links.

const root = document.documentElement;

/**
 * Imports wasm-bindgen's glue as for a browser without finalisers. What cleans up
 * after a garbage collection is a script, and a browser drops the page that it has
 * kept for «back» when a script runs in it. What is never freed instead are some
 * bytes a click.
 */
const { FinalizationRegistry: registry } = window;
const importGlue = async (href) => {
  window.FinalizationRegistry = undefined;
  try {
    return await import(href);
  } finally {
    window.FinalizationRegistry = registry;
  }
};

/** Loads the WebAssembly module that a `<link rel="inkleaf-…">` points to. */
const load = async (name) => {
  const link = document.querySelector(`link[rel="inkleaf-${name}"]`);
  const module = await importGlue(link.href);
  await module.default({ module_or_path: link.dataset.wasm });
  return module;
};

/**
 * What the blog says, in the language of this page. The link keeps it for the
 * scripts in web/reader, which want it, too.
 */
const loadWords = async () => {
  const link = document.querySelector('link[rel="inkleaf-words"]');
  link.words ??= fetch(link.href).then((answer) => answer.json());
  return link.words;
};

// The renderer is a module of its own: whoever reads one page and leaves never
// downloads it, and up to then pages come as they were prerendered. A failed
// attempt is forgotten, so that the next one can succeed.
let renderer;
const loadRenderer = () => {
  renderer ??= load("renderer").then(
    ({ render }) => {
      root.dataset.renderer = "ready";
      return render;
    },
    (error) => {
      renderer = undefined;
      throw error;
    },
  );
  return renderer;
};

/**
 * Steps aside when the app breaks down: a WebAssembly module that has trapped is
 * in no state to go on. From then on clicks don't reach it, so that links are
 * the browser's again, and a reader who was on the way to a page is taken there.
 */
const stepAside = () => {
  if (root.dataset.app === "failed") return;
  root.dataset.app = "failed";
  window.inkleafFailed?.();
  addEventListener(
    "click",
    (event) => event.target.closest?.("a") && event.stopPropagation(),
    { capture: true },
  );
  addEventListener("popstate", () => location.reload(), { capture: true });
  if (root.dataset.visiting) location.href = root.dataset.visiting;
};

/** Whether WebAssembly itself has given up; a network that fails is no such thing. */
const isBreakdown = (error) =>
  ["RuntimeError", "LinkError", "CompileError"].includes(error?.name);

/** Pages are fetched ahead, but not at the expense of a reader who pays by the byte. */
const spare = () => {
  const { saveData, effectiveType } = navigator.connection ?? {};
  root.toggleAttribute("data-sparing", Boolean(saveData) || /2g|3g/.test(effectiveType));
};

/** The scripts in web/reader, which work without the app. */
const help = async () => {
  const link = document.querySelector('link[rel="inkleaf-reader"]');
  try {
    if (link) await import(link.href);
  } catch (error) {
    console.warn("The page works without the scripts that help reading:", error);
  }
};

const boot = async () => {
  const loading = Promise.all([load("app"), loadWords()]);
  const helped = help();
  spare();
  navigator.connection?.addEventListener?.("change", spare);
  addEventListener("error", ({ error }) => isBreakdown(error) && stepAside());
  addEventListener("unhandledrejection", ({ reason }) => isBreakdown(reason) && stepAside());
  let isLoaded = false;
  try {
    const [app, words] = await loading;
    isLoaded = true;
    // Each in a task of its own: between them the browser can answer.
    await new Promise((next) => setTimeout(next));
    app.start(loadRenderer, words, window.inkleafPages);
    await helped;
    root.dataset.app = "ready";
  } catch (error) {
    // A blog that is one file has no other way to show a page (web/single).
    window.inkleafFailed?.(error);
    // All was there and did not work: it won't the next time, which is for
    // web/reader/offline.js to know.
    if (isLoaded || isBreakdown(error)) root.dataset.app = "failed";
    console.warn("The page works without the app, which could not be started:", error);
  }
};

// A browser offers to install the blog when it likes, and once. The button of
// web/reader/install.js, which may not be here yet, keeps the offer; the browser's
// own bar would lie over the text.
addEventListener("beforeinstallprompt", (event) => {
  const button = document.querySelector(".install");
  if (!button) return;
  event.preventDefault();
  button.offer = event;
});

const whenIdle = window.requestIdleCallback ?? ((run) => setTimeout(run, 1));
if (document.readyState === "complete") whenIdle(boot);
else addEventListener("load", () => whenIdle(boot), { once: true });

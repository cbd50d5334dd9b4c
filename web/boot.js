// The loader: brings the app in once the page has been shown.
//
// Until then, and if anything here fails, the page is plain HTML and its links
// are plain links. Nothing is logged for a reader to puzzle over but a warning
// that says so.

/** Loads the WebAssembly module that a `<link rel="inkleaf-…">` points to. */
const load = async (name) => {
  const link = document.querySelector(`link[rel="inkleaf-${name}"]`);
  const module = await import(link.href);
  await module.default({ module_or_path: link.dataset.wasm });
  return module;
};

// The renderer is a module of its own: whoever reads one page and leaves never
// downloads it. A failed attempt is forgotten, so that the next one can succeed.
let renderer;
const loadRenderer = () => {
  renderer ??= load("renderer").then(
    (module) => module.render,
    (error) => {
      renderer = undefined;
      throw error;
    },
  );
  return renderer;
};

const boot = async () => {
  try {
    (await load("app")).start(loadRenderer);
    document.documentElement.dataset.app = "ready";
  } catch (error) {
    console.warn("The page works without the app, which could not be started:", error);
  }
};

const whenIdle = window.requestIdleCallback ?? ((run) => setTimeout(run, 1));
if (document.readyState === "complete") whenIdle(boot);
else addEventListener("load", () => whenIdle(boot), { once: true });

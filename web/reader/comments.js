// Loads comments when the reader asks for them: until then nothing is requested
// from elsewhere, and no script of others ever runs in this page.
//
// The programs behind it (giscus, utterances) show themselves in a frame. What
// their own scripts would tell it is told here: the page, the theme, and the
// session that a reader has brought back from signing in at GitHub. Without
// this script, or where the host's policy allows no such frame, the link leads
// to the discussion on GitHub.

import { closest, isPlain, make, onPage } from "./shared.js";

const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");
const LINK = ".comments a[data-frame]";

const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);

/** By host: how the reader's session is called, and how the frame is spoken to. */
const KINDS = {
  "giscus.app": {
    name: "giscus",
    theme: () => (isDark() ? "dark" : "light"),
    page: () => location.origin + location.pathname,
    change: (theme) => ({ giscus: { setConfig: { theme } } }),
    height: (data) => data.giscus?.resizeHeight,
    isOver: (data) => data.giscus?.signOut || /credential|state value/i.test(data.giscus?.error),
  },
  "utteranc.es": {
    name: "utterances",
    theme: () => (isDark() ? "github-dark" : "github-light"),
    page: () => location.origin,
    change: (theme) => ({ type: "set-theme", theme }),
    height: (data) => (data.type === "resize" ? data.height : undefined),
    isOver: () => false,
  },
};

/** What the frame may do: sign in, which takes the reader to GitHub and back. */
const SANDBOX =
  "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox " +
  "allow-top-navigation-by-user-activation";

// Storage may be forbidden; readers then sign in anew on each page.
const remembered = (name) => {
  try {
    return localStorage.getItem(`inkleaf-${name}`) ?? "";
  } catch {
    return "";
  }
};
const remember = (name, session) => {
  try {
    if (session) localStorage.setItem(`inkleaf-${name}`, session);
    else localStorage.removeItem(`inkleaf-${name}`);
  } catch {}
};

/** The session that stands in the address after signing in, taken out of it. */
const arrived = (name) => {
  const address = new URL(location.href);
  const session = address.searchParams.get(name);
  if (!session) return false;
  remember(name, session);
  address.searchParams.delete(name);
  history.replaceState(history.state, "", address);
  return true;
};

let shown;

const load = (link) => {
  const address = new URL(link.dataset.frame);
  const kind = KINDS[address.host];
  if (!kind || address.protocol !== "https:") return false;
  address.searchParams.set("origin", kind.page());
  address.searchParams.set("theme", kind.theme());
  address.searchParams.set("session", remembered(kind.name));
  const title = link.closest(".comments").querySelector("h2").textContent;
  const frame = make("iframe", { title, sandbox: SANDBOX, src: address.href });
  frame.allow = "clipboard-write";
  shown = { frame, link, kind, origin: address.origin };
  link.replaceWith(frame);
  return true;
};

document.addEventListener("click", (event) => {
  const link = closest(event, LINK);
  if (link && isPlain(event) && load(link)) {
    event.preventDefault();
    shown.frame.focus();
  }
});

// The policy of this site's host allows no such frame: the link comes back.
document.addEventListener("securitypolicyviolation", (event) => {
  if (!shown?.frame.isConnected || !event.blockedURI.startsWith(shown.origin)) return;
  delete shown.link.dataset.frame;
  shown.frame.replaceWith(shown.link);
  shown.link.focus();
});

addEventListener("message", (event) => {
  if (!shown || event.source !== shown.frame.contentWindow || event.origin !== shown.origin) return;
  const data = Object(event.data);
  const { frame, kind } = shown;
  const height = Number(kind.height(data));
  if (height > 0) frame.style.height = `${height}px`;
  if (kind.isOver(data)) remember(kind.name, "");
});

const recolour = () => {
  if (!shown?.frame.isConnected) return;
  const { frame, kind, origin } = shown;
  frame.contentWindow.postMessage(kind.change(kind.theme()), origin);
};
new MutationObserver(recolour).observe(root, { attributeFilter: ["data-theme"] });
dark.addEventListener("change", recolour);

// Whoever comes back from signing in has asked already.
onPage(() => {
  const link = document.querySelector(LINK);
  const kind = link && KINDS[new URL(link.dataset.frame).host];
  if (kind && arrived(kind.name)) load(link);
});

// Brings in the service worker, which keeps the blog for reading without a network
// (web/worker), and tells it what is read. Others ask it by what is here.

import { onPage } from "./shared.js";

const { serviceWorker } = navigator;
const root = document.documentElement;
const link = serviceWorker && document.querySelector('link[rel="inkleaf-worker"]');

/** When the app has started, or has not: the page is idle then. */
const appIsThere = new Promise((resolve) => {
  const look = () => root.dataset.app && resolve(root.dataset.app);
  new MutationObserver(look).observe(root, { attributeFilter: ["data-app"] });
  look();
});

/** A reader who has had all removed has nothing stored again unasked. */
const REMOVED = "inkleaf-removed";

const isUnwanted = () => {
  try {
    return localStorage.getItem(REMOVED) !== null;
  } catch {
    return false;
  }
};

/** The worker, once it is there; nothing where there is none to be had. */
let worker = appIsThere.then(async () => {
  if (!link) return null;
  const scope = new URL("./", link.href).href;
  try {
    const known = await serviceWorker.getRegistration(scope);
    // Nor has who pays by the byte.
    if (!known && (root.hasAttribute("data-sparing") || isUnwanted())) return null;
    return await register();
  } catch {
    return null;
  }
});

/** Whether this browser can store anything. */
export const canStore = Boolean(link);

/** Stores the blog after all, or removes it for good. */
export const wantStored = async (isWanted) => {
  try {
    if (isWanted) localStorage.removeItem(REMOVED);
    else localStorage.setItem(REMOVED, "");
  } catch {
    // It holds until the next visit.
  }
  if (!isWanted) await askWorker("remove");
  worker = isWanted ? register() : Promise.resolve(null);
  if (isWanted) await readHere();
  else told({});
};

const register = async () => {
  const registration = await serviceWorker.register(link.href, { updateViaCache: "none" });
  const { active, installing, waiting } = registration;
  if (active) return active;
  const next = installing ?? waiting;
  await new Promise((resolve) => {
    next.addEventListener("statechange", () => next.state === "activated" && resolve());
  });
  return next;
};

/**
 * Asks the worker something; see `web/worker/messages.js`. Nothing is answered
 * where there is no worker.
 */
export const askWorker = async (question, about = {}) => {
  const asked = await worker;
  if (!asked) return undefined;
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data.value);
    // It may be another one by now than the one that was there at first.
    (serviceWorker.controller ?? asked).postMessage({ ask: question, ...about }, [port2]);
  });
};

/** Runs `hear` for what the worker tells of itself. */
export const onTold = (hear) =>
  serviceWorker?.addEventListener("message", ({ data }) => hear(data));

/** Runs `know` with how things stand: which version this tab has, which one others get. */
export const onStanding = (know) => standings.push(know);
const standings = [];
const told = (standing) => standing && standings.forEach((know) => know(standing));

const app = () => document.querySelector('link[rel="inkleaf-app"]').href;

const readHere = async () => told(await askWorker("read", { href: location.href, app: app() }));

onPage(readHere);

worker.then(async (found) => {
  if (!found) return;
  await askWorker(root.dataset.app === "ready" ? "started" : "failed");
  root.dataset.worker = "ready";
});

/** How long a tab that is looked at again is taken for up to date, in milliseconds. */
const RECENT = 10 * 60 * 1000;
let checked = Date.now();

document.addEventListener("visibilitychange", async () => {
  if (document.visibilityState !== "visible" || Date.now() - checked < RECENT) return;
  checked = Date.now();
  told(await askWorker("check"));
});

/** A tab starts again where a file that it needs can't be had any more, but only once. */
const LOST = "inkleaf-lost";

onTold(({ type }) => {
  if (type === "version") askWorker("standing").then(told);
  if (type !== "lost") return;
  try {
    if (Date.now() - Number(sessionStorage.getItem(LOST)) < 60_000) return;
    sessionStorage.setItem(LOST, String(Date.now()));
  } catch {
    return;
  }
  location.reload();
});

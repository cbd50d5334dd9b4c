// The page about what is stored: what there is, how much, and what can be done
// about it. It is also what is shown, at whatever address, without a network where
// a page is not stored. Loaded by web/reader/stored.js, where it is needed, and
// given what it needs.

let make, askWorker, wantStored, keepAll, onKept;

/** How many pages are listed. */
const LISTED = 200;

/** The link to this page, at its own address. */
const own = () => document.querySelector(".site-footer a.offline");

/** Whether it is shown in the place of another page. */
const isElsewhere = () => own()?.pathname !== location.pathname;

const lang = document.documentElement.lang || undefined;

const sizeOf = (bytes) => {
  const isSmall = bytes < 1e6;
  const unit = isSmall ? "kilobyte" : "megabyte";
  const options = { style: "unit", unit, maximumFractionDigits: isSmall ? 0 : 1 };
  return new Intl.NumberFormat(lang, options).format(bytes / (isSmall ? 1e3 : 1e6));
};

const number = (count) => new Intl.NumberFormat(lang).format(count);
const time = (at) =>
  new Intl.DateTimeFormat(lang, { dateStyle: "medium", timeStyle: "short" }).format(at);

const button = (text, run) => {
  const made = make("button", { type: "button" }, text);
  made.addEventListener("click", run);
  return made;
};

const facts = (words, { pages, count, app, state, version }) => {
  const room = pages.reduce((sum, { size }) => sum + size, app);
  const rows = [
    [words.pages_stored, `${number(pages.length)} / ${number(count)}`],
    [words.room, sizeOf(room)],
    [words.edition, (version ?? state.current).slice(0, 8)],
    [words.last_check, state.checked ? time(state.checked) : "–"],
  ];
  const entries = rows.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]);
  return make("dl", { class: "stored-facts" }, ...entries);
};

const list = (words, pages) => {
  const site = ` – ${document.querySelector(".brand")?.textContent}`;
  // Neither this page nor the one that says that there is none is anything to read.
  const isRead = ({ href }) => ![location.href, own()?.href].includes(href) && !href.endsWith("/404.html");
  const sorted = pages.filter(isRead).sort((a, b) => b.read - a.read);
  const links = sorted.slice(0, LISTED).map(({ href, title }) => {
    const name = title?.endsWith(site) ? title.slice(0, -site.length) : title;
    return make("li", {}, make("a", { href }, name || decodeURI(new URL(href).pathname)));
  });
  return [make("h2", {}, words.stored_list), make("ul", { class: "stored-list" }, ...links)];
};

/** What whoever develops the blog wants to see. */
const technical = (words, about) => {
  const { state, version, reached } = about;
  const worker = navigator.serviceWorker.controller;
  const told = { version, reached, worker: worker?.state ?? "none", script: worker?.scriptURL, ...state };
  return make(
    "details",
    { class: "stored-technical" },
    make("summary", {}, words.technical),
    make("pre", { tabindex: "0", dir: "ltr" }, JSON.stringify(told, null, 2)),
  );
};

const keeping = (words, { all, bytes }, again) => {
  if (all?.done) return make("p", { class: "stored-all" }, words.kept_all);
  if (all && !all.paused && !all.full) {
    const bar = make("progress", { "aria-label": words.pages_stored });
    onKept(({ pages, total, done, full }) => {
      if (!bar.isConnected) return;
      Object.assign(bar, { max: total, value: pages });
      if (done || full) again();
    });
    return make("div", { class: "stored-progress" }, bar, button(words.pause, async () => {
      await askWorker("all", { paused: true });
      again();
    }));
  }
  const text = all ? words.resume : words.keep_all.replace("{}", sizeOf(bytes));
  const start = button(text, async () => {
    // Asked for only here: a browser then keeps what is stored when room is short.
    await navigator.storage?.persist?.();
    await askWorker("all", { paused: false });
    keepAll();
    again();
  });
  const full = all?.full ? [make("p", { role: "status" }, words.no_room)] : [];
  return make("div", {}, ...full, start);
};

const checking = (words, again) => {
  const said = make("p", { role: "status", class: "stored-said" });
  const check = button(words.check_now, async () => {
    const { reached, version, current } = (await askWorker("check")) ?? {};
    await again();
    const answer = version && version !== current ? words.new_edition : words.up_to_date;
    document.querySelector(".stored-said")?.replaceChildren(reached ? answer : words.no_host);
  });
  return [check, said];
};

const removing = (words, again) =>
  button(words.remove_all, async () => {
    if (!confirm(words.remove_sure)) return;
    await wantStored(false);
    await again();
  });

const nothing = (words, again) => {
  const start = button(words.store_again, async () => {
    await wantStored(true);
    await again();
  });
  return [make("p", {}, words.stored_nothing), start];
};

const fill = async (words, place) => {
  const again = () => fill(words, place);
  const about = await askWorker("overview");
  if (!place.isConnected) return;
  if (!about?.state?.current) return place.replaceChildren(...nothing(words, again));
  const [check, said] = checking(words, again);
  const actions = [keeping(words, about, again), check, removing(words, again)];
  const itself = [facts(words, about), make("div", { class: "stored-actions" }, ...actions), said];
  const pages = list(words, about.pages);
  // Who wanted another page looks for one to read.
  const parts = isElsewhere() ? [...pages, ...itself] : [...itself, ...pages];
  place.replaceChildren(...parts, technical(words, about));
};

/** At another address: what was asked for is not here. */
const excuse = (words, place) => {
  const head = place.previousElementSibling;
  head?.querySelector("h1")?.replaceChildren(words.not_stored);
  head?.querySelector(".lead")?.replaceChildren(words.not_stored_about);
  document.title = words.not_stored;
  addEventListener("online", () => location.reload(), { once: true });
};

/**
 * Shows in a place on the page what is stored, now and after each change.
 * @param tools what web/reader has for all scripts
 */
export const show = async (tools, words, place) => {
  ({ make, askWorker, wantStored, keepAll, onKept } = tools);
  if (isElsewhere()) excuse(words, place);
  tools.onTold(({ type }) => type === "version" && place.isConnected && fill(words, place));
  await fill(words, place);
};

// Marks on links to posts: which are new or have changed since the last visit, and
// without a network, which can be read. And on the page itself, that it is stored.

import { make, onPage, withWords } from "./shared.js";
import { askWorker, onStanding } from "./offline.js";

const LINKS = "main :is(.card h2, .archive-year li) a[href]";

const links = () => [...document.querySelectorAll(LINKS)];

/** A mark that is seen by a style and heard as a text. */
const mark = (link, kind, text) => {
  if (link.dataset.mark === kind) return;
  link.querySelector(".mark-text")?.remove();
  link.dataset.mark = kind;
  link.append(make("span", { class: "unseen mark-text" }, ` (${text})`));
};

const unmark = (link) => {
  delete link.dataset.mark;
  link.querySelector(".mark-text")?.remove();
};

const markNews = async (words) => {
  const marked = links();
  const kinds = await askWorker("news", { hrefs: marked.map(({ href }) => href) });
  const texts = { new: words.new_post, changed: words.changed_post };
  marked.forEach((link, i) => kinds?.[i] && mark(link, kinds[i], texts[kinds[i]]));
};

const markStored = async (words) => {
  const marked = links();
  const stored = await askWorker("stored", { hrefs: marked.map(({ href }) => href) });
  marked.forEach((link, i) => {
    if (stored && !stored[i]) mark(link, "unstored", words.not_here);
    else if (link.dataset.mark === "unstored") unmark(link);
  });
};

/** In the footer, beside the link to the page about what is stored. */
const markPage = async (words) => {
  const link = document.querySelector(".site-footer a.offline");
  if (!link) return;
  const [isStored] = (await askWorker("stored", { hrefs: [location.href] })) ?? [];
  if (isStored) mark(link, "stored", words.stored_here);
  else unmark(link);
};

withWords((words) => {
  let isOffline = !navigator.onLine;
  const show = async () => {
    await markPage(words);
    if (isOffline) await markStored(words);
    else await markNews(words);
  };
  onStanding(({ reached }) => {
    isOffline = !navigator.onLine || reached === false;
    show();
  });
  addEventListener("offline", () => {
    isOffline = true;
    show();
  });
  addEventListener("online", async () => {
    isOffline = false;
    links().forEach((link) => link.dataset.mark === "unstored" && unmark(link));
    show();
  });
  onPage(() => isOffline && show());
});

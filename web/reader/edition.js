// Offers a new version of the blog. It is never shown unasked; whoever takes it
// reads on at the same place.

import { layer, make, withWords } from "./shared.js";
import { onStanding, onTold } from "./offline.js";

/** Where the reader was, so that the new version can go on there. */
const PLACE = "inkleaf-place";
const BLOCKS = ":is(h1, h2, h3, h4, h5, h6, p, li, pre, figure, blockquote, tr, .card)";

const blocks = () => [...document.querySelectorAll(`main :is(.prose, .cards) ${BLOCKS}`)];
const textOf = (block) => block.textContent.trim().slice(0, 200);

/** The first block that can be seen, and how far down. */
const place = () => {
  const block = blocks().find((one) => one.getBoundingClientRect().bottom > 0);
  if (!block || scrollY < 1) return null;
  const same = blocks().filter((one) => textOf(one) === textOf(block));
  return {
    href: location.href,
    text: textOf(block),
    number: same.indexOf(block),
    top: block.getBoundingClientRect().top,
    y: scrollY,
  };
};

const goBack = () => {
  const kept = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
  sessionStorage.removeItem(PLACE);
  if (kept?.href !== location.href) return;
  const same = blocks().filter((one) => textOf(one) === kept.text);
  const block = same[Math.min(kept.number, same.length - 1)];
  if (block) scrollBy({ top: block.getBoundingClientRect().top - kept.top, behavior: "instant" });
  else scrollTo({ top: kept.y, behavior: "instant" });
};

const take = () => {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(place()));
  } catch {
    // The browser may find the place by itself.
  }
  location.reload();
};

let bar;

const close = () => {
  bar?.remove();
  bar = undefined;
};

const button = (kind, text, run) => {
  const made = make("button", { type: "button", class: kind }, text);
  made.addEventListener("click", run);
  return made;
};

/** Says something at the window's edge, with what can be done about it. */
const say = (text, ...buttons) => {
  close();
  bar = make("div", { class: "offer" }, make("p", { role: "status" }, text), make("div", {}, ...buttons));
  layer.append(bar);
};

/** The version that the reader does not want to hear of. */
let declined;

const offer = (words, version) => {
  if (version === declined || bar) return;
  const decline = () => {
    declined = version;
    close();
  };
  say(
    words.new_edition,
    button("offer-take", words.show_edition, take),
    button("offer-later", words.later, decline),
  );
};

withWords((words) => {
  onStanding(({ version, current }) => {
    if (version && current && version !== current) offer(words, current);
  });
  onTold(({ type }) => {
    if (type === "full") say(words.no_room, button("offer-later", words.close, close));
  });
});

try {
  goBack();
} catch {
  // Without storage nothing was kept.
}

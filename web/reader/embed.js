// Cards that stand for a frame from elsewhere: a video, say.
//
// Nothing is requested from elsewhere before the reader asks. A click puts the
// frame where the card was; without scripts, or where the host's security
// policy allows no such frame, the card is a link.

import { closest, isPlain, make } from "./shared.js";

/** What a frame may do: play its video, even full-screen. It can't navigate the
    reader away from the page. */
const SANDBOX =
  "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox " +
  "allow-presentation allow-forms";

/** The card that each frame was put in the place of. */
const cards = new WeakMap();

const load = (card) => {
  const frame = make("iframe", {
    class: "embed",
    sandbox: SANDBOX,
    allow: "autoplay; fullscreen; picture-in-picture; encrypted-media",
    referrerpolicy: "strict-origin-when-cross-origin",
    title: card.textContent.trim(),
    src: card.dataset.embed,
  });
  cards.set(frame, card);
  card.replaceWith(frame);
  frame.focus();
};

// On the body: all other clicks on links are the app's, which waits for them on
// the document.
document.body.addEventListener("click", (event) => {
  const card = closest(event, ".prose a[data-embed]");
  // The renderer lets nothing else through; a last guard before the request.
  if (!card?.dataset.embed.startsWith("https://") || !isPlain(event)) return;
  event.preventDefault();
  event.stopPropagation();
  load(card);
});

const originOf = (url) => (URL.canParse(url) ? new URL(url).origin : url);

// Where the policy refuses a frame, its link comes back as a plain one.
document.addEventListener("securitypolicyviolation", ({ blockedURI }) => {
  for (const frame of document.querySelectorAll(".prose iframe.embed")) {
    const card = cards.get(frame);
    if (!card || originOf(frame.src) !== originOf(blockedURI)) continue;
    card.removeAttribute("data-embed");
    frame.replaceWith(card);
    card.focus();
  }
});

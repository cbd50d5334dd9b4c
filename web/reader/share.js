// A button that passes a post on: by the system's own sheet, or by its link.

import { announce, closest, make, onPage, withWords } from "./shared.js";

/** How long the button says that the link is copied, in milliseconds. */
const SHOWN = 1800;

/** Without what brought the reader here; in one file the page is behind a `#`. */
const address = () =>
  document.querySelector('link[rel="canonical"]')?.href ??
  location.href.replace(/[?#](?!\/).*$/, "");

withWords((words) => {
  const label = navigator.share ? words.share : words.copy_link;

  const pass = async (button) => {
    const url = address();
    if (navigator.share) return navigator.share({ title: document.title, url });
    await navigator.clipboard.writeText(url);
    button.textContent = words.link_copied;
    announce(words.link_copied);
    setTimeout(() => (button.textContent = label), SHOWN);
  };

  document.addEventListener("click", (event) => {
    const button = closest(event, ".ways > .share");
    // Whoever closes the sheet, or forbids the clipboard, knows.
    if (button) pass(button).catch(() => {});
  });

  onPage(() => {
    const ways = document.querySelector(".post:not(.standalone) > .post-footer > .ways");
    if (!ways || ways.querySelector(".share")) return;
    // Last, so that what stands there stays where it is.
    ways.append(make("button", { type: "button", class: "share" }, label));
  });
});

// Buttons that copy code.
//
// Each takes no room, so that adding it moves nothing on the page.

import { announce, closest, makeButton, onPage, withWords } from "./shared.js";

/** How long a button says that it has copied, in milliseconds. */
const SHOWN = 1800;

const say = (button, label, done) => {
  button.setAttribute("aria-label", label);
  button.toggleAttribute("data-done", done);
};

withWords(({ copy_code: label, code_copied: copied }) => {
  onPage(() => {
    for (const code of document.querySelectorAll(".prose pre > code:first-child")) {
      code.before(makeButton("copy", label));
    }
  });

  document.addEventListener("click", async (event) => {
    const button = closest(event, "pre > button.copy");
    if (!button) return;
    const code = button.nextElementSibling.textContent.replace(/\n+$/, "");
    try {
      // Not there where the page came over plain HTTP, and may be forbidden.
      await navigator.clipboard.writeText(code);
    } catch {
      return;
    }
    say(button, copied, true);
    announce(copied);
    setTimeout(() => say(button, label, false), SHOWN);
  });
});

// A button that leads back to the top, after two screens.
//
// It stands in the margin where there is one, else in the room between the page
// and its footer: never over the text.

import { makeButton, onPage, withWords } from "./shared.js";

withWords((words) => {
  const button = makeButton("to-top", words.to_top);
  button.hidden = true;
  document.querySelector(".site-footer")?.append(button);

  const look = () => {
    const isFar = scrollY > 2 * innerHeight;
    if (button.hidden === isFar) button.hidden = !isFar;
  };
  button.addEventListener("click", () => {
    // As the style sheet says: at once, or smoothly.
    scrollTo({ top: 0 });
    const heading = document.querySelector("main h1");
    heading?.focus({ preventScroll: true });
  });
  addEventListener("scroll", look, { passive: true });
  onPage(look);
});

// Brings a blog to life that is one file (`inkleaf build --single-file`). The app, its
// scripts and its pages lie packed in the document, in which only the front page can be
// seen.
//
// Publishing joins these modules to one script in the head.

import { beAtItsAddress, isOfAnotherEdition, pathHere, root } from "./address.js";
import { startApp } from "./app.js";
import { adaptLinks, beIn, changeEdition, isFirst, showPictures } from "./around.js";
import { arrived, tellDamage } from "./damage.js";
import { placeOf, readIndex } from "./index.js";
import { pageAt } from "./pages.js";

// Another page than the one in the document is not to be seen before it is there.
root.toggleAttribute("data-arriving", !isFirst());
// What can't be seen can't have the focus, which a place on the page is to have. Without one
// the keyboard begins at the top, as in every document that is opened.
const seen = /#.*#/.test(location.hash) ? "inkleaf:leave" : "inkleaf:show";
document.addEventListener(seen, arrived, { once: true });

const start = async () => {
  await readIndex();
  beAtItsAddress();
  const wanted = await pageAt(pathHere());
  const edition = await changeEdition();
  const head = wanted?.page.head ?? edition;
  if (head) beIn(head);
  // The front page of an edition stands there by now.
  if (isFirst()) arrived();
  showPictures();
  // Before the app goes there.
  addEventListener("popstate", () => {
    beAtItsAddress();
    if (isOfAnotherEdition() && !placeOf(pathHere())) location.reload();
  });
  document.addEventListener("inkleaf:show", adaptLinks);
  document.addEventListener("inkleaf:page", adaptLinks);
  adaptLinks();
  await startApp();
};

addEventListener("DOMContentLoaded", () => start().catch(tellDamage));

// Brings a blog to life that is one file (`inkleaf build --single-file`). The app, its
// scripts and its pages lie packed in the document, in which only the front page can be
// seen.
//
// Publishing joins these modules to one script in the head.

import { pathHere, root } from "./address.js";
import { startApp } from "./app.js";
import { adaptPlaces, beIn, changeEdition, isFirst, showPictures } from "./around.js";
import { readIndex } from "./index.js";
import { pageAt } from "./pages.js";

// Another page than the one in the document is not to be seen before it is there.
root.toggleAttribute("data-arriving", !isFirst());
const arrived = () => root.removeAttribute("data-arriving");
document.addEventListener("inkleaf:show", arrived, { once: true });

const start = async () => {
  await readIndex();
  const wanted = await pageAt(pathHere());
  await changeEdition();
  if (wanted) beIn(wanted.page.head);
  // The front page of an edition stands there by now.
  if (isFirst()) arrived();
  showPictures();
  document.addEventListener("inkleaf:show", adaptPlaces);
  document.addEventListener("inkleaf:page", adaptPlaces);
  adaptPlaces();
  await startApp();
};

/**
 * The file is damaged, or the browser can't do this: the reader is told, and sees what
 * there is.
 * @param {unknown} error
 */
const tell = (error) => {
  arrived();
  console.error(error);
  const notice = document.getElementById("inkleaf-damaged");
  if (notice) notice.hidden = false;
};

addEventListener("DOMContentLoaded", () => start().catch(tell));

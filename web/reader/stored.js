// Brings in what shows what is stored (web/late/stored.js), on the page that has a
// place for it.

import { askWorker, canStore, onTold, wantStored } from "./offline.js";
import { keepAll, onKept } from "./keep.js";
import { make, onPage, withWords } from "./shared.js";

const TOOLS = { askWorker, keepAll, make, onKept, onTold, wantStored };

withWords((words) =>
  onPage(async () => {
    const place = document.querySelector("[data-offline]");
    if (!place || !canStore) return;
    const { show } = await import(document.querySelector('link[rel="inkleaf-stored"]').href);
    await show(TOOLS, words, place);
  }),
);

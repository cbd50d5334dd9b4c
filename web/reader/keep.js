// Storing the whole blog goes on, page after page, while one of its pages is open:
// one step of the worker after the other.

import { askWorker, onStanding } from "./offline.js";

/** Runs `know` with how far it has come: pages stored, and how many there are. */
export const onKept = (know) => listeners.push(know);
const listeners = [];

let isRunning = false;

/** Goes on, unless it does so already. */
export const keepAll = async () => {
  if (isRunning) return;
  isRunning = true;
  try {
    for (;;) {
      const { all, count } = (await askWorker("more")) ?? {};
      if (!all) return;
      for (const know of listeners) know({ ...all, total: count });
      if (all.done || all.full || all.paused) return;
    }
  } finally {
    isRunning = false;
  }
};

onStanding(({ all, current }) => {
  if (all && !all.paused && !all.full && (!all.done || all.version !== current)) keepAll();
});

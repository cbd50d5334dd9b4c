// Page data for this file.

import { adapted, candidates, candidateUrl, isHere } from "./address.js";

/** What page data has URLs in; see crates/site/src/page.rs. */
const URLS = ["href", "index", "older", "newer", "src", "source", "url"];

/** @param {{ href: string }} link */
const leadsSomewhere = ({ href }) => href !== "";

/**
 * Changes the URLs in page data, or in a part of it, to those of this file.
 * @param {any} value
 */
export const adaptData = (value) => {
  if (typeof value !== "object" || value === null) return value;
  for (const [key, part] of Object.entries(value)) {
    if (key === "srcset") value[key] = candidates(part).join(", ");
    else if (typeof part === "string" && URLS.includes(key)) value[key] = adapted(part) ?? "";
    else value[key] = adaptData(part);
  }
  // Links that lead nowhere: some are texts then (see around.js), others of no use.
  if (value.source === "") delete value.source;
  if (value.translations) value.translations = value.translations.filter(leadsSomewhere);
  if (value.cover && !isHere(value.cover.src)) {
    const other = candidateUrl(value.cover.srcset);
    if (other) value.cover.src = other;
    else delete value.cover;
  }
  return value;
};

// Judges web app manifests by PWABuilder's validator.
//
// Arguments: the validator's folder, then manifests. Ends with 1 where one has a
// mistake.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [validator, ...paths] = process.argv.slice(2);
const { validateManifest } = await import(pathToFileURL(join(validator, "dist/index.js")));

/** What is no mistake: it wants a title bar of one's own. */
const OPINIONS = ["display_override"];

/** What it says of a key that is there, or has to be. */
const counts = (manifest, { member, category, valid }) =>
  !valid && !OPINIONS.includes(member) && (member in manifest || category === "required");

for (const path of paths) {
  const manifest = JSON.parse(readFileSync(path, "utf8"));
  const said = await validateManifest(manifest, true);
  const mistakes = said.filter((test) => counts(manifest, test));
  for (const { member, displayString, errorString } of mistakes) {
    console.error(`${path}: ${member}: ${errorString || displayString}`);
    process.exitCode = 1;
  }
  console.log(`${path}: ${said.length} tests, ${mistakes.length} mistakes`);
}

// What is wrong with what the worker has stored. It is looked at from a page, which
// reads the same caches; see web/worker/versions.js for what belongs in there.

const [isDamaged] = arguments;
const files = await caches.open("inkleaf / files");
const notes = await caches.open("inkleaf / notes");
const start = `${location.origin}/.inkleaf/`;
const json = async (cache, name) => (await cache.match(start + name))?.json();
const wrong = [];

const keys = (await files.keys()).map(({ url }) => url.slice(start.length));
const state = await json(notes, "state");
if (!state) return wrong;

// Every file is what its name says.
for (const key of keys) {
  const bytes = await (await files.match(start + key))?.arrayBuffer();
  if (!bytes) continue;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes), 0, 8);
  const hash = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (key !== hash) wrong.push(`${key} has the bytes of ${hash}`);
}

// Versions: of three tabs, for new ones, the last that started, the last stored anew.
if (state.kept.length > 6) wrong.push(`${state.kept.length} versions are kept`);

// What new tabs get is whole.
const current = await json(files, state.current);
const missing = current?.core.filter(([, hash]) => !keys.includes(hash)) ?? ["its manifest"];
const isCurrent = (await json(notes, "state"))?.current === state.current;
if (missing.length > 0 && isCurrent && !isDamaged) {
  wrong.push(`of the version for new tabs there is missing: ${missing}`);
}

// Nothing is stored that belongs to nothing, but for what the next clean-up takes: a
// version that has just gone, and one that was interrupted. (Without any clean-up there
// are some hundred such files in the end.)
const noted = (await notes.keys()).map(({ url }) => url.slice(start.length));
const addresses = [];
const ids = new Set([...state.kept, state.current, state.visit.version, state.visit.before]);
for (const name of noted) {
  if (name.startsWith("client/")) ids.add(await json(notes, name));
  if (!name.startsWith("page/")) continue;
  addresses.push(decodeURIComponent(name.slice("page/".length)));
  addresses.push(...((await json(notes, name))?.files ?? []));
}
// Manifests and shards may be lost; what belongs to them is remembered.
const lists = JSON.parse(localStorage.getItem("lists") ?? "{}");
const list = async (hash) => (lists[hash] = (await json(files, hash)) ?? lists[hash]);
const needed = new Set(ids);
for (const id of ids) {
  const manifest = id && (await list(id));
  for (const [, hash] of manifest?.core ?? []) needed.add(hash);
  for (const [, hash] of manifest?.shards ?? []) {
    needed.add(hash);
    const shard = (await list(hash)) ?? {};
    for (const address of addresses) needed.add(shard[address]?.hash);
  }
}
localStorage.setItem("lists", JSON.stringify(lists));
const strays = keys.filter((key) => !needed.has(key));
const { held } = await navigator.locks.query();
const isBusy = held.some(({ name }) => name.endsWith(" install"));
if (strays.length > 45 && !isBusy) wrong.push(`${strays.length} of ${keys.length} files belong to nothing`);
return wrong;

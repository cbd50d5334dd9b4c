// Whether the worker can show something for an address without a network: its page
// in one of the versions, or the page that says that it is not there.

const [address] = arguments;
const files = await caches.open("inkleaf / files");
const notes = await caches.open("inkleaf / notes");
const start = `${location.origin}/.inkleaf/`;
const read = async (cache, name) => (name ? cache.match(start + name) : undefined);
const json = async (cache, name) => (await read(cache, name))?.json();

const state = await json(notes, "state");
for (const id of state ? [state.current, ...state.kept] : []) {
  const manifest = await json(files, id);
  const shards = manifest?.shards.filter(([from]) => from <= address) ?? [];
  const entry = (await json(files, shards.at(-1)?.[1]))?.[address];
  if (entry?.data !== undefined && (await read(files, entry.hash))) return true;
}
const core = Object.fromEntries((await json(files, state?.current))?.core ?? []);
const found = await Promise.all(["/offline/", "/404.html"].map((name) => read(files, core[name])));
return found.every(Boolean);

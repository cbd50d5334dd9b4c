// Where the blog lies on its host, and what its addresses are.
//
// An address is a path below the blog's base path, decoded: `/posts/ä/` for
// `https://example.org/blog/posts/%C3%A4/`. The manifest names files by it.

export const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** The full URL of the blog's front page. Nothing above it is ours. */
export const scope = worker.registration.scope;
const base = new URL(scope).pathname;

/** The caches are the origin's: another blog on the same host has its own. */
export const CACHES = {
  /** Files by the hash of their content. */
  files: `inkleaf ${base} files`,
  /** What is remembered about them. */
  notes: `inkleaf ${base} notes`,
};

/** How long storage may take to answer, in milliseconds. */
const PATIENT = 3000;

/**
 * What is known of storage.
 * `isRemoved`: all that was stored has been removed; what is still under way then ends.
 * `failures`: how often it has not answered. What it was asked for may be there all the
 * same, so that nothing may be overwritten or deleted for being missing.
 */
export const storage = { isRemoved: false, failures: 0 };

/**
 * Fails where storage does not answer: browsers forget to, when it is cleared while
 * it is asked, and may be slow.
 * @template T
 * @param {Promise<T>} answer
 * @returns {Promise<T>}
 */
export const inTime = (answer) => {
  /** @type {number} */
  let timer;
  const end = new Promise((_, fail) => {
    timer = setTimeout(() => {
      storage.failures += 1;
      fail(new Error("Storage does not answer."));
    }, PATIENT);
  });
  return Promise.race([answer, end]).finally(() => clearTimeout(timer));
};

/**
 * The address of a URL; `null` for what lies outside, or can't be decoded.
 * @param {string} href
 */
export const addressOf = (href) => {
  const url = new URL(href);
  if (url.origin !== worker.location.origin || !url.pathname.startsWith(base)) return null;
  try {
    return `/${decodeURIComponent(url.pathname.slice(base.length))}`;
  } catch {
    return null;
  }
};

/**
 * The full URL of an address.
 * @param {string} address
 */
export const urlOf = (address) =>
  scope + address.slice(1).split("/").map(encodeURIComponent).join("/");

/**
 * The addresses that a page may have which was asked for at this one.
 * @param {string} address
 */
export const pagesAt = (address) => {
  const folder = address.replace(/\/index\.html$/, "/");
  return folder.endsWith("/") ? [folder] : [folder, `${folder}/`];
};

/**
 * Whether an address names a file that is no page: a feed, a PDF.
 * @param {string} address
 */
export const namesFile = (address) => /\.(?!html?$)[^./]+$/.test(address);

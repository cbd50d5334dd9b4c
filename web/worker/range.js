// Parts of a stored file, as players of sound and film ask for them
// (RFC 9110, 14: "Range Requests").

/**
 * @param {Request} request
 * @param {Response} whole
 */
export const part = async (request, whole) => {
  const range = request.headers.get("range");
  const asked = range && /^bytes=(\d*)-(\d*)$/.exec(range.replace(/\s/g, ""));
  // Several parts at once, or other units: the whole is a right answer, too.
  if (!asked || (!asked[1] && !asked[2])) return whole;
  const bytes = await whole.arrayBuffer();
  const size = bytes.byteLength;
  const [start, end] = asked[1]
    ? [Number(asked[1]), Math.min(Number(asked[2] || size - 1), size - 1)]
    : [Math.max(size - Number(asked[2]), 0), size - 1];
  const headers = new Headers(whole.headers);
  if (start >= size || start > end) {
    headers.set("content-range", `bytes */${size}`);
    headers.delete("content-length");
    return new Response(null, { status: 416, headers });
  }
  headers.set("content-range", `bytes ${start}-${end}/${size}`);
  headers.set("content-length", String(end - start + 1));
  return new Response(bytes.slice(start, end + 1), { status: 206, headers });
};

// What lies packed in the document: `<script id="inkleaf-…">` blocks that no browser
// runs. They are in Base64, and compressed with gzip, whose checksum tells of damage; what
// is compressed already, as pictures are, has a checksum beside it.

/**
 * The bytes of a block, as they lie there.
 * @param {string} id
 */
export const block = (id) => {
  const found = document.getElementById(`inkleaf-${id}`);
  if (!found) throw new Error(`${id} is missing`);
  return Uint8Array.from(atob(found.textContent ?? ""), (letter) => letter.charCodeAt(0));
};

/**
 * CRC-32 (RFC 1952, section 8), which gzip has in it: for what is not compressed.
 * @param {Uint8Array} bytes
 */
export const checksum = (bytes) => {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
};

/**
 * What a compressed block holds. Reading it fails where it is damaged.
 * @param {string} id
 */
export const unpacked = (id) => {
  const packed = new Blob([block(id)]).stream();
  return new Response(packed.pipeThrough(new DecompressionStream("gzip")));
};

/**
 * A URL that leads to these bytes.
 * @param {BlobPart} bytes
 * @param {string} type of media
 */
export const asUrl = (bytes, type) => URL.createObjectURL(new Blob([bytes], { type }));

/**
 * A URL of what a compressed block holds.
 * @param {string} id
 * @param {string} type of media
 */
export const unpackedUrl = async (id, type) => asUrl(await unpacked(id).arrayBuffer(), type);

/** @param {string} id */
export const scriptUrl = (id) => unpackedUrl(id, "text/javascript");

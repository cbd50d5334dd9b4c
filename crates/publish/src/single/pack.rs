//! The blocks that a document has in it: `<script id="inkleaf-…">`, compressed, in Base64.

use std::collections::BTreeMap;
use std::io::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::Part;

/// All blocks of a document.
#[derive(Debug, Default)]
pub(super) struct Pack {
    /// As they stand in the document.
    pub(super) html: String,
    parts: BTreeMap<Part, usize>,
}

impl Pack {
    /// Adds what is worth compressing. The checksum (RFC 1952) tells of damage.
    pub(super) fn add(&mut self, part: Part, id: &str, bytes: &[u8]) {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        // Writing into memory can't fail.
        let packed = encoder.write_all(bytes).and_then(|()| encoder.finish());
        self.add_packed(part, id, &packed.unwrap_or_default());
    }

    /// Adds what is compressed already, as pictures are.
    pub(super) fn add_packed(&mut self, part: Part, id: &str, bytes: &[u8]) {
        let before = self.html.len();
        self.html
            .extend(["<script type=\"text/plain\" id=\"inkleaf-", id, "\">"]);
        STANDARD.encode_string(bytes, &mut self.html);
        self.html.push_str("</script>\n");
        *self.parts.entry(part).or_default() += self.html.len() - before;
    }

    /// What each part weighs.
    pub(super) fn parts(&self) -> BTreeMap<Part, usize> {
        self.parts.clone()
    }
}

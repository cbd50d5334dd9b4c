//! The document.

use std::collections::BTreeSet;

use inkleaf_content::encode_path;
use inkleaf_words::Language;
use quick_xml::escape::escape;
use serde::Serialize;

use super::body::{body, without_scripts};
use super::files::{self, Files};
use super::head::Head;
use super::pack::Pack;
use super::refs::Refs;
use super::{Part, Published, Weight};
use crate::BuildError;

/// How many bytes of page data are compressed together: enough to compress well, and
/// little enough to be unpacked within a click.
const CHUNK: usize = 96 * 1024;

/// What `web/single/unpack.js` has to know.
#[derive(Serialize)]
struct Index<'a> {
    /// The front page on the web.
    web: Option<&'a str>,
    /// The paths of the pages in each chunk.
    chunks: Vec<Vec<String>>,
    files: &'a Files,
}

/// The blog as one HTML document, and what makes it up.
pub(crate) fn document(site: &Published<'_>) -> Result<(String, Weight), BuildError> {
    let front = site.front()?;
    let html = text(site.read(&front.address)?);
    let refs = Refs::of(&html);
    let mut pack = Pack::default();
    add_app(site, &refs, &mut pack)?;
    let chunks = add_pages(site, &mut pack)?;
    let (files, left_out) = files::add(site, &mut pack)?;
    let paths: BTreeSet<&String> = chunks.iter().flatten().collect();
    let body = body(site, &html, &paths, &files);
    let pages = paths.len();
    let index = Index {
        web: site.web,
        chunks,
        files: &files,
    };
    pack.add(Part::Pages, "index", &json(&index)?);

    let head = Head::of(site, &refs, &front.page.head)?;
    let said = &Language::of(&front.page.head.lang).table().chrome;
    let damaged = escape(said.damaged_file);
    let html = [
        &head.start(&encode_path(&front.address)),
        "<body>\n<p id=\"inkleaf-damaged\" class=\"file-notice\" role=\"alert\" hidden>",
        &damaged,
        "</p>\n",
        &without_scripts(site, said.file_scripts),
        &body,
        "<div id=\"app\"></div>\n",
        &pack.html,
        "</body>\n</html>\n",
    ]
    .concat();
    let mut parts = pack.parts();
    parts.insert(Part::Styles, head.style.len());
    let weight = Weight {
        total: html.len(),
        parts: parts.into_iter().collect(),
        pages,
        files: files.len(),
        left_out,
    };
    Ok((html, weight))
}

fn add_app(site: &Published<'_>, refs: &Refs, pack: &mut Pack) -> Result<(), BuildError> {
    for (part, id, address) in [
        (Part::App, "boot", &refs.boot),
        (Part::App, "app-js", &refs.app[0]),
        (Part::App, "app-wasm", &refs.app[1]),
        (Part::App, "reader", &refs.reader),
        (Part::App, "words", &refs.words),
        (Part::Renderer, "renderer-js", &refs.renderer[0]),
        (Part::Renderer, "renderer-wasm", &refs.renderer[1]),
    ] {
        pack.add(part, id, &site.read(address)?);
    }
    Ok(())
}

/// Adds the pages' data in chunks. Answers the paths of the pages in each.
fn add_pages(site: &Published<'_>, pack: &mut Pack) -> Result<Vec<Vec<String>>, BuildError> {
    let mut chunks: Vec<Vec<String>> = Vec::new();
    let mut open = serde_json::Map::new();
    let mut size = 0;
    let mut close = |open: &mut serde_json::Map<String, serde_json::Value>| {
        if open.is_empty() {
            return Ok(());
        }
        let id = format!("pages-{}", chunks.len());
        pack.add(Part::Pages, &id, &json(&open)?);
        chunks.push(
            std::mem::take(open)
                .into_iter()
                .map(|(path, _)| path)
                .collect(),
        );
        Ok::<(), BuildError>(())
    };
    for page in site.pages() {
        let data = text(site.read(&format!("{}page.json", page.address))?);
        size += data.len();
        open.insert(encode_path(&page.address), data.into());
        if size >= CHUNK {
            close(&mut open)?;
            size = 0;
        }
    }
    close(&mut open)?;
    Ok(chunks)
}

fn json(value: &impl Serialize) -> Result<Vec<u8>, BuildError> {
    serde_json::to_vec(value)
        .map_err(|error| BuildError::io("write", "the blog as one file".as_ref())(error.into()))
}

/// A text file's content.
pub(super) fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

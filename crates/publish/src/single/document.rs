//! The document.

use std::collections::BTreeMap;

use inkleaf_content::encode_path;
use inkleaf_words::Language;
use quick_xml::escape::escape;
use serde::Serialize;

use super::body::{body, without_scripts};
use super::files::{self, Files};
use super::head::Head;
use super::inside::Inside;
use super::pack::Pack;
use super::refs::Refs;
use super::{Part, Published, Weight, bad_address};
use crate::BuildError;
use crate::pages::data_address;

/// How many bytes of page data are compressed together: enough to compress well, and
/// little enough to be unpacked within a click.
const CHUNK: usize = 96 * 1024;

/// What `web/single` has to know; its `index.js` has the types.
#[derive(Serialize)]
struct Index<'a> {
    /// The front page on the web.
    web: Option<&'a str>,
    /// The paths of the pages in each chunk.
    chunks: &'a [Vec<String>],
    files: &'a Files,
    /// What the app says, by language: the block's id.
    words: BTreeMap<&'a str, String>,
    /// Paths that former addresses lead to.
    aliases: &'a BTreeMap<&'a str, &'a str>,
    /// Further editions; the block with what stands around their pages is called by its
    /// place in this list.
    editions: Vec<OtherEdition<'a>>,
}

/// An edition that is not the one of the front page in the document.
#[derive(Serialize)]
struct OtherEdition<'a> {
    /// The path of its front page.
    front: String,
    lang: &'a str,
    rtl: bool,
}

/// The blog as one HTML document, and what makes it up.
pub(crate) fn document(site: &Published<'_>) -> Result<(String, Weight), BuildError> {
    let fronts = site.fronts()?;
    let (front, others) = fronts.split_first().ok_or_else(|| bad_address("/"))?;
    let html = text(site.read(&front.address)?);
    let refs = Refs::of(&html);
    let mut pack = Pack::default();
    add_app(site, &refs, &mut pack)?;
    let words = add_words(site, &mut pack)?;
    let chunks = add_pages(site, &mut pack)?;
    let (files, left_out) = files::add(site, &mut pack)?;
    let inside = Inside::of(site, &files);
    for (at, other) in others.iter().enumerate() {
        let html = text(site.read(&other.address)?);
        let body = body(&html, &inside);
        pack.add(Part::Pages, &format!("edition-{at}"), body.as_bytes());
    }
    let index = Index {
        web: site.web,
        chunks: &chunks,
        files: &files,
        words,
        aliases: &inside.aliases,
        editions: others
            .iter()
            .map(|page| OtherEdition {
                front: encode_path(&page.address),
                lang: &page.page.head.lang,
                rtl: page.page.head.rtl,
            })
            .collect(),
    };
    pack.add(Part::Pages, "index", &json(&index)?);
    let body = body(&html, &inside);
    let pages = chunks.iter().map(Vec::len).sum();

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
        posts: site.pages().filter(|page| site.site.is_post(page)).count(),
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
        (Part::Renderer, "renderer-js", &refs.renderer[0]),
        (Part::Renderer, "renderer-wasm", &refs.renderer[1]),
    ] {
        pack.add(part, id, &site.read(address)?);
    }
    Ok(())
}

/// Adds what the app says, once for each language that a page is in.
fn add_words<'a>(
    site: &'a Published<'_>,
    pack: &mut Pack,
) -> Result<BTreeMap<&'a str, String>, BuildError> {
    let mut ids = BTreeMap::new();
    let mut added: Vec<String> = Vec::new();
    for page in site.pages() {
        let lang = page.page.head.lang.as_str();
        if ids.contains_key(lang) {
            continue;
        }
        let address = Refs::of(&text(site.read(&page.address)?)).words;
        let known = added.iter().position(|other| *other == address);
        let place = known.unwrap_or(added.len());
        let id = format!("words-{place}");
        if known.is_none() {
            pack.add(Part::App, &id, &site.read(&address)?);
            added.push(address);
        }
        ids.insert(lang, id);
    }
    Ok(ids)
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
        let data = text(site.read(&data_address(&page.address))?);
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

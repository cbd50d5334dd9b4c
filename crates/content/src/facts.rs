//! What is worked out when publishing, and travels with the Markdown.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What a browser can't cheaply know, worked out when publishing.
/// Without facts the renderer still gives a correct, plainer page.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// Link targets as written in the post (without `#fragment`) that mean
    /// another source file, and the site address they lead to:
    /// `../other.md` → `/posts/other/`. A key with a fragment counts before one
    /// without; its address then has a fragment too.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub links: BTreeMap<String, String>,
    /// Image targets as written in the post, and what is known of them.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub images: BTreeMap<String, ImageFacts>,
    /// Targets of images that should be here and are not: a note stands in
    /// their place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
    /// The colours of code blocks, in the order in which they stand in the
    /// Markdown (`math` fences not counted where formulas are on); empty for
    /// a block without. See [`crate::spans`] for the notation.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub code: Vec<String>,
    /// Formulas as MathML, in the order in which they stand in the Markdown;
    /// empty for one that could not be converted. Only with [`Dialect::math`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub math: Vec<String>,
    /// Code blocks that are shown as a picture.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub diagrams: Vec<Diagram>,
    /// HTML that shortcodes gave. The element `<inkleaf-fragment n="2">` in the
    /// Markdown stands for the third of them. It is no more trusted than raw
    /// HTML of the post.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fragments: Vec<String>,
    /// Hosts whose frames are shown as a card that loads them at a click.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub frame_hosts: Vec<String>,
    /// What the renderer itself says, as [`Phrase::ALL`](crate::Phrase) lists
    /// it; none in English documents.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
}

/// What is known of an image.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImageFacts {
    /// Natural width in CSS pixels.
    pub width: u32,
    /// Natural height in CSS pixels.
    pub height: u32,
    /// The value of a `srcset` attribute, with hrefs ready for use; empty
    /// where there are no variants.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub srcset: String,
}

/// A code block that is shown as a picture, one for each theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagram {
    /// Which code block it is, from 0, counted as in [`Facts::code`].
    pub block: usize,
    /// The href of the picture on a light page.
    pub light: String,
    /// The href of the picture on a dark page.
    pub dark: String,
    /// Natural width in CSS pixels.
    pub width: u32,
    /// Natural height in CSS pixels.
    pub height: u32,
    /// What the picture is, as its alternative text.
    pub alt: String,
}

/// Where a document will stand, which decides what its relative links mean,
/// and how it is to be read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RenderOptions {
    /// The base path of the site.
    pub base: crate::Base,
    /// The site address of the page, without the base path: `/posts/hello/`.
    pub address: String,
    /// How the Markdown is to be read.
    pub dialect: Dialect,
}

/// What a document's Markdown means where sites differ.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Dialect {
    /// `$…$`, `$$…$$` and fences named `math` are formulas.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub math: bool,
    /// Quotes, dashes and ellipses become typographic ones.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub smart: bool,
    /// Raw HTML reaches the page as it is. For sites whose authors are all
    /// trusted with running scripts in the reader's browser.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub trusted_html: bool,
}

//! Front matter: what the keys at the top of a post say.

mod cover;
mod fields;
mod hints;
mod json;
mod keys;
mod params;
mod split;
mod toml;
mod value;
mod yaml;
mod yaml_value;

use std::collections::{BTreeMap, BTreeSet};

use crate::PostDate;

pub use self::cover::CoverText;
pub use self::keys::Keys;
pub(crate) use self::split::split;
use self::value::{Kind, Node};

/// The front matter of one document, whatever language (YAML, TOML, JSON) it
/// was written in. Texts are trimmed; empty ones are `None`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FrontMatter {
    /// `title`, as Markdown.
    pub title: Option<String>,
    /// `date`.
    pub date: Option<PostDate>,
    /// `lastmod` (also `updated`, `modified`).
    pub lastmod: Option<PostDate>,
    /// `publishDate`: not shown before.
    pub publish_date: Option<PostDate>,
    /// `expiryDate`: not shown after.
    pub expiry_date: Option<PostDate>,
    /// `description`.
    pub description: Option<String>,
    /// `summary`.
    pub summary: Option<String>,
    /// `tags`, or Zola's `taxonomies.tags`.
    pub tags: Vec<String>,
    /// `categories` (also `category`), or Zola's `taxonomies.categories`.
    pub categories: Vec<String>,
    /// `series`.
    pub series: Vec<String>,
    /// `keywords`.
    pub keywords: Vec<String>,
    /// `author`, `authors`: names (a table's `name` where an author is a table).
    pub authors: Vec<String>,
    /// `draft`.
    pub draft: bool,
    /// `slug`.
    pub slug: Option<String>,
    /// `url`: the whole address, as in Hugo.
    pub url: Option<String>,
    /// `path`: the whole address, as in Zola.
    pub path: Option<String>,
    /// `aliases`: former addresses.
    pub aliases: Vec<String>,
    /// `weight`.
    pub weight: Option<i64>,
    /// `series_order` (also `seriesOrder`): the place among the posts of its
    /// series.
    pub series_order: Option<i64>,
    /// `lang`, `language`.
    pub lang: Option<String>,
    /// `translationKey`: documents of several languages that have the same one
    /// are translations of each other.
    pub translation_key: Option<String>,
    /// `image`, or `cover` (a text, or a table with `image` or `path`), also in
    /// Hugo's `params` and Zola's `extra`.
    pub image: Option<String>,
    /// What else a table of that name says of the picture.
    pub cover: CoverText,
    /// `math` (also `katex`, `mathjax`, and each of them in Hugo's `params` or
    /// Zola's `extra`): whether formulas are read as such.
    pub math: Option<bool>,
    /// `toc` (also PaperMod's `ShowToc`): whether the page lists its sections.
    pub toc: Option<bool>,
    /// `comments`, where it is true or false.
    pub comments: Option<bool>,
    /// `type` or `layout`, e.g. `page`.
    pub layout: Option<String>,
    /// Every text, number, date and truth value, as text, for the shortcode
    /// `param`. Names are in lower case, those within tables with dots between
    /// them (`author.name`); those of Hugo's `params` and Zola's `extra` stand
    /// without that word, and count more than others of the same name.
    pub params: BTreeMap<String, String>,
    /// Every other key, as JSON, under the name it was written with.
    pub unknown: BTreeMap<String, serde_json::Value>,
}

/// The language of a document's front matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    Yaml,
    Toml,
    Json,
}

/// Something wrong in front matter; the document adds line and snippet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    /// As in [`crate::Diagnostic::code`].
    pub(crate) code: &'static str,
    /// Byte offset in the front matter.
    pub(crate) at: usize,
    /// What is wrong.
    pub(crate) message: String,
    /// What to do.
    pub(crate) help: String,
    /// Byte offset of where the same thing stands for the first time.
    pub(crate) first: Option<usize>,
}

/// What a language's parser made of a text: mistakes need not keep the rest
/// from being read, so that an author hears of all of them at once.
struct Reading {
    /// What could be read.
    node: Option<Node>,
    /// What could not.
    problems: Vec<Problem>,
}

/// Front matter that could be read.
pub(crate) struct Read {
    /// What its keys say.
    pub(crate) front: FrontMatter,
    /// Where they stand, as byte offsets.
    pub(crate) places: Vec<keys::Offset>,
    /// What is valid but hardly meant.
    pub(crate) warnings: Vec<Problem>,
}

/// Reads the text between the fences.
///
/// # Errors
/// All problems, those of the language and those of the values.
pub(crate) fn read(language: Language, text: &str) -> Result<Read, Vec<Problem>> {
    let Reading { node, mut problems } = match language {
        Language::Yaml => yaml::parse(text),
        Language::Toml => toml::parse(text),
        Language::Json => json::parse(text),
    };
    let Some(node) = node else {
        return Err(problems);
    };
    let entries = match node.kind {
        Kind::Map(entries) => entries,
        Kind::Null => Vec::new(),
        _ if problems.is_empty() => return Err(vec![hints::no_keys(language, text, &node)]),
        _ => return Err(problems),
    };
    let places = keys::offsets(&entries);
    let (front, wrong_values) = fields::read(entries);
    // A line that can't be read may seem to have a wrong value, too.
    let line_of = |at: usize| text[..at.min(text.len())].matches('\n').count();
    let told: BTreeSet<usize> = problems.iter().map(|problem| line_of(problem.at)).collect();
    problems.extend(
        wrong_values
            .into_iter()
            .filter(|p| !told.contains(&line_of(p.at))),
    );
    if problems.is_empty() {
        return Ok(Read {
            front,
            places,
            warnings: hints::warnings(language, text),
        });
    }
    problems.sort_by_key(|problem| problem.at);
    Err(problems)
}

/// The byte offset of a line and column (in characters), both from 1.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let line = text[start..].split('\n').next().unwrap_or_default();
    let end = line
        .char_indices()
        .nth(column.saturating_sub(1))
        .map_or(line.len(), |(i, _)| i);
    start + end
}

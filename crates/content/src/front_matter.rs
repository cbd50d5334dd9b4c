//! Front matter: what the keys at the top of a post say.

use std::collections::BTreeMap;

use crate::PostDate;

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
    /// `lang`, `language`.
    pub lang: Option<String>,
    /// `image`, or `cover` (a text, or a table with `image`).
    pub image: Option<String>,
    /// `math`.
    pub math: Option<bool>,
    /// `toc`.
    pub toc: Option<bool>,
    /// `type` or `layout`, e.g. `page`.
    pub layout: Option<String>,
    /// Every other key, as JSON, under the name it was written with.
    pub unknown: BTreeMap<String, serde_json::Value>,
}

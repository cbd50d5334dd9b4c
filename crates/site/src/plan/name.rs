//! What a source file's path says: folders, name, language.

use std::borrow::Cow;

use inkleaf_content::date_in_name;

use super::language;
use crate::SiteConfig;

/// A stem (`posts/2024-04-01-hello.fr`), taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name<'a> {
    /// `posts`, without a language's folder.
    pub(super) folders: Cow<'a, str>,
    /// `2024-04-01-hello`: the file's name, or for a bundle its folder's.
    pub(super) last: &'a str,
    /// `fr`.
    pub(super) lang: Option<String>,
}

impl<'a> Name<'a> {
    pub(super) fn read(stem: &'a str, config: &SiteConfig) -> Self {
        let (folders, file) = split_last(stem.trim_matches('/'));
        let (folders, folder_lang) = language::of_folders(folders, config);
        let (last, lang) = language::of_name(file, config);
        Self {
            folders,
            last,
            lang: lang.or(folder_lang),
        }
    }

    /// Whether it describes a section (`_index.md`), not a document of its own.
    pub(super) fn is_section(&self) -> bool {
        self.last == "_index"
    }

    /// The name without a date at its start; the date alone is a name too.
    pub(super) fn without_date(&self) -> &'a str {
        match date_in_name(self.last) {
            Some((_, rest)) if !rest.is_empty() => rest,
            _ => self.last,
        }
    }

    /// A title, where the document has none: `2024-04-01-my_first-post` → `My
    /// first post`. `None` for a name of marks alone.
    pub(super) fn title(&self) -> Option<String> {
        let name = self.without_date();
        let dated_only = name == self.last && date_in_name(name).is_some();
        let words = if dated_only {
            name.to_string()
        } else {
            name.replace(['-', '_'], " ")
        };
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut chars = words.chars();
        let first = chars.next()?;
        Some(first.to_uppercase().chain(chars).collect())
    }
}

fn split_last(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

#[cfg(test)]
mod tests {
    use super::Name;
    use crate::SiteConfig;

    fn read(stem: &str) -> Name<'_> {
        Name::read(stem, &SiteConfig::default())
    }

    fn parts(stem: &str) -> (String, String, Option<String>) {
        let name = read(stem);
        (name.folders.into(), name.last.into(), name.lang)
    }

    #[test]
    fn stems_are_taken_apart() {
        assert_eq!(parts("about"), ("".into(), "about".into(), None));
        assert_eq!(
            parts("posts/2024/hello"),
            ("posts/2024".into(), "hello".into(), None)
        );
        assert_eq!(
            parts("posts/hello.fr"),
            ("posts".into(), "hello".into(), Some("fr".into()))
        );
        assert_eq!(parts("posts/index"), ("posts".into(), "index".into(), None));
        assert_eq!(parts("notes.v2"), ("".into(), "notes.v2".into(), None));
        assert_eq!(parts(""), ("".into(), "".into(), None));
    }

    #[test]
    fn sections_are_known_in_every_language() {
        assert!(read("_index").is_section());
        assert!(read("posts/_index.fr").is_section());
        assert!(!read("posts/my_index").is_section());
    }

    #[test]
    fn titles_come_from_names() {
        let title = |stem| read(stem).title().unwrap_or_default();
        assert_eq!(title("posts/2024-04-01-my_first-post"), "My first post");
        assert_eq!(title("posts/2024-04-01"), "2024-04-01");
        assert_eq!(title("posts/école"), "École");
        assert_eq!(title("posts/日本語"), "日本語");
        assert_eq!(title("posts/-"), "");
        assert_eq!(title(""), "");
    }
}

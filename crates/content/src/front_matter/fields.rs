//! From keys and values to [`FrontMatter`], one mapping for all languages.

use super::{
    FrontMatter, Problem, cover, params,
    value::{Entry, Kind, Node},
};
use crate::{PostDate, language_tag};

/// Takes every known key out of the entries; what remains is kept as unknown.
/// All problems are told.
pub(super) fn read(entries: Vec<Entry>) -> (FrontMatter, Vec<Problem>) {
    let mut fields = Fields {
        entries,
        problems: Vec::new(),
    };
    fields.refuse_repeated_keys();
    let params = params::read(&fields.entries);
    let math_elsewhere = params::math(&params);
    let toc_elsewhere = params::truth(&params, &["toc", "showtoc", "show_toc"]);
    let mut taxonomies = fields.taxonomies();

    let mut front = FrontMatter {
        title: fields.text(&["title"]),
        date: fields.date(&["date"]),
        lastmod: fields.date(&["lastmod", "updated", "modified"]),
        publish_date: fields.date(&["publishdate"]),
        expiry_date: fields.date(&["expirydate"]),
        description: fields.text(&["description"]),
        summary: fields.text(&["summary"]),
        tags: fields.terms(&["tags", "tag"]),
        categories: fields.terms(&["categories", "category"]),
        series: fields.list(&["series"]),
        keywords: fields.terms(&["keywords"]),
        authors: fields.list(&["authors", "author"]),
        draft: fields.truth(&["draft"]).unwrap_or(false),
        slug: fields.text(&["slug"]),
        url: fields.text(&["url"]),
        path: fields.text(&["path"]),
        aliases: fields.list(&["aliases", "alias"]),
        weight: fields.integer(&["weight"]),
        series_order: fields.integer(&["seriesorder"]),
        lang: fields.language(&["lang", "language"]),
        translation_key: fields.text(&["translationkey"]),
        image: fields
            .image(&["image", "cover"])
            .or_else(|| cover::image(&params)),
        cover: cover::read(&params),
        math: fields.truth(&["math"]).or(math_elsewhere),
        toc: fields.truth(&["toc"]).or(toc_elsewhere),
        comments: params::truth(&params, &["comments"]),
        layout: fields.text(&["type", "layout"]),
        params,
        ..FrontMatter::default()
    };
    front.tags.extend(taxonomies.terms(&["tags"]));
    front.categories.extend(taxonomies.terms(&["categories"]));
    front.series.extend(taxonomies.list(&["series"]));
    front.authors.extend(taxonomies.list(&["authors"]));

    let mut problems = fields.problems;
    problems.extend(taxonomies.problems);
    problems.sort_by_key(|problem| problem.at);
    front.unknown = fields
        .entries
        .into_iter()
        .map(|e| (e.key, e.value.into_json()))
        .collect();
    if !taxonomies.entries.is_empty() {
        let rest = Node {
            at: 0,
            kind: Kind::Map(taxonomies.entries),
        };
        front.unknown.insert("taxonomies".into(), rest.into_json());
    }
    (front, problems)
}

struct Fields {
    entries: Vec<Entry>,
    problems: Vec<Problem>,
}

impl Fields {
    /// YAML and TOML know that `title` must not stand twice; here `Title` and
    /// `title` are the same key.
    fn refuse_repeated_keys(&mut self) {
        for (i, entry) in self.entries.iter().enumerate() {
            let folded = fold(&entry.key);
            if let Some(first) = self.entries[..i].iter().find(|e| fold(&e.key) == folded) {
                self.problems.push(Problem {
                    code: "front-matter-duplicate-key",
                    at: entry.key_at,
                    message: format!(
                        "`{}` is the same key as `{}`: case makes no difference.",
                        entry.key, first.key
                    ),
                    help: "Keep one of the two.".into(),
                    first: Some(first.key_at),
                });
            }
        }
    }

    /// Zola's `[taxonomies]`, where it is a table.
    fn taxonomies(&mut self) -> Self {
        let found = self.entries.iter().position(|entry| {
            fold(&entry.key) == "taxonomies" && matches!(entry.value.kind, Kind::Map(_))
        });
        let entries = match found.map(|i| self.entries.remove(i).value.kind) {
            Some(Kind::Map(entries)) => entries,
            _ => Vec::new(),
        };
        Self {
            entries,
            problems: Vec::new(),
        }
    }

    /// All values under any of the names, those of the first name first;
    /// nulls and empty texts count as absent.
    fn take(&mut self, names: &[&str]) -> Vec<Entry> {
        let mut found = Vec::new();
        for name in names {
            while let Some(i) = self
                .entries
                .iter()
                .position(|entry| fold(&entry.key) == *name)
            {
                found.push(self.entries.remove(i));
            }
        }
        found.retain(|entry| match &entry.value.kind {
            Kind::Null => false,
            Kind::Text(text) => !text.trim().is_empty(),
            _ => true,
        });
        found
    }

    /// Reads the first value under any of the names.
    fn first<T>(
        &mut self,
        names: &[&str],
        wanted: &Wanted,
        read: impl Fn(&Node) -> Option<T>,
    ) -> Option<T> {
        let entry = self.take(names).into_iter().next()?;
        let value = read(&entry.value);
        if value.is_none() {
            self.problems.push(wanted.problem(&entry.key, &entry.value));
        }
        value
    }

    fn text(&mut self, names: &[&str]) -> Option<String> {
        let wanted = Wanted {
            code: "front-matter-type",
            what: "a text",
            example: "\"text\"",
        };
        self.first(names, &wanted, |node| {
            Some(node.scalar_text()?.trim().to_string())
        })
    }

    fn language(&mut self, names: &[&str]) -> Option<String> {
        let wanted = Wanted {
            code: "front-matter-type",
            what: "the code of a language",
            example: "pt-BR",
        };
        self.first(names, &wanted, |node| language_tag(&node.scalar_text()?))
    }

    fn date(&mut self, names: &[&str]) -> Option<PostDate> {
        let wanted = Wanted {
            code: "front-matter-date",
            what: "a date",
            example: "2024-04-01",
        };
        self.first(names, &wanted, |node| match &node.kind {
            Kind::Text(text) | Kind::Date(text) => PostDate::parse(text),
            _ => None,
        })
    }

    fn truth(&mut self, names: &[&str]) -> Option<bool> {
        let wanted = Wanted {
            code: "front-matter-type",
            what: "true or false",
            example: "true",
        };
        self.first(names, &wanted, |node| match &node.kind {
            Kind::Bool(truth) => Some(*truth),
            Kind::Text(text) => match text.trim().to_ascii_lowercase().as_str() {
                "true" | "yes" | "on" => Some(true),
                "false" | "no" | "off" => Some(false),
                _ => None,
            },
            _ => None,
        })
    }

    fn integer(&mut self, names: &[&str]) -> Option<i64> {
        let wanted = Wanted {
            code: "front-matter-type",
            what: "a whole number",
            example: "10",
        };
        self.first(names, &wanted, |node| match &node.kind {
            Kind::Number(_, value) => value.as_i64(),
            Kind::Text(text) => text.trim().parse().ok(),
            _ => None,
        })
    }

    /// A text, or a table that names the picture.
    fn image(&mut self, names: &[&str]) -> Option<String> {
        let wanted = Wanted {
            code: "front-matter-type",
            what: "the path of a picture",
            example: "\"picture.jpg\"",
        };
        let image = self.first(names, &wanted, |node| match &node.kind {
            Kind::Map(entries) => {
                let named =
                    |e: &&Entry| matches!(fold(&e.key).as_str(), "image" | "path" | "src" | "url");
                Some(
                    entries
                        .iter()
                        .find(named)
                        .and_then(|e| e.value.scalar_text())
                        .unwrap_or_default(),
                )
            }
            _ => node.scalar_text(),
        })?;
        Some(image.trim().to_string()).filter(|image| !image.is_empty())
    }

    /// A list of terms, or one text with commas between them.
    fn terms(&mut self, names: &[&str]) -> Vec<String> {
        self.texts(names, true)
    }

    /// A list of texts, or one text.
    fn list(&mut self, names: &[&str]) -> Vec<String> {
        self.texts(names, false)
    }

    fn texts(&mut self, names: &[&str], split: bool) -> Vec<String> {
        let wanted = Wanted {
            code: "front-matter-type",
            what: "a list of texts",
            example: "[\"one\", \"two\"]",
        };
        let mut out = Vec::new();
        for entry in self.take(names) {
            if !push_texts(&entry.value, split, &mut out) {
                self.problems.push(wanted.problem(&entry.key, &entry.value));
            }
        }
        out
    }
}

/// Appends the texts of a value; false where it is of the wrong kind.
fn push_texts(value: &Node, split: bool, out: &mut Vec<String>) -> bool {
    match &value.kind {
        Kind::Text(text) if split => push_each(text.split(','), out),
        Kind::List(items) => {
            for item in items {
                match item_text(item) {
                    Some(text) => push_each([text.as_str()], out),
                    None if item.kind == Kind::Null => {}
                    None => return false,
                }
            }
        }
        _ => match item_text(value) {
            Some(text) => push_each([text.as_str()], out),
            None => return false,
        },
    }
    true
}

fn push_each<'a>(texts: impl IntoIterator<Item = &'a str>, out: &mut Vec<String>) {
    let texts = texts
        .into_iter()
        .map(str::trim)
        .filter(|text| !text.is_empty());
    out.extend(texts.map(str::to_string));
}

/// A text, or the `name` of a table (an author).
fn item_text(node: &Node) -> Option<String> {
    match &node.kind {
        Kind::Map(entries) => entries
            .iter()
            .find(|e| fold(&e.key) == "name")
            .and_then(|e| e.value.scalar_text()),
        _ => node.scalar_text(),
    }
}

/// `publishDate`, `PublishDate`, `publish_date` and `publish-date` are one key.
pub(super) fn fold(key: &str) -> String {
    key.trim().replace(['_', '-'], "").to_lowercase()
}

/// What a key's value should be, for the message when it is not.
struct Wanted {
    code: &'static str,
    what: &'static str,
    example: &'static str,
}

impl Wanted {
    fn problem(&self, key: &str, value: &Node) -> Problem {
        let Self {
            code,
            what,
            example,
        } = self;
        let written = match value.scalar_text() {
            Some(text) => format!("`{}`", shortened(&text)),
            None => value.kind_name().to_string(),
        };
        Problem {
            code,
            at: value.at,
            message: format!("`{key}` should be {what}, but is {written}."),
            help: format!("Write {what}, for example `{example}`, or leave the key out."),
            first: None,
        }
    }
}

fn shortened(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_string(),
    }
}

//! A Hugo site's settings, as far as they mean something here.

mod languages;

use inkleaf_site::{ConfigError, SiteConfig};
use serde_json::{Map, Value};

use super::settings_error;
use crate::BuildError;

/// Where Hugo keeps a text that we know too (keys in lower case, as Hugo
/// compares them), and what becomes of it.
type TextSetting = (&'static [&'static str], fn(&mut SiteConfig, String));

const TEXTS: [TextSetting; 6] = [
    (&["title"], |config, text| config.title = text),
    (&["baseurl"], |config, text| config.base_url = text),
    (
        &["languagecode", "defaultcontentlanguage"],
        |config, text| config.language = text,
    ),
    (&["copyright"], |config, text| config.footer = text),
    (&["params.description"], |config, text| {
        config.description = text;
    }),
    (
        &["params.author", "params.author.name", "author.name"],
        |config, text| config.author = text,
    ),
];

/// How themes switch formulas on for all posts.
const MATH: &[&str] = &["params.math", "params.katex", "params.mathjax"];

/// Whether PaperMod lists the sections of posts.
const TOC: &[&str] = &["params.showtoc"];

const PAGE_SIZES: &[&str] = &["pagination.pagersize", "paginate"];

/// Reads a Hugo site's settings, TOML or YAML by the file's name. A value that
/// can't be used here is passed over with a note: the file is Hugo's, not ours.
pub(super) fn parse(name: &str, text: &str) -> Result<(SiteConfig, Vec<String>), BuildError> {
    let value = if name.ends_with(".toml") {
        from_toml(text)
    } else {
        from_yaml(text)
    };
    let value = lower_keys(value.map_err(|error| settings_error(name, text, error))?);
    let mut config = SiteConfig::default();
    let mut notes = Vec::new();
    let mut apply = |key: &str, set: &dyn Fn(&mut SiteConfig)| {
        let mut changed = config.clone();
        set(&mut changed);
        match changed.check() {
            Ok(()) => config = changed,
            Err(error) => notes.push(format!("{name}: {key} is not used: {error}")),
        }
    };
    for (keys, set) in TEXTS {
        if let Some(text) = first(&value, keys, |v| v.as_str().filter(|text| !text.is_empty())) {
            apply(keys[0], &|config| set(config, text.to_owned()));
        }
    }
    if let Some(size) = first(&value, PAGE_SIZES, Value::as_u64) {
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        apply("the page size", &|config| config.posts_per_page = size);
    }
    if let Some(math) = first(&value, MATH, Value::as_bool) {
        apply("math", &|config| config.math = math);
    }
    if let Some(toc) = first(&value, TOC, Value::as_bool) {
        apply("ShowToc", &|config| config.toc = toc);
    }
    languages::read(name, &value, &mut config, &mut notes);
    Ok((config, notes))
}

fn first<'v, T>(
    value: &'v Value,
    paths: &[&str],
    read: impl Fn(&'v Value) -> Option<T>,
) -> Option<T> {
    paths
        .iter()
        .find_map(|path| read(path.split('.').try_fold(value, |v, key| v.get(key))?))
}

fn lower_keys(value: Value) -> Value {
    let Value::Object(map) = value else {
        return value;
    };
    let lower = |(key, value): (String, Value)| (key.to_lowercase(), lower_keys(value));
    Value::Object(map.into_iter().map(lower).collect::<Map<_, _>>())
}

fn from_toml(text: &str) -> Result<Value, ConfigError> {
    toml::from_str(text).map_err(|error: toml::de::Error| {
        let start = error.span().map_or(0, |span| span.start);
        let before = text.get(..start).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count()
            + 1;
        config_error(line, column, error.message())
    })
}

fn from_yaml(text: &str) -> Result<Value, ConfigError> {
    serde_saphyr::from_str(text).map_err(|error| {
        let at = error.location();
        let line = at.map_or(1, |at| at.line() as usize);
        let column = at.map_or(1, |at| at.column() as usize);
        config_error(line, column, &error.to_string())
    })
}

fn config_error(line: usize, column: usize, message: &str) -> ConfigError {
    let first_line = message.lines().next().unwrap_or_default();
    let message = format!("Hugo's settings can't be read: {first_line}");
    let help = "mend this line, or write an inkleaf.toml beside it".to_owned();
    ConfigError {
        line,
        column,
        message,
        help,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn keys_count_in_any_case_and_place() {
        let toml = "Title = \"T\"\nbaseurl = \"https://a.example/b/\"\npaginate = 3\n\
                    [params]\nkatex = true\nShowToc = false\n[params.author]\nname = \"A\"\n";
        let yaml = "title: T\nbaseURL: https://a.example/b/\npagination: {pagerSize: 3}\n\
                    params: {author: A, math: true, showtoc: false}\n";
        for (name, text) in [("hugo.toml", toml), ("config.yml", yaml)] {
            let (config, notes) = parse(name, text).unwrap();
            assert_eq!(
                (config.title.as_str(), config.author.as_str()),
                ("T", "A"),
                "{name}"
            );
            assert_eq!(
                config.full_url("/b/x/").as_deref(),
                Some("https://a.example/b/x/")
            );
            assert_eq!(config.posts_per_page, 3, "{name}");
            assert!(config.math && !config.toc, "{name}");
            assert!(notes.is_empty(), "{notes:?}");
        }
    }

    #[test]
    fn a_value_of_no_use_here_is_noted_and_the_rest_counts() {
        let (config, notes) = parse("hugo.toml", "baseURL = \"/\"\ntitle = \"T\"").unwrap();
        assert_eq!((config.title.as_str(), config.base_url.as_str()), ("T", ""));
        assert!(notes[0].contains("baseurl"), "{notes:?}");
    }

    #[test]
    fn damaged_settings_are_an_error_with_a_place() {
        for (name, text) in [
            ("hugo.toml", "title = \"x\"\n= 3"),
            ("hugo.yaml", "a: b\nc: [d"),
        ] {
            let error = parse(name, text).unwrap_err();
            let BuildError::Config(finding) = error else {
                panic!("{error}")
            };
            assert_eq!(finding.diagnostic.line, 2, "{finding:?}");
        }
    }
}

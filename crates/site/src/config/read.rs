//! `inkleaf.toml` as text: where in it something is wrong.

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};

use super::{ConfigError, InvalidSetting, SiteConfig, known::known_keys};
use crate::nearest::nearest;

/// Every key, what its value must be, and an example.
pub(super) const KEYS: [(&str, &str, &str); 27] = [
    ("title", "a text in quotes", "title = \"My blog\""),
    (
        "description",
        "a text in quotes",
        "description = \"What it is about.\"",
    ),
    (
        "base_url",
        "a text in quotes",
        "base_url = \"https://example.org/blog/\"",
    ),
    ("language", "a text in quotes", "language = \"en\""),
    ("author", "a text in quotes", "author = \"Your name\""),
    (
        "permalink",
        "a text in quotes",
        "permalink = \"/:year/:month/:slug/\"",
    ),
    (
        "posts_per_page",
        "a whole number, 1 or more",
        "posts_per_page = 10",
    ),
    ("feed_posts", "a whole number, 0 or more", "feed_posts = 20"),
    (
        "menu",
        "a list of tables with a name and a url",
        "[[menu]]\nname = \"About\"\nurl = \"/about/\"",
    ),
    ("footer", "a text in quotes", "footer = \"Made with care\""),
    (
        "smart_punctuation",
        "true or false",
        "smart_punctuation = true",
    ),
    ("math", "true or false", "math = true"),
    ("emoji", "true or false", "emoji = true"),
    ("bare_urls", "true or false", "bare_urls = true"),
    (
        "html",
        "\"sanitised\" or \"trusted\"",
        "html = \"sanitised\"",
    ),
    ("toc", "true or false", "toc = true"),
    (
        "edit_url",
        "a text in quotes",
        "edit_url = \"https://example.org/edit/:path\"",
    ),
    ("source_link", "true or false", "source_link = true"),
    ("offline", "true or false", "offline = true"),
    (
        "comments",
        "a table with `provider` (\"giscus\" or \"utterances\"), `repo` and their options",
        "[comments]\nprovider = \"utterances\"\nrepo = \"me/blog\"",
    ),
    (
        "frame_hosts",
        "a list of host names in quotes",
        "frame_hosts = [\"player.example.org\"]",
    ),
    (
        "images",
        "a table with `variants`, true or false",
        "[images]\nvariants = true",
    ),
    (
        "check",
        "a table with the lists `allow` and `deny`",
        "[check]\nallow = [\"broken-link\"]",
    ),
    (
        "look",
        "a table with `accent`, `font`, `style` and the like",
        "[look]\naccent = \"teal\"",
    ),
    (
        "app",
        "a table with `icon`, `short_name`, `categories` and `screenshots`",
        "[app]\nicon = \"static/icon.svg\"",
    ),
    (
        "languages",
        "a list of tables with a code",
        "[[languages]]\ncode = \"tr\"",
    ),
    (
        "untranslated",
        "\"hide\" or \"show\"",
        "untranslated = \"hide\"",
    ),
];
pub(super) fn read(text: &str) -> Result<SiteConfig, ConfigError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let table = DeTable::parse(text).map_err(|error| not_toml(text, &error))?;
    known_keys(text, table.get_ref())?;
    let config = SiteConfig::deserialize(Deserializer::from(table.clone()))
        .map_err(|error| wrong_kind(text, table.get_ref(), &error))?;
    config
        .check()
        .map_err(|invalid| bad_value(text, table.get_ref(), invalid))?;
    Ok(config)
}

fn not_toml(text: &str, error: &toml::de::Error) -> ConfigError {
    let at = error.span().unwrap_or(0..0);
    located(
        text,
        at,
        format!("this is not valid TOML: {}", error.message()),
        "a setting is a key, `=` and a value, and texts stand in quotes: `title = \"My blog\"`"
            .into(),
    )
}

/// A key and where it stands.
pub(super) type Key<'t> = (Range<usize>, &'t str);

/// The keys in the order of the file (the table is sorted by name).
pub(super) fn in_order<'t, 'i>(table: &'t DeTable<'i>) -> Vec<(Key<'t>, &'t DeValue<'i>)> {
    let mut keys: Vec<_> = table
        .iter()
        .map(|(key, value)| ((key.span(), key.get_ref().as_ref()), value.get_ref()))
        .collect();
    keys.sort_by_key(|((span, _), _)| span.start);
    keys
}

pub(super) fn unknown_key(text: &str, (span, key): Key<'_>, known: &[&str]) -> ConfigError {
    let help = match nearest(key, known) {
        Some(near) => format!("write `{near}`, or delete the line"),
        None => format!(
            "delete the line; the known settings are {}",
            known.join(", ")
        ),
    };
    located(text, span, format!("there is no setting `{key}`"), help)
}

fn wrong_kind(text: &str, table: &DeTable<'_>, error: &toml::de::Error) -> ConfigError {
    let at = error.span().unwrap_or(0..0);
    let holder = table.iter().find(|(_, value)| holds(value, at.start));
    let key = holder.and_then(|(key, _)| KEYS.iter().find(|known| known.0 == key.get_ref()));
    match key {
        Some((key, kind, example)) => located(
            text,
            at,
            format!("`{key}` must be {kind}"),
            format!("write e.g. `{example}`"),
        ),
        None => located(
            text,
            at,
            error.message().to_string(),
            "see the example inkleaf.toml".into(),
        ),
    }
}

/// Whether a value reaches over a place. The span of a table with a header of
/// its own is the header's.
fn holds(value: &Spanned<DeValue<'_>>, at: usize) -> bool {
    let inside = value.get_ref().as_table();
    let mut inside = inside.into_iter().flat_map(DeTable::values);
    value.span().contains(&at) || inside.any(|value| holds(value, at))
}

fn bad_value(text: &str, table: &DeTable<'_>, invalid: InvalidSetting) -> ConfigError {
    let value = table.get(invalid.key);
    let item = value.zip(invalid.item).and_then(|(value, (list, item))| {
        let list = match value.get_ref() {
            DeValue::Table(table) => table.get(list)?,
            _ => value,
        };
        list.get_ref().as_array()?.get(item)
    });
    let at = item.or(value).map_or(0..0, |value| value.span());
    located(text, at, invalid.message, invalid.help)
}

/// Byte offset to line and column (in characters), both from 1.
pub(super) fn located(
    text: &str,
    span: Range<usize>,
    message: String,
    help: String,
) -> ConfigError {
    let before = text.get(..span.start.min(text.len())).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    ConfigError {
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
        message,
        help,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{KEYS, SiteConfig, read};

    fn error_at(text: &str) -> (usize, usize, String, String) {
        let error = read(text).unwrap_err();
        (error.line, error.column, error.message, error.help)
    }

    #[test]
    fn an_empty_file_gives_the_defaults() {
        assert_eq!(read("").unwrap(), SiteConfig::default());
        assert_eq!(
            read("\u{feff}# nothing\r\n").unwrap(),
            SiteConfig::default()
        );
    }

    #[test]
    fn every_example_is_valid_and_known() {
        // Keys after `[[menu]]` would belong to it.
        let (tables, plain): (Vec<_>, Vec<_>) = KEYS
            .iter()
            .map(|(_, _, example)| *example)
            .partition(|example| example.starts_with('['));
        let config = read(&format!("{}\n{}", plain.join("\n"), tables.join("\n"))).unwrap();
        assert_eq!(config.menu.len(), 1);
        assert_eq!(config.posts_per_page, 10);
    }

    #[test]
    fn an_unknown_key_is_told_with_its_place_and_the_nearest_one() {
        let (line, column, message, help) = error_at("title = \"a\"\n  titel = \"b\"\n");
        assert_eq!((line, column), (2, 3));
        assert!(message.contains("titel"));
        assert!(help.contains("`title`"));
        let (_, _, _, help) = error_at("baseURL = \"https://a.b/\"");
        assert!(help.contains("`base_url`"), "{help}");
        let (_, _, _, help) = error_at("zzzzzzzzzzz = 1");
        assert!(help.contains("permalink"), "{help}");
    }

    #[test]
    fn a_value_of_the_wrong_kind_is_told_by_key() {
        let (line, column, message, _) = error_at("title = \"日本\"\nposts_per_page = \"ten\"");
        assert_eq!((line, column), (2, 18));
        assert!(message.contains("posts_per_page") && message.contains("whole number"));
        assert!(error_at("feed_posts = -1").2.contains("feed_posts"));
        assert!(error_at("title = 5").2.contains("text"));
        assert!(error_at("menu = \"x\"").2.contains("menu"));
    }

    #[test]
    fn a_bad_value_is_told_at_its_place() {
        assert_eq!(error_at("\n\nlanguage = \"x y\"").0, 3);
        assert_eq!(error_at("posts_per_page = 0").1, 18);
        assert_eq!(error_at("title = \"a\"\nbase_url = \"nowhere\"").0, 2);
    }

    #[test]
    fn tables_are_looked_through() {
        let config = read(
            "html = \"trusted\"\nemoji = false\n[images]\nvariants = false\n\
             [check]\nallow = [\"broken-link\"]\ndeny = [\"unknown-language\"]\n",
        )
        .unwrap();
        assert_eq!(config.html, crate::Html::Trusted);
        assert!(!config.emoji && !config.images.variants && config.bare_urls);
        assert_eq!(config.check.deny, ["unknown-language"]);
        let (line, column, _, help) = error_at("[check]\nallow = [\"html-cut\", \"brokn-link\"]\n");
        assert_eq!((line, column), (2, 22));
        assert!(help.contains("`broken-link`"), "{help}");
        let (line, _, message, help) = error_at("[check]\nalow = []\n");
        assert!(line == 2 && message.contains("alow") && help.contains("`allow`"));
        assert_eq!(error_at("title = \"x\"\n[images]\nvariants = 1\n").0, 3);
        assert_eq!(error_at("frame_hosts = [\"a.example\", \"A\"]").1, 29);
        assert!(error_at("html = \"raw\"").2.contains("\"trusted\""));
        assert!(error_at("math = \"yes\"").2.contains("true or false"));
        assert!(error_at("check = 3").2.contains("`allow`"));
    }

    #[test]
    fn menu_entries_need_both_keys() {
        let (line, _, message, _) = error_at("title = \"a\"\n[[menu]]\nname = \"x\"\n");
        assert_eq!(line, 2);
        assert!(message.contains("url"));
        let (line, _, _, help) = error_at("[[menu]]\nname = \"x\"\nulr = \"/\"\n");
        assert_eq!(line, 3);
        assert!(help.contains("`url`"));
    }

    #[test]
    fn languages_are_looked_through() {
        let config = read(
            "untranslated = \"show\"\n[[languages]]\ncode = \"tr\"\ntitle = \"Bahçe\"\n\
             menu = [{ name = \"Arşiv\", url = \"/tr/archive/\" }]\n[[languages]]\ncode = \"ar\"\n",
        )
        .unwrap();
        assert_eq!(config.untranslated, crate::Untranslated::Show);
        assert_eq!(config.languages[0].menu[0].name, "Arşiv");
        assert_eq!(config.languages[1].code, "ar");
        let place = |text: &str| {
            let (line, column, ..) = error_at(text);
            (line, column)
        };
        assert_eq!(place("[[languages]]\nname = \"x\"\n"), (1, 1));
        assert_eq!(place("[[languages]]\ncode = \"tr\"\ncod = 1\n"), (3, 1));
        let menu = "[[languages]]\ncode = \"tr\"\nmenu = [{ name = \"x\" }]\n";
        assert_eq!(place(menu).0, 3);
        let twice = "[[languages]]\ncode = \"tr\"\n\n[[languages]]\ncode = \"TR\"\n";
        assert_eq!(place(twice).0, 4);
        assert!(error_at("untranslated = \"maybe\"").2.contains("\"show\""));
    }

    #[test]
    fn broken_toml_is_told_with_line_and_column() {
        assert_eq!(error_at("title = \"a\"\nauthor = Me\n").0, 2);
        assert_eq!(error_at("title = \"a\"\r\n= 1\r\n").0, 2);
        for text in [
            "title",
            "[[menu",
            "a = \"",
            "\u{0}",
            "title = \"a\"\ntitle = \"b\"",
            "日本",
        ] {
            let (line, column, ..) = error_at(text);
            assert!(line >= 1 && column >= 1);
        }
    }
}

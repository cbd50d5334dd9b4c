//! What is said in each language: whole, and as it is written there.
#![allow(missing_docs, clippy::unwrap_used)]

use std::collections::BTreeMap;

use inkleaf_words::{Label, Language, Words, is_rtl};
use jiff::civil::{Date, date};
use serde_json::Value;

/// All texts of a language, by their place in its table.
fn texts(language: Language) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    let mut open = vec![(
        String::new(),
        serde_json::to_value(language.table()).unwrap(),
    )];
    while let Some((name, value)) = open.pop() {
        match value {
            Value::Object(members) => {
                open.extend(
                    members
                        .into_iter()
                        .map(|(key, value)| (format!("{name}/{key}"), value)),
                );
            }
            Value::String(text) => drop(texts.insert(name, text)),
            // A form that the language does not have.
            other => assert!(other.is_null(), "{name}"),
        }
    }
    texts
}

fn others() -> impl Iterator<Item = Language> {
    let all = Language::ALL.into_iter();
    all.filter(|language| *language != Language::English)
}

#[test]
fn nothing_is_left_in_english() {
    // Words that the languages share.
    let shared = [
        "Feed",
        "Tags",
        "Tag",
        "Pages",
        "Page {}",
        "Category",
        "Note",
        "Important",
        "Install",
    ];
    let english = texts(Language::English);
    for language in others() {
        for (name, text) in texts(language) {
            assert!(
                english.get(&name) != Some(&text) || shared.contains(&&*text),
                "{language:?} {name}: {text}"
            );
        }
    }
}

#[test]
fn every_text_is_there_and_tidy() {
    for language in Language::ALL {
        for (name, text) in texts(language) {
            let inner = text.trim();
            assert!(!inner.is_empty(), "{language:?} {name}");
            assert!(
                inner == text || name.ends_with("_after"),
                "{language:?} {name}: {text:?}"
            );
            let bad = ["...", "  ", "\"", "'", "\n"];
            assert!(
                !bad.iter().any(|bad| text.contains(bad)),
                "{language:?} {name}: {text}"
            );
        }
    }
}

#[test]
fn what_is_filled_in_has_its_place() {
    let places = |text: &str| ["{}", "{n}", "{count}"].map(|place| text.matches(place).count());
    let english = texts(Language::English);
    for language in others() {
        for (name, text) in texts(language) {
            // «Two posts» may be one word.
            let is_form = name.contains("/posts/") || name.contains("/minutes/");
            if !is_form || name.ends_with("/other") {
                assert_eq!(
                    places(&text),
                    places(&english[&name]),
                    "{language:?} {name}: {text}"
                );
            }
        }
    }
}

#[test]
fn marks_are_those_of_the_language() {
    let has = |text: &str, marks: &str| text.contains(|c| marks.contains(c));
    for text in texts(Language::French).into_values() {
        assert!(!text.contains('\''), "{text}");
        for sign in [" :", " ;", " !", " ?", "« ", " »"] {
            assert!(!text.contains(sign), "{text}: the space may break");
        }
    }
    for language in [Language::Chinese, Language::Japanese] {
        for text in texts(language).into_values() {
            let text = text
                .replace("{}", "")
                .replace("{n}", "")
                .replace("{count}", "");
            assert!(
                !has(&text, ",.:;!?()“") || text.contains('“'),
                "{language:?}: {text}"
            );
        }
    }
    for text in texts(Language::Arabic).into_values() {
        assert!(!has(&text, ",;?"), "{text}");
    }
    assert!(
        texts(Language::Turkish)
            .values()
            .any(|text| text.contains('İ'))
    );
}

#[test]
fn languages_are_known_by_their_tags() {
    for language in Language::ALL {
        assert_eq!(Language::of(language.tag()), language);
        assert_eq!(language.is_rtl(), is_rtl(language.tag()));
    }
    assert_eq!(Language::of("de-AT"), Language::German);
    assert_eq!(Language::of("zh-Hans-CN"), Language::Chinese);
    assert_eq!(Language::of("TR"), Language::Turkish);
    assert_eq!(Language::of("it"), Language::English);
    assert_eq!(Language::known("it"), None);
    assert_eq!(Language::known("deu"), None);
    assert_eq!(Language::of(""), Language::English);
}

#[test]
fn directions_of_languages_that_are_not_ours_are_known() {
    for tag in ["fa", "he", "ur", "ar-EG", "az-Arab", "yi", "ckb"] {
        assert!(is_rtl(tag), "{tag}");
    }
    for tag in ["it", "az", "ar-Latn", "ko", "", "no tag"] {
        assert!(!is_rtl(tag), "{tag}");
    }
}

#[test]
fn counts_take_the_form_that_the_language_has() {
    let posts = |language: Language, counts: &[usize]| -> Vec<String> {
        counts.iter().map(|count| language.posts(*count)).collect()
    };
    assert_eq!(
        posts(Language::English, &[0, 1, 2]),
        ["0 posts", "1 post", "2 posts"]
    );
    assert_eq!(
        posts(Language::French, &[0, 1, 2]),
        ["0 article", "1 article", "2 articles"]
    );
    assert_eq!(
        posts(Language::German, &[0, 1, 1234]),
        ["0 Beiträge", "1 Beitrag", "1.234 Beiträge"]
    );
    assert_eq!(posts(Language::Turkish, &[1, 2]), ["1 yazı", "2 yazı"]);
    assert_eq!(
        posts(Language::Japanese, &[1, 2]),
        ["1件の記事", "2件の記事"]
    );
    assert_eq!(
        posts(Language::Arabic, &[0, 1, 2, 3, 11, 100]),
        [
            "لا مقالات",
            "مقال واحد",
            "مقالان",
            "3 مقالات",
            "11 مقالًا",
            "100 مقال"
        ]
    );
}

#[test]
fn dates_are_written_as_in_the_language() {
    let dates = |day: Date| Language::ALL.map(|language| language.long_date(day));
    assert_eq!(
        dates(date(2025, 1, 28)),
        [
            "28 January 2025",
            "28. Januar 2025",
            "28 de enero de 2025",
            "28 janvier 2025",
            "28 Ocak 2025",
            "2025年1月28日",
            "2025年1月28日",
            "28 يناير 2025",
        ]
    );
    assert_eq!(
        Language::ALL.map(|language| language.short_date(date(2025, 2, 1))),
        [
            "1 Feb",
            "1. Feb.",
            "1 feb",
            "1 févr.",
            "1 Şub",
            "2月1日",
            "2月1日",
            "1 فبراير"
        ]
    );
    assert_eq!(Language::English.year(2025), "2025");
    assert_eq!(Language::Japanese.year(2025), "2025年");
    // Nothing that an author can write is too far away.
    for day in [Date::MIN, Date::MAX, date(0, 1, 1)] {
        assert!(dates(day).iter().all(|text| !text.is_empty()));
    }
}

#[test]
fn places_among_many_read_naturally() {
    let place = |language: Language| (language.page_of(2, 5), language.part_of(1, 3));
    assert_eq!(
        place(Language::English),
        ("Page 2 of 5".into(), "Part 1 of 3".into())
    );
    assert_eq!(place(Language::Chinese).0, "第 2 页，共 5 页");
    assert_eq!(place(Language::Japanese).0, "5ページ中2ページ目");
    assert_eq!(Language::English.reading_time(5), "5 min read");
}

#[test]
fn the_browser_gets_what_the_views_say() {
    let file = serde_json::to_value(Language::German.file()).unwrap();
    let labels: Vec<String> = serde_json::from_value(file["labels"].clone()).unwrap();
    let words = Words::keep(labels.clone()).unwrap();
    for label in Label::ALL {
        assert_eq!(words.get(*label), Language::German.get(*label));
    }
    assert_eq!(file["reader"]["close"], "Schließen");
    // Another version's list is none.
    assert_eq!(Words::keep(labels[1..].to_vec()), None);
}

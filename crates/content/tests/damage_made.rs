//! Sentences of our own, damaged as programs do it.
#![cfg(feature = "front-matter")]
#![allow(clippy::unwrap_used)]

use encoding_rs::{Encoding, WINDOWS_1250, WINDOWS_1252, WINDOWS_1254};
use inkleaf_content::damage::{
    CodePage, Repair, code_ranges, damage, damage_outside, repaired, repaired_outside,
};

const SENTENCES: &[&str] = &[
    "Der Müßiggang ist aller Laster Anfang – sagt „Jürgen“ zu Ärzten über Öl.",
    "STRASSE, GROẞE FÜSSE, ÄHNLICH: ÖFFNEN!",
    "L’été dernier, «\u{a0}là-bas\u{a0}», j’ai déjà vu un œuf\u{a0}: ça coûte 5\u{a0}€…",
    "À CÔTÉ DE L’ÉGLISE, ÇA ALORS ! LE CAFÉ® FERMÉ…",
    "El niño pequeño comió piñas. ¿Qué día? ¡Mañana! «Según él», 20º.",
    "NÃO, AMANHÃ… e AMANHû à noite: coração, pão, irmãs, ÀS 10°.",
    "Però la ciutat és «minificació» col·lecció.",
    "Perché no? Così è più bello: «città»… COSÌ…",
    "Tomáš říká: „Příliš žluťoučký kůň úpěl ďábelské ódy“ – Aleš’s též…",
    "Zażółć gęślą jaźń, ŁÓDŹ i „Wrocław” – tak…",
    "Türkçe: İstanbul’da ağaç, dağ\u{a0}—\u{a0}ŞİŞLİ, ığdır, çiğ…",
    "Það er gott\u{a0}– við\u{a0}—\u{a0}orð… ÞAÐ ER BORÐ»",
    "Blåbær på øya, HÅØYA – ÆØÅ… «også»",
    "Äiti meni työhön: SELKÄ\u{a0}EDELLÄ\u{a0}MAAHAN, Å—",
    "A fost hotărâ… „România”, ÎN SFÂRŞIT, şi ţară, NICIODATĂ™",
    "Hôm nay trời đẹp: Tiếng Việt, người, ĐỒNG, à\u{a0}»",
    "Árvíztűrő tükörfúrógép, ÁRVÍZTŰRŐ… „ŐŰ”",
    "Ελληνικά: «καλημέρα» — Привет, мир! «ЁЛКА»… Україна",
    "日本語の文章、絵文字🚨と“引用”。中文：你好—世界…",
    "עברית וערבית: שלום, العربية ١٢٣.",
    "2 × 3 ≠ 7, ±5 µm², ½ · ¼, 20 °C, 5×£35, x² ≥ ∞, © 2020 Ünal™",
    "Tschüß» sagt er, «Straße» und »süß«, Spaß… ß”",
    "🤷‍♂️ 👩‍💻 🛠️ ❤️ 🇩🇪 — “fine” ‘too’",
    "Hübelbauer, Tomáš, Zoë, Łukasz, Françoise, Ångström",
];

/// Words that are damaged alone, each a whole file.
const WORDS: &[&str] = &[
    "café",
    "Zoë",
    "für",
    "naïve",
    "Málaga",
    "São Paulo",
    "Łódź",
    "čeština",
    "Ελλάδα",
    "привет",
    "שלום",
    "سلام",
    "日本語",
    "한국어",
    "Việt",
    "don’t",
    "“so”",
    "3 – 4",
    "wait…",
    "5 €",
    "🚨",
    "💡",
    "🤷‍♂️",
    "🛠️",
    "❤️ you",
    "a ≥ b",
    "→ here",
    "✔ done",
    "© 2020",
    "20 °C",
    "élan",
    "HÔTEL",
    "İstanbul",
    "x² + y²",
];

const PAGES: [(CodePage, Option<&Encoding>); 4] = [
    (CodePage::Windows1252, Some(WINDOWS_1252)),
    (CodePage::Windows1254, Some(WINDOWS_1254)),
    (CodePage::Windows1250, Some(WINDOWS_1250)),
    (CodePage::Latin1, None),
];

/// UTF-8, taken for something else. Bytes without a meaning are kept as
/// control characters.
fn misread(text: &str, page: Option<&'static Encoding>) -> String {
    match page {
        Some(page) => page
            .decode_without_bom_handling(text.as_bytes())
            .0
            .into_owned(),
        None => text.bytes().map(char::from).collect(),
    }
}

/// The same, by a program that drops those bytes.
fn misread_lossy(text: &str, page: &'static Encoding) -> String {
    misread(text, Some(page))
        .chars()
        .filter(|c| !('\u{80}'..'\u{a0}').contains(c))
        .collect()
}

#[test]
fn text_that_is_right_stays() {
    for text in SENTENCES.iter().chain(WORDS) {
        assert_eq!(damage(text), [], "{text}");
    }
    let all = SENTENCES.join("\r\n");
    assert_eq!(repaired(&all), (all.clone(), Vec::new()));
}

#[test]
fn whole_files_are_repaired() {
    for text in SENTENCES {
        for (name, page) in PAGES {
            let once = misread(text, page);
            let twice = misread(&once, page);
            let thrice = misread(&twice, page);
            for (layers, damaged) in [once, twice, thrice].iter().enumerate() {
                let (ours, left) = repaired(damaged);
                assert_eq!(ours, **text, "{name} {layers}: {damaged} {left:?}");
                assert_eq!(left, [], "{name} {layers}: {text}");
            }
        }
    }
}

#[test]
fn words_are_repaired_or_told() {
    let (mut right, mut told, mut silent) = (0, 0, 0);
    for text in WORDS {
        for (name, page) in PAGES {
            let once = misread(text, page);
            let twice = misread(&once, page);
            for damaged in [once, twice] {
                let (ours, left) = repaired(&damaged);
                if ours == *text {
                    right += 1;
                } else {
                    assert_eq!(ours, damaged, "{name}: {text}");
                    if left.is_empty() {
                        silent += 1;
                        println!("{name}: {damaged} was {text}");
                    } else {
                        told += 1;
                    }
                }
            }
        }
    }
    println!("{right} repaired, {told} told, {silent} silent");
    assert!(right > 40 * (told + silent));
}

#[test]
fn damage_in_text_that_is_else_right_is_repaired() {
    for text in SENTENCES {
        for (name, page) in PAGES {
            let damaged = misread("It’s “done” — 🚨 naïve café…", page);
            let mixed = format!("{damaged}\n\n{text}\n");
            let expected = format!("It’s “done” — 🚨 naïve café…\n\n{text}\n");
            assert_eq!(repaired(&mixed).0, expected, "{name}");
        }
    }
}

#[test]
fn lost_bytes_are_never_guessed() {
    for text in SENTENCES.iter().chain(WORDS) {
        for page in [WINDOWS_1252, WINDOWS_1254, WINDOWS_1250] {
            let damaged = misread_lossy(text, page);
            let (ours, _) = repaired(&damaged);
            // Whatever was put right is in the original, in its place.
            let mut rest = text.chars();
            for c in ours.chars().filter(|c| !damaged.contains(*c)) {
                assert!(rest.any(|other| other == c), "{c} {damaged} {ours} {text}");
            }
            assert_eq!(repaired(&ours).0, ours);
        }
    }
}

#[test]
fn lost_bytes_are_found_by_what_stands_around_them() {
    for (text, page) in [
        ("He said “yes.” Then “no”.", WINDOWS_1252),
        ("🤷‍♂️ and 👩‍💻 🛠️", WINDOWS_1254),
        ("I ❤️ “it”", WINDOWS_1254),
        ("“one” 🚨 “two”\n", WINDOWS_1252),
    ] {
        assert_eq!(
            repaired(&misread_lossy(text, page)),
            (text.into(), Vec::new())
        );
    }
}

#[test]
fn what_can_be_several_is_told_with_all_of_them() {
    let damaged = misread_lossy("🚨 the 🌍 turns", WINDOWS_1254);
    let (ours, left) = repaired(&damaged);
    assert_eq!(ours, "🚨 the ğŸŒ turns");
    let [only] = left.as_slice() else {
        panic!("{left:?}")
    };
    assert_eq!(&ours[only.range.clone()], "ğŸŒ");
    let Repair::Candidates(texts) = &only.repair else {
        panic!("{only:?}")
    };
    assert!(texts.len() > 1 && texts.contains(&"🌍".into()));
}

#[test]
fn damage_shown_on_purpose_stays() {
    let post = "---\ntitle: About damage\n---\n\nSo “cafÃ©” and `â€™` are ‘Ã¼’ — «Ã©», “â€™”.\n\n```\nÃ© Ã¼ â€™\n```\n\nThere are a lot of Ã’s.\n";
    let code = code_ranges(post);
    assert_eq!(repaired_outside(post, &code).0, post);
    assert!(
        damage_outside(post, &code)
            .iter()
            .all(|found| matches!(found.repair, Repair::Candidates(_)))
    );
    // Beside real damage, too, and with the ranges moving along.
    let text = format!(
        "{} `Ã©` {} `â€™`",
        misread("“a” 🚨", Some(WINDOWS_1252)),
        misread("“b”", Some(WINDOWS_1252))
    );
    let (ours, _) = repaired_outside(&text, &code_ranges(&text));
    assert_eq!(ours, "“a” 🚨 `Ã©` “b” `â€™`");
}

#[test]
fn one_letter_alone_is_told_only() {
    let text = "Bremer – DrÃ¥ber";
    let (ours, left) = repaired(text);
    assert_eq!(ours, text);
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].repair, Repair::Candidates(vec!["å".into()]));
    assert_eq!(repaired("DrÃ¥ber"), ("Dråber".into(), Vec::new()));
}

#[test]
fn layers_and_pages_are_told() {
    let text = misread(&misread("déjà vu", Some(WINDOWS_1252)), Some(WINDOWS_1252));
    let found = damage(&text);
    assert_eq!(found[0].layers, 2);
    assert_eq!(found[0].code_page, CodePage::Windows1252);
    assert_eq!(found[0].repair, Repair::Certain("é".into()));
    assert_eq!(
        damage(&misread("🚨", Some(WINDOWS_1254)))[0].code_page,
        CodePage::Windows1254
    );
}

/// A generator of numbers that is the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

#[test]
fn words_between_signs_stay() {
    let words: Vec<&str> = SENTENCES.iter().flat_map(|text| text.split(' ')).collect();
    let quotes = [
        "“|”",
        "„|“",
        "«|»",
        "»|«",
        "«\u{a0}|\u{a0}»",
        "‘|’",
        "‹|›",
        "|",
        "(|)",
        "*|*",
        "\"|\"",
    ];
    let ends = [
        "…",
        "!",
        ",",
        " ",
        "\u{a0}–\u{a0}",
        "—",
        "’s ",
        "™ ",
        "® ",
        "\u{a0}?",
        ":\u{a0}",
        "”",
        "\u{a0}",
    ];
    let mut random = Random(11);
    for _ in 0..4_000 {
        let mut text = String::new();
        for _ in 0..6 {
            let word = words[random.below(words.len())];
            let (open, close) = quotes[random.below(quotes.len())].split_once('|').unwrap();
            text.push_str(open);
            match random.below(3) {
                0 => text.push_str(&word.to_uppercase()),
                _ => text.push_str(word),
            }
            text.push_str(ends[random.below(ends.len())]);
            text.push_str(close);
            text.push(' ');
        }
        assert_eq!(damage(&text), [], "{text}");
    }
}

#[test]
fn any_text_can_be_repaired_once() {
    let mut letters: Vec<char> = ('\u{80}'..='\u{17f}').collect();
    letters.extend("aZ5 .\n\"`*€‚ƒ„…†‡ˆ‰‹‘’“”•–—˜™›ÃÂâ€ğŸšï¸\u{fffd}日🚨ñ♂".chars());
    let mut random = Random(3);
    for round in 0..4_000 {
        let length = random.below(24);
        let text: String = (0..length)
            .map(|_| letters[random.below(letters.len())])
            .collect();
        check(&text, round);
        let mut mixed = String::new();
        for _ in 0..random.below(6) {
            let part = SENTENCES[random.below(SENTENCES.len())];
            let part: String = part
                .chars()
                .skip(random.below(20))
                .take(random.below(12))
                .collect();
            let (_, page) = PAGES[random.below(PAGES.len())];
            match random.below(3) {
                0 => mixed.push_str(&part),
                1 => mixed.push_str(&misread(&part, page)),
                _ => mixed.push_str(&misread_lossy(&part, page.unwrap_or(WINDOWS_1254))),
            }
        }
        check(&mixed, round);
    }
}

fn check(text: &str, round: usize) {
    let mut end = 0;
    for found in damage(text) {
        assert!(
            found.range.start >= end && found.range.end > found.range.start,
            "{round} {text:?}"
        );
        assert!(!text[found.range.clone()].is_ascii(), "{round} {text:?}");
        end = found.range.end;
    }
    let (ours, left) = repaired(text);
    assert_eq!(repaired(&ours), (ours.clone(), left), "{round} {text:?}");
}

#[test]
fn long_runs_take_linear_time() {
    for part in ["Ãƒ", "ƒ", "Ã", "â€", "ğŸ", "ÃƒÂ", "É®é", "日é"] {
        let seconds = |bytes: usize| {
            let text = format!("Ã{}", part.repeat(bytes / part.len()));
            let start = std::time::Instant::now();
            let _ = repaired(&text);
            start.elapsed().as_secs_f64()
        };
        let (short, long) = (seconds(25_000), seconds(200_000));
        println!("{part}: {short:.3} s, {long:.3} s");
        assert!(long < 30.0 * short + 0.5, "{part}");
    }
}

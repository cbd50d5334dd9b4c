//! Made-up blogs of any size: the same for the same number, on every machine.

use crate::site;
use anyhow::Result;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    "paper ink leaf margin letter river morning window garden stone bridge \
    harbour winter candle engine number table answer question reader writer printer page column \
    line space colour shadow light weather station signal pattern measure balance method reason \
    language grammar sentence memory machine program compiler function value result folder file \
    network server browser request market budget company price history museum library orchard \
    the the the the a a a of of of and and to to in in is that for with as on by from at it not \
    are be this which or has have can will when where how more less than between under over \
    small large quiet early late simple exact plain careful useful common rare open hidden \
    writes reads keeps makes finds holds moves turns shows asks begins ends grows falls"
        .split_whitespace()
        .collect()
});

const CODE: [(&str, &str); 4] = [
    (
        "rust",
        "fn main() {\n    let pages: Vec<_> = (1..=3).map(|n| n * n).collect();\n    println!(\"{pages:?}\");\n}",
    ),
    (
        "python",
        "def mean(values):\n    return sum(values) / len(values)\n\nprint(mean([1, 2, 3]))",
    ),
    (
        "sh",
        "for file in posts/*.md; do\n    wc -w \"$file\"\ndone | sort -n | tail -3",
    ),
    (
        "js",
        "const sizes = files.map((file) => file.size);\nconsole.log(Math.max(...sizes));",
    ),
];

const SECTIONS: u32 = 5;
const WORDS_IN_PARAGRAPH: u32 = 65;
const PARAGRAPHS: u32 = 3;

/// Writes a blog of so many posts into a folder, which is emptied before.
/// The posts have about 1,000 words; 40 % have code in every section.
pub(super) fn blog(folder: &Path, posts: u32) -> Result<()> {
    site::remove_folder(folder)?;
    fs::create_dir_all(folder.join("posts"))?;
    let settings = "title = \"A made-up blog\"\nbase_url = \"https://blog.example/\"\n";
    fs::write(folder.join("inkleaf.toml"), settings)?;
    for index in 0..posts {
        let file = folder.join("posts").join(format!("{}.md", slug(index)));
        fs::write(file, post(index)?)?;
    }
    Ok(())
}

/// The slug of a post, which is also its file's name.
pub(super) fn slug(index: u32) -> String {
    format!("post-{index:05}")
}

fn post(index: u32) -> Result<String> {
    let mut dice = Dice(u64::from(index));
    let mut text = front_matter(index, &mut dice)?;
    let with_code = dice.below(100) < 40;
    for _ in 0..SECTIONS {
        writeln!(text, "\n## {}", sentence(&mut dice, 4))?;
        for _ in 0..PARAGRAPHS {
            writeln!(text, "\n{}", paragraph(&mut dice))?;
        }
        if with_code {
            let (language, code) = CODE[dice.below(CODE.len())];
            writeln!(text, "\n```{language}\n{code}\n```")?;
        } else {
            writeln!(
                text,
                "\n- {}\n- {}",
                sentence(&mut dice, 6),
                sentence(&mut dice, 6)
            )?;
        }
    }
    Ok(text)
}

fn front_matter(index: u32, dice: &mut Dice) -> Result<String> {
    // Twelve months of 28 days: a valid date for every index, newest first.
    let (day, month, year) = (28 - index % 28, 12 - index / 28 % 12, 2024 - index / 336);
    let mut text = format!("---\ntitle: {}\n", sentence(dice, 5));
    writeln!(text, "date: {year}-{month:02}-{day:02}")?;
    writeln!(text, "description: {}", sentence(dice, 12))?;
    writeln!(text, "tags: [{}, {}, {}]", tag(dice), tag(dice), tag(dice))?;
    writeln!(text, "categories: [Category {}]\n---", dice.below(8))?;
    Ok(text)
}

fn tag(dice: &mut Dice) -> String {
    format!("Tag {}", dice.below(100))
}

fn sentence(dice: &mut Dice, words: u32) -> String {
    let words: Vec<_> = (0..words).map(|_| dice.word()).collect();
    let sentence = words.join(" ");
    sentence[..1].to_uppercase() + &sentence[1..]
}

fn paragraph(dice: &mut Dice) -> String {
    let mut text = String::new();
    for number in 0..WORDS_IN_PARAGRAPH / 13 {
        let words = sentence(dice, 11);
        let (one, two) = (dice.word(), dice.word());
        match number % 3 {
            0 => text += &format!("{words} *{one}* {two}. "),
            1 => text += &format!("{words} `{one}` {two}. "),
            _ => text += &format!("{words} [{one}](https://example.org/{two}) {two}. "),
        }
    }
    text.trim_end().to_owned()
}

/// Numbers that look random and are the same on every machine: SplitMix64.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit).unwrap_or(u64::MAX);
        usize::try_from(self.next() % limit).unwrap_or_default()
    }

    fn word(&mut self) -> &'static str {
        WORDS[self.below(WORDS.len())]
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn posts_have_about_a_thousand_words_and_differ() {
        let posts: Vec<_> = (0..20).map(|index| post(index).unwrap()).collect();
        for text in &posts {
            let words = text.split_whitespace().count();
            assert!((900..1_300).contains(&words), "{words}");
        }
        assert!(posts.windows(2).all(|pair| pair[0] != pair[1]));
        assert_eq!(post(7).unwrap(), posts[7]);
    }

    #[test]
    fn two_posts_of_five_have_code() {
        let with_code = (0..1_000)
            .filter(|&index| post(index).unwrap().contains("\n```"))
            .count();
        assert!((350..450).contains(&with_code), "{with_code}");
    }

    #[test]
    fn all_dates_are_valid() {
        for index in [0, 27, 28, 335, 336, 9_999] {
            let text = post(index).unwrap();
            let date = text
                .lines()
                .find_map(|line| line.strip_prefix("date: "))
                .unwrap();
            let parts: Vec<u32> = date.split('-').map(|part| part.parse().unwrap()).collect();
            assert!((1990..2025).contains(&parts[0]), "{date}");
            assert!(
                (1..=12).contains(&parts[1]) && (1..=28).contains(&parts[2]),
                "{date}"
            );
        }
    }
}

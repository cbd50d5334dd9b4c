//! Whatever lies in the folder: documents found are documents published and
//! documents left out, and nothing panics.

use crate::support::Blog;

/// Marsaglia's xorshift: the same documents in every run.
struct Dice(u64);

impl Dice {
    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        from[usize::try_from(self.0 % from.len() as u64).unwrap()]
    }
}

const NAMES: [&str; 12] = [
    "a.md",
    "b.md",
    "B.md",
    "c d.markdown",
    "2024-04-01-x.md",
    "index.md",
    "_index.md",
    "e.mdx",
    "日本.md",
    "f.fr.md",
    "C++.md",
    "...md",
];
const FOLDERS: [&str; 6] = [
    "",
    "posts/",
    "posts/x/",
    "posts/x/y/",
    "content/",
    "content/blog/",
];
const KEYS: [&str; 22] = [
    "title: T",
    "title: \"🚀 *x*\"",
    "title: [",
    "date: 2024-04-01",
    "date: 2099-01-01",
    "date: never",
    "draft: true",
    "expiryDate: 2001-01-01",
    "slug: s",
    "slug: ../../s",
    "url: /u/",
    "url: /a/../../b/",
    "url: https://x.example/",
    "path: 2024/05/06/p",
    "aliases: [/u/, /v/]",
    "aliases: /..",
    "tags: [C++, c++, 日本語, '']",
    "tags: T",
    "categories: [\"\\u0000\", '🚀']",
    "lang: fr",
    "type: page",
    "weight: 3",
];
const FENCES: [(&str, &str); 4] = [
    ("---\n", "---\n"),
    ("", ""),
    ("\u{feff}---\r\n", "---\r\n"),
    ("---\n", ""),
];
const TEXTS: [&str; 6] = [
    "",
    "# H\n\nText",
    "[l](a.md) ![i](i.png)",
    "[^1]\n\n[^1]: n",
    "<script>",
    "\u{0}\u{1}\u{7f}",
];

fn generated(seed: u64) -> Blog {
    let mut dice = Dice(seed);
    let blog = Blog::new(&[]);
    for _ in 0..60 {
        let mut text = String::new();
        let fence: usize = dice
            .pick(&["0", "0", "0", "0", "1", "2", "3"])
            .parse()
            .unwrap();
        let (open, close) = FENCES[fence];
        text.push_str(open);
        if !open.is_empty() {
            for _ in 0..dice.pick(&["0", "1", "2", "3", "4"]).parse().unwrap() {
                text.push_str(dice.pick(&KEYS));
                text.push('\n');
            }
        }
        text.push_str(close);
        text.push_str(dice.pick(&TEXTS));
        let folders: &[&str] = if seed.is_multiple_of(2) {
            &FOLDERS[..4]
        } else {
            &FOLDERS
        };
        blog.add(
            &format!("{}{}", dice.pick(folders), dice.pick(&NAMES)),
            text.as_bytes(),
        );
    }
    blog
}

#[test]
fn found_is_published_and_left_out() {
    for seed in 1..=24 {
        let mut blog = generated(seed);
        if seed.is_multiple_of(3) {
            blog.options.base_url = Some("https://a.example/b/".into());
        }
        blog.options.keep_going = true;
        let report = blog.build().report;
        assert_eq!(
            report.found,
            report.posts + report.pages + report.left_out.len(),
            "seed {seed}: {report:?}"
        );
        let names = blog.names();
        let sources = names
            .iter()
            .filter(|name| name.ends_with("/index.md"))
            .count();
        let html_only = report.posts + report.pages - sources;
        assert!(html_only <= report.found, "seed {seed}");
        assert!(blog.siblings() == ["out", "shell", "source"], "seed {seed}");
    }
}

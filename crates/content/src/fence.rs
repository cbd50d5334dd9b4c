//! The info string of a fenced code block: ```` ```rust title="x.rs" ````.
//!
//! Tools have never agreed on what may stand there. This reads what Hugo
//! (`go {hl_lines=[2,"4-6"],linenos=true}`), Zola (`rust,linenos,hl_lines=2-4 7`),
//! Docusaurus (`js {1,3-5} title="x.js"`), MkDocs (`py linenums="1"`), Pandoc
//! (`{.haskell .numberLines startFrom="9"}`), R Markdown (`{r, echo=FALSE}`) and
//! rustdoc (`rust,ignore`) write. Whatever it doesn't know means nothing.

/// What an info string says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fence {
    /// The language as written, in lower case and without what hangs on to it
    /// (`clike=`, `shell+`); empty where none is named.
    pub language: String,
    /// The caption, usually a file name.
    pub title: Option<String>,
    /// Where lines are numbered: the number of the first.
    pub numbers: Option<u64>,
    /// The marked lines as inclusive ranges, ascending by their start; they
    /// may overlap. Counted from 1, whatever number the first line shows.
    pub marked: Vec<(u64, u64)>,
}

/// More ranges than anyone writes; keeps sorting them cheap.
const MOST_RANGES: usize = 1000;

/// Reads an info string. Never fails; takes time in proportion to its length.
pub fn fence(info: &str) -> Fence {
    let mut fence = Fence::default();
    let mut rest = info.trim();
    // `{r, echo=FALSE}`: the first word in braces is the language as well.
    let mut may_be_language = rest.starts_with('{');
    let end = end_of(rest, is_gap);
    if !is_setting(&rest[..end]) {
        set_language(&mut fence, &rest[..end]);
        rest = &rest[end..];
    }
    let mut first = None;
    while let Some((key, value)) = next(&mut rest) {
        match value {
            Some(value) => read_setting(&mut fence, &mut first, key, value),
            None if mark(&mut fence.marked, key) => {}
            None => read_word(&mut fence, key, may_be_language),
        }
        may_be_language = false;
    }
    if let (Some(number), Some(first)) = (&mut fence.numbers, first) {
        *number = first;
    }
    fence
}

/// `js`, or `js:src/app.js` with a file name.
fn set_language(fence: &mut Fence, word: &str) {
    let colon = end_of(word, |byte| byte == b':');
    let (language, file) = word.split_at(colon);
    if file.len() > 1 && end_of(file, |byte| matches!(byte, b'.' | b'/')) < file.len() {
        fence.title = Some(file[1..].to_string());
    }
    let mut language = language.trim_matches('=');
    // But `c++` is a language.
    if !language.ends_with("++") {
        language = language.trim_end_matches('+');
    }
    fence.language = language.to_ascii_lowercase();
}

/// `key=value`; a word that only ends with the sign (`clike=`) is none.
fn is_setting(word: &str) -> bool {
    let sign = end_of(word, |byte| byte == b'=');
    sign > 0 && sign + 1 < word.len()
}

fn read_setting(fence: &mut Fence, first: &mut Option<u64>, key: &str, value: &str) {
    let number = number(value);
    match &*key.to_ascii_lowercase() {
        "title" | "filename" | "file" | "name" if !value.is_empty() => {
            fence.title = Some(value.to_string());
        }
        "hl_lines" => {
            for range in value.split([' ', ',', '"', '\'']) {
                mark(&mut fence.marked, range);
            }
        }
        "linenos" => fence.numbers = (value != "false" && value != "0").then_some(1),
        "linenums" | "showlinenumbers" => fence.numbers = number,
        "linenostart" | "startfrom" => *first = number,
        _ => {}
    }
}

/// A word without a value: `linenos`, `.r`, `ignore`.
fn read_word(fence: &mut Fence, word: &str, may_be_language: bool) {
    // `{#id .haskell}`, `{=html}`.
    if word.starts_with('#') {
        return;
    }
    let name = word.trim_start_matches(['.', '=']);
    match &*name.to_ascii_lowercase() {
        "linenos" | "linenums" | "numberlines" | "number-lines" | "showlinenumbers" => {
            fence.numbers = Some(1);
        }
        _ if fence.language.is_empty() && (may_be_language || name.len() < word.len()) => {
            set_language(fence, name);
        }
        _ => {}
    }
}

/// Takes a range of lines, `3` or `3-5`. Says whether it is one.
fn mark(marked: &mut Vec<(u64, u64)>, range: &str) -> bool {
    let (from, to) = range.split_at(end_of(range, |byte| byte == b'-'));
    let to = if to.is_empty() { from } else { &to[1..] };
    let (Some(from), Some(to)) = (number(from), number(to)) else {
        return false;
    };
    if from <= to && marked.len() < MOST_RANGES {
        let place = marked.partition_point(|(earlier, _)| *earlier <= from);
        marked.insert(place, (from, to));
    }
    true
}

/// A whole number. (The standard library's way takes four times the code.)
fn number(text: &str) -> Option<u64> {
    let digits = text.strip_prefix('+').unwrap_or(text).bytes();
    let mut number = None;
    for digit in digits {
        let ones = u64::from(digit.is_ascii_digit().then(|| digit - b'0')?);
        let tens = number.unwrap_or(0_u64).checked_mul(10)?;
        number = Some(tens.checked_add(ones)?);
    }
    number
}

/// The next word, with its value if it has one.
fn next<'a>(rest: &mut &'a str) -> Option<(&'a str, Option<&'a str>)> {
    let start = end_of(rest, |byte| !is_gap(byte));
    *rest = &rest[start..];
    if rest.is_empty() {
        return None;
    }
    let key = take(rest, end_of(rest, |byte| is_gap(byte) || byte == b'='));
    if key.is_empty() {
        let word = take(rest, end_of(rest, is_gap));
        return Some((word, None));
    }
    if !rest.starts_with('=') {
        return Some((key, None));
    }
    *rest = &rest[1..];
    let close = match rest.as_bytes().first() {
        Some(b'[') => b']',
        Some(quote @ (b'"' | b'\'')) => *quote,
        _ => return Some((key, Some(take(rest, end_of(rest, is_gap))))),
    };
    *rest = &rest[1..];
    let value = take(rest, end_of(rest, |byte| byte == close));
    *rest = rest.get(1..).unwrap_or_default();
    Some((key, Some(value)))
}

fn take<'a>(rest: &mut &'a str, end: usize) -> &'a str {
    let (taken, left) = rest.split_at(end);
    *rest = left;
    taken
}

/// Where the first byte that fits stands, else the end. Only for ASCII bytes,
/// so that the place is between characters.
fn end_of(text: &str, fits: impl Fn(u8) -> bool) -> usize {
    text.bytes().position(fits).unwrap_or(text.len())
}

/// What may stand between words.
fn is_gap(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b',' | b'{' | b'}')
}

#[cfg(test)]
mod tests {
    use super::{Fence, fence};

    fn languages(infos: &[&str]) -> Vec<String> {
        infos.iter().map(|info| fence(info).language).collect()
    }

    #[test]
    fn odd_names_are_languages() {
        let infos = [
            "rust",
            "YAML",
            "clike=",
            "shell+",
            "C++",
            "{.r}",
            "{r, echo=FALSE}",
            "{r}",
            "rust,ignore",
            "go {linenos=true}",
            "go{1}",
            "js:src/app.js",
            "{=html}",
            "Obj-C",
            "日本",
        ];
        assert_eq!(
            languages(&infos),
            [
                "rust", "yaml", "clike", "shell", "c++", "r", "r", "r", "rust", "go", "go", "js",
                "html", "obj-c", "日本"
            ]
        );
        let none = [
            "",
            "  ",
            "{1,3-5}",
            "title=\"a b\"",
            "{linenos=true}",
            "=",
            "{}",
            "{",
            ",",
        ];
        assert_eq!(languages(&none), [""; 9]);
    }

    #[test]
    fn zola() {
        let fence = fence("rust,linenos,hl_lines=2-4 7,linenostart=10,hl_lines=9,name=src/main.rs");
        assert_eq!(
            fence,
            Fence {
                language: "rust".into(),
                title: Some("src/main.rs".into()),
                numbers: Some(10),
                marked: vec![(2, 4), (7, 7), (9, 9)],
            }
        );
    }

    #[test]
    fn hugo() {
        let found = fence("go {hl_lines=[2,\"4-6\"],linenos=true,linenostart=5,title=\"x.go\"}");
        assert_eq!(
            found,
            Fence {
                language: "go".into(),
                title: Some("x.go".into()),
                numbers: Some(5),
                marked: vec![(2, 2), (4, 6)],
            }
        );
        assert_eq!(fence("go {lineNos=inline}").numbers, Some(1));
        assert_eq!(
            fence("go {linenos=table, hl_Lines='3 5'}").marked,
            [(3, 3), (5, 5)]
        );
        assert_eq!(fence("go {linenos=false,linenostart=5}").numbers, None);
        assert_eq!(fence("go {linenostart=5}").numbers, None);
    }

    #[test]
    fn others() {
        assert_eq!(
            fence("js {1,3-5} title='a b.js'").title.as_deref(),
            Some("a b.js")
        );
        assert_eq!(fence("js {5,1-3}").marked, [(1, 3), (5, 5)]);
        assert_eq!(fence("py linenums=\"3\" hl_lines=\"2 3\"").numbers, Some(3));
        let pandoc = fence("{#id .haskell .numberLines startFrom=\"9\"}");
        assert_eq!(
            (pandoc.language.as_str(), pandoc.numbers),
            ("haskell", Some(9))
        );
        assert_eq!(fence("{filename=a.rs}").title.as_deref(), Some("a.rs"));
        assert_eq!(fence("js:src/app.js").title.as_deref(), Some("src/app.js"));
    }

    #[test]
    fn nothing_odd_breaks_it() {
        for info in [
            "rust hl_lines=1-99999999999999999999999",
            "rust {5-1}",
            "rust title=\"never closed",
            "rust hl_lines=[1,2",
            "rust title=",
            "= = =",
            "{\"日\"='本}",
            "\u{A0}é=é",
        ] {
            assert_eq!(
                fence(info).marked.len(),
                if info.contains('[') { 2 } else { 0 },
                "{info}"
            );
        }
        assert_eq!(
            fence("rust {1-18446744073709551615}").marked,
            [(1, u64::MAX)]
        );
        assert!(fence(&"{9,8,7}".repeat(50_000)).marked.len() <= 1000);
    }
}

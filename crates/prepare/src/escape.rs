//! Text from arguments, in HTML and in Markdown.

/// Appends text so that it is nothing but text, in an attribute in double
/// quotes, in an element of an HTML block and in the midst of Markdown: what
/// either language could read as its own becomes an entity, line ends become
/// spaces.
pub(crate) fn push_text(out: &mut String, text: &str) {
    push(out, text, true);
}

/// The value of an attribute in double quotes, such that neither its tag ends
/// nor Markdown sees code, a formula or the end of a table's cell in it.
pub(crate) fn attribute(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push(&mut out, text, false);
    out
}

fn push(out: &mut String, text: &str, markdown: bool) {
    let mut done = 0;
    for (i, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            b'\\' if markdown => "&#92;",
            b'`' => "&#96;",
            b'*' if markdown => "&#42;",
            b'_' if markdown && !within_word(text.as_bytes(), i) => "&#95;",
            b'[' if markdown => "&#91;",
            b']' if markdown => "&#93;",
            b'~' if markdown => "&#126;",
            b'|' => "&#124;",
            b'$' => "&#36;",
            b'{' => "&#123;",
            b'^' if markdown => "&#94;",
            b'\n' | b'\r' | b'\t' => " ",
            0..=31 | 127 => "",
            _ => continue,
        };
        out.push_str(&text[done..i]);
        out.push_str(entity);
        done = i + 1;
    }
    out.push_str(&text[done..]);
}

/// An underscore within a word never means emphasis, and URLs keep theirs.
fn within_word(text: &[u8], i: usize) -> bool {
    let word = |at: Option<usize>| {
        at.and_then(|at| text.get(at))
            .is_some_and(u8::is_ascii_alphanumeric)
    };
    word(i.checked_sub(1)) && word(i.checked_add(1))
}

/// Text as in [`push_text`].
pub(crate) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_text(&mut out, text);
    out
}

/// Markdown on one line, such that its first characters are no block syntax
/// (`#`, `-`, `1.`, `>`): for arguments that are inline Markdown.
pub(crate) fn inline_markdown(markdown: &str) -> String {
    let line = markdown.split_whitespace().collect::<Vec<_>>().join(" ");
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (before, first, after) = match line.as_bytes().get(digits) {
        Some(byte) if digits > 0 && matches!(byte, b'.' | b')') => {
            (&line[..digits], Some(*byte), &line[digits + 1..])
        }
        _ => match line.as_bytes().first() {
            Some(byte) if b"#-+*>=~|:`".contains(byte) && !opens_inline(&line) => {
                ("", Some(*byte), &line[1..])
            }
            _ => ("", None, line.as_str()),
        },
    };
    match first {
        Some(first) => format!("{before}&#{first};{after}"),
        None => line,
    }
}

/// Inline Markdown of an argument, whose HTML is no more than text, as it is
/// where arguments are shown without the document's context.
pub(crate) fn without_html(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    // Every second piece is in back ticks.
    for (i, piece) in markdown.split('`').enumerate() {
        if i > 0 {
            out.push('`');
        }
        match i % 2 {
            0 => out.push_str(&piece.replace('<', "&lt;")),
            _ => out.push_str(piece),
        }
    }
    if markdown.matches('`').count() % 2 == 1 {
        // One is left over, and what is in code is not certain.
        return markdown.replace('<', "&lt;");
    }
    out
}

/// Whether a line starts with emphasis or code rather than with a list or a
/// fence.
fn opens_inline(line: &str) -> bool {
    let rest = line.trim_start_matches(['*', '`', '~', ':']);
    let run = line.len() - rest.len();
    let fence = matches!(line.as_bytes()[0], b'`' | b'~') && run >= 3;
    run > 0 && !fence && rest.starts_with(|c: char| !c.is_whitespace())
}

/// A link or image destination in Markdown, in angle brackets, which take any
/// character but these.
pub(crate) fn destination(target: &str) -> String {
    let mut out = String::with_capacity(target.len() + 2);
    out.push('<');
    for c in target.chars() {
        match c {
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("&#92;"),
            '&' => out.push_str("&amp;"),
            '`' => out.push_str("%60"),
            '$' => out.push_str("&#36;"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out.push('>');
    out
}

/// The class names in a text: letters, digits, `-` and `_`.
pub(crate) fn classes(text: &str) -> String {
    let is_name = |word: &&str| {
        word.bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
    };
    let names: Vec<&str> = text.split_whitespace().filter(is_name).collect();
    names.join(" ")
}

#[cfg(test)]
mod tests {
    use super::{classes, destination, inline_markdown, text};

    #[test]
    fn nothing_is_markup_afterwards() {
        assert_eq!(
            text("\"><b>*x* `y` [z](q)\n\n# h snake_case _e_"),
            "&quot;&gt;&lt;b&gt;&#42;x&#42; &#96;y&#96; &#91;z&#93;(q)  # h snake_case &#95;e&#95;"
        );
    }

    #[test]
    fn attributes_keep_what_is_harmless() {
        assert_eq!(
            super::attribute("a_b*[\\\"`|\n"),
            "a_b*[\\&quot;&#96;&#124; "
        );
    }

    #[test]
    fn an_argument_of_inline_markdown_makes_no_blocks() {
        assert_eq!(inline_markdown("# a\n\nb"), "&#35; a b");
        assert_eq!(inline_markdown("12. a"), "12&#46; a");
        assert_eq!(inline_markdown("- a"), "&#45; a");
        assert_eq!(inline_markdown("```x"), "&#96;``x");
        assert_eq!(inline_markdown("* a"), "&#42; a");
        assert_eq!(inline_markdown("**a** b"), "**a** b");
        assert_eq!(inline_markdown("`a` b"), "`a` b");
        assert_eq!(inline_markdown("plain"), "plain");
    }

    #[test]
    fn destinations_end_where_they_should() {
        assert_eq!(destination("a b>(c)<\\"), "<a b%3E(c)%3C&#92;>");
    }

    #[test]
    fn only_class_names_are_classes() {
        assert_eq!(classes("a b\" onclick=x c-d"), "a c-d");
    }
}

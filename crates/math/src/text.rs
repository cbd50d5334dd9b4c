//! Text in formulas: `\text{for all $x$}`.

use crate::MathError;
use crate::dialect;
use crate::environments::group;
use crate::translation::Translation;

/// Commands whose argument is text.
#[rustfmt::skip]
pub(crate) const COMMANDS: [&str; 11] = [
    "fbox", "hbox", "mbox", "text", "textbf", "textit", "textnormal", "textrm", "textsf", "texttt",
    "textup",
];

/// Adds the text command at `at`, with formulas in it as formulas beside it.
/// Answers with where to go on.
pub(crate) fn translate(
    tex: &str,
    at: usize,
    name: &str,
    mut out: Translation,
) -> Result<(Translation, usize), MathError> {
    let begin = at + 1 + name.len();
    let begin = begin + (tex[begin..].len() - tex[begin..].trim_start().len());
    let Some((content, length)) = group(&tex[begin..]) else {
        out.push(&tex[at..begin], at);
        return Ok((out, begin));
    };
    let known = match name {
        "fbox" | "hbox" | "mbox" | "textnormal" | "textup" => "text",
        name => name,
    };
    // The group that keeps a script after the text on all of it.
    out.push(if name == "fbox" { "\\boxed{" } else { "{" }, at);
    let mut from = begin + 1;
    for (index, piece) in pieces(content).into_iter().enumerate() {
        let to = from + piece.len();
        if index % 2 == 1 {
            out.push("{", from);
            out = dialect::part(tex, from, to, out)?;
            out.push("}", to);
        } else if !piece.is_empty() {
            out.push(&format!("\\{known}{{"), at);
            words(piece, from, &mut out);
            out.push("}", to);
        }
        from = to + 1;
    }
    out.push("}", begin + length - 1);
    Ok((out, begin + length))
}

/// Cuts at `$` outside of braces: text and formulas in turn. An odd `$` stays.
fn pieces(content: &str) -> Vec<&str> {
    let bytes = content.as_bytes();
    let mut cuts = Vec::new();
    let (mut depth, mut at) = (0_i32, 0);
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'{' => depth += 1,
            b'}' => depth -= 1,
            b'$' if depth == 0 => cuts.push(at),
            _ => {}
        }
        at += 1;
    }
    if cuts.len() % 2 == 1 {
        cuts.pop();
    }
    let mut pieces = Vec::with_capacity(cuts.len() + 1);
    let mut from = 0;
    for cut in cuts {
        pieces.push(&content[from..cut]);
        from = cut + 1;
    }
    pieces.push(&content[from..]);
    pieces
}

/// Text as it is, but for dashes, quotes, and a space that the library loses
/// after `\%` and its like.
fn words(text: &str, origin: usize, out: &mut Translation) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &text[at..];
        let (length, replaced) = match &rest.as_bytes()[..rest.len().min(3)] {
            [b'-', b'-', b'-'] => (3, Some("—")),
            [b'-', b'-', ..] => (2, Some("–")),
            [b'`', b'`', ..] => (2, Some("“")),
            [b'\'', b'\'', ..] => (2, Some("”")),
            [b'\\', b'%' | b'&' | b'#' | b'$' | b'_' | b'{' | b'}', b' '] => (2, None),
            _ => (rest.chars().next().map_or(1, char::len_utf8), None),
        };
        out.push(replaced.unwrap_or(&rest[..length]), origin + at);
        if length == 2 && replaced.is_none() {
            out.push("{}", origin + at);
        }
        at += length;
    }
}

//! What formulas are made of.

/// Whether what stands in `\(…\)` or `\[…\]` is a formula and not words in
/// brackets that were escaped for fear of a link: it has a sign that words
/// have not, or no word, or starts on a line of its own.
pub(super) fn is_tex(code: &str) -> bool {
    let bytes = code.as_bytes();
    let command = bytes
        .windows(2)
        .any(|pair| pair[0] == b'\\' && pair[1].is_ascii_alphabetic());
    let sign = bytes.iter().any(|b| matches!(b, b'^' | b'_' | b'=' | b'{'));
    let own_line = code.trim_start_matches([' ', '\t', '\r']).starts_with('\n');
    let words = code.split(|c: char| !c.is_alphabetic());
    let longer = words.map(|word| match word.is_ascii() {
        true => word.len().saturating_sub(1),
        false => 2,
    });
    let no_word = longer.sum::<usize>() < 2;
    let something = code.bytes().any(|b| b.is_ascii_alphanumeric());
    command || sign || own_line || (no_word && something)
}

/// The name of the display environment that starts here.
pub(super) fn environment(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("\\begin{")?;
    let name = &rest[..rest.bytes().take(16).position(|b| b == b'}')?];
    let known = [
        "align",
        "alignat",
        "displaymath",
        "eqnarray",
        "equation",
        "flalign",
        "gather",
        "multline",
    ];
    known
        .contains(&name.strip_suffix('*').unwrap_or(name))
        .then_some(name)
}

/// What Markdown makes of doubled backslashes, and of those before other
/// punctuation: in this way of writing it had to be reckoned with.
pub(super) fn undouble(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.peek() {
            Some(next) if c == '\\' && next.is_ascii_punctuation() => {
                out.push(*next);
                chars.next();
            }
            _ => out.push(c),
        }
    }
    out
}

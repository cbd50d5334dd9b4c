//! What is refused before the library sees it: TeX of strangers may be
//! megabytes long, nested a thousand deep, or ask for a million cells.

use crate::MathError;

/// The longest formula, in bytes. The longest in the posts that were looked at
/// has 1 KB; textbook derivations of two pages have 4.
pub const MAX_BYTES: usize = 8 * 1024;

/// The deepest nesting of groups, and of elements in the MathML made from them.
/// Browsers cut documents at 512 levels.
pub const MAX_DEPTH: usize = 160;

/// The most cells that the lines of a column specification (`{l|c|r}`) may
/// make: each row repeats them, so they grow as width times height.
const MAX_LINES: usize = 20_000;

/// Whether a formula is of reasonable size, in one pass over its bytes.
///
/// Only open groups are counted here. `\sqrt\sqrt\sqrt x` nests without one;
/// the stack in [`crate::convert`] has room for what that makes of
/// [`MAX_BYTES`], and [`crate::rewrite`] refuses it then.
pub(crate) fn check(tex: &str) -> Result<(), MathError> {
    if tex.len() > MAX_BYTES {
        return Err(MathError::TooLong { bytes: tex.len() });
    }
    if tex.trim().is_empty() {
        return Err(MathError::Empty);
    }
    controls(tex)?;
    lines(tex)?;
    depth(tex)
}

fn controls(tex: &str) -> Result<(), MathError> {
    let control = |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    match tex.char_indices().find(|(_, c)| control(c)) {
        Some((offset, c)) => Err(MathError::Control {
            code: c.into(),
            offset,
        }),
        None => Ok(()),
    }
}

/// Counts all that may be a line, and all that may end a row, wherever they
/// stand: cheaper and surer than finding the specifications.
fn lines(tex: &str) -> Result<(), MathError> {
    let lines = tex
        .bytes()
        .filter(|byte| matches!(byte, b'|' | b':'))
        .count();
    let rows = tex.matches("\\\\").count()
        + tex.matches("\\cr").count()
        + tex.matches("\\newline").count();
    if lines * rows > MAX_LINES {
        Err(MathError::TooLarge)
    } else {
        Ok(())
    }
}

fn depth(tex: &str) -> Result<(), MathError> {
    let bytes = tex.as_bytes();
    let (mut open, mut at) = (0_usize, 0);
    while at < bytes.len() {
        let rest = &bytes[at..];
        if rest[0] == b'{' || command(rest, b"\\left") || command(rest, b"\\begin") {
            open += 1;
        } else if rest[0] == b'}' || command(rest, b"\\right") || command(rest, b"\\end") {
            open = open.saturating_sub(1);
        }
        if open > MAX_DEPTH {
            return Err(MathError::TooDeep { offset: Some(at) });
        }
        // A backslash takes the next byte with it, so that `\{` is no group.
        at += if rest[0] == b'\\' { 2 } else { 1 };
        while at < bytes.len() && !tex.is_char_boundary(at) {
            at += 1;
        }
    }
    Ok(())
}

/// Whether a command stands here, and not a longer one: `\left`, not `\leftarrow`.
fn command(rest: &[u8], name: &[u8]) -> bool {
    rest.starts_with(name) && !rest.get(name.len()).is_some_and(u8::is_ascii_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_formulas_pass() {
        let matrix = format!(
            "\\begin{{array}}{{|c|c|}} {} \\end{{array}}",
            "a & b \\\\ ".repeat(60)
        );
        for tex in [
            "x",
            "\\frac{a}{b}",
            "\\leftarrow ".repeat(300).as_str(),
            matrix.as_str(),
        ] {
            assert_eq!(check(tex), Ok(()), "{tex}");
        }
    }

    #[test]
    fn size_and_depth_are_limited() {
        assert_eq!(check(" \n"), Err(MathError::Empty));
        let long = "x".repeat(MAX_BYTES + 1);
        assert_eq!(
            check(&long),
            Err(MathError::TooLong {
                bytes: MAX_BYTES + 1
            })
        );
        let deep = "{".repeat(5_000);
        assert_eq!(
            check(&deep),
            Err(MathError::TooDeep {
                offset: Some(MAX_DEPTH)
            })
        );
        assert!(matches!(
            check(&"\\left(".repeat(500)),
            Err(MathError::TooDeep { .. })
        ));
        assert!(matches!(
            check(&"\\begin{x}".repeat(500)),
            Err(MathError::TooDeep { .. })
        ));
        assert_eq!(check(&"\\{".repeat(1_000)), Ok(()));
    }

    #[test]
    fn tables_of_lines_are_limited() {
        let tex = format!(
            "\\begin{{array}}{{{}}}{}",
            "|".repeat(1_000),
            "\\\\".repeat(1_000)
        );
        assert_eq!(check(&tex), Err(MathError::TooLarge));
    }

    #[test]
    fn control_characters_are_told() {
        assert_eq!(
            check("é\u{1}"),
            Err(MathError::Control { code: 1, offset: 2 })
        );
    }
}

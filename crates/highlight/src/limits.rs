//! How much work one block of code may make.
//!
//! Grammars are regular expressions tried one after the other at every place
//! of a line; some look far ahead each time. What a line costs can so grow
//! with the square of its length and more, and a bound on the time would make
//! the result depend on the machine. Bounds on lengths don't.
//! `examples/worst.rs` looks for what is slow within them.

/// The longest line that is coloured, in bytes. Longer ones (minified code,
/// embedded pictures) are left plain; what follows is coloured as if they
/// were not there.
pub(crate) const LINE: usize = 1_000;

/// The longest stretch of white space in a line that is coloured, in bytes:
/// some grammars take time with its cube.
pub(crate) const SPACE: usize = 100;

/// The longest stretch of one byte, for the same reason: a thousand backticks
/// in Markdown take half a second.
pub(crate) const SAME: usize = 200;

/// What the lines of a block may cost in all, see [`cost`]; the rest is plain.
/// That is 2,000 lines of 80 bytes, or 30 of the longest.
pub(crate) const BLOCK: usize = 256 * 1024;

/// What a line costs by its length in bytes, its end not counted.
pub(crate) fn cost(length: usize) -> usize {
    length + length * length / 128 + 1
}

/// Whether a line can be coloured in a reasonable time.
pub(crate) fn is_fine(text: &str) -> bool {
    let space = |byte: u8| byte.is_ascii_whitespace();
    let mut spaces = text.as_bytes().split(|byte| !space(*byte));
    let mut same = text.as_bytes().chunk_by(|a, b| a == b);
    text.len() <= LINE
        && spaces.all(|part| part.len() <= SPACE)
        && same.all(|part| part.len() <= SAME)
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, LINE, SAME, SPACE, cost, is_fine};

    #[test]
    fn usual_code_is_fine() {
        assert!(is_fine(""));
        assert!(is_fine(&format!("{}x", " ".repeat(SPACE))));
        assert!(is_fine(&"xy".repeat(LINE / 2)));
        assert!(is_fine(&"=".repeat(SAME)));
        assert!(BLOCK / cost(80) >= 2_000);
    }

    #[test]
    fn what_takes_long_is_not() {
        assert!(!is_fine(&format!("a{}b", " ".repeat(SPACE + 1))));
        assert!(!is_fine(&"xy".repeat(LINE / 2 + 1)));
        assert!(!is_fine(&"`".repeat(SAME + 1)));
        assert!(BLOCK / cost(LINE) <= 30);
    }
}

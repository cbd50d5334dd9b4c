//! What differs between a text and its repair.

/// A line that was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Line in the file, from 1.
    pub line: usize,
    /// Column in characters, from 1, of the first difference.
    pub column: usize,
    /// The line as it was, without its end.
    pub before: String,
    /// The line as it is now.
    pub after: String,
}

/// Whether both texts have the same line ends in the same order.
pub(super) fn keeps_lines(old: &str, new: &str) -> bool {
    let ends = |text: &str| -> Vec<u8> {
        text.bytes()
            .filter(|byte| matches!(byte, b'\n' | b'\r'))
            .collect()
    };
    ends(old) == ends(new)
}

/// The lines that differ; meant for texts with the same line ends.
pub(super) fn between(old: &str, new: &str) -> Vec<Change> {
    if old == new {
        return Vec::new();
    }
    let pairs = lines(old).zip(lines(new)).enumerate();
    pairs
        .filter(|(_, (before, after))| before != after)
        .map(|(i, (before, after))| {
            let same = before.chars().zip(after.chars());
            Change {
                line: i + 1,
                column: same.take_while(|(a, b)| a == b).count() + 1,
                before: before.to_owned(),
                after: after.to_owned(),
            }
        })
        .collect()
}

/// Lines as findings count them: `\r\n`, `\n` and `\r` each end one.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let Some(end) = text.find(['\n', '\r']) else {
            rest = None;
            return Some(text);
        };
        let (line, after) = text.split_at(end);
        rest = Some(after.strip_prefix("\r\n").unwrap_or(&after[1..]));
        Some(line)
    })
}

#[cfg(test)]
mod tests {
    use super::{between, keeps_lines, lines};

    #[test]
    fn lines_end_in_every_way() {
        let all: Vec<_> = lines("a\r\nb\nc\rd\n\ne").collect();
        assert_eq!(all, ["a", "b", "c", "d", "", "e"]);
    }

    #[test]
    fn changes_have_their_line_and_column() {
        let changes = between("same\r\nIt â€™s é\r\nsame", "same\r\nIt ’s é\r\nsame");
        assert_eq!(changes.len(), 1);
        assert_eq!((changes[0].line, changes[0].column), (2, 4));
        assert_eq!(changes[0].after, "It ’s é");
        assert!(between("a\nb", "a\nb").is_empty());
    }

    #[test]
    fn line_ends_must_stay() {
        assert!(keeps_lines("a\r\nb\n", "x\r\nyz\n"));
        assert!(!keeps_lines("a\r\nb\n", "a\nb\n"));
        assert!(!keeps_lines("a", "a\n"));
    }
}

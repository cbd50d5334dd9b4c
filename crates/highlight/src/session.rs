//! What was typed at a prompt, and what came out.

use crate::{colour::Painter, runs::Runs};

/// Where a prompt is looked for, in bytes.
const FAR: usize = 80;

/// Colours what follows a prompt; the prompt itself is muted, and what the
/// program wrote is plain. A line that ends with `\` goes on in the next, as
/// do those after a prompt for more (`... `, `> `).
pub(crate) fn colour(code: &str, painter: &mut Painter<'_>, runs: &mut Runs) {
    let mut typed = false;
    let mut goes_on = false;
    for line in code.split_inclusive('\n') {
        let more = if typed { more_length(line) } else { 0 };
        let prompt = if goes_on || more > 0 {
            more
        } else if let Some(length) = prompt_length(line) {
            painter.restart();
            length
        } else {
            typed = false;
            // A remark between the commands, as people write them.
            runs.push(line, line.starts_with("# ").then_some(b'c'));
            continue;
        };
        let (prompt, text) = line.split_at(prompt);
        runs.push(prompt, Some(b'c'));
        painter.line(text, runs);
        typed = true;
        goes_on = text.trim_end().ends_with('\\');
    }
}

/// Whether code of a grammar was copied from a terminal with its prompts, as
/// people do without saying so in the fence.
pub(crate) fn is_one(grammar: &str, code: &str) -> bool {
    let prompt = match grammar {
        "Bourne Again Shell (bash)" => "$ ",
        "Python" => ">>> ",
        _ => return false,
    };
    code.trim_ascii_start().starts_with(prompt)
}

fn more_length(line: &str) -> usize {
    let prompt = ["... ", "> "].iter().find(|more| line.starts_with(**more));
    prompt.map_or(0, |more| more.len())
}

/// The length of the prompt that a line starts with, its space included:
/// `$ `, `>>> `, `me@host:~/src$ `, `PS C:\> `, `irb(main):001:0> `, `mysql> `.
fn prompt_length(line: &str) -> Option<usize> {
    let indent = line.len() - line.trim_ascii_start().len();
    let text = line.get(indent..)?;
    let bytes = text.as_bytes();
    let end = (0..bytes.len().min(FAR)).find(|&at| {
        let ended = bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace);
        ended && matches!(bytes.get(at), Some(b'$' | b'%' | b'#' | b'>'))
    })?;
    let head = text.get(..end)?;
    let length = (end + 2).min(text.trim_end_matches(['\r', '\n']).len());
    (is_head(head, bytes.get(end).copied()?)).then_some(indent + length)
}

/// Whether `head` can stand before the sign that ends a prompt.
fn is_head(head: &str, sign: u8) -> bool {
    if head.is_empty() {
        return sign != b'#';
    }
    let place = head.starts_with(['~', '/', '[', '('])
        || head.starts_with("PS ")
        || head.get(1..3) == Some(":\\")
        || head
            .split(' ')
            .next()
            .is_some_and(|word| word.contains('@'));
    if place {
        return head.split(' ').count() <= 3;
    }
    let name = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.:()=>".contains(&byte);
    match sign {
        b'>' => head.len() <= 30 && head.bytes().all(name) && !head.ends_with(['-', '=']),
        b'#' => head.ends_with('=') && head.bytes().all(name),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_one, prompt_length};

    #[test]
    fn prompts_are_known() {
        for (line, prompt) in [
            ("$ ls", "$ "),
            ("  $ ls", "  $ "),
            ("$\n", "$"),
            ("% ls", "% "),
            (">>> 1 + 1", ">>> "),
            ("me@host:~/src$ ls", "me@host:~/src$ "),
            ("[me@host src]$ ls", "[me@host src]$ "),
            ("root@host:~# ls", "root@host:~# "),
            ("(venv) ~/src $ ls", "(venv) ~/src $ "),
            ("PS C:\\Users\\me> dir", "PS C:\\Users\\me> "),
            ("C:\\> dir", "C:\\> "),
            ("irb(main):001:0> x", "irb(main):001:0> "),
            ("mysql> select 1;", "mysql> "),
            ("postgres=# select 1;", "postgres=# "),
        ] {
            assert_eq!(prompt_length(line), Some(prompt.len()), "{line}");
        }
    }

    #[test]
    fn output_is_not_a_prompt() {
        for line in [
            "total 3",
            "",
            "\n",
            "# a remark",
            "costs 5 $ each",
            "100% done",
            "  --> src/main.rs:1:1",
            "a -> b",
            "x => y",
            "öäü$ x",
        ] {
            assert_eq!(prompt_length(line), None, "{line}");
        }
    }

    #[test]
    fn prompts_tell_a_session() {
        assert!(is_one("Python", ">>> 1\n1\n"));
        assert!(is_one("Bourne Again Shell (bash)", "\n$ ls\n"));
        assert!(!is_one("Bourne Again Shell (bash)", "$HOME/bin/x\n"));
        assert!(!is_one("Rust", "$ ls\n"));
    }
}

//! Findings, as an author reads them.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use inkleaf_content::Severity;
use inkleaf_site::Finding;
use unicode_width::UnicodeWidthChar;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const HINT: Style = AnsiColor::Cyan.on_default().bold();
pub(crate) const BOLD: Style = Style::new().bold();
pub(crate) const FAINT: Style = AnsiColor::Blue.on_default().bold();

/// Columns of a line of the author's text that are shown around the place.
const WIDTH: usize = 100;

/// `error: `, `warning: ` or `hint: `, coloured.
pub(crate) fn label(severity: Severity) -> String {
    labelled(severity, "")
}

/// The same with a code: `error[broken-link]: `.
fn labelled(severity: Severity, code: &str) -> String {
    let (style, word) = match severity {
        Severity::Error => (ERROR, "error"),
        Severity::Warning => (WARNING, "warning"),
        Severity::Hint => (HINT, "hint"),
    };
    let code = if code.is_empty() {
        String::new()
    } else {
        format!("[{code}]")
    };
    format!("{style}{word}{code}{style:#}{BOLD}:{BOLD:#} ")
}

/// A finding on several lines: where, what, the text it is about, what to do.
pub(crate) fn finding(finding: &Finding) -> String {
    let found = &finding.diagnostic;
    let mut out = labelled(found.severity, found.code);
    let (path, line, column) = (visible(&finding.path), found.line, found.column);
    let _ = writeln!(
        out,
        "{path}:{line}:{column}: {BOLD}{}{BOLD:#}",
        visible(&found.message)
    );
    if !found.snippet.is_empty() {
        let number = line.to_string();
        let (text, before) = window(&found.snippet, column.saturating_sub(1));
        let _ = writeln!(out, "{FAINT}{number:>4} |{FAINT:#} {text}");
        let _ = writeln!(
            out,
            "{FAINT}     |{FAINT:#} {:before$}{ERROR}^{ERROR:#}",
            ""
        );
    }
    if !found.help.is_empty() {
        let _ = writeln!(out, "{FAINT}   ={FAINT:#} {}", visible(&found.help));
    }
    out
}

/// The part of a line around a column (in characters, from 0), and how many
/// columns of a terminal stand before that place.
pub(crate) fn window(line: &str, column: usize) -> (String, usize) {
    let chars: Vec<char> = line.chars().collect();
    let column = column.min(chars.len());
    let start = if column < WIDTH * 3 / 4 {
        0
    } else {
        column - WIDTH / 2
    };
    let end = chars.len().min(start + WIDTH);
    let cut = |there: bool| if there { "…" } else { "" };
    let text = |part: &[char]| visible(&part.iter().collect::<String>());
    let before = format!("{}{}", cut(start > 0), text(&chars[start..column]));
    let width = before.chars().map(|c| c.width().unwrap_or(0)).sum();
    (
        format!(
            "{before}{}{}",
            text(&chars[column..end]),
            cut(end < chars.len())
        ),
        width,
    )
}

/// Text of a file, with what could move a terminal's cursor or change its
/// colours made visible.
pub(crate) fn visible(text: &str) -> String {
    let shown = |c: char| match c {
        '\t' => ' ',
        c if c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') => {
            '\u{fffd}'
        }
        c => c,
    };
    text.chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use inkleaf_content::Diagnostic;

    use super::*;

    fn shown(column: usize, snippet: &str) -> Vec<String> {
        let text = finding(&Finding {
            path: "posts/x.md".into(),
            diagnostic: Diagnostic {
                code: "front-matter-syntax",
                severity: Severity::Error,
                line: 3,
                column,
                message: "the list of tags never ends".into(),
                snippet: snippet.into(),
                help: "write: tags: [a, b]".into(),
            },
        });
        anstream::adapter::strip_str(&text)
            .to_string()
            .lines()
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn a_finding_shows_where_what_and_what_to_do() {
        let lines = shown(7, "tags: [a, b");
        assert_eq!(
            lines[0],
            "error[front-matter-syntax]: posts/x.md:3:7: the list of tags never ends"
        );
        assert_eq!(lines[1], "   3 | tags: [a, b");
        assert_eq!(lines[2], "     |       ^");
        assert_eq!(lines[3], "   = write: tags: [a, b]");
    }

    #[test]
    fn the_mark_stands_below_its_place_in_any_script() {
        let lines = shown(3, "日本x");
        assert_eq!(lines[2], "     |     ^");
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let line = format!("{}[{}", "a".repeat(5000), "b".repeat(5000));
        let lines = shown(5001, &line);
        assert!(lines[1].chars().count() < 120);
        let at = lines[2].chars().position(|c| c == '^');
        assert_eq!(at.and_then(|at| lines[1].chars().nth(at)), Some('['));
    }

    #[test]
    fn text_cant_command_the_terminal() {
        let lines = shown(99, "a\u{1b}[2Jb\rc\u{202e}d").join("\n");
        assert!(!lines.contains(['\u{1b}', '\r', '\u{202e}']));
    }
}

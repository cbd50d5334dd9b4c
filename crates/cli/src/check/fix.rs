//! `inkleaf check --fix`.

use std::fmt::Write as _;

use anstream::eprint;
use inkleaf_publish::{BuildError, FixOptions, Fixed, fix, repair_text};

use crate::args::CheckArgs;
use crate::findings::{BOLD, FAINT, visible, window};
use crate::report::plural;
use crate::{CONTENT, bars};

/// Mends the documents and tells what was done; returns the exit code.
pub(super) fn run(args: &CheckArgs) -> Result<u8, BuildError> {
    let options = FixOptions {
        source: args.source.source.clone(),
        dry_run: args.dry_run,
    };
    let fixed = fix(&options, &repair_text, &*bars::progress())?;
    eprint!("{}", told(&fixed, args.dry_run));
    let refused = fixed.iter().any(|file| file.refused.is_some());
    Ok(if refused { CONTENT } else { 0 })
}

fn told(fixed: &[Fixed], dry_run: bool) -> String {
    let mut out = String::new();
    let (mut lines, mut files) = (0, 0);
    for file in fixed {
        tell_file(file, dry_run, &mut out);
        if file.refused.is_none() && !file.changes.is_empty() {
            lines += file.changes.len();
            files += 1;
        }
    }
    let left: usize = fixed.iter().map(|file| file.left.len()).sum();
    let verb = if dry_run { "would mend" } else { "mended" };
    let _ = write!(
        out,
        "{verb} {} in {}",
        plural(lines, "line"),
        plural(files, "file")
    );
    if left > 0 {
        let _ = write!(out, ", left {}", plural(left, "place"));
    }
    out.push_str("\n\n");
    out
}

fn tell_file(file: &Fixed, dry_run: bool, out: &mut String) {
    let path = visible(&file.path);
    let word = match (&file.refused, dry_run) {
        (Some(_), _) => "not mended",
        (None, true) => "would mend",
        (None, false) => "mended",
    };
    for change in &file.changes {
        let (line, column) = (change.line, change.column);
        let _ = writeln!(out, "{BOLD}{word}:{BOLD:#} {path}:{line}:{column}");
        for (sign, text) in [('-', &change.before), ('+', &change.after)] {
            let (shown, _) = window(text, column.saturating_sub(1));
            let _ = writeln!(out, "{FAINT}   {sign} |{FAINT:#} {shown}");
        }
    }
    if let Some(reason) = &file.refused {
        let _ = writeln!(out, "{FAINT}   ={FAINT:#} {}", visible(reason));
    }
    for place in &file.left {
        let (line, column) = (place.line, place.column);
        let reason = visible(&place.reason);
        let _ = writeln!(out, "{BOLD}left:{BOLD:#} {path}:{line}:{column}: {reason}");
    }
}

#[cfg(test)]
mod tests {
    use inkleaf_publish::{Change, Place};

    use super::*;

    #[test]
    fn what_was_done_and_what_was_left_is_told() {
        let fixed = Fixed {
            path: "posts/a\u{1b}.md".into(),
            changes: vec![Change {
                line: 3,
                column: 4,
                before: "It â€™s".into(),
                after: "It ’s".into(),
            }],
            left: vec![Place {
                line: 9,
                column: 1,
                reason: "two readings".into(),
            }],
            refused: None,
        };
        let text = told(std::slice::from_ref(&fixed), false);
        let plain = anstream::adapter::strip_str(&text).to_string();
        for part in [
            "mended: posts/a\u{fffd}.md:3:4",
            "- | It â€™s",
            "+ | It ’s",
            ".md:9:1: two readings",
            "1 line in 1 file, left 1 place",
        ] {
            assert!(plain.contains(part), "{part}: {plain}");
        }
        let refused = Fixed {
            refused: Some("it may not be written".into()),
            ..fixed
        };
        let plain = told(&[refused], false);
        assert!(plain.contains("not mended") && plain.contains("0 lines in 0 files"));
    }
}

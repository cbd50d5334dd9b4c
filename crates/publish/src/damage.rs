//! Text that was read in the wrong encoding: told by checking, mended by
//! fixing. Code is left alone: what stands there may be meant.

use inkleaf_content::damage::{Damage, Repair, code_ranges, damage_outside, repaired_outside};
use inkleaf_content::{Diagnostic, Place, Places, Severity};
use inkleaf_site::Finding;

use crate::{Left, Repaired};

/// More than this of a damaged place is not shown.
const SHOWN: usize = 60;

/// The text of a document with all certain damage repaired, for [`crate::fix`].
pub fn repair_text(text: &str) -> Repaired {
    let (text, left) = repaired_outside(text, &code_ranges(text));
    let left = left.into_iter().map(|damage| Left {
        at: damage.range.start,
        reason: undecided(&text, &damage),
    });
    Repaired {
        left: left.collect(),
        text: text.clone(),
    }
}

/// What is damaged in the file at `path`, whose whole content is `bytes`.
/// Bytes that are no text are told of elsewhere.
pub(crate) fn findings(path: &str, bytes: &[u8]) -> Vec<Finding> {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // Damage is never ASCII, and most documents of the Western world are.
    if text.is_ascii() {
        return Vec::new();
    }
    let found = damage_outside(text, &code_ranges(text));
    let mut places = Places::new(text, 1);
    let finding = |damage: Damage| Finding {
        path: path.to_owned(),
        diagnostic: diagnostic(text, &places.at(damage.range.start), &damage),
    };
    found.into_iter().map(finding).collect()
}

fn undecided(text: &str, damage: &Damage) -> String {
    let shown = shown(&text[damage.range.clone()]);
    match &damage.repair {
        Repair::Candidates(several) if several.len() > 1 => {
            let several: Vec<_> = several.iter().map(|one| format!("“{one}”")).collect();
            format!("“{shown}” may have been {}", several.join(" or "))
        }
        Repair::Candidates(one) if one.len() == 1 => {
            format!("“{shown}” may have been “{}”", one[0])
        }
        _ => format!("“{shown}” is damaged, and what it was is lost"),
    }
}

fn shown(text: &str) -> String {
    text.chars().take(SHOWN).collect()
}

fn diagnostic(text: &str, place: &Place, damage: &Damage) -> Diagnostic {
    let damaged = &text[damage.range.clone()];
    let (code, message, help) = match &damage.repair {
        Repair::Certain(was) => (
            "damaged-text",
            format!(
                "“{}” was “{}” before it was read as {}.",
                shown(damaged),
                shown(was),
                damage.code_page
            ),
            "Run `inkleaf check --fix` to repair the file.".to_owned(),
        ),
        Repair::Candidates(_) => (
            "damaged-text-ambiguous",
            format!("{}.", undecided(text, damage)),
            "Write what was meant. If it is meant to be like this, put it into code: `…`."
                .to_owned(),
        ),
    };
    Diagnostic {
        // Line ends are those of the file.
        snippet: place.snippet.trim_end_matches('\r').to_owned(),
        ..Diagnostic::new(code, Severity::Warning, place, message, help)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certain_repair_is_told_with_what_it_was() {
        let text = "---\ntitle: x\n---\r\n\r\nIt wasnâ€™t a cafÃ©.\r\n\r\n`cafÃ©`\n";
        let found = findings("a.md", text.as_bytes());
        let places: Vec<_> = found
            .iter()
            .map(|finding| (finding.diagnostic.code, finding.diagnostic.line))
            .collect();
        assert_eq!(places, [("damaged-text", 5), ("damaged-text", 5)]);
        assert!(
            found[1].diagnostic.message.contains("“Ã©” was “é”"),
            "{found:?}"
        );
        let repaired = repair_text(text);
        assert_eq!(
            repaired.text,
            text.replace("wasnâ€™t a cafÃ©", "wasn’t a café")
        );
        assert!(repaired.left.is_empty());
    }

    #[test]
    fn plain_text_and_bytes_that_are_none_have_no_damage() {
        for bytes in ["plain".as_bytes(), "é ü «x» …".as_bytes(), b"\xff\xfe"] {
            assert!(findings("a.md", bytes).is_empty());
        }
    }
}

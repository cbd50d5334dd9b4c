//! What speaks for and against a repair beside the letters themselves.

use std::ops::Range;

use super::{
    natural::is_odd,
    runs::Run,
    tokens::{Kind, Token},
};

/// Two letters and more of a script that is not Latin.
pub(super) fn is_foreign_word(group: &[Token]) -> bool {
    let foreign = |token: &Token| matches!(token.kind, Kind::Whole(c) if ('\u{370}'..'\u{2000}').contains(&c) && c.is_alphabetic());
    group.len() > 1 && group.iter().all(foreign)
}

/// Whether the only character of a group may be an accident.
pub(super) fn is_doubtful(run: &Run, tokens: &[Token], group: &Range<usize>) -> bool {
    let only = &tokens[group.start];
    let Kind::Whole(c) = only.kind else {
        return false;
    };
    if group.len() > 1 {
        return false;
    }
    let (before, after) = run.around(&only.letters);
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    // Scripts of which no single letter stands in a Latin word.
    if matches!(u32::from(c), 0x530..=0x17FF) && (latin(before) || latin(after)) {
        return true;
    }
    if only.letters.len() > 2 {
        return false;
    }
    // Two letters fit by chance where more letters and signs stand around
    // them, and × stands in front of many a sign.
    let is_letter = |token: &Token| token.kind == Kind::Torn;
    let is_rest = |token: &Token| is_odd(run.letters[token.letters.start]);
    let strange = |token: &Token| is_letter(token) || is_rest(token);
    run.letters[only.letters.start] == '×'
        || group.start > 0 && strange(&tokens[group.start - 1])
        || tokens.get(group.end).is_some_and(strange)
}

/// Whether quotes stand right around it. In a text that is damaged as a whole
/// they would be damaged, too.
pub(super) fn is_quoted(before: Option<char>, after: Option<char>) -> bool {
    is_shown(before, after)
        || matches!(
            (before, after),
            (Some('"'), Some('"')) | (Some('\''), Some('\''))
        )
}

/// Whether they stand around its word. (Straight ones do in front matter.)
pub(super) fn is_quoted_word(run: &Run, letters: &Range<usize>) -> bool {
    let (before, after) = run.around(letters);
    let (from, to) = run.word;
    let before = if letters.start == 0 { from } else { before };
    let after = if letters.end == run.letters.len() {
        to
    } else {
        after
    };
    is_shown(before, after)
}

fn is_shown(before: Option<char>, after: Option<char>) -> bool {
    matches!(
        before,
        Some('“' | '‘' | '„' | '‚' | '”' | '«' | '»' | '‹' | '`')
    ) && matches!(after, Some('”' | '’' | '“' | '‘' | '»' | '«' | '›' | '`'))
}

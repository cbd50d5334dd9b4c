//! Where a URL ends.

/// The end of a host name, which has a period, and no underscore in its last
/// two parts.
pub(super) fn host_end(text: &str, start: usize, end: usize) -> Option<usize> {
    let mut close = end;
    let mut foreign = false;
    for (i, c) in text[start..end].char_indices() {
        let is_host = c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        // Letters beyond ASCII make names, too, but not after a whole one.
        let is_foreign = !c.is_ascii() && c.is_alphanumeric();
        foreign = foreign || (is_foreign && !is_whole(&text[start..start + i]));
        let goes_on = is_host || (is_foreign && foreign);
        if !goes_on {
            close = start + i;
            break;
        }
    }
    let host = text[start..close].trim_end_matches(['.', '-', '_']);
    let mut labels = host.rsplit('.');
    let valid = host.contains('.')
        && host.split('.').all(|label| !label.is_empty())
        && !labels.next()?.contains('_')
        && !labels.next()?.contains('_');
    valid.then_some(start + host.len())
}

/// Whether a host name of ASCII could end here: `example.com`.
fn is_whole(host: &str) -> bool {
    host.rsplit_once('.')
        .is_some_and(|(_, last)| last.len() >= 2 && last.bytes().all(|b| b.is_ascii_alphabetic()))
}

/// The end of a URL whose host ends at `host`: port, path and the rest, less
/// what punctuates the sentence.
pub(super) fn rest(text: &str, start: usize, host: usize, end: usize) -> usize {
    let tail = &text[host..end];
    if !tail.starts_with(['/', '?', '#', ':']) {
        return host;
    }
    let length = tail.find(ends_url).unwrap_or(tail.len());
    trim(text, start, host + length).max(host)
}

fn ends_url(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '<' | '>' | '`' | '|' | '\\'
            // General punctuation: typographic quotes, dashes, the ellipsis.
            | '\u{2010}'..='\u{205E}'
            // Punctuation of Chinese and Japanese, and of full width.
            | '\u{3000}'..='\u{303F}'
            | '\u{FE30}'..='\u{FE4F}'
            | '\u{FF01}'..='\u{FF0F}'
            | '\u{FF1A}'..='\u{FF20}'
            | '\u{FF3B}'..='\u{FF40}'
            | '\u{FF5B}'..='\u{FF65}'
            | '«' | '»')
}

/// Takes punctuation off the end, in time linear in the URL.
fn trim(text: &str, start: usize, mut end: usize) -> usize {
    let url = &text.as_bytes()[start..end];
    let count = |sign: u8| url.iter().filter(|b| **b == sign).count();
    let mut round = count(b')').saturating_sub(count(b'('));
    let mut square = count(b']').saturating_sub(count(b'['));
    while let Some(last) = text.as_bytes()[start..end].last() {
        match last {
            b'?' | b'!' | b'.' | b',' | b':' | b'*' | b'_' | b'~' | b'\'' | b'"' => {}
            b')' if round > 0 => round -= 1,
            b']' if square > 0 => square -= 1,
            b';' => match entity(&text[start..end]) {
                Some(length) => end -= length - 1,
                None => return end,
            },
            _ => return end,
        }
        end -= 1;
    }
    end
}

/// The length of what looks like an entity at the end of a URL: `&copy;`.
fn entity(url: &str) -> Option<usize> {
    let name = url.bytes().rev().skip(1).take(32);
    let length = name.take_while(u8::is_ascii_alphanumeric).count();
    let before = url.len().checked_sub(length + 2)?;
    (length > 0 && url.as_bytes()[before] == b'&').then_some(length + 2)
}

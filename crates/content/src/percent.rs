//! Percent-encoding (RFC 3986, section 2).

/// The site address of a page or file, decoded, as a path for use in an href:
/// everything that is not allowed in a path, or would end it (`?`, `#`, `%`),
/// is percent-encoded. `/tags/c#/` → `/tags/c%23/`.
pub fn encode_path(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for byte in address.bytes() {
        if is_path_byte(byte) {
            out.push(byte as char);
        } else {
            push_encoded(&mut out, byte);
        }
    }
    out
}

/// Text with its percent-encoding taken off; as it is where that gives no text.
pub(crate) fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while let Some(&byte) = bytes.get(i) {
        let digit = |at: usize| char::from(*bytes.get(at)?).to_digit(16);
        match (byte, digit(i + 1), digit(i + 2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                i += 3;
            }
            _ => {
                out.push(byte);
                i += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_string())
}

/// Encodes what may not stand in a URL, and keeps what is encoded already.
/// `extra` are delimiters that may stand in this part of the URL.
pub(crate) fn encode_written(text: &str, extra: &[u8], out: &mut String) {
    let bytes = text.as_bytes();
    let mut done = 0;
    while let Some(at) = first_to_encode(bytes, done, extra) {
        // Nearly all bytes may stay: they are copied many at once. Others are
        // encoded one by one, even those of one character.
        out.push_str(text.get(done..at).unwrap_or_default());
        push_encoded(out, bytes[at]);
        done = at + 1;
    }
    out.push_str(text.get(done..).unwrap_or_default());
}

/// Where the first byte from `start` on stands that may not stay.
pub(crate) fn first_to_encode(bytes: &[u8], start: usize, extra: &[u8]) -> Option<usize> {
    let is_escape = |at: usize| {
        bytes[at] == b'%'
            && bytes.get(at + 1).is_some_and(u8::is_ascii_hexdigit)
            && bytes.get(at + 2).is_some_and(u8::is_ascii_hexdigit)
    };
    (start..bytes.len())
        .find(|&at| !is_path_byte(bytes[at]) && !is_escape(at) && !extra.contains(&bytes[at]))
}

/// `pchar` of RFC 3986 and the slash, without the quote, so that the result is
/// safe in any attribute.
fn is_path_byte(byte: u8) -> bool {
    static TABLE: [bool; 256] = {
        let mut table = [false; 256];
        let mut byte = 0;
        while byte < 128 {
            table[byte as usize] = matches!(
                byte,
                b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'-' | b'.' | b'_' | b'~' | b'!' | b'$'
                    | b'&' | b'(' | b')' | b'*' | b'+' | b',' | b';' | b'=' | b':' | b'@' | b'/'
            );
            byte += 1;
        }
        table
    };
    TABLE[usize::from(byte)]
}

fn push_encoded(out: &mut String, byte: u8) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    out.push('%');
    out.push(HEX[usize::from(byte >> 4)] as char);
    out.push(HEX[usize::from(byte & 15)] as char);
}

#[cfg(test)]
mod tests {
    use super::{encode_path, encode_written};

    #[test]
    fn addresses_are_encoded_whole() {
        assert_eq!(encode_path("/tags/c#/"), "/tags/c%23/");
        assert_eq!(encode_path("/100%/?/"), "/100%25/%3F/");
        assert_eq!(encode_path("/日/"), "/%E6%97%A5/");
        assert_eq!(encode_path("/a b'\"<>/"), "/a%20b%27%22%3C%3E/");
        assert_eq!(encode_path("/a-b_c.d~e/@f:g/"), "/a-b_c.d~e/@f:g/");
    }

    #[test]
    fn written_escapes_are_kept() {
        let mut out = String::new();
        encode_written("a%20b c%zz%4", b"", &mut out);
        assert_eq!(out, "a%20b%20c%25zz%254");
    }
}

//! `srcset`: several sizes of one picture.

use super::tokens::is_space;

/// A `srcset` with each address as `href` gives it. `None` on any doubt: a
/// candidate without address or with an odd descriptor, an address that is
/// refused, two kinds of descriptors (WHATWG HTML, section 4.8.4.2.1).
pub(crate) fn resolved(srcset: &str, href: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let mut out = String::new();
    let mut kind = None;
    let mut rest = srcset.trim_start();
    while !rest.is_empty() {
        let end = rest.bytes().position(is_space).unwrap_or(rest.len());
        let (token, after) = rest.split_at(end);
        let (url, descriptor, next) = match token.strip_suffix(',') {
            Some(url) => (url, "", after),
            None => {
                let end = after.bytes().position(|b| b == b',');
                let end = end.unwrap_or(after.len());
                let next = after.get(end + 1..).unwrap_or_default();
                (token, after[..end].trim(), next)
            }
        };
        rest = next.trim_start();
        let this = descriptor_kind(descriptor)?;
        if url.is_empty() || *kind.get_or_insert(this) != this {
            return None;
        }
        let address = href(url)?;
        // Where an address ends is told by spaces and commas.
        if address.bytes().any(|b| is_space(b) || b == b',') {
            return None;
        }
        if !out.is_empty() {
            out.push_str(", ");
        }
        out.push_str(&address);
        if !descriptor.is_empty() {
            out.push(' ');
            out.push_str(descriptor);
        }
    }
    (!out.is_empty()).then_some(out)
}

/// `w` for `640w`, `x` for `2x`, `1.5x` or none at all.
fn descriptor_kind(descriptor: &str) -> Option<u8> {
    let Some((last, number)) = descriptor.as_bytes().split_last() else {
        return Some(b'x');
    };
    let digits = number.iter().filter(|b| b.is_ascii_digit()).count();
    let dots = number.iter().filter(|b| **b == b'.').count();
    let is_right = digits + dots == number.len() && (1..=8).contains(&digits);
    match last {
        b'w' if dots == 0 && number.first() != Some(&b'0') => {}
        b'x' if dots <= 1 && number.first().is_some_and(u8::is_ascii_digit) => {}
        _ => return None,
    }
    is_right.then_some(*last)
}

#[cfg(test)]
mod tests {
    use super::resolved;

    fn read(srcset: &str) -> Option<String> {
        resolved(srcset, &|url| {
            (!url.contains(':')).then(|| ["/", url].concat())
        })
    }

    #[test]
    fn each_address_is_resolved() {
        assert_eq!(
            read(" a.png 1x ,b.png  2x").as_deref(),
            Some("/a.png 1x, /b.png 2x")
        );
        assert_eq!(
            read("a.png, b.png 1.5x").as_deref(),
            Some("/a.png, /b.png 1.5x")
        );
        assert_eq!(
            read("a 640w,b 1280w,").as_deref(),
            Some("/a 640w, /b 1280w")
        );
    }

    #[test]
    fn doubt_refuses_all() {
        for srcset in [
            "",
            ",",
            "javascript:x 1x",
            "a 1x, javascript:x 2x",
            "a 1x, b 2w",
            "a 1q",
            "a 0w",
            "a -1x",
            "a (1x",
            "a x",
            "a 1x 2w",
            "a,b 1x",
            "a,, b",
            "a .5x",
            "a 5.x.",
        ] {
            assert_eq!(read(srcset), None, "{srcset}");
        }
    }
}

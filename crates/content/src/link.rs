//! Addresses: which ones a post may use, and what they mean on its page.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::percent::{decoded, encode_path, encode_written, first_to_encode};

/// The path below which a site is published: `/` or, on a shared host, `/blog/`.
/// Always starts and ends with a slash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base(String);

impl Base {
    /// From any spelling of the path: `""`, `"/"`, `"blog"`, `"/blog"`, `"/blog/"`.
    pub fn new(path: &str) -> Self {
        let inner = path.trim_matches('/');
        Self(if inner.is_empty() {
            "/".into()
        } else {
            ["/", inner, "/"].concat()
        })
    }

    /// The path, with a slash at either end.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A site address (`/posts/hello/`, as if the site were published at `/`)
    /// as an href below this base: `/blog/posts/hello/`.
    pub fn href(&self, address: &str) -> String {
        [&self.0, address.trim_start_matches('/')].concat()
    }
}

/// What a link or image target written in a post means, as an href that is
/// right on any page of the site: relative targets are resolved against the
/// post's own address (`..` never climbs above the site), site-absolute ones
/// get the base path, `#fragment`s and targets on other hosts stay; all are
/// percent-encoded. `None` where the scheme is not one of http, https, mailto,
/// tel: such a target must not reach the page.
pub fn absolute(target: &str, address: &str, base: &Base) -> Option<String> {
    resolved(target, address, base).map(Cow::into_owned)
}

/// The same, without a copy of what is right as it is.
pub(crate) fn resolved<'a>(target: &'a str, address: &str, base: &Base) -> Option<Cow<'a, str>> {
    if is_whole(target) {
        return Some(Cow::Borrowed(target));
    }
    let target = cleaned(target);
    if let Some((scheme, rest)) = split_scheme(&target) {
        return with_scheme(&scheme.to_ascii_lowercase(), rest).map(Cow::Owned);
    }
    let (path, tail) = split_tail(&target);
    let path = with_slashes(path);
    let mut href = match path.strip_prefix("//") {
        Some(rest) => with_host("//", rest)?,
        None if path.is_empty() && tail.starts_with('#') => String::new(),
        None => base.href(&resolve(&path, address)),
    };
    encode_written(tail, TAIL, &mut href);
    Some(Cow::Owned(href))
}

/// Whether a target is a URL in which nothing has to be changed: most are.
fn is_whole(target: &str) -> bool {
    let rest = target.strip_prefix("http").unwrap_or_default();
    let rest = rest.strip_prefix('s').unwrap_or(rest);
    let rest = rest.strip_prefix("://").unwrap_or_default().as_bytes();
    let host = rest.iter().take_while(|byte| !b"/?#".contains(byte));
    let mut is_plain = !matches!(rest, [] | [b'/' | b'?' | b'#', ..]);
    for byte in host {
        // Ports, names of users and the like take a closer look.
        is_plain &= byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    }
    is_plain && first_to_encode(rest, 0, TAIL).is_none()
}

/// A target that [`Facts::links`](crate::Facts::links) knows, as an href.
pub(crate) fn known(address: &str, tail: &str, base: &Base) -> String {
    let mut href = base.href(&encode_path(address));
    encode_written(tail, TAIL, &mut href);
    href
}

/// A target's path, and its `?query#fragment`.
pub(crate) fn split_tail(target: &str) -> (&str, &str) {
    let end = target.bytes().position(|byte| matches!(byte, b'?' | b'#'));
    target.split_at(end.unwrap_or(target.len()))
}

/// Whether an href leads to another host.
pub(crate) fn leaves_site(href: &str) -> bool {
    href.starts_with("//") || href.starts_with("http:") || href.starts_with("https:")
}

/// The `rel` of a link. The app's router takes every link within the site that
/// has none; only pages are its business.
pub(crate) fn rel(href: &str) -> &'static str {
    if leaves_site(href) {
        "external noopener"
    } else if href.starts_with('/') && is_file(href) {
        "external"
    } else {
        ""
    }
}

/// Whether an href of the site leads to a file rather than a page: its last
/// segment has an extension (with a letter in it: `/rust-1.90` is a page).
fn is_file(href: &str) -> bool {
    let path = split_tail(href).0;
    let is_mark = |byte| matches!(byte, b'/' | b'.');
    let extension = match path.bytes().rposition(is_mark) {
        Some(dot) if path.as_bytes()[dot] == b'.' => &path[dot + 1..],
        _ => return false,
    };
    extension.bytes().all(|b| b.is_ascii_alphanumeric())
        && extension.bytes().any(|b| b.is_ascii_alphabetic())
        && !extension.eq_ignore_ascii_case("html")
        && !extension.eq_ignore_ascii_case("htm")
}

/// Delimiters that may stand in a query or fragment.
const TAIL: &[u8] = b"?#";

/// Browsers drop tabs and line ends anywhere in a URL, and control characters
/// and spaces at its ends; a scheme hidden behind any of them is still a
/// scheme. Control characters have no business in a target: all are dropped.
fn cleaned(target: &str) -> Cow<'_, str> {
    if target.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Cow::Borrowed(target);
    }
    let visible = |c: &char| !c.is_control() && !matches!(c, '\u{200B}'..='\u{200F}' | '\u{FEFF}');
    let text: String = target.chars().filter(visible).collect();
    Cow::Owned(text.trim().to_string())
}

/// Browsers take a backslash in a path for a slash.
fn with_slashes(path: &str) -> Cow<'_, str> {
    if path.bytes().any(|byte| byte == b'\\') {
        Cow::Owned(path.replace('\\', "/"))
    } else {
        Cow::Borrowed(path)
    }
}

/// What stands before the first colon, where that is meant as a scheme. A
/// prefix with `&` before its `#` counts too: it may be an entity (`java&#9;script:`).
fn split_scheme(target: &str) -> Option<(&str, &str)> {
    let mut has_entity = false;
    for (i, byte) in target.bytes().enumerate() {
        match byte {
            b':' => return Some((&target[..i], &target[i + 1..])),
            b'/' | b'?' | b'\\' => return None,
            b'#' if !has_entity => return None,
            b'&' => has_entity = true,
            _ => {}
        }
    }
    None
}

fn with_scheme(scheme: &str, rest: &str) -> Option<String> {
    match scheme {
        "http" | "https" => {
            let (path, tail) = split_tail(rest);
            let path = with_slashes(path);
            let mut href = with_host(&[scheme, "://"].concat(), path.strip_prefix("//")?)?;
            encode_written(tail, TAIL, &mut href);
            Some(href)
        }
        "mailto" | "tel" => {
            let mut href = [scheme, ":"].concat();
            encode_written(rest, TAIL, &mut href);
            Some(href)
        }
        _ => None,
    }
}

/// `host/path` after `prefix`; without a host it is no target.
fn with_host(prefix: &str, rest: &str) -> Option<String> {
    let end = rest.bytes().position(|byte| byte == b'/');
    let (host, path) = rest.split_at(end.unwrap_or(rest.len()));
    if !may_be_host(host) {
        return None;
    }
    let mut href = prefix.to_string();
    // Square brackets hold an IPv6 address.
    encode_written(host, b"[]", &mut href);
    encode_written(path, b"", &mut href);
    Some(href)
}

/// Whether `user@name:port` can be one that browsers ask: the name has none of
/// the characters that the URL Standard forbids, encoded or not, and the port
/// is a number. (Names that are wrong in other ways are the resolver's affair.)
fn may_be_host(authority: &str) -> bool {
    let host = authority
        .rsplit_once('@')
        .map_or(authority, |(_, host)| host);
    let (name, port) = match host.rfind(':') {
        Some(colon) if !host.ends_with(']') => host.split_at(colon),
        _ => (host, ""),
    };
    let digits = port.strip_prefix(':').unwrap_or_default();
    if digits.len() > 5 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    if let Some(address) = name.strip_prefix('[') {
        let address = address.strip_suffix(']').unwrap_or_default();
        let is_part = |byte: u8| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.');
        return !address.is_empty() && address.bytes().all(is_part);
    }
    let decoded = decoded(name);
    let may_stand = |byte: u8| {
        byte > b' '
            && byte != 0x7F
            && !matches!(
                byte,
                b'#' | b'%'
                    | b'/'
                    | b':'
                    | b'<'
                    | b'>'
                    | b'?'
                    | b'@'
                    | b'['
                    | b'\\'
                    | b']'
                    | b'^'
                    | b'|'
            )
    };
    !decoded.is_empty() && decoded.bytes().all(may_stand)
}

/// A path without host as a site-absolute, percent-encoded one (RFC 3986,
/// section 5.2.4).
fn resolve(path: &str, address: &str) -> String {
    let mut encoded = String::new();
    if path.is_empty() {
        return encode_path(address);
    }
    if !path.starts_with('/') {
        encoded = encode_path(&address[..folder(address)]);
    }
    encode_written(path, b"", &mut encoded);

    let mut segments: Vec<&str> = Vec::new();
    let mut is_folder = true;
    for segment in encoded.split('/') {
        is_folder = false;
        match dots(segment) {
            Some(1) => is_folder = true,
            Some(_) => {
                segments.pop();
                is_folder = true;
            }
            None if segment.is_empty() => is_folder = true,
            None => segments.push(segment),
        }
    }
    let mut out = String::with_capacity(encoded.len() + 2);
    for segment in &segments {
        out.push('/');
        out.push_str(segment);
    }
    if is_folder || out.is_empty() {
        out.push('/');
    }
    out
}

/// How many bytes of an address are its folder's, with the slash.
fn folder(address: &str) -> usize {
    let slash = address.bytes().rposition(|byte| byte == b'/');
    slash.map_or(0, |slash| slash + 1)
}

/// 1 for `.`, 2 for `..`, also when percent-encoded, as browsers see them.
fn dots(segment: &str) -> Option<usize> {
    let mut rest = segment;
    let mut count = 0;
    while !rest.is_empty() {
        rest = rest
            .strip_prefix('.')
            .or_else(|| rest.strip_prefix("%2e"))
            .or_else(|| rest.strip_prefix("%2E"))?;
        count += 1;
    }
    matches!(count, 1 | 2).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::{Base, absolute, is_file};

    fn at_root(target: &str) -> Option<String> {
        absolute(target, "/posts/hello/", &Base::new("/"))
    }

    fn below(target: &str) -> Option<String> {
        absolute(target, "/posts/hello/", &Base::new("/blog"))
    }

    #[test]
    fn relative_targets_start_at_the_page() {
        assert_eq!(at_root("a.png").as_deref(), Some("/posts/hello/a.png"));
        assert_eq!(at_root("./a/b/").as_deref(), Some("/posts/hello/a/b/"));
        assert_eq!(at_root("../other/#x").as_deref(), Some("/posts/other/#x"));
        assert_eq!(at_root("..").as_deref(), Some("/posts/"));
        assert_eq!(at_root("?q=1").as_deref(), Some("/posts/hello/?q=1"));
        assert_eq!(at_root("").as_deref(), Some("/posts/hello/"));
        assert_eq!(
            absolute("b.png", "/old.html", &Base::new("")).as_deref(),
            Some("/b.png")
        );
        assert_eq!(
            absolute("a.png", "/tags/c#/100%/", &Base::new("")).as_deref(),
            Some("/tags/c%23/100%25/a.png")
        );
    }

    #[test]
    fn site_absolute_targets_get_the_base_path() {
        assert_eq!(below("/about/").as_deref(), Some("/blog/about/"));
        assert_eq!(below("/").as_deref(), Some("/blog/"));
        assert_eq!(below("a.png").as_deref(), Some("/blog/posts/hello/a.png"));
        assert_eq!(below("#top").as_deref(), Some("#top"));
    }

    #[test]
    fn nothing_climbs_above_the_site() {
        for target in [
            "../../../etc/x",
            "/../../etc/x",
            "%2e%2E/.%2e/../etc/x",
            "..\\..\\..\\etc\\x",
        ] {
            assert_eq!(below(target).as_deref(), Some("/blog/etc/x"), "{target}");
        }
    }

    #[test]
    fn queries_and_fragments_are_kept() {
        assert_eq!(
            at_root("/a?b=c&d=é#e f").as_deref(),
            Some("/a?b=c&d=%C3%A9#e%20f")
        );
        assert_eq!(at_root("/a%20b c").as_deref(), Some("/a%20b%20c"));
        assert_eq!(at_root("/50%").as_deref(), Some("/50%25"));
        assert_eq!(at_root("/a\"b'c").as_deref(), Some("/a%22b%27c"));
    }

    #[test]
    fn other_hosts_stay() {
        assert_eq!(
            at_root("https://a.example/b c").as_deref(),
            Some("https://a.example/b%20c")
        );
        assert_eq!(
            at_root("HTTP://a.example").as_deref(),
            Some("http://a.example")
        );
        assert_eq!(at_root("//a.example/b").as_deref(), Some("//a.example/b"));
        assert_eq!(
            at_root("\\\\a.example\\b").as_deref(),
            Some("//a.example/b")
        );
        assert_eq!(
            at_root("http://[::1]:80/").as_deref(),
            Some("http://[::1]:80/")
        );
        assert_eq!(
            at_root("mailto:a@b.example?subject=x y").as_deref(),
            Some("mailto:a@b.example?subject=x%20y")
        );
        assert_eq!(at_root("tel:+49 30").as_deref(), Some("tel:+49%2030"));
    }

    #[test]
    fn hosts_that_no_browser_asks_are_refused() {
        for target in [
            "https://a>b.example/",
            "https://a<b/c",
            "//a|b/",
            "http://a%3Eb/",
            "http://%00/",
            "http://a b/",
            "http://a%/",
            "http://[::1/",
            "http://[::1]x/",
            "http://[/",
            "http://a:b@/",
            "http://a:port/",
            "http://a:123456/",
            "http://a:1:2/",
            "https://@/",
        ] {
            assert_eq!(at_root(target), None, "{target:?}");
        }
        for target in [
            "https://me:pass@a.example:8080/",
            "http://a_b.example/",
            "//%E4%BE%8B.example/",
            "http://a.example:/",
        ] {
            assert_eq!(at_root(target).as_deref(), Some(target));
        }
    }

    #[test]
    fn other_schemes_are_refused() {
        for target in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "  javascript:alert(1)",
            "\u{1}javascript:alert(1)",
            "java\nscript:alert(1)",
            "java\tscript:alert(1)",
            "java\u{0}script:alert(1)",
            "java script:alert(1)",
            "java&#10;script:alert(1)",
            "javascript&colon;:alert(1)",
            "java%0Ascript:alert(1)",
            "\u{200B}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "blob:x",
            ":x",
            "http:a.example",
            "https:///a.example",
            "http:",
            "//",
            "///a.example",
        ] {
            assert_eq!(at_root(target), None, "{target:?}");
        }
    }

    #[test]
    fn colons_in_paths_and_fragments_are_no_schemes() {
        assert_eq!(at_root("./a:b").as_deref(), Some("/posts/hello/a:b"));
        assert_eq!(at_root("#a:b").as_deref(), Some("#a:b"));
        assert_eq!(at_root("?a=b:c").as_deref(), Some("/posts/hello/?a=b:c"));
    }

    #[test]
    fn files_are_told_from_pages() {
        for file in [
            "/a.pdf",
            "/a/b.PNG?x",
            "/feed.xml#y",
            "/b.md",
            "/a.tar.gz",
            "/x.mp4",
        ] {
            assert!(is_file(file), "{file}");
        }
        for page in [
            "/",
            "/a/",
            "/a",
            "/rust-1.90.0",
            "/old.html",
            "/a.b/",
            "/x?y=z.png",
            "#a.b",
        ] {
            assert!(!is_file(page), "{page}");
        }
    }
}

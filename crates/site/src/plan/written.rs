//! Addresses that authors wrote (`url`, `path`, `slug`, `aliases`), made safe.

use percent_encoding::percent_decode_str;

/// A site address, and what was left out of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written {
    /// Decoded; starts with a slash; ends with one unless it names an HTML file.
    pub(super) address: String,
    /// Whether it was written as a full URL, of which only the path counts.
    pub(super) had_host: bool,
}

/// Why a written address can't be used; shown as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Unusable {
    #[error("it is empty")]
    Empty,
    #[error("its scheme is not http or https")]
    Scheme,
    #[error("it has a `?` or `#` in it, which no file can have in its address")]
    Query,
    #[error("its percent-encoding is not UTF-8")]
    Encoding,
    #[error("it has a control character in it")]
    Control,
    #[error("it has a backslash in it")]
    Backslash,
    #[error("it has `.` or `..` as a part")]
    Dots,
    #[error(
        "a part of it is longer than {MAX_PART} bytes, more than most disks take as a file name"
    )]
    Long,
    #[error("a part of it is the name of a file that every page has")]
    Reserved,
}

/// The longest file name of the usual file systems (ext4, APFS, NTFS).
const MAX_PART: usize = 255;

/// The files that stand in every page's folder.
const PAGE_FILES: [&str; 3] = ["index.html", "index.md", "page.json"];

/// A whole address, as in `url`, `path` and `aliases`. Case is kept.
pub(super) fn address(text: &str) -> Result<Written, Unusable> {
    let (path, had_host) = without_host(text.trim())?;
    if path.is_empty() {
        return Err(Unusable::Empty);
    }
    if path.contains(['?', '#']) {
        return Err(Unusable::Query);
    }
    let decoded = percent_decode_str(path)
        .decode_utf8()
        .map_err(|_| Unusable::Encoding)?;
    Ok(Written {
        address: normalized(&decoded)?,
        had_host,
    })
}

/// An address of plain text, decoded already: single slashes, one at the
/// start, one at the end unless its last part names an HTML file.
pub(super) fn normalized(path: &str) -> Result<String, Unusable> {
    let mut parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    if parts.last().is_some_and(|last| is_index(last)) {
        parts.pop();
    }
    let last = parts.len().saturating_sub(1);
    for (i, part) in parts.iter().enumerate() {
        check_part(part, i == last)?;
    }
    let mut address = String::with_capacity(path.len() + 2);
    for part in &parts {
        address.push('/');
        address.push_str(part);
    }
    if !parts.last().is_some_and(|last| is_html(last)) {
        address.push('/');
    }
    Ok(address)
}

/// The `slug` of a front matter: lower case, white space as hyphens, without
/// signs that mean something in a URL. May have several parts (`cn/about`).
pub(super) fn slug(text: &str) -> Result<String, Unusable> {
    let decoded = percent_decode_str(text.trim())
        .decode_utf8()
        .map_err(|_| Unusable::Encoding)?;
    let mut parts = Vec::new();
    for part in decoded.split('/') {
        let part: String = part
            .trim()
            .to_lowercase()
            .chars()
            .filter_map(slug_char)
            .collect();
        if !part.is_empty() {
            check_part(&part, true)?;
            parts.push(part);
        }
    }
    if parts.is_empty() {
        Err(Unusable::Empty)
    } else {
        Ok(parts.join("/"))
    }
}

fn slug_char(c: char) -> Option<char> {
    if c.is_whitespace() {
        return Some('-');
    }
    let invisible = c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{FEFF}');
    let sign = c.is_ascii() && !c.is_ascii_alphanumeric() && !"-_.~+@".contains(c);
    (!invisible && !sign).then_some(c)
}

/// The path of a full URL; anything else as it is.
fn without_host(text: &str) -> Result<(&str, bool), Unusable> {
    if let Some(rest) = text.strip_prefix("//") {
        return Ok((after_host(rest), true));
    }
    let Some((scheme, rest)) = text.split_once(':') else {
        return Ok((text, false));
    };
    if scheme.contains(['/', '?', '#', '%']) {
        return Ok((text, false));
    }
    match rest.strip_prefix("//") {
        Some(rest)
            if ["http", "https"]
                .iter()
                .any(|s| scheme.eq_ignore_ascii_case(s)) =>
        {
            Ok((after_host(rest), true))
        }
        _ => Err(Unusable::Scheme),
    }
}

fn after_host(rest: &str) -> &str {
    rest.find('/').map_or("/", |slash| &rest[slash..])
}

fn check_part(part: &str, is_last: bool) -> Result<(), Unusable> {
    if part.trim_matches(' ') == "." || part.trim_matches(' ') == ".." {
        Err(Unusable::Dots)
    } else if part.contains(char::is_control) {
        Err(Unusable::Control)
    } else if part.contains('\\') {
        Err(Unusable::Backslash)
    } else if part.len() > MAX_PART {
        Err(Unusable::Long)
    } else if PAGE_FILES
        .iter()
        .any(|file| part.eq_ignore_ascii_case(file))
        || (!is_last && is_html(part))
    {
        Err(Unusable::Reserved)
    } else {
        Ok(())
    }
}

fn is_index(part: &str) -> bool {
    part.eq_ignore_ascii_case("index.html") || part.eq_ignore_ascii_case("index.htm")
}

/// What an address with its last part names: a page's folder, or a file.
fn is_html(part: &str) -> bool {
    let extension = part.rsplit_once('.').map(|(_, extension)| extension);
    extension.is_some_and(|e| e.eq_ignore_ascii_case("html") || e.eq_ignore_ascii_case("htm"))
}

#[cfg(test)]
mod tests {
    use super::{Unusable, address, slug};

    fn ok(text: &str) -> String {
        match address(text) {
            Ok(written) => written.address,
            Err(error) => panic!("{text}: {error}"),
        }
    }

    #[test]
    fn addresses_start_and_end_with_a_slash_and_keep_their_case() {
        assert_eq!(ok("2025/09/18/Rust-1.90.0"), "/2025/09/18/Rust-1.90.0/");
        assert_eq!(ok("/about"), "/about/");
        assert_eq!(ok("//"), "/");
        assert_eq!(ok("/a//b///c/"), "/a/b/c/");
        assert_eq!(ok("/"), "/");
        assert_eq!(ok("/a:b/"), "/a:b/");
    }

    #[test]
    fn html_files_stay_files() {
        assert_eq!(ok("/2014/09/15/Rust-1.0.html"), "/2014/09/15/Rust-1.0.html");
        assert_eq!(ok("old.HTM"), "/old.HTM");
        assert_eq!(ok("/a/index.html"), "/a/");
        assert_eq!(ok("/index.html"), "/");
        assert_eq!(ok("/x.php"), "/x.php/");
    }

    #[test]
    fn percent_encoding_is_decoded_once() {
        assert_eq!(ok("/%E6%97%A5%20x/"), "/日 x/");
        assert_eq!(ok("/100%25/"), "/100%/");
        assert_eq!(ok("/50%/"), "/50%/");
        assert_eq!(address("/%ff/"), Err(Unusable::Encoding));
    }

    #[test]
    fn of_full_urls_the_path_counts() {
        assert_eq!(ok("https://old.example/x/y"), "/x/y/");
        assert_eq!(ok("HTTP://old.example"), "/");
        assert!(address("https://old.example/x").is_ok_and(|w| w.had_host));
        assert!(address("/x").is_ok_and(|w| !w.had_host));
    }

    #[test]
    fn nothing_leads_out_of_the_site() {
        for text in [
            "..",
            "/../x",
            "/a/../../etc/passwd",
            "a/..",
            "./x",
            "/%2e%2e/x",
            "/.. /x",
            "https://a.b/../x",
        ] {
            assert_eq!(address(text), Err(Unusable::Dots), "{text}");
        }
        assert_eq!(address("..\\x"), Err(Unusable::Backslash));
        assert_eq!(address("/a%5Cb/"), Err(Unusable::Backslash));
        assert_eq!(address("/a%00b/"), Err(Unusable::Control));
        assert_eq!(address("/a\tb/"), Err(Unusable::Control));
        assert_eq!(address("javascript:alert(1)"), Err(Unusable::Scheme));
        assert_eq!(address("C:/x"), Err(Unusable::Scheme));
        assert_eq!(address("/?p=12"), Err(Unusable::Query));
        assert_eq!(address("  "), Err(Unusable::Empty));
        assert_eq!(address(&"x".repeat(256)), Err(Unusable::Long));
        assert_eq!(address("/a/page.json"), Err(Unusable::Reserved));
        assert_eq!(address("/index.html/x"), Err(Unusable::Reserved));
        assert_eq!(address("/a.html/x"), Err(Unusable::Reserved));
        assert_eq!(ok("/a%2Fb/"), "/a/b/");
    }

    #[test]
    fn slugs_are_lower_case() {
        assert_eq!(slug("Vi-Lilac.Chaser").as_deref(), Ok("vi-lilac.chaser"));
        assert_eq!(slug("cn/About").as_deref(), Ok("cn/about"));
        assert_eq!(slug(" What is C#? ").as_deref(), Ok("what-is-c"));
        assert_eq!(slug("日本 語").as_deref(), Ok("日本-語"));
        assert_eq!(slug("%E6%97%A5").as_deref(), Ok("日"));
        assert_eq!(slug("/a//b/").as_deref(), Ok("a/b"));
        assert_eq!(slug("../x"), Err(Unusable::Dots));
        assert_eq!(slug("???"), Err(Unusable::Empty));
    }
}

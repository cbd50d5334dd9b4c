//! Which files a page shows: pictures, sound, film.

use std::collections::BTreeSet;

use inkleaf_content::Base;

use crate::markup::{address, attribute, next_tag};

/// The elements that load something when the page is shown.
const ELEMENTS: [&str; 5] = ["img", "source", "video", "audio", "track"];
/// From this width in pixels on, a picture is good enough for most screens.
const WIDE_ENOUGH: u32 = 1024;

/// The files that a document shows, as addresses: each in all its variants, the
/// best one to keep first.
pub(super) fn shown(base: &Base, html: &str) -> Vec<Vec<String>> {
    let mut seen = BTreeSet::new();
    let mut groups = Vec::new();
    let mut rest = html;
    while let Some((tag, after)) = next_tag(rest) {
        rest = after;
        let name = tag.split_ascii_whitespace().next();
        if !name.is_some_and(|name| ELEMENTS.contains(&name)) {
            continue;
        }
        let poster = attribute(tag, "poster").into_iter().map(str::to_owned);
        for urls in [variants(tag), poster.collect()] {
            let group: Vec<String> = urls.iter().filter_map(|url| address(base, url)).collect();
            if group
                .first()
                .is_some_and(|first| seen.insert(first.clone()))
            {
                groups.push(group);
            }
        }
    }
    groups
}

/// All URLs of a tag's file, the best one to keep first: the smallest one that is
/// wide enough, else the widest one.
fn variants(tag: &str) -> Vec<String> {
    let candidates = attribute(tag, "srcset").unwrap_or_default();
    let mut sized: Vec<(u32, &str)> = candidates.split(", ").filter_map(candidate).collect();
    sized.sort_by_key(|(width, _)| {
        if *width < WIDE_ENOUGH {
            u32::MAX - width
        } else {
            *width
        }
    });
    let mut urls: Vec<String> = sized.into_iter().map(|(_, url)| url.to_owned()).collect();
    let src = attribute(tag, "src").map(str::to_owned);
    urls.extend(src.filter(|src| !urls.contains(src)));
    urls
}

/// A candidate with its width (HTML, 4.8.4.2.1 "Srcset attributes").
fn candidate(text: &str) -> Option<(u32, &str)> {
    let (url, width) = text.trim().rsplit_once(' ')?;
    Some((width.strip_suffix('w')?.parse().ok()?, url))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown_in(html: &str) -> Vec<Vec<String>> {
        shown(&Base::new("/blog/"), html)
    }

    #[test]
    fn pictures_are_found_in_all_their_variants() {
        let html = "<p><img alt=\"<img src=\" src=\"/blog/a%20b.png\" \
            srcset=\"/blog/s-512.webp 512w, /blog/s-1024.webp 1024w, /blog/s-2048.webp 2048w\">";
        let expected = ["/s-1024.webp", "/s-2048.webp", "/s-512.webp", "/a b.png"];
        assert_eq!(shown_in(html), [expected]);
    }

    #[test]
    fn small_pictures_are_kept_as_wide_as_they_are() {
        let html = "<img src=\"/blog/a.png\" srcset=\"/blog/x.webp 300w, /blog/y.webp 600w\">";
        assert_eq!(shown_in(html)[0][0], "/y.webp");
    }

    #[test]
    fn films_and_sound_are_found() {
        let html = "<video poster=\"/blog/p.jpg\" src=\"/blog/f.mp4\"><track src=\"/blog/f.vtt\">\
            </video><audio><source src=\"/blog/s.mp3?x&amp;y\"></audio>";
        assert_eq!(
            shown_in(html),
            [["/f.mp4"], ["/p.jpg"], ["/f.vtt"], ["/s.mp3"]]
        );
    }

    #[test]
    fn what_lies_elsewhere_is_not_ours() {
        let html = "<img src=\"https://a.example/x.png\"><img src=\"/other/x.png\"><img src=\"data:,\">\
            <a href=\"/blog/x.png\">x</a><img src=\"/blog/x.png\"><img src=\"/blog/x.png\">";
        assert_eq!(shown_in(html), [["/x.png"]]);
        assert!(shown(&Base::new("/"), "<img src=\"//a.example/x.png\">").is_empty());
    }
}

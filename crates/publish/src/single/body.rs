//! The body of the document: the front page, and what is there without scripts.

use std::fmt::Write as _;

use inkleaf_content::encode_path;
use inkleaf_site::Body;
use quick_xml::escape::escape;

use super::Published;
use super::inside::Inside;
use crate::markup::{attribute, with_attribute, with_tags};

/// What stands in the body of the front page, with links that lead into this file.
pub(super) fn body(html: &str, inside: &Inside<'_>) -> String {
    let body = html.split_once("<body>").map_or("", |(_, body)| body);
    let end = body.find("<script ").unwrap_or(body.len());
    with_tags(&body[..end], |tag| {
        if attribute(tag, "href").is_some() {
            return Some(with_links(tag, inside));
        }
        let src = attribute(tag, "src")?;
        // The picture comes when the file is unpacked: it is in there once.
        let sources = attribute(tag, "srcset").unwrap_or_default().split(", ");
        let sources = sources.filter_map(|candidate| candidate.split(' ').next());
        let found = std::iter::once(src)
            .chain(sources)
            .find_map(|url| inside.file(url));
        let plain = with_attribute(&with_attribute(tag, "srcset", None), "src", None);
        Some(match found {
            Some(address) => format!("{plain} data-src=\"{}\"", escape(&address)),
            None => plain,
        })
    })
}

/// A link with the addresses that it has or will have; see `browser::head` for the last.
fn with_links(tag: &str, inside: &Inside<'_>) -> String {
    let mut changed = tag.to_owned();
    for name in ["href", "data-home"] {
        if let Some(href) = attribute(tag, name) {
            changed = with_attribute(&changed, name, inside.link(href).as_deref());
        }
    }
    changed
}

/// What is to be seen without scripts: why there is so little, and what there would be.
pub(super) fn without_scripts(site: &Published<'_>, notice: &str) -> String {
    let mut list = String::new();
    for planned in site.pages() {
        let Body::Post(post) = &planned.page.body else {
            continue;
        };
        // Titles are safe inline HTML.
        let title = &post.title;
        let _ = match site.web {
            Some(web) => {
                let url = format!(
                    "{web}{}",
                    encode_path(&planned.address).trim_start_matches('/')
                );
                writeln!(list, "<li><a href=\"{}\">{title}</a></li>", escape(&url))
            }
            None => writeln!(list, "<li>{title}</li>"),
        };
    }
    format!(
        "<noscript>\n<div class=\"file-notice\"><p>{}</p>\n<ul>\n{list}</ul></div>\n</noscript>\n",
        escape(notice)
    )
}

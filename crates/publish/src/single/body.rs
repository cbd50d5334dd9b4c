//! The body of the document: the front page, and what is there without scripts.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use inkleaf_content::encode_path;
use inkleaf_site::Body;
use quick_xml::escape::escape;

use super::Published;
use super::files::Files;
use crate::markup::{attribute, with_attribute, with_tags};

/// What stands in the body of the front page, with links that lead into this file.
pub(super) fn body(
    site: &Published<'_>,
    html: &str,
    paths: &BTreeSet<&String>,
    files: &Files,
) -> String {
    let body = html.split_once("<body>").map_or("", |(_, body)| body);
    let end = body.find("<script ").unwrap_or(body.len());
    with_tags(&body[..end], |tag| {
        if let Some(href) = attribute(tag, "href") {
            return Some(with_attribute(
                tag,
                "href",
                link(site, href, paths).as_deref(),
            ));
        }
        let src = attribute(tag, "src")?;
        // The picture comes when the file is unpacked: it is in there once.
        let sources = attribute(tag, "srcset").unwrap_or_default().split(", ");
        let sources = sources.filter_map(|candidate| candidate.split(' ').next());
        let found = std::iter::once(src)
            .chain(sources)
            .find(|url| files.contains_key(*url));
        let plain = with_attribute(&with_attribute(tag, "srcset", None), "src", None);
        Some(match found {
            Some(url) => format!("{plain} data-src=\"{url}\""),
            None => plain,
        })
    })
}

/// A link of the published blog as one that leads into this file, or to the web.
fn link(site: &Published<'_>, href: &str, paths: &BTreeSet<&String>) -> Option<String> {
    if !href.starts_with('/') || href.starts_with("//") {
        return Some(href.to_owned());
    }
    let path = href.split(['?', '#']).next().unwrap_or(href).to_owned();
    if paths.contains(&path) {
        return Some(format!("#{href}"));
    }
    site.web.map(|web| format!("{web}{}", &href[1..]))
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

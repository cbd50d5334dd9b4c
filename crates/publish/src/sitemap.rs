//! `sitemap.xml` and `robots.txt`: what search engines should know.
//! The format: <https://www.sitemaps.org/protocol.html>.

use std::io;

use inkleaf_content::encode_path;
use inkleaf_site::{PlannedPage, SiteConfig, Translation};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::xml::allowed;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
/// Of the links to a page's translations.
const LINKS: &str = "http://www.w3.org/1999/xhtml";
/// The protocol's limit for one file.
const URLS_IN_A_FILE: usize = 50_000;

/// A file to write, at a site address.
pub(crate) type TextFile = (String, Vec<u8>);

/// The sitemap of a site whose `base_url` is known: one file, or an index and
/// its parts where the site is larger than one file may be. Pages that search
/// engines should leave out are not in it.
pub(crate) fn sitemap(config: &SiteConfig, pages: &[PlannedPage]) -> io::Result<Vec<TextFile>> {
    let base = config.base();
    let urls: Vec<Located<'_>> = pages
        .iter()
        .filter(|page| !page.page.head.no_index)
        .filter_map(|page| {
            Some(Located {
                url: config.full_url(&base.href(&encode_path(&page.address)))?,
                lastmod: page.lastmod.as_deref(),
                translations: &page.page.head.translations,
            })
        })
        .collect();
    if urls.len() <= URLS_IN_A_FILE {
        return Ok(vec![(
            "/sitemap.xml".to_owned(),
            list("urlset", "url", &urls)?,
        )]);
    }
    let mut files = Vec::new();
    let mut parts = Vec::new();
    for (number, urls) in urls.chunks(URLS_IN_A_FILE).enumerate() {
        let address = format!("/sitemap-{}.xml", number + 1);
        let url = config.full_url(&base.href(&address));
        parts.extend(url.map(|url| Located {
            url,
            lastmod: None,
            translations: &[],
        }));
        files.push((address, list("urlset", "url", urls)?));
    }
    files.insert(
        0,
        (
            "/sitemap.xml".to_owned(),
            list("sitemapindex", "sitemap", &parts)?,
        ),
    );
    Ok(files)
}

/// What a sitemap tells of a page, or of another sitemap.
struct Located<'a> {
    url: String,
    lastmod: Option<&'a str>,
    translations: &'a [Translation],
}

fn list(root: &str, item: &str, urls: &[Located<'_>]) -> io::Result<Vec<u8>> {
    let has_links = urls.iter().any(|located| !located.translations.is_empty());
    let links = has_links.then_some(("xmlns:xhtml", LINKS));
    let mut writer = Writer::new(Vec::new());
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer.write_event(Event::Text(BytesText::new("\n")))?;
    writer
        .create_element(root)
        .with_attribute(("xmlns", NAMESPACE))
        .with_attributes(links)
        .write_inner_content(|w| {
            for located in urls {
                w.write_event(Event::Text(BytesText::new("\n")))?;
                w.create_element(item)
                    .write_inner_content(|w| write(w, located))?;
            }
            w.write_event(Event::Text(BytesText::new("\n")))
        })?;
    writer.write_event(Event::Text(BytesText::new("\n")))?;
    Ok(writer.into_inner())
}

fn write(w: &mut Writer<Vec<u8>>, located: &Located<'_>) -> io::Result<()> {
    w.create_element("loc")
        .write_text_content(BytesText::new(&allowed(&located.url)))?;
    if let Some(lastmod) = located.lastmod {
        w.create_element("lastmod")
            .write_text_content(BytesText::new(lastmod))?;
    }
    for there in located.translations {
        w.create_element("xhtml:link")
            .with_attributes([("rel", "alternate"), ("hreflang", there.lang.as_str())])
            .with_attribute(("href", allowed(&there.url).as_ref()))
            .write_empty()?;
    }
    Ok(())
}

/// `robots.txt`: everything may be read; where the sitemap is, if there is one.
pub(crate) fn robots(sitemap: Option<&str>) -> String {
    let mut text = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(url) = sitemap {
        text.push_str(&format!("\nSitemap: {url}\n"));
    }
    text
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use inkleaf_site::{Body, Head, Page};

    use super::*;

    fn page(number: usize, no_index: bool) -> PlannedPage {
        let head = Head {
            title: String::new(),
            description: None,
            canonical: String::new(),
            lang: "en".into(),
            rtl: false,
            translations: vec![],
            image: None,
            no_index,
        };
        let (page, lastmod) = (
            Page {
                head,
                body: Body::NotFound,
            },
            Some("2024-04-01".into()),
        );
        PlannedPage {
            address: format!("/a & \u{fffe}é/{number}/"),
            page,
            entry: None,
            edition: 0,
            lastmod,
        }
    }

    fn urls(xml: &[u8]) -> Vec<String> {
        let text = std::str::from_utf8(xml).unwrap();
        let document = roxmltree::Document::parse(text).unwrap();
        let locs = document
            .descendants()
            .filter(|node| node.has_tag_name((NAMESPACE, "loc")));
        locs.map(|node| node.text().unwrap().to_owned()).collect()
    }

    fn config() -> SiteConfig {
        SiteConfig {
            base_url: "https://a.example/blog/".into(),
            ..Default::default()
        }
    }

    #[test]
    fn pages_are_listed_with_full_urls_and_escaped() {
        let files = sitemap(&config(), &[page(1, false), page(2, true)]).unwrap();
        assert_eq!(files.len(), 1);
        let urls = urls(&files[0].1);
        assert_eq!(urls, ["https://a.example/blog/a%20&%20%EF%BF%BE%C3%A9/1/"]);
    }

    #[test]
    fn a_large_site_has_an_index() {
        let pages: Vec<_> = (0..URLS_IN_A_FILE + 1)
            .map(|number| page(number, false))
            .collect();
        let files = sitemap(&config(), &pages).unwrap();
        let addresses: Vec<_> = files.iter().map(|(address, _)| address.as_str()).collect();
        assert_eq!(
            addresses,
            ["/sitemap.xml", "/sitemap-1.xml", "/sitemap-2.xml"]
        );
        let parts = urls(&files[0].1);
        assert_eq!(parts[1], "https://a.example/blog/sitemap-2.xml");
        assert_eq!(
            urls(&files[1].1).len() + urls(&files[2].1).len(),
            pages.len()
        );
    }
}

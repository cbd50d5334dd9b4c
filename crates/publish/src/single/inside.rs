//! Where links lead in a blog that is one file. (In texts, `web/single/address.js` does the
//! same.)

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use inkleaf_content::encode_path;
use percent_encoding::percent_decode_str;
use quick_xml::escape::{escape, unescape};

use super::Published;
use super::files::Files;

/// What is in the file, by address.
pub(super) struct Inside<'a> {
    web: Option<&'a str>,
    /// The paths of the pages, percent-encoded, by address.
    pages: BTreeMap<&'a str, String>,
    /// The paths that former addresses lead to.
    pub(super) aliases: BTreeMap<&'a str, &'a str>,
    files: &'a Files,
}

impl<'a> Inside<'a> {
    pub(super) fn of(site: &'a Published<'_>, files: &'a Files) -> Self {
        let pages: BTreeMap<_, _> = site
            .pages()
            .map(|page| (page.address.as_str(), encode_path(&page.address)))
            .collect();
        let paths: BTreeSet<&str> = pages.values().map(String::as_str).collect();
        let redirects = site.site.redirects.iter();
        let aliases = redirects
            .filter(|redirect| paths.contains(&*redirect.to))
            .map(|redirect| (redirect.from.as_str(), redirect.to.as_str()))
            .collect();
        Self {
            web: site.web,
            pages,
            aliases,
            files,
        }
    }

    /// The value of an `href` of the published blog as one that leads into this file, or to
    /// the web; `None` if it leads nowhere. Both are escaped.
    pub(super) fn link(&self, href: &str) -> Option<String> {
        let href = unescape(href).unwrap_or(Cow::Borrowed(href));
        let end = href.find(['?', '#']).unwrap_or(href.len());
        let (path, rest) = href.split_at(end);
        let path = self.own(path).map_or(Cow::Borrowed(path), Cow::Owned);
        let link = if path.starts_with("//") {
            Some(format!("https:{path}{rest}"))
        } else if path.starts_with('/') {
            let inside = self.page(&path).map(|path| format!("#{path}{rest}"));
            inside.or_else(|| Some(format!("{}{}{rest}", self.web?, &path[1..])))
        } else {
            Some(format!("{path}{rest}"))
        };
        link.map(|link| escape(&link).into_owned())
    }

    /// The path within the blog of a full URL of it.
    fn own(&self, url: &str) -> Option<String> {
        let web = self.web?;
        let is_front = url.strip_suffix('/').unwrap_or(url) == web.trim_end_matches('/');
        let below = if is_front { "" } else { url.strip_prefix(web)? };
        Some(format!("/{below}"))
    }

    /// The path of the page at a path, as it may be written.
    fn page(&self, path: &str) -> Option<&str> {
        let address = decoded(path);
        let folder = match address.strip_suffix("/index.html") {
            // With its slash.
            Some(folder) => &address[..=folder.len()],
            None => &address,
        };
        let with_slash = format!("{folder}/");
        [&*address, folder, &with_slash]
            .into_iter()
            .find_map(|at| match self.pages.get(at) {
                Some(path) => Some(path.as_str()),
                None => self.aliases.get(at).copied(),
            })
    }

    /// The address of a file that is in here, by its URL, which is escaped.
    pub(super) fn file(&self, url: &str) -> Option<String> {
        let url = unescape(url).unwrap_or(Cow::Borrowed(url));
        let path = url.split(['?', '#']).next().unwrap_or_default();
        let address = decoded(path);
        self.files
            .contains_key(&*address)
            .then(|| address.into_owned())
    }
}

fn decoded(path: &str) -> Cow<'_, str> {
    percent_decode_str(path)
        .decode_utf8()
        .unwrap_or(Cow::Borrowed(path))
}

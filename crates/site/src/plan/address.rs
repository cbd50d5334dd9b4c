//! The address of each document.

use std::collections::HashMap;

use inkleaf_content::{date_in_name, slug, term_slug};

use super::{
    Finding, Role,
    context::Context,
    document::Doc,
    finding::At,
    written::{self, Unusable, Written},
};
use crate::{
    SiteConfig,
    permalink::{Pattern, Token},
};

/// Gives every document its address and href. A date at the start of a file
/// name is there for sorting and stays out of the address, unless two
/// documents would then have the same one.
pub(super) fn assign(
    docs: &mut [Doc<'_>],
    pattern: Option<&Pattern>,
    cx: &Context<'_>,
    findings: &mut Vec<Finding>,
) {
    let scheme = Scheme {
        pattern,
        config: cx.config,
    };
    for doc in docs.iter_mut() {
        match scheme.address(doc, false) {
            Ok(written) => take(doc, written, findings),
            Err(finding) => findings.push(*finding),
        }
    }
    for i in sharing(docs) {
        let doc = &mut docs[i];
        if scheme.drops_date(doc)
            && let Ok(written) = scheme.address(doc, true)
        {
            findings.push(date_kept(doc, &written.address));
            doc.address = written.address;
        }
    }
    for doc in docs {
        doc.href = cx.href(&doc.address);
    }
}

/// Addresses that differ only in case are one on the disks of Windows and macOS.
pub(super) fn folded(address: &str) -> String {
    address.to_lowercase()
}

fn take(doc: &mut Doc<'_>, written: Written, findings: &mut Vec<Finding>) {
    if written.had_host {
        findings.push(At::keys(doc.file, &["url", "path"]).warning(
            "address-with-host",
            "of its address only the path counts: where a site is published is said in `base_url`"
                .into(),
            format!("write `url: {}`", written.address),
        ));
    }
    doc.address = written.address;
}

fn date_kept(doc: &Doc<'_>, address: &str) -> Finding {
    At::keys(doc.file, &["slug"]).warning(
        "address-keeps-date",
        format!(
            "its address is {address}: without the date it would be {}, as another document's",
            doc.address
        ),
        format!("to keep it whatever is added later, write `url: {address}`"),
    )
}

/// The documents that share an address with another one.
fn sharing(docs: &[Doc<'_>]) -> Vec<usize> {
    let mut by_address: HashMap<String, Vec<usize>> = HashMap::with_capacity(docs.len());
    for (i, doc) in docs
        .iter()
        .enumerate()
        .filter(|(_, doc)| !doc.address.is_empty())
    {
        by_address.entry(folded(&doc.address)).or_default().push(i);
    }
    by_address
        .into_values()
        .filter(|sharing| sharing.len() > 1)
        .flatten()
        .collect()
}

/// How addresses come about on a site.
struct Scheme<'a> {
    pattern: Option<&'a Pattern>,
    config: &'a SiteConfig,
}

impl Scheme<'_> {
    fn address(&self, doc: &Doc<'_>, keep_date: bool) -> Result<Written, Box<Finding>> {
        let front = doc.front();
        for (key, value) in [("url", &front.url), ("path", &front.path)] {
            if let Some(value) = value {
                return written::address(value).map_err(|why| unusable(doc, key, value, why));
            }
        }
        let mut address = self.language_prefix(doc);
        match self.pattern.filter(|_| doc.role == Role::Post) {
            Some(pattern) => address.push_str(&filled(pattern, doc, keep_date)?),
            None => {
                for folder in doc
                    .name
                    .folders
                    .split('/')
                    .filter(|folder| !folder.is_empty())
                {
                    address.push('/');
                    address.push_str(&part(folder));
                }
                address.push('/');
                address.push_str(&own_part(doc, keep_date)?);
            }
        }
        let address =
            written::normalized(&address).map_err(|why| unusable(doc, "slug", &address, why))?;
        Ok(Written {
            address,
            had_host: false,
        })
    }

    /// A translation stands below its language, so that it does not meet the
    /// original. The site's own language needs no prefix.
    fn language_prefix(&self, doc: &Doc<'_>) -> String {
        match &doc.name.lang {
            Some(lang) if doc.edition == 0 && self.config.edition_of(lang) != Some(0) => {
                format!("/{}", lang.to_ascii_lowercase())
            }
            _ => self.config.prefix(doc.edition),
        }
    }

    /// Whether its address leaves out a date that its file name has.
    fn drops_date(&self, doc: &Doc<'_>) -> bool {
        let front = doc.front();
        let has_own_part = match self.pattern.filter(|_| doc.role == Role::Post) {
            Some(pattern) => pattern.uses(Token::Slug),
            None => true,
        };
        has_own_part
            && front.url.is_none()
            && front.path.is_none()
            && doc.name.without_date() != doc.name.last
    }
}

fn filled(pattern: &Pattern, doc: &Doc<'_>, keep_date: bool) -> Result<String, Box<Finding>> {
    if pattern.needs_date() && doc.date.is_none() {
        return Err(Box::new(At::file(&doc.file.path).error(
            "permalink-needs-date",
            "the pattern of addresses (`permalink` in inkleaf.toml) has a date in it, but this post has none".into(),
            "add `date: 2024-04-01` (the day it was published) or `url: /its/address/` to its front matter".into(),
        )));
    }
    let own = own_part(doc, keep_date)?;
    let day = doc.date.map(|date| date.day()).unwrap_or_default();
    Ok(pattern.fill(|token| match token {
        Token::Year => format!("{:04}", day.year()),
        Token::Month => format!("{:02}", day.month()),
        Token::Day => format!("{:02}", day.day()),
        Token::Slug => own.clone(),
        Token::Title => match shortened(slug(&doc.plain_title)) {
            title if title.is_empty() => own.clone(),
            title => title,
        },
        Token::Filename => part(doc.name.last),
        Token::Section => doc
            .name
            .folders
            .split('/')
            .next()
            .map(section)
            .unwrap_or_default(),
    }))
}

fn section(folder: &str) -> String {
    if folder.is_empty() {
        String::new()
    } else {
        part(folder)
    }
}

/// The last part of a document's address: its `slug`, else its file name's.
fn own_part(doc: &Doc<'_>, keep_date: bool) -> Result<String, Box<Finding>> {
    if let Some(key) = &doc.front().slug {
        let slug = written::slug(key).map_err(|why| unusable(doc, "slug", key, why))?;
        return Ok(match date_in_name(doc.name.last) {
            Some((date, _)) if keep_date => format!("{}-{slug}", date.day()),
            _ => slug,
        });
    }
    let name = if keep_date {
        doc.name.last
    } else {
        doc.name.without_date()
    };
    // The front page's own file (`index.md` at the root) has no name.
    Ok(if name.is_empty() {
        String::new()
    } else {
        part(name)
    })
}

/// A file's, folder's or term's name as one part of an address, never empty.
fn part(name: &str) -> String {
    let slug = slug(name);
    shortened(if slug.is_empty() {
        term_slug(name)
    } else {
        slug
    })
}

/// Names longer than this are cut: file systems take 255 bytes at most, and
/// `/:day-:slug/` adds to it.
const LONGEST: usize = 200;

/// Cuts what no disk would take as a file name; a checksum of the whole keeps
/// long names apart that start alike.
pub(super) fn shortened(slug: String) -> String {
    if slug.len() <= LONGEST {
        return slug;
    }
    let cut = (0..LONGEST - 16)
        .rev()
        .find(|end| slug.is_char_boundary(*end))
        .unwrap_or(0);
    format!(
        "{}-{:016x}",
        slug[..cut].trim_end_matches('-'),
        fnv1a(slug.as_bytes())
    )
}

/// FNV-1a, 64 bits: stable over versions and machines, unlike std's hasher.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn unusable(doc: &Doc<'_>, key: &str, value: &str, why: Unusable) -> Box<Finding> {
    let example = if key == "slug" {
        "slug: a-few-words"
    } else {
        "url: /posts/a-few-words/"
    };
    Box::new(At::keys(doc.file, &[key]).error(
        "address-unusable",
        format!("`{key}: {value}` can't be an address: {why}"),
        format!("write e.g. `{example}`, or delete the key"),
    ))
}

#[cfg(test)]
mod tests {
    use super::{part, shortened};

    #[test]
    fn parts_are_never_empty() {
        assert_eq!(part("Hello, World"), "hello-world");
        assert_eq!(part("🚀"), "u1f680");
    }

    #[test]
    fn long_names_are_cut_and_stay_apart() {
        let long = |end: &str| shortened("日".repeat(100) + end);
        assert!(long("a").len() <= 200);
        assert_ne!(long("a"), long("b"));
        assert_eq!(long("a"), long("a"));
        assert_eq!(shortened("short".into()), "short");
    }
}

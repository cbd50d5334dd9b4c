//! The head of a document that needs no other file.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use inkleaf_site::Head as PageHead;
use percent_encoding::percent_decode_str;
use quick_xml::escape::escape;
use sha2::{Digest, Sha256};
use url::Url;

use super::Published;
use super::document::text;
use super::files::media_type;
use super::refs::Refs;
use crate::BuildError;
use crate::shell::ASSETS;

/// What stands in the head.
pub(super) struct Head<'a> {
    refs: &'a Refs,
    page: &'a PageHead,
    /// The style sheet with its fonts.
    pub(super) style: String,
    /// Scripts that run before anything is painted.
    scripts: [String; 2],
    icon: Option<String>,
    web: Option<&'a str>,
}

impl<'a> Head<'a> {
    /// Of the front page, whose head it is otherwise.
    pub(super) fn of(
        site: &'a Published<'_>,
        refs: &'a Refs,
        page: &'a PageHead,
    ) -> Result<Self, BuildError> {
        let style = text(site.read(&refs.style)?) + &site.app.style;
        let icon = refs
            .icon
            .as_deref()
            .map(|icon| site.read(icon))
            .transpose()?;
        Ok(Self {
            refs,
            page,
            style: with_files(&style, |address| site.read(address).ok()),
            scripts: [text(site.read(&refs.theme)?), site.app.script.clone()],
            icon: icon.map(|icon| data_url("image/svg+xml", &icon)),
            web: site.web,
        })
    }

    /// The document up to the end of its head. `path` is the front page's.
    pub(super) fn start(&self, path: &str) -> String {
        let direction = if self.page.rtl { " dir=\"rtl\"" } else { "" };
        let mut out = format!(
            "<!doctype html>\n<html lang=\"{}\"{direction} data-embedded=\"{path}\">\n<head>\n\
             <meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n",
            escape(&*self.page.lang),
            policy(&self.scripts, &self.style),
        );
        self.write_tags(&mut out);
        let [theme, unpack] = &self.scripts;
        let _ = write!(
            out,
            "<style>{}</style>\n<script>{theme}</script>\n<script>{unpack}</script>\n</head>\n",
            self.style
        );
        out
    }

    /// What the head says of the page. (Writing into memory can't fail.)
    fn write_tags(&self, out: &mut String) {
        let mut meta = |name: &str, content: &str| {
            let content = escape(content);
            let _ = writeln!(out, "<meta name=\"{name}\" content=\"{content}\">");
        };
        meta("viewport", "width=device-width, initial-scale=1");
        meta(
            "description",
            self.page.description.as_deref().unwrap_or_default(),
        );
        meta("inkleaf-base", "/");
        meta("inkleaf-build", &self.refs.build);
        for (scheme, colour) in ["light", "dark"].iter().zip(&self.refs.colours) {
            let _ = writeln!(
                out,
                "<meta name=\"theme-color\" content=\"{colour}\" media=\"(prefers-color-scheme: {scheme})\">"
            );
        }
        let _ = writeln!(out, "<title>{}</title>", escape(&*self.page.title));
        for (rel, href) in [("canonical", self.web), ("icon", self.icon.as_deref())] {
            if let Some(href) = href {
                let _ = writeln!(out, "<link rel=\"{rel}\" href=\"{}\">", escape(href));
            }
        }
    }
}

/// What may run and load: what is in the document, named by its hash, and what the app
/// makes of it. Nothing is ever asked for elsewhere (Content Security Policy Level 3, 2.3.1).
fn policy(scripts: &[String], style: &str) -> String {
    let hashes: Vec<_> = scripts.iter().map(|code| hash(code)).collect();
    format!(
        "default-src 'none'; script-src {} blob: 'wasm-unsafe-eval'; style-src {}; \
         img-src data: blob:; media-src data: blob:; font-src data:; connect-src blob:; \
         base-uri 'none'; form-action 'none'",
        hashes.join(" "),
        hash(style)
    )
}

fn hash(content: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(content)))
}

/// A file as a URL (RFC 2397).
fn data_url(media_type: &str, bytes: &[u8]) -> String {
    format!("data:{media_type};base64,{}", STANDARD.encode(bytes))
}

/// A style sheet that lies in [`ASSETS`] with its fonts and pictures in it, as far as
/// `read` has them (CSS Values 4, 4.5 "Resource Locators").
fn with_files(css: &str, read: impl Fn(&str) -> Option<Vec<u8>>) -> String {
    const START: &str = "url(";
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once(START) {
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
        let written = &after[usize::from(quote.is_some())..];
        let Some((url, after)) = written.split_once(quote.unwrap_or(')')) else {
            break;
        };
        let quote = quote.unwrap_or('"');
        let data = file_of(url).and_then(|address| {
            let kind = media_type(&address)?;
            Some(data_url(kind, &read(&address)?))
        });
        let url = data.as_deref().unwrap_or(url);
        let _ = write!(out, "{before}{START}{quote}{url}{quote}");
        rest = after.strip_prefix(')').unwrap_or(after);
        out.push(')');
    }
    out.push_str(rest);
    // Whatever an author writes there, it does not end the element (HTML, 13.2.6.2).
    out.replace("</style", "<\\/style")
}

/// The address of the file that a style sheet in [`ASSETS`] names.
fn file_of(url: &str) -> Option<String> {
    let sheet = Url::parse("file:///").ok()?.join(ASSETS).ok()?;
    let url = sheet.join(url.trim()).ok()?;
    let is_ours = url.scheme() == "file" && url.host().is_none();
    let path = is_ours.then(|| percent_decode_str(url.path()).decode_utf8().ok())??;
    Some(path.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_sheet_has_its_files_in_it() {
        let css = "a { src: url(\"font-1.woff2\") } b { c: url('/x.png'), url(../x.png?v=1), \
             url(\"y.png\"), url(\"//a.example/x.png\"), url(\"#z\") } /* </style> */";
        let read = |address: &str| {
            let known = ["/assets/font-1.woff2", "/x.png"];
            known.contains(&address).then(|| b"1".to_vec())
        };
        assert_eq!(
            with_files(css, read),
            "a { src: url(\"data:font/woff2;base64,MQ==\") } b { c: url('data:image/png;base64,MQ=='), \
             url(\"data:image/png;base64,MQ==\"), url(\"y.png\"), url(\"//a.example/x.png\"), \
             url(\"#z\") } /* <\\/style> */"
        );
    }
}

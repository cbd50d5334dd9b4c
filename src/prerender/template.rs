//! The built app's `index.html`, cut at the places where a page is poured in.

/// The built app's `index.html`: what every page of the site is poured into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Up to the value of `<html lang>`.
    pub(super) before_lang: String,
    /// From there to the marker in the head.
    pub(super) before_head: String,
    /// Between the markers of head and body.
    pub(super) before_body: String,
    /// The rest.
    pub(super) after_body: String,
}

/// Why a built app's `index.html` can't be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the app's index.html has no {marker}: it is not an Inkleaf app's, or an older one's")]
pub struct TemplateError {
    /// What is missing.
    pub marker: &'static str,
}

const LANG: &str = "<html lang=\"";
const HEAD: &str = "<!--inkleaf:head-->";
const BODY: &str = "<!--inkleaf:body-->";

impl Template {
    /// Reads the built app's `index.html`. References to the app's files
    /// (`/app-1234.js`) are rewritten to lie in `assets` (an href that ends
    /// with a slash, e.g. `/blog/assets/`).
    ///
    /// # Errors
    /// A marker is missing: the file is not an Inkleaf app's.
    pub fn parse(index_html: &str, assets: &str) -> Result<Self, TemplateError> {
        let (start, rest) = cut(index_html, LANG)?;
        let rest = rest
            .split_once('"')
            .ok_or(TemplateError { marker: LANG })?
            .1;
        let (before_head, rest) = cut(rest, HEAD)?;
        let (before_body, after_body) = cut(rest, BODY)?;
        Ok(Self {
            before_lang: tidy(start, assets) + LANG,
            before_head: format!("\"{}", tidy(before_head, assets)),
            before_body: tidy(before_body, assets),
            after_body: tidy(after_body, assets),
        })
    }
}

fn cut<'a>(text: &'a str, marker: &'static str) -> Result<(&'a str, &'a str), TemplateError> {
    text.split_once(marker).ok_or(TemplateError { marker })
}

fn tidy(part: &str, assets: &str) -> String {
    // trunk leaves its own settings in the tags; they tell browsers nothing.
    let mut part = without_comments(part).replace(" data-integrity=\"none\"", "");
    for attribute in ["href", "src", "data-wasm"] {
        part = part.replace(
            &format!("{attribute}=\"/"),
            &format!("{attribute}=\"{assets}"),
        );
    }
    part.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| format!("{line}\n"))
        .collect()
}

/// Comments explain the file to those who change it; readers need not load them.
fn without_comments(part: &str) -> String {
    let mut kept = String::with_capacity(part.len());
    let mut rest = part;
    while let Some((before, after)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const INDEX: &str = "<!doctype html>\n<!-- why -->\n<html lang=\"en\">\n<head>\n\
        <!--inkleaf:head-->\n<link rel=\"stylesheet\" href=\"/main-1.css\">\n</head>\n\
        <body>\n<!--inkleaf:body-->\n<div id=\"app\"></div>\n</body>\n</html>\n";

    #[test]
    fn references_move_into_the_assets_folder() {
        let template = Template::parse(INDEX, "/blog/assets/").unwrap();
        assert!(
            template
                .before_body
                .contains("href=\"/blog/assets/main-1.css\"")
        );
    }

    #[test]
    fn the_parts_make_up_the_file_without_comments() {
        let template = Template::parse(INDEX, "/").unwrap();
        let whole = [
            template.before_lang,
            "tr".into(),
            template.before_head,
            template.before_body,
            template.after_body,
        ]
        .concat();
        assert!(whole.starts_with("<!doctype html>"));
        assert!(whole.contains("<html lang=\"tr\">\n<head>"));
        assert!(!whole.contains("<!--"));
        assert!(whole.trim_end().ends_with("</html>"));
    }

    #[test]
    fn a_missing_marker_is_told() {
        for marker in [LANG, HEAD, BODY] {
            let error = Template::parse(&INDEX.replace(marker, ""), "/").unwrap_err();
            assert_eq!(error.marker, marker);
        }
    }
}

//! The line at the foot of every page.

use inkleaf_content::{Dialect, Facts, RenderOptions, inline_html, render};
use inkleaf_site::{Edition, SiteConfig};

/// An edition's footer as safe inline HTML; else the author's name, or the
/// site's.
pub(super) fn footer(config: &SiteConfig, edition: &Edition) -> String {
    if edition.footer.is_empty() {
        let name = if config.author.is_empty() {
            &edition.title
        } else {
            &config.author
        };
        return inline_html(name);
    }
    // Links work here, in contrast to a title: it is a paragraph of Markdown.
    let options = RenderOptions {
        base: config.base(),
        address: edition.address.clone(),
        dialect: Dialect::default(),
    };
    let html = render(&edition.footer, &Facts::default(), &options).html;
    let inside = html
        .trim()
        .strip_prefix("<p>")
        .and_then(|html| html.strip_suffix("</p>"));
    match inside {
        Some(inside) if !inside.contains("<p>") => inside.to_owned(),
        _ => inline_html(&edition.footer),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(footer: &str, author: &str) -> String {
        let config = SiteConfig {
            author: author.into(),
            base_url: "https://a.example/b/".into(),
            ..SiteConfig::default()
        };
        let edition = Edition {
            lang: "en".into(),
            name: String::new(),
            title: "T & T".into(),
            description: String::new(),
            footer: footer.into(),
            address: "/".into(),
            menu: vec![],
            feed: vec![],
        };
        super::footer(&config, &edition)
    }

    #[test]
    fn links_work_below_the_base_path() {
        assert_eq!(
            of("© *us*, [why](/about/)", ""),
            "© <em>us</em>, <a href=\"/b/about/\">why</a>"
        );
    }

    #[test]
    fn it_is_always_one_line_without_block_markup() {
        for footer in ["a\n\nb", "# a", "- a", "<script>x</script>"] {
            let html = of(footer, "");
            assert!(
                !html.contains("<p>") && !html.contains("<h") && !html.contains("<script"),
                "{html}"
            );
        }
    }

    #[test]
    fn without_one_it_names_the_author_or_the_site() {
        assert_eq!(of("", "A <b>"), "A &lt;b&gt;");
        assert_eq!(of("", ""), "T &amp; T");
    }
}

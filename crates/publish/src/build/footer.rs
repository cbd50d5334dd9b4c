//! The line at the foot of every page.

use inkleaf_content::{Dialect, Facts, RenderOptions, inline_html, render};
use inkleaf_site::SiteConfig;

/// The settings' footer as safe inline HTML; else the author's name, or the
/// site's.
pub(super) fn footer(config: &SiteConfig) -> String {
    if config.footer.is_empty() {
        let name = if config.author.is_empty() {
            &config.title
        } else {
            &config.author
        };
        return inline_html(name);
    }
    // Links work here, in contrast to a title: it is a paragraph of Markdown.
    let options = RenderOptions {
        base: config.base(),
        address: "/".to_owned(),
        dialect: Dialect::default(),
    };
    let html = render(&config.footer, &Facts::default(), &options).html;
    let inside = html
        .trim()
        .strip_prefix("<p>")
        .and_then(|html| html.strip_suffix("</p>"));
    match inside {
        Some(inside) if !inside.contains("<p>") => inside.to_owned(),
        _ => inline_html(&config.footer),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(footer: &str, author: &str) -> String {
        let config = SiteConfig {
            footer: footer.into(),
            author: author.into(),
            title: "T & T".into(),
            base_url: "https://a.example/b/".into(),
            ..SiteConfig::default()
        };
        super::footer(&config)
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

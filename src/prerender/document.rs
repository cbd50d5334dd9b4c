//! A page as a whole document.

use inkleaf_site::Page;
use inkleaf_words::Language;
use leptos::prelude::*;

use super::{Chrome, Template, chrome, head};
use crate::views::{escape, page_view};

/// A page as a whole HTML document. `href` is the page's own; `article` is
/// the rendered HTML of the document that the page shows, if it shows one.
pub fn document(
    template: &Template,
    chrome: &Chrome,
    page: &Page,
    href: &str,
    article: Option<&str>,
) -> String {
    let owner = Owner::new();
    owner.set();
    let head = html(head::head(chrome, page));
    let words = Language::of(&page.head.lang).words();
    let main = page_view(words, page.clone(), article.map(str::to_owned));
    let body = html(chrome::body(chrome, &page.head, href, main));
    let data = page_data(page);
    // The quote that ends the value follows in the template.
    let direction = if page.head.rtl { "\" dir=\"rtl" } else { "" };
    let Template {
        before_lang,
        before_head,
        before_body,
        after_body,
    } = template;
    let mut document = String::with_capacity(
        before_head.len() + head.len() + before_body.len() + body.len() + data.len() + 1024,
    );
    for part in [
        before_lang,
        &escape(&page.head.lang),
        direction,
        before_head,
        &head,
        before_body,
        &body,
        &data,
    ] {
        document.push_str(part);
    }
    document.push_str(after_body);
    document
}

/// A view as HTML, without the empty comments by which Leptos would find text
/// nodes again if it hydrated the page. It does not: see ARCHITECTURE.md.
fn html(view: impl IntoView + 'static) -> String {
    view.into_view().to_html().replace("<!>", "")
}

/// The page data as a block that browsers never run. `<` is escaped so that no
/// text of a post can end the block (HTML, 4.12.1.3 "Restrictions for contents
/// of script elements").
fn page_data(page: &Page) -> String {
    let json = serde_json::to_string(page).unwrap_or_else(|_| "null".into());
    format!(
        "<script type=\"application/json\" id=\"page-data\">{}</script>\n",
        json.replace('<', "\\u003c")
    )
}

/// The document at a former address: leads to `to` (an href or full URL)
/// without scripts, and tells search engines.
pub fn redirect_document(language: Language, to: &str) -> String {
    let said = &language.table().chrome;
    let refresh = format!("0; url={to}");
    let head = html(view! {
        <meta charset="utf-8" />
        <title>{said.moved}</title>
        <link rel="canonical" href=to.to_owned() />
        <meta name="robots" content="noindex" />
        <meta http-equiv="refresh" content=refresh />
    });
    let body = html(view! {
        <p>{said.moved_to} " " <a href=to.to_owned()>{to.to_owned()}</a></p>
    });
    let lang = language.tag();
    let dir = if language.is_rtl() {
        " dir=\"rtl\""
    } else {
        ""
    };
    format!(
        "<!doctype html>\n<html lang=\"{lang}\"{dir}>\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
}

#[cfg(test)]
mod tests {
    use inkleaf_content::Base;
    use inkleaf_site::{Article, Body, Head, Translation};

    use super::*;
    use crate::prerender::{AppLinks, EditionLink, RendererAssets};

    fn chrome() -> Chrome {
        Chrome {
            base: Base::new("/blog/"),
            lang: "en".into(),
            home: "/blog/".into(),
            languages: vec![],
            title: "A & B".into(),
            description: String::new(),
            menu: vec![inkleaf_site::MenuEntry {
                name: "Archive".into(),
                url: "/blog/archive/".into(),
            }],
            footer: "<em>us</em>".into(),
            feed: Some("/blog/feed.xml".into()),
            app: AppLinks {
                manifest: "/blog/app.webmanifest".into(),
                icon: Some("/blog/assets/icon-1.svg".into()),
                touch_icon: Some("/blog/assets/icon-2.png".into()),
                colours: ["#fbfaf6".into(), "#12181a".into()],
            },
            words: [(Language::Arabic, "/blog/words-ar.json".into())].into(),
            build: "0123456789abcdef".into(),
            renderer: RendererAssets {
                script: "/blog/r.js".into(),
                wasm: "/blog/r.wasm".into(),
            },
            worker: Some("/blog/sw.js".into()),
            offline: Some("/blog/offline/".into()),
        }
    }

    fn template() -> Template {
        Template {
            before_lang: "<html lang=\"".into(),
            before_head: "\">".into(),
            before_body: "</head><body>".into(),
            after_body: "</body></html>".into(),
        }
    }

    fn page(title: &str) -> Page {
        Page {
            head: Head {
                title: title.into(),
                description: Some(title.into()),
                canonical: "https://example.com/blog/posts/a/".into(),
                lang: "en".into(),
                rtl: false,
                translations: vec![],
                image: None,
                no_index: false,
            },
            body: Body::Post(Article {
                title: "A <em>title</em>".into(),
                date: None,
                updated: None,
                minutes: Some("1 min read".into()),
                authors: vec![title.into()],
                tags: vec![],
                categories: vec![],
                newer: None,
                older: None,
                cover: None,
                contents: vec![],
                series: None,
                related: vec![],
                edit: None,
                source: None,
                comments: None,
            }),
        }
    }

    #[test]
    fn the_article_stands_in_the_page_as_it_was_rendered() {
        let html = document(
            &template(),
            &chrome(),
            &page("t"),
            "/blog/a/",
            Some("<p>x &amp; y</p>"),
        );
        assert!(
            html.contains("<div class=\"prose\"><p>x &amp; y</p></div>"),
            "{html}"
        );
        assert!(html.contains("A <em>title</em></h1>"), "{html}");
    }

    #[test]
    fn text_stays_text_everywhere() {
        let hostile = "</script></title><script>alert(1)</script>\"'><!--";
        let mut page = page(hostile);
        page.head.lang = "en\" onclick=\"alert(1)".into();
        let html = document(&template(), &chrome(), &page, "/blog/a/", Some(""));
        assert!(html.starts_with("<html lang=\"en&quot; onclick"), "{html}");
        assert!(!html.contains("<script>"), "{html}");
        assert_eq!(html.matches("</script>").count(), 1, "{html}");
        assert_eq!(html.matches("</title>").count(), 1, "{html}");
    }

    #[test]
    fn the_data_block_is_the_page() {
        let page = page("</script> & \u{2028}");
        let html = document(&template(), &chrome(), &page, "/blog/a/", None);
        let block = html.split("id=\"page-data\">").nth(1).unwrap_or_default();
        let block = block.split("</script>").next().unwrap_or_default();
        assert_eq!(serde_json::from_str::<Page>(block).ok(), Some(page));
    }

    #[test]
    fn the_menu_marks_where_the_reader_is() {
        let here = document(&template(), &chrome(), &page("t"), "/blog/archive/", None);
        let elsewhere = document(&template(), &chrome(), &page("t"), "/blog/", None);
        assert!(here.contains("aria-current=\"page\""), "{here}");
        assert!(!elsewhere.contains("aria-current"), "{elsewhere}");
    }

    #[test]
    fn the_head_leads_to_manifest_and_icons() {
        let html = document(&template(), &chrome(), &page("t"), "/blog/a/", None);
        for tag in [
            "<link rel=\"manifest\" href=\"/blog/app.webmanifest\">",
            "<link rel=\"apple-touch-icon\" href=\"/blog/assets/icon-2.png\">",
            "<link rel=\"icon\" type=\"image/svg+xml\" sizes=\"any\" href=\"/blog/assets/icon-1.svg\">",
            "<meta name=\"theme-color\" content=\"#fbfaf6\" media=\"(prefers-color-scheme: light)\">",
            "<meta name=\"theme-color\" content=\"#12181a\" media=\"(prefers-color-scheme: dark)\">",
        ] {
            assert!(html.contains(tag), "{tag}\n{html}");
        }
    }

    #[test]
    fn the_button_that_installs_waits_to_be_shown() {
        let html = document(&template(), &chrome(), &page("t"), "/blog/a/", None);
        let button =
            "<button type=\"button\" hidden=\"\" class=\"install\">Install as an app</button>";
        assert!(html.contains(button), "{html}");
    }

    fn in_languages() -> Chrome {
        let language = |lang: &str, name: &str| EditionLink {
            lang: lang.into(),
            name: name.into(),
            home: format!("/blog/{lang}/"),
        };
        Chrome {
            languages: vec![language("en", "English"), language("ar", "العربية")],
            ..chrome()
        }
    }

    #[test]
    fn a_page_leads_to_its_translations_or_to_their_front_pages() {
        let alone = document(&template(), &in_languages(), &page("t"), "/blog/a/", None);
        assert!(alone.contains("href=\"/blog/ar/\""), "{alone}");
        assert!(
            !alone.contains("<link rel=\"alternate\" hreflang"),
            "{alone}"
        );
        let mut page = page("t");
        page.head.translations = ["en", "ar"]
            .map(|lang| Translation {
                lang: lang.into(),
                href: format!("/blog/{lang}/a/"),
                url: format!("https://a.example/blog/{lang}/a/"),
            })
            .into();
        let html = document(&template(), &in_languages(), &page, "/blog/a/", None);
        for lang in ["en", "ar"] {
            let url = format!("hreflang=\"{lang}\" href=\"https://a.example/blog/{lang}/a/\"");
            assert!(html.contains(&url), "{html}");
        }
        let default = "hreflang=\"x-default\" href=\"https://a.example/blog/en/a/\"";
        assert!(html.contains(default), "{html}");
        assert!(
            html.contains("href=\"/blog/ar/a/\" data-home=\"/blog/ar/\""),
            "{html}"
        );
        assert!(
            html.contains("<span lang=\"en\" aria-current=\"true\">English"),
            "{html}"
        );
        assert!(
            html.contains("property=\"og:locale\" content=\"en\""),
            "{html}"
        );
    }

    #[test]
    fn a_site_in_one_language_has_no_switch() {
        let html = document(&template(), &chrome(), &page("t"), "/blog/a/", None);
        assert!(
            !html.contains("hreflang") && !html.contains("class=\"languages\""),
            "{html}"
        );
        assert!(!html.contains("og:locale"), "{html}");
    }

    #[test]
    fn the_direction_of_the_text_is_said_where_it_is_not_the_usual_one() {
        let mut page = page("t");
        page.head.lang = "ar".into();
        page.head.rtl = true;
        let html = document(&template(), &chrome(), &page, "/blog/a/", None);
        assert!(html.starts_with("<html lang=\"ar\" dir=\"rtl\">"), "{html}");
    }

    #[test]
    fn the_blog_speaks_the_language_of_the_page() {
        let mut page = page("t");
        page.head.lang = "ar".into();
        page.head.rtl = true;
        let html = document(&template(), &chrome(), &page, "/blog/a/", None);
        assert!(html.starts_with("<html lang=\"ar\" dir=\"rtl\">"), "{html}");
        let said = &Language::Arabic.table().chrome;
        for text in [said.skip, said.main_menu, said.theme_dark, said.feed] {
            assert!(html.contains(text), "{html}");
        }
        assert!(html.contains("rel=\"inkleaf-words\" href=\"/blog/words-ar.json\""));
        assert!(!html.contains("lang=\"en\""), "{html}");
    }

    #[test]
    fn english_is_marked_on_a_page_of_an_unknown_language() {
        let mut page = page("t");
        page.head.lang = "it".into();
        let html = document(&template(), &chrome(), &page, "/blog/a/", None);
        assert!(html.starts_with("<html lang=\"it\">"), "{html}");
        // The link to the text, the buttons for the theme and to install, the feed.
        assert_eq!(html.matches("lang=\"en\"").count(), 5, "{html}");
    }

    #[test]
    fn a_redirect_leads_on_without_scripts() {
        let html = redirect_document(Language::English, "/blog/a/?x=\"&<");
        assert!(html.contains("http-equiv=\"refresh\""));
        assert!(html.contains("/blog/a/?x=&quot;&amp;&lt;"), "{html}");
    }
}

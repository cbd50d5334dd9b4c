//! Who says whether an output is safe. Knows nothing of the module that it
//! judges; the fuzz targets call it, too.

use std::{collections::HashSet, sync::LazyLock};

use ammonia::{Builder, Url, UrlRelative};

use super::outline;

/// Elements that raw HTML may leave on the page.
pub(super) const ELEMENTS: &str = "a abbr address article aside audio b bdi bdo blockquote br \
    caption cite code col colgroup data dd del details dfn div dl dt em figcaption figure footer \
    h1 h2 h3 h4 h5 h6 header hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp section \
    small source span strong sub summary sup table tbody td tfoot th thead time tr track u ul var \
    video wbr";

/// Checks an output: it is well nested by its own tags, a browser reads the
/// same tree, nothing but that, and ammonia with the same lists has nothing to
/// take out of it.
pub(super) fn assert_safe(html: &str, input: &str) {
    assert_nested(html, input);
    let meant = outline::meant_with(html, is_url_or_other).unwrap_or_default();
    let cleaned = AMMONIA.clean(html).to_string();
    let kept = outline::read(&cleaned)
        .unwrap_or_else(|error| panic!("{error} after ammonia, from {input}\nto {html}"));
    // Serialising loses a line end at the start of `pre`.
    let lines = |outline: &str| outline.replace('\n', "");
    let (meant, kept) = (lines(&meant), lines(&kept));
    if meant != kept {
        let same = meant.bytes().zip(kept.bytes()).take_while(|(a, b)| a == b);
        let at = same.count().saturating_sub(40);
        let from = |text: &str| text.chars().skip(at).take(160).collect::<String>();
        panic!(
            "ours:    …{}\nammonia: …{}\nfrom {input}\nto {html}",
            from(&meant),
            from(&kept)
        );
    }
}

/// Ammonia also takes out targets that are no URLs, for example for a host of
/// five numbers: they lead nowhere, and we leave that to browsers.
fn is_url_or_other(name: &str, value: &str) -> bool {
    let leads = matches!(name, "href" | "src" | "cite" | "poster" | "data-embed");
    let is_elsewhere = value.starts_with("http:") || value.starts_with("https:");
    !(leads && is_elsewhere) || Url::parse(value).is_ok()
}

/// Checks that an output is well nested by its own tags, and that a browser
/// reads that same tree and nothing but it. Gives its outline.
pub(super) fn assert_nested(html: &str, input: &str) -> String {
    let meant = outline::meant(html).unwrap_or_else(|error| panic!("{error}\n{input}\n{html}"));
    let read = outline::read(html).unwrap_or_else(|error| panic!("{error}\n{input}\n{html}"));
    assert_eq!(meant, read, "from {input}\nto {html}");
    meant
}

fn words(list: &'static str) -> HashSet<&'static str> {
    list.split_whitespace().collect()
}

/// Ammonia with lists of its own spelling of what the module allows.
static AMMONIA: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::new();
    builder
        .tags(words(ELEMENTS))
        .generic_attributes(words("title lang dir class id role aria-label aria-hidden"))
        .tag_attributes(
            [
                ("a", "href rel data-embed"),
                ("blockquote", "cite"),
                ("q", "cite"),
                ("del", "cite datetime"),
                ("ins", "cite datetime"),
                ("time", "datetime"),
                ("data", "value"),
                ("ol", "start reversed type"),
                ("li", "value"),
                ("details", "open name"),
                ("td", "colspan rowspan"),
                ("th", "colspan rowspan scope"),
                ("col", "span"),
                ("colgroup", "span"),
                ("audio", "src loop muted preload controls"),
                (
                    "video",
                    "src poster width height loop muted preload playsinline controls",
                ),
                ("source", "src srcset sizes type media width height"),
                ("track", "src kind srclang label default"),
                ("img", "src srcset sizes alt width height loading decoding"),
            ]
            .map(|(tag, list)| (tag, words(list)))
            .into(),
        )
        .url_schemes(words("http https mailto tel"))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None);
    builder
});

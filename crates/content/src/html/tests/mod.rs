//! What a browser reads is what we meant.
#![allow(clippy::unwrap_used)]

mod cases;
#[cfg(feature = "front-matter")]
mod corpus;
mod limits;
mod outline;
mod random;
mod site;
mod vectors;

use std::{collections::HashSet, sync::LazyLock};

use ammonia::{Builder, UrlRelative};

use super::elements::Element;

/// Checks an output: it is well nested by its own tags, a browser reads the
/// same tree, nothing but that, and ammonia with the same lists has nothing to
/// take out of it.
fn assert_safe(html: &str, input: &str) {
    let meant = outline::meant(html).unwrap_or_else(|error| panic!("{error}\n{input}\n{html}"));
    let read = outline::read(html).unwrap_or_else(|error| panic!("{error}\n{input}\n{html}"));
    assert_eq!(meant, read, "from {input}\nto {html}");
    let cleaned = AMMONIA.clean(html).to_string();
    let kept = outline::read(&cleaned).unwrap();
    // Serialising loses a line end at the start of `pre`.
    let lines = |outline: &str| outline.replace('\n', "");
    assert_eq!(
        lines(&meant),
        lines(&kept),
        "ammonia, from {input}\nto {html}"
    );
}

/// Ammonia with lists of its own spelling of what the module allows.
static AMMONIA: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::new();
    let own = |list: &'static str| list.split(' ').collect::<HashSet<_>>();
    builder
        .tags(Element::all().map(Element::name).collect())
        .generic_attributes(own("title lang dir class id role aria-label aria-hidden"))
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
            .map(|(tag, list)| (tag, own(list)))
            .into(),
        )
        .url_schemes(own("http https mailto tel"))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None);
    builder
});

//! Shortcodes: where they are and where not, where blocks go, and what is wrong.
#![allow(clippy::unwrap_used)]

mod common;

use common::{fine, found, with};

#[test]
fn text_without_shortcodes_is_left_alone() {
    for text in [
        "",
        "A { b } {c} %}",
        "`{{< figure >}}` and\n\n```\n{{< figure >}}\n{{% x %}}\n{{ youtube(id=\"x\") }}\n```\n",
        "    {{< figure >}}\n",
        "<!-- {{< figure >}} -->",
        "{{ .Values.x }} {{ $labels.instance }} {% raw %}{{ x }}{% endraw %} {% if x %}{% end %}",
        "{{ now() }} {{ form.label(class=\"x\") }} \\frac{{a}}{{b}}",
    ] {
        let prepared = with(text, &[]);
        assert_eq!(prepared.markdown, text);
        assert_eq!(prepared.findings, []);
    }
}

#[test]
fn calls_can_be_shown() {
    assert_eq!(
        fine(
            "`{{</* youtube x */>}}` {{</* youtube x */>}} {{%/* x */%}} {{/* youtube(id=\"x\") */}}"
        ),
        "`{{< youtube x >}}` {{&lt; youtube x >}} {{% x %}} {{ youtube(id=\"x\") }}"
    );
    assert_eq!(
        fine("```\n{{</* x */>}}\n{{/* a comment of Go's */}}\n{%/* end */%}\n```"),
        "```\n{{< x >}}\n{{/* a comment of Go's */}}\n{% end %}\n```"
    );
}

#[test]
fn blocks_stay_in_their_list_item_and_quote() {
    assert_eq!(
        fine("1. a\n   {{< details \"b\" >}}\n   c\n   {{< /details >}}\n   d\n2. e"),
        "1. a\n   <details>\n   <summary>b</summary>\n\n   c\n   </details>\n\n   d\n2. e"
    );
    assert_eq!(
        fine("> {{< details >}}\n> a\n>\n> b\n> {{< /details >}}\n\nc"),
        "> <details>\n> <summary>Details</summary>\n>\n> a\n>\n> b\n> </details>\n\nc"
    );
    assert_eq!(
        fine("- {{< figure src=\"a.png\" class=\"b\" >}}\n- c"),
        "- <figure class=\"b\">\n  <img src=\"a.png\" alt=\"\">\n  </figure>\n\n- c"
    );
    // Opened in a quote, ended beside it: all of it is in the quote.
    assert_eq!(
        fine("- > {{< details >}}\n\n  ```\n  a\n\n  b\n  ```\n\n  {{< /details >}}\n\n  c"),
        "- > <details>\n  > <summary>Details</summary>\n  >\n  > ```\n  > a\n  >\n  > b\n  > ```\n  >\n  > \
         </details>\n\n  c"
    );
    // Deep indentation without a list would make code of a block.
    assert_eq!(
        fine("a\n      {{< details >}}\n      b\n      {{< /details >}}\n"),
        "a\n\n<details>\n<summary>Details</summary>\n\nb\n</details>\n"
    );
}

#[test]
fn calls_stand_in_one_another() {
    let markdown = fine(
        "{{< details \"a\" >}}\n{{< details \"b\" >}}\nc\n{{< /details >}}\n{{< note >}}d{{< /note >}}\n\
         {{< /details >}}",
    );
    let tags = [
        "<details>",
        "<details>",
        "c\n</details>",
        "<aside",
        "d\n\n</aside>",
        "</details>",
    ];
    let mut at = 0;
    for tag in tags {
        at += markdown[at..]
            .find(tag)
            .unwrap_or_else(|| panic!("{tag} in {markdown}"))
            + 1;
    }
}

#[test]
fn what_is_wrong_is_told_and_shown() {
    for (text, code, shown) in [
        (
            "{{< nothing x >}}",
            "unknown-shortcode",
            "<p class=\"shortcode-note\">There is no shortcode «nothing».</p>",
        ),
        (
            "a {{< nothing >}}*b*{{< /nothing >}} c",
            "unknown-shortcode",
            "*b* c",
        ),
        ("{% nothing() %}b{% end %}", "unknown-shortcode", "b"),
        ("{{< alert >}}\nb", "shortcode-syntax", "b"),
        (
            "a {{< /alert >}}",
            "shortcode-syntax",
            "a <span class=\"shortcode-note\">",
        ),
        (
            "{{< figure src=\"a >}}\nb",
            "shortcode-syntax",
            "{{&lt; figure src=\"a >}}\nb",
        ),
        (
            "{{< youtube \"a b\" >}}",
            "shortcode-arguments",
            "<p class=\"shortcode-note\">",
        ),
        (
            "{{< figure >}}",
            "shortcode-arguments",
            "<p class=\"shortcode-note\">",
        ),
        (
            "# a {{< alert >}}b{{< /alert >}}",
            "shortcode-syntax",
            "# a b",
        ),
    ] {
        let prepared = with(text, &[]);
        let codes: Vec<_> = prepared.findings.iter().map(|found| found.code).collect();
        assert_eq!(codes, [code], "{text}");
        assert!(
            prepared.markdown.contains(shown),
            "{text}: {}",
            prepared.markdown
        );
        let found = &prepared.findings[0];
        assert!(text[found.range.clone()].starts_with('{'), "{text}");
        assert!(!found.help.is_empty());
    }
}

#[test]
fn offsets_lead_back() {
    let text = "Ä\n\n{{< note >}}\nfirst\n{{< /note >}}\n\nsecond {{< param version >}} third\n";
    let prepared = with(text, &[]);
    for word in ["Ä", "first", "second", "third"] {
        let at = prepared.markdown.find(word).unwrap();
        assert_eq!(
            prepared.map.original(at),
            text.find(word).unwrap(),
            "{word}"
        );
    }
    let aside = prepared.markdown.find("<aside").unwrap();
    assert_eq!(prepared.map.original(aside), text.find("{{< note").unwrap());
}

#[test]
fn depth_is_bounded_and_everything_is_linear() {
    let start = std::time::Instant::now();
    let deep = [
        "{{< details >}}\n".repeat(10_000),
        "{{< /details >}}\n".repeat(10_000),
    ]
    .concat();
    assert!(found(&deep).0.contains(&"shortcode-syntax"));
    for part in [
        "{{< figure src=a >}}",
        "{{< note >}}",
        "{{< /note >}}",
        "{{< note >}}x{{< /note >}}",
        "> {{< note >}}\n",
        "{{< nothing >}}",
        "{{< nothing />}} ",
        "{{< qr x >}}",
        "{{< tabs >}}{{< tab >}}",
        "{% note() %}",
        "{{ x(a=1) }}",
        "{{< highlight >}}\n```\n{{< /highlight >}}\n",
        "- {{< details >}}\n  ",
    ] {
        let text = part.repeat(5_000);
        let prepared = with(&text, &[]);
        let factor = prepared.markdown.len() / text.len();
        assert!(factor < 64, "{part}: {factor}");
    }
    assert!(start.elapsed().as_secs() < 60);
}

//! Shortcodes, from what is written to what the renderer gets.
#![allow(clippy::unwrap_used)]

use inkleaf_prepare::{Prepared, Settings, Shortcodes, prepare};

fn with(markdown: &str, templates: &[(&str, &str)]) -> Prepared {
    let owned = |(name, source): &(&str, &str)| ((*name).to_owned(), (*source).to_owned());
    let (shortcodes, errors) = Shortcodes::new(templates.iter().map(owned));
    assert_eq!(errors, []);
    prepare(
        markdown,
        &Settings {
            shortcodes: &shortcodes,
            math: false,
            emoji: false,
            bare_urls: false,
            params: &|name| match name {
                "version" => Some("1_2 *x*".into()),
                "url" => Some("https://example.com/a_b?c=d&e=f".into()),
                _ => None,
            },
            resolve: &|target| (target != "missing.md").then(|| target.to_owned()),
        },
    )
}

/// The Markdown of a document without findings.
fn fine(markdown: &str) -> String {
    let prepared = with(markdown, &[]);
    assert_eq!(prepared.findings, [], "{markdown}");
    prepared.markdown
}

/// The codes of a document's findings, and its Markdown.
fn found(markdown: &str) -> (Vec<&'static str>, String) {
    let prepared = with(markdown, &[]);
    let codes = prepared.findings.iter().map(|found| found.code).collect();
    (codes, prepared.markdown)
}

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
fn alerts_hold_markdown() {
    assert_eq!(
        fine(
            "A\n\n{{% alert title=\"Mind *this*\" color=\"warning\" %}}\n**B**\n{{% /alert %}}\n\nC"
        ),
        "A\n\n<aside class=\"alert warning\" role=\"note\" aria-label=\"Mind this\">\n\
         <p class=\"alert-title\">Mind <em>this</em></p>\n\n**B**\n</aside>\n\nC"
    );
    assert_eq!(
        fine("A {{< tip >}}B{{< /tip >}} C"),
        "A \n\n<aside class=\"alert tip\" role=\"note\" aria-label=\"Tip\">\n\
         <p class=\"alert-title\">Tip</p>\n\nB\n\n</aside>\n\nC"
    );
}

#[test]
fn kinds_and_titles_come_in_many_ways() {
    for (call, kind, title) in [
        (
            "{{< notice warning >}}x{{< /notice >}}",
            "warning",
            "Warning",
        ),
        ("{{< notice tip \"Do\" >}}x{{< /notice >}}", "tip", "Do"),
        (
            "{{< admonition type=danger title=\"No\" >}}x{{< /admonition >}}",
            "caution",
            "No",
        ),
        ("{{< alert \"twitter\" >}}x{{< /alert >}}", "note", "Note"),
        ("{{< info >}}x{{< /info >}}", "note", "Note"),
        ("{{< info \"Read\" >}}x{{< /info >}}", "note", "Read"),
        ("{% alert(warning=true) %}x{% end %}", "warning", "Warning"),
        (
            "{% admonition(type=\"question\", title=\"Why\") %}x{% end %}",
            "important",
            "Why",
        ),
        (
            "{{< callout type=\"error\" text=\"x\" />}}",
            "caution",
            "Caution",
        ),
    ] {
        let markdown = fine(call);
        let start = format!("<aside class=\"alert {kind}\" role=\"note\" aria-label=\"{title}\">");
        assert!(markdown.starts_with(&start), "{call}: {markdown}");
        assert!(markdown.contains("\n\nx\n"), "{markdown}");
    }
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
fn tabs_are_details_of_one_name() {
    assert_eq!(
        fine(
            "{{< tabs >}}\n{{< tab \"A\" >}}\na\n{{< /tab >}}\n{{% tab title=\"B\" %}}b{{% /tab %}}\n{{< /tabs >}}"
        ),
        "<div class=\"tabs\">\n\n<details name=\"tabs-1\" open>\n<summary>A</summary>\n\na\n</details>\n\n\
         <details name=\"tabs-1\">\n<summary>B</summary>\n\nb\n\n</details>\n\n</div>"
    );
    let pane = fine(
        "{{< tabpane lang=\"go\" >}}\n{{< tab header=\"A\" >}}\na()\n{{< /tab >}}\n\
         {{% tab header=\"B\" %}}b{{% /tab %}}\n{{< /tabpane >}}",
    );
    assert!(
        pane.contains("<summary>A</summary>\n\n```go\na()\n```\n\n</details>"),
        "{pane}"
    );
    assert!(
        pane.contains("<summary>B</summary>\n\nb\n\n</details>"),
        "{pane}"
    );
}

#[test]
fn simple_pictures_are_markdown() {
    for (call, markdown) in [
        ("{{< figure src=\"a b.png\" >}}", "![](<a b.png>)"),
        (
            "{{< figure src=\"a.png\" alt=\"B [c]\" number=\"\" >}}",
            "![B &#91;c&#93;](<a.png>)",
        ),
        (
            "{{< figure src=\"a.png\" caption=\"B \\\"c\\\"\" >}}",
            "![B &quot;c&quot;](<a.png> \"B &quot;c&quot;\")",
        ),
        ("{{< image \"a.png\" \"B\" />}}", "![B](<a.png>)"),
        (
            "# {{< figure src=\"a.png\" caption=\"B\" >}}",
            "# ![B](<a.png>)",
        ),
        ("a {{< img src=\"a.png\" >}} b", "a ![](<a.png>) b"),
    ] {
        assert_eq!(fine(call), markdown);
    }
}

#[test]
fn other_pictures_are_figures() {
    assert_eq!(
        fine("{{< figure src=\"a.png\" width=\"300px\" height=200 link=\"b/\" caption=\"*C*\" >}}"),
        "<figure>\n<a href=\"b/\"><img src=\"a.png\" alt=\"C\" width=\"300\" height=\"200\"></a>\n\
         <figcaption><em>C</em></figcaption>\n</figure>"
    );
    assert_eq!(
        fine(
            "{{< figure class=\"x y\" src=\"a.png\" attr=\"By me\" attrlink=`https://e.org/?a=b` >}}"
        ),
        "<figure class=\"x y\">\n<img src=\"a.png\" alt=\"By me\">\n<figcaption>\n\n\
         [By me](<https://e.org/?a=b>)\n\n</figcaption>\n</figure>"
    );
}

#[test]
fn code_becomes_a_fence() {
    assert_eq!(
        fine(
            "{{< highlight go \"linenos=table,hl_lines=1 3-5,style=x\" >}}\na\n\n```\nb\n{{< /highlight >}}\n\nc"
        ),
        "````go {linenos=table,hl_lines=[1,\"3-5\"]}\na\n\n```\nb\n````\n\nc"
    );
    assert_eq!(
        fine("- x\n  {{< highlight html >}}\n  <a>\n    {{< y >}}\n  {{< /highlight >}}\n"),
        "- x\n\n  ```html\n  <a>\n    {{< y >}}\n  ```\n"
    );
    assert_eq!(
        fine("A {{< highlight go \"hl_inline=true\" >}}a `b`{{< /highlight >}} c"),
        "A `` a `b` `` c"
    );
    assert_eq!(
        fine("{% mermaid() %}\ngraph TD\n{% end %}"),
        "```mermaid\ngraph TD\n```"
    );
}

#[test]
fn embeds_are_cards() {
    let prepared = with(
        "{{<youtube zSeKL2-_sVg>}}\n\n{{ vimeo(id=\"12\", title=\"My <film>\") }}",
        &[],
    );
    assert_eq!(
        prepared.markdown,
        "<p class=\"embed-card\"><a class=\"embed\" \
         href=\"https://www.youtube.com/watch?v=zSeKL2-_sVg\" \
         data-embed=\"https://www.youtube-nocookie.com/embed/zSeKL2-_sVg?autoplay=1\">\
         Video on YouTube</a></p>\n\n\
         <p class=\"embed-card\"><a class=\"embed\" href=\"https://vimeo.com/12\" \
         data-embed=\"https://player.vimeo.com/video/12?autoplay=1&amp;dnt=1\">My &lt;film&gt;</a></p>"
    );
    assert_eq!(
        prepared.frame_hosts,
        ["player.vimeo.com", "www.youtube-nocookie.com"]
    );
    for (call, href, title) in [
        (
            "{{< x user=\"GoHugoIO\" id=\"1305\" >}}",
            "https://x.com/GoHugoIO/status/1305",
            "Post by @GoHugoIO on X",
        ),
        (
            "{{< tweet 1357 >}}",
            "https://x.com/i/status/1357",
            "Post on X",
        ),
        (
            "{{< instagram DBHw3t6A6a4 >}}",
            "https://www.instagram.com/p/DBHw3t6A6a4/",
            "Post on Instagram",
        ),
        (
            "{{< gist u 5f a.go >}}",
            "https://gist.github.com/u/5f#file-a-go",
            "Gist by u: a.go",
        ),
    ] {
        let prepared = with(call, &[]);
        let card =
            format!("<p class=\"embed-card\"><a class=\"embed\" href=\"{href}\">{title}</a></p>");
        assert_eq!(prepared.markdown, card);
        assert!(prepared.frame_hosts.is_empty());
    }
}

#[test]
fn references_are_targets() {
    for (text, markdown) in [
        ("[a]({{< ref \"b.md#c\" >}})", "[a](b.md#c)"),
        (
            "[a]({{< relref \"b c.md\" >}} \"t\")",
            "[a](<b c.md> \"t\")",
        ),
        ("[a]: {{< ref path=\"b (c).md\" >}}", "[a]: <b (c).md>"),
        ("<a href=\"{{< ref \"b.md\" >}}\">", "<a href=\"b.md\">"),
    ] {
        assert_eq!(fine(text), markdown);
    }
    let (codes, markdown) = found("[a]({{< ref \"missing.md\" >}})");
    assert_eq!(codes, ["shortcode-argument"]);
    assert_eq!(markdown, "[a](missing.md)");
}

#[test]
fn values_of_the_front_matter_are_text_or_markdown() {
    assert_eq!(fine("A {{< param version >}} b"), "A 1_2 &#42;x&#42; b");
    assert_eq!(fine("A {{% param version %}} b"), "A 1_2 *x* b");
    assert_eq!(
        fine("<{{% param url %}}>"),
        "<https://example.com/a_b?c=d&e=f>"
    );
    assert_eq!(
        fine("[a]({{< param \"url\" >}})"),
        "[a](https://example.com/a_b?c=d&e=f)"
    );
    assert_eq!(found("{{< param nothing >}}").0, ["shortcode-argument"]);
}

#[test]
fn qr_codes_are_files() {
    let prepared = with(
        "{{< qr text=\"https://example.org/\" />}}\n\n{{< qr >}}https://example.org/{{< /qr >}}",
        &[],
    );
    assert_eq!(prepared.files.len(), 1);
    let file = &prepared.files[0];
    let svg = String::from_utf8(file.bytes.clone()).unwrap();
    assert!(
        svg.starts_with("<svg ") && svg.contains("viewBox=\"0 0 33 33\""),
        "{svg}"
    );
    let image = format!(
        "<p><img class=\"qr\" src=\"/assets/generated/{}\" width=\"132\" height=\"132\" \
         alt=\"QR code: https://example.org/\"></p>",
        file.name
    );
    assert_eq!(prepared.markdown, [&*image, &*image].join("\n\n"));
}

#[test]
fn comments_and_raw_html() {
    assert_eq!(
        fine("a\n{{< comment >}}\nb {{< x >}}\n{{< /comment >}}\nc"),
        "a\n\nc"
    );
    assert_eq!(
        fine("{{< rawhtml >}}\n<p>a\n{{< /rawhtml >}}\n"),
        "\n<p>a\n\n"
    );
}

#[test]
fn what_is_wrong_is_told_and_shown() {
    for (text, code, shown) in [
        (
            "{{< nothing x >}}",
            "shortcode-unknown",
            "<p class=\"shortcode-note\">There is no shortcode «nothing».</p>",
        ),
        (
            "a {{< nothing >}}*b*{{< /nothing >}} c",
            "shortcode-unknown",
            "*b* c",
        ),
        ("{% nothing() %}b{% end %}", "shortcode-unknown", "b"),
        ("{{< alert >}}\nb", "shortcode-unclosed", "b"),
        (
            "a {{< /alert >}}",
            "shortcode-unopened",
            "a <span class=\"shortcode-note\">",
        ),
        (
            "{{< figure src=\"a >}}\nb",
            "shortcode-syntax",
            "{{&lt; figure src=\"a >}}\nb",
        ),
        (
            "{{< youtube \"a b\" >}}",
            "shortcode-argument",
            "<p class=\"shortcode-note\">",
        ),
        (
            "{{< figure >}}",
            "shortcode-argument",
            "<p class=\"shortcode-note\">",
        ),
        (
            "# a {{< alert >}}b{{< /alert >}}",
            "shortcode-place",
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
fn a_wrong_name_has_a_suggestion() {
    let prepared = with("{{< figrue src=x >}}", &[]);
    assert!(prepared.findings[0].help.contains("«figure»"));
    let prepared = with("{{< galery >}}", &[("gallery", "")]);
    assert!(prepared.findings[0].help.contains("«gallery»"));
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
fn templates_see_their_arguments() {
    let templates = [
        (
            "hello",
            "<p title=\"{{ who }}\">{{ args[0] }}{{ arg(1, 'none') }}{{ arg('x', 'y') }}</p>",
        ),
        (
            "folder/list",
            "{% for i in items %}<i>{{ i }}</i>{% endfor %}",
        ),
        ("figure", "<b>mine</b>"),
    ];
    let prepared = with(
        "{{< hello who=\"<\\\"\" >}}\n\n{{< hello a b >}}\n\n{{< folder/list >}}\n\n{{< figure >}}",
        &templates,
    );
    assert_eq!(prepared.findings, []);
    assert_eq!(
        prepared.fragments,
        [
            "<p title=\"&lt;&quot;\">noney</p>",
            "<p title=\"\">aby</p>",
            "<b>mine</b>"
        ]
    );
    let prepared = with("{{ list(items=[\"a\", 2]) }}", &[("list", templates[1].1)]);
    assert_eq!(prepared.fragments, ["<i>a</i><i>2</i>"]);
}

#[test]
fn inner_markdown_stands_between_fragments() {
    let templates = [
        ("box", "<div class=box>{{ inner }}</div>"),
        ("em", "<em>{{ body }}</em>"),
        ("raw", "<pre>{{ inner_text }}</pre>"),
    ];
    let prepared = with(
        "{{< box >}}\n**a** {{< em >}}b{{< /em >}}\n{{< /box >}}\n\nc",
        &templates,
    );
    assert_eq!(
        prepared.markdown,
        "<inkleaf-fragment n=\"0\">\n\n**a** <inkleaf-fragment n=\"1\">b<inkleaf-fragment n=\"2\">\n\n\
         <inkleaf-fragment n=\"3\">\n\nc"
    );
    assert_eq!(
        prepared.fragments,
        ["<div class=box>", "<em>", "</em>", "</div>"]
    );
    let prepared = with("{{< raw >}}<a>*b*{{< /raw >}}", &templates);
    assert_eq!(prepared.fragments, ["<pre>&lt;a&gt;*b*</pre>"]);
}

#[test]
fn templates_that_fail_are_told() {
    let templates = [
        (
            "loop",
            "{% for i in range(10000) %}{% for j in range(10000) %}x{% endfor %}{% endfor %}",
        ),
        ("wrong", "a\n{{ args|nothing }}"),
        ("twice", "{{ inner }}{{ inner }}"),
        ("tag", "<a title=\"{{ inner }}\">"),
    ];
    for name in ["loop", "twice", "tag"] {
        let text = format!("{{{{< {name} >}}}}inner{{{{< /{name} >}}}}");
        let prepared = with(
            &text,
            &templates[..1]
                .iter()
                .chain(&templates[2..])
                .copied()
                .collect::<Vec<_>>(),
        );
        let codes: Vec<_> = prepared.findings.iter().map(|found| found.code).collect();
        assert_eq!(codes, ["shortcode-template"], "{name}");
        assert_eq!(prepared.markdown.matches("inner").count(), 1);
    }
    let (_, errors) = Shortcodes::new([("broken".to_owned(), "a\n{% if %}".to_owned())]);
    assert_eq!((errors[0].name.as_str(), errors[0].line), ("broken", 2));
}

#[test]
fn depth_is_bounded_and_everything_is_linear() {
    let start = std::time::Instant::now();
    let deep = [
        "{{< details >}}\n".repeat(10_000),
        "{{< /details >}}\n".repeat(10_000),
    ]
    .concat();
    assert!(found(&deep).0.contains(&"shortcode-nesting"));
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
        let text = part.repeat(10_000);
        let prepared = with(&text, &[]);
        let factor = prepared.markdown.len() / text.len();
        assert!(factor < 64, "{part}: {factor}");
    }
    assert!(start.elapsed().as_secs() < 60);
}

//! The built-in shortcodes: what is written, and what the renderer gets.
#![allow(clippy::unwrap_used)]

mod common;

use common::{fine, found, with};

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
    assert_eq!(codes, ["shortcode-arguments"]);
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
    assert_eq!(found("{{< param nothing >}}").0, ["shortcode-arguments"]);
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

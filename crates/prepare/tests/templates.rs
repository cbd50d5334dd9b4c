//! Shortcodes of a site: its templates.
#![allow(clippy::unwrap_used)]

mod common;

use common::with;
use inkleaf_prepare::Shortcodes;

#[test]
fn a_wrong_name_has_a_suggestion() {
    let prepared = with("{{< figrue src=x >}}", &[]);
    assert!(prepared.findings[0].help.contains("«figure»"));
    let prepared = with("{{< galery >}}", &[("gallery", "")]);
    assert!(prepared.findings[0].help.contains("«gallery»"));
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

/// Posts are prepared in parallel.
#[test]
fn one_set_of_shortcodes_serves_all_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&Shortcodes::default());
}

//! What becomes of HTML as posts have it.

use super::{
    super::{Element, sanitize},
    assert_safe,
    site::{Renderer, Site},
};

fn assert_all(cases: &[(&str, &str)]) {
    for (html, expected) in cases {
        let out = sanitize(html);
        assert_eq!(out, *expected, "from {html}");
        assert_safe(&out, html);
    }
}

#[test]
fn what_is_right_stays() {
    for html in [
        "<div class=\"note\">\n  A <b>bold</b> &amp; <em>kind</em> word<br>\n</div>\n",
        "<table><caption>x</caption><thead><tr><th scope=\"col\">a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>",
        "<details open><summary><h3>x</h3></summary><p>y</p></details>",
        "<dl><div><dt>a</dt><dd><p>b</p></dd></div></dl>",
        "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>",
        "<a href=\"/x/\"><h2>x</h2></a>",
        "<figure><img src=\"/a.png\" alt=\"\"><figcaption>x</figcaption></figure>",
        "<ol start=\"3\" reversed><li value=\"7\">x</li></ol>",
        "<p>H<sub>2</sub>O, x<sup>2</sup>, <kbd>Ctrl</kbd>, <time datetime=\"2020-01-01\">then</time></p>",
    ] {
        assert_all(&[(html, html)]);
    }
}

#[test]
fn a_time_needs_a_date() {
    assert_all(&[
        ("<time>noon</time>", "noon"),
        ("<time datetime='\"onclick=x'>noon</time>", "noon"),
        ("<time datetime=\"noon\">noon</time>", "noon"),
    ]);
}

#[test]
fn what_html_implies_is_written_out() {
    assert_all(&[
        ("<p>a<p>b", "<p>a</p><p>b</p>"),
        ("<p>a<div>b</div>c</p>", "<p>a</p><div>b</div>c"),
        ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
        (
            "<table><tr><td>a<td>b<tr><td>c</table>",
            "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>",
        ),
        (
            "<table><td>a",
            "<table><tbody><tr><td>a</td></tr></tbody></table>",
        ),
        (
            "<table>a</table>",
            "<table><tbody><tr><td>a</td></tr></tbody></table>",
        ),
        (
            "<table><b>a</b></table>",
            "<table><tbody><tr><td><b>a</b></td></tr></tbody></table>",
        ),
        (
            "<table><col><tr><td>a",
            "<table><colgroup><col></colgroup><tbody><tr><td>a</td></tr></tbody></table>",
        ),
        ("<ul>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<dl>a<dt>b", "<dl><dd>a</dd><dt>b</dt></dl>"),
        (
            "<details>a</details>",
            "<details><summary>Details</summary>a</details>",
        ),
        (
            "<details></details>",
            "<details><summary>Details</summary></details>",
        ),
        ("<b><i>x</b>y</i>", "<b><i>x</i></b>y"),
        (
            "<a href=/x>a<a href=/y>b",
            "<a href=\"/x\">a</a><a href=\"/y\">b</a>",
        ),
        ("<span>a<p>b</p>c</span>", "<span>a</span><p>b</p>c"),
    ]);
}

#[test]
fn what_stands_in_the_wrong_place_loses_its_tags() {
    assert_all(&[
        ("<td>a</td><li>b</li></p></br>", "ab"),
        ("<h2>a<div>b</div>c</h2>d", "<h2>abc</h2>d"),
        (
            "<div><h2><div>b</div></h2>c</div>",
            "<div><h2>b</h2>c</div>",
        ),
        (
            "<figcaption>a</figcaption><summary>b</summary><rt>c</rt><source src=x>",
            "abc",
        ),
        (
            "<details><summary>a</summary>b<summary>c</summary></details>",
            "<details><summary>a</summary>bc</details>",
        ),
        ("<h2>a<h3>b</h3></h2>", "<h2>ab</h2>"),
        ("<header><header>a</header></header>", "<header>a</header>"),
        ("<pre>a<div>b</div></pre>", "<pre>ab</pre>"),
    ]);
}

#[test]
fn old_names_become_new_ones() {
    assert_all(&[
        ("<center>a</center>", "<div class=\"center\">a</div>"),
        (
            "<font color=red>a</font><tt>b</tt><strike>c</strike>",
            "<span>a</span><code>b</code><s>c</s>",
        ),
        ("<h1>a</h1>", "<h2>a</h2>"),
        ("<P ALIGN=Center>a", "<p class=\"center\">a</p>"),
        ("<td style='text-align:right'>", ""),
        (
            "<div style='text-align: right; color: red'>a</div>",
            "<div class=\"right\">a</div>",
        ),
        ("<a name=top></a>", "<a id=\"user-content-top\"></a>"),
        ("<a name=\"x\"/>y", "<a id=\"user-content-x\"></a>y"),
    ]);
}

#[test]
fn what_is_hostile_goes_with_its_content() {
    for html in [
        "<script>alert('</b>')</script>",
        "<STYLE>*{}</STYLE >",
        "<svg><g><svg></svg><a href=x>y</a></svg>",
        "<math><mtext><img src=x></mtext></math>",
        "<template><div>a</div></template>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        "<!-- <b>a</b> -->",
        "<iframe>x</iframe>",
        "<object><param><embed></object>",
        "<textarea></b></textarea>",
        "<script>a",
    ] {
        let out = sanitize(html);
        assert!(
            out.is_empty() || out == "<img src=\"/x\" alt=\"\">'&gt;",
            "{html}: {out}"
        );
    }
    assert_all(&[
        ("<form action=x><input>a<button>b</button></form>", "ab"),
        (
            "<p onclick=x style=color:red tabindex=0 data-x=y>a</p>",
            "<p>a</p>",
        ),
        (
            "<a href='jav&#x0A;ascript:alert(1)' target=_blank>a</a>",
            "<a>a</a>",
        ),
        ("<a href=&#106;avascript&colon;x>a</a>", "<a>a</a>"),
        ("<a href=\"&nosuch;javascript:x\">a</a>", "<a>a</a>"),
        ("<img src=javascript:x alt=a>", "a"),
        ("<body onload=x>a</body>", "a"),
    ]);
}

#[test]
fn words_in_angle_brackets_are_not_lost() {
    assert_all(&[
        (
            "Vec<T> and HashMap<String>",
            "Vec&lt;T&gt; and HashMap&lt;String&gt;",
        ),
        ("List<Object> is", "List&lt;Object&gt; is"),
        ("a </T> <x-y>b</x-y>", "a &lt;/T&gt; b"),
        ("1 < 2 && 3 > 2", "1 &lt; 2 &amp;&amp; 3 &gt; 2"),
        ("<div>a <b", "<div>a &lt;b</div>"),
        ("&copy; &nosuch; &#8212;", "© &amp;nosuch; —"),
    ]);
}

#[test]
fn attributes_are_checked() {
    assert_all(&[
        ("<p id=main id=x>", "<p id=\"user-content-main\"></p>"),
        (
            "<p id=user-content-a><p id=a>",
            "<p id=\"user-content-a\"></p><p></p>",
        ),
        (
            "<p class='site-header note x\"y'>",
            "<p class=\"note\"></p>",
        ),
        (
            "<p title='\"><script>'>",
            "<p title=\"&quot;&gt;&lt;script&gt;\"></p>",
        ),
        (
            "<a href=https://a.example/>x</a>",
            "<a href=\"https://a.example/\" rel=\"external noopener\">x</a>",
        ),
        (
            "<a href=a.pdf>x</a>",
            "<a href=\"/a.pdf\" rel=\"external\">x</a>",
        ),
        (
            "<iframe src=a.pdf></iframe>",
            "<a href=\"/a.pdf\" rel=\"external\">/a.pdf</a>",
        ),
        (
            "<p dir=x lang='de-AT' role=alert hidden>",
            "<p lang=\"de-AT\"></p>",
        ),
        (
            "<img src=a.png width=100px height=50% srcset='b.png 2x'>",
            "<img src=\"/a.png\" alt=\"\" width=\"100\" srcset=\"/b.png 2x\">",
        ),
        (
            "<video src=a.mp4 autoplay width=\"640px\">",
            "<video src=\"/a.mp4\" width=\"640\" controls></video>",
        ),
        (
            "<a data-embed=https://evil.example/ href=/x>a</a>",
            "<a href=\"/x\">a</a>",
        ),
        (
            "<picture><source srcset='a.webp 640w'><img src=b.png></picture>",
            "<picture><source srcset=\"/a.webp 640w\" sizes=\"100vw\"><img src=\"/b.png\" alt=\"\"></picture>",
        ),
    ]);
}

#[test]
fn frames_become_links_and_cards() {
    let site = Site {
        hosts: vec!["video.example".into()],
        fragments: Vec::new(),
    };
    let card = "<a class=\"embed\" data-embed=\"https://video.example/x\" href=\"https://video.example/x\" rel=\"external noopener\">";
    for (html, expected) in [
        ("<iframe src=https://video.example/x title='A film'>y</iframe>", format!("{card}A film</a>")),
        ("<iframe src=//Video.Example/x></iframe>z", "<a class=\"embed\" data-embed=\"https://Video.Example/x\" href=\"https://Video.Example/x\" rel=\"external noopener\">Video.Example</a>z".into()),
        ("<iframe src=http://video.example/x>", "<a href=\"http://video.example/x\" rel=\"external noopener\">http://video.example/x</a>".into()),
        ("<iframe src=https://video.example@evil.example/>", "<a href=\"https://video.example@evil.example/\" rel=\"external noopener\">video.example@evil.example</a>".into()),
        ("<iframe src=https://video.example:1/>", "<a href=\"https://video.example:1/\" rel=\"external noopener\">video.example:1</a>".into()),
        ("<iframe src=javascript:x>y</iframe>", String::new()),
        ("<iframe srcdoc='<script>'>y</iframe>", String::new()),
    ] {
        let mut renderer = Renderer::new(&site);
        renderer.raw(html);
        let (out, _) = renderer.finish();
        assert_eq!(out, expected, "{html}");
        assert_safe(&out, html);
    }
}

#[test]
fn elements_stay_open_across_markdown() {
    let site = Site::default();
    let mut renderer = Renderer::new(&site);
    renderer.raw("<details>\n<summary>x</summary>\n");
    renderer.own(Element::P, |r| {
        r.own(Element::Strong, |r| r.text("md"));
        r.raw("</details>");
    });
    renderer.raw("</details>\n");
    renderer.own(Element::P, |r| r.text("after"));
    let (out, _) = renderer.finish();
    assert_eq!(
        out,
        "<details>\n<summary>x</summary>\n<p><strong>md</strong></p></details>\n<p>after</p>"
    );
}

#[test]
fn nothing_leaves_its_container() {
    let site = Site::default();
    let mut renderer = Renderer::new(&site);
    renderer.own(Element::Blockquote, |r| {
        r.raw("</blockquote></div><div><table><tr>");
    });
    renderer.own(Element::P, |r| {
        r.text("a");
        r.raw("<div>");
        r.text("b");
    });
    renderer.own(Element::P, |r| {
        r.own(Element::A, |r| r.raw("<a href=/x>c</a><div>d</div>"));
    });
    let (out, _) = renderer.finish();
    assert_eq!(
        out,
        "<blockquote><div><table><tbody><tr></tr></tbody></table></div></blockquote>\
         <p>a</p><div>b</div><p><a>cd</a></p>"
    );
    assert_safe(&out, "containers");
}

#[test]
fn inline_scripts_take_their_text_along() {
    let site = Site::default();
    let mut renderer = Renderer::new(&site);
    renderer.own(Element::P, |r| {
        r.text("a");
        r.raw("<script>");
        r.text("alert(1)");
        r.own(Element::Em, |r| r.text("x"));
        r.raw("</script>");
        r.text("b");
        r.raw("<svg>");
        r.text("c");
    });
    renderer.own(Element::P, |r| r.text("d"));
    let (out, _) = renderer.finish();
    assert_eq!(out, "<p>ab</p><p>d</p>");
}

#[test]
fn fragments_stand_in_their_place_and_dont_nest() {
    let site = Site {
        hosts: Vec::new(),
        fragments: vec![
            "<figure><script>x</script>".into(),
            "</figure><inkleaf-fragment n=0>".into(),
        ],
    };
    let mut renderer = Renderer::new(&site);
    renderer.raw("<inkleaf-fragment n=\"0\">");
    renderer.own(Element::P, |r| r.text("a"));
    renderer.raw("<inkleaf-fragment n=\"1\"/><inkleaf-fragment n=2><inkleaf-fragment>b");
    let (out, _) = renderer.finish();
    assert_eq!(out, "<figure><p>a</p></figure>b");
}

#[test]
fn end_tags_reach_no_further_than_in_browsers() {
    assert_all(&[
        (
            "<div><table><tr><td>a</div>b</td></tr></table>c</div>d",
            "<div><table><tbody><tr><td>ab</td></tr></tbody></table>c</div>d",
        ),
        (
            "<ul><li>a<ul></li><li>b</ul></ul>",
            "<ul><li>a<ul><li>b</li></ul></li></ul>",
        ),
        (
            "<table><tr><td><table><tr><td>a</table>b</table>",
            "<table><tbody><tr><td><table><tbody><tr><td>a</td></tr></tbody></table>b</td></tr></tbody></table>",
        ),
        (
            "<dl><dd>a<dl></dd><dt>b</dl></dl>",
            "<dl><dd>a<dl><dt>b</dt></dl></dd></dl>",
        ),
    ]);
}

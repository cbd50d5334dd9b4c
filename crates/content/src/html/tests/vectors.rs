//! The collection of html5sec.org, where it is beside the checkout.

use std::{fs, path::Path};

use super::{super::sanitize, assert_safe};

fn vectors() -> Option<String> {
    let path = "../../../shared/security/h5sc/vectors.txt";
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).ok()
}

#[test]
fn all_at_once() {
    let Some(text) = vectors() else { return };
    assert_safe(&sanitize(&text), "all vectors");
}

#[test]
fn each_by_itself() {
    let Some(text) = vectors() else { return };
    let starts: Vec<_> = text.match_indices("<div id=\"").map(|(at, _)| at).collect();
    assert!(starts.len() > 100);
    for (i, start) in starts.iter().enumerate() {
        let vector = &text[*start..starts.get(i + 1).copied().unwrap_or(text.len())];
        assert_safe(&sanitize(vector), vector);
    }
}

#[test]
fn cut_anywhere() {
    let Some(text) = vectors() else { return };
    for start in (0..text.len()).step_by(29) {
        let Some(part) = text.get(start..(start + 400).min(text.len())) else {
            continue;
        };
        assert_safe(&sanitize(part), part);
    }
}

/// What fuzzing has found.
#[test]
fn found_inputs() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/regressions/sanitise");
    let mut files = 0;
    for file in fs::read_dir(folder).unwrap() {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        let html = String::from_utf8_lossy(&bytes);
        let once = sanitize(&html);
        assert_safe(&once, &html);
        assert_eq!(sanitize(&once), once, "from {html}");
        files += 1;
    }
    assert!(files > 1, "{files} files");
}

/// Markup that a second reading, or one by other rules, turns into something
/// else: changes between languages, tables, text-only elements.
#[test]
fn nothing_changes_when_read_again() {
    for html in [
        "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<math><annotation-xml encoding=text/html><p><style><img title='</style><img src onerror=alert(1)>'>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<title><a title=\"</title><img src=x onerror=alert(1)>\">",
        "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\">",
        "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
        "<!--><img src=x onerror=alert(1)>-->",
        "<!--x--!><img src=x onerror=alert(1)>-->",
        "<![CDATA[><img src=x onerror=alert(1)>]]>",
        "<select><iframe><select><img src=x onerror=alert(1)>",
        "<table><a href=x><table></a><a href=y></table>z",
        "<table><tr><b><td></b><i><tr>x</table></i>",
        "<a href=x><table><td><a href=y><table></a>",
        "<p><table><p><tr><p></p></table></p>",
        "<b><b><b><b><b><p></b></b>x</b><i></p>y",
        "<nobr><b><nobr><div></b></nobr>x</div>",
        "<a><div><a></div></a><button><p></button>",
        "<li><ul></li><li></ul><dd><dl></dd><dt>",
        "<template><table><template><tr></template><td>x",
        "<table><colgroup><template><img src=x onerror=y></template><col>x</colgroup>",
        "<ruby><rtc><rt><rp></ruby><rt>x",
        "<option><optgroup><option><b></optgroup>x",
        "<frameset><frame></frameset><noframes><img src=x onerror=y>",
        "<body><html><head><base href=//evil.example/>",
        "<img src=`x`onerror=alert(1)><a title=`onclick=x`>",
        "<a href=\"x\"title=\"y\"onclick=\"z\">a</a>",
        "<pre>\n\n\nx</pre><listing>\n\ny</listing>",
        "<plaintext></plaintext><img src=x onerror=y>",
        "<p id=\"\"onclick=x\">a",
        "<input type=image src=x onerror=y><isindex action=javascript:x>",
        "<a href=\"javascript&#x3A;alert(1)\">a</a><a href=\"&#1;javascript:x\">b</a>",
        "<a href=\"https://a.example\\@evil.example\">a</a><a href=//evil&sol;x>b</a>",
        "<details><template><summary></template><summary>x<summary>y",
        "<video><source onerror=x><p><audio><track><video>",
        "<picture><img><img><source srcset=x><p>",
        "<meta http-equiv=refresh content=0;url=javascript:x><link rel=stylesheet href=x>",
        "<p class=\"&quot; onclick=x\" title='&quot;&gt;&lt;script&gt;'>",
        "<x/><x y='<p title=\"'>\"><img src=x onerror=y>\">",
    ] {
        assert_safe(&sanitize(html), html);
        assert_safe(&sanitize(&["<table><tr><td><ul>", html].concat()), html);
        assert_safe(
            &sanitize(&["<p><a href=x><b>", html, "</p></div>"].concat()),
            html,
        );
    }
}

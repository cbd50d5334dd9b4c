//! Inputs made to take long, or much.

use std::time::{Duration, Instant};

use super::{
    super::{Element, Tree, sanitize},
    assert_safe, outline,
    site::{Renderer, Site},
};

/// Each takes milliseconds; a step that is quadratic takes minutes.
fn assert_quick(html: &str) -> String {
    let start = Instant::now();
    let out = sanitize(html);
    let name: String = html.chars().take(20).collect();
    let took = start.elapsed();
    assert!(took < Duration::from_secs(10), "{name}… took {took:?}");
    assert!(
        out.len() <= 64 * html.len() + 4096,
        "{name}…: {}",
        out.len()
    );
    outline::meant(&out).unwrap_or_else(|error| panic!("{name}…: {error}"));
    out
}

#[test]
fn long_runs_take_linear_time() {
    for part in [
        "<",
        "<a ",
        "<!--",
        "<div>",
        "</div>",
        "&#",
        "&",
        "&a;",
        "<b>",
        "<table>",
        "<li>",
        "<ul>",
        "<td>",
        "<a>",
        "<p>",
        "<a b='",
        "<svg>",
        "<script>",
        "</script>",
        "<!",
        "<?",
        "<details>",
        "<h2><div>",
        "<dl>",
        "<ruby><rt>",
        "<iframe src=/x></iframe>",
        "<T>",
        "<img>",
        "<img src=x>",
        "<p class='a b c d' style='a;b;c'>",
        "<x-y>",
        "<select>",
        "<!-->",
        "<picture><img>",
        "<table><tr><td>",
        "<span><p>",
        "<video>",
        "</p>",
        "\0",
        "<a/b=c/",
        "<caption><table>",
    ] {
        assert_quick(&part.repeat(50_000));
    }
    assert_quick(&("<div>".repeat(25_000) + &"</div>".repeat(25_000)));
    assert_quick(&["<p", &" onclick=x title=y".repeat(50_000), ">"].concat());
    assert_quick(&["<p class='", &"a ".repeat(50_000), "'>"].concat());
    assert_quick(&["<img srcset='", &"a 1x,".repeat(50_000), "'>"].concat());
    assert_quick(&["<p title='", &"&copy;".repeat(50_000), "'>"].concat());
    let ids: String = (0..50_000).map(|n| format!("<b id=x{n}>")).collect();
    assert_quick(&ids);
}

#[test]
fn depth_is_capped() {
    for part in [
        "<div>",
        "<b>",
        "<table>",
        "<ul>",
        "<details>",
        "<dl>",
        "<a><ins>",
    ] {
        let out = sanitize(&part.repeat(2000));
        assert_safe(&out, part);
        let mut depth = 0_usize;
        let mut deepest = 0;
        for tag in outline::meant(&out).unwrap().split('<').skip(1) {
            depth = if tag.starts_with('/') {
                depth - 1
            } else {
                depth + 1
            };
            deepest = deepest.max(depth);
        }
        assert!(deepest <= 104, "{part}: {deepest}");
    }
}

#[test]
fn the_renderer_itself_may_nest_as_deep_as_it_likes() {
    let site = Site::default();
    let mut tree = Tree::new(&site, usize::MAX);
    let mut out = String::new();
    for _ in 0..25_000 {
        if tree.own_start(&mut out, Element::Blockquote) {
            out.push_str("<blockquote>");
        }
        tree.raw(&mut out, "<i>");
    }
    for _ in 0..25_000 {
        if tree.own_end(&mut out).is_some() {
            out.push_str("</blockquote>");
        }
    }
    tree.finish(&mut out);
    assert_safe(&out, "blockquotes");
}

#[test]
fn fragments_end_at_the_limit() {
    let site = Site {
        hosts: Vec::new(),
        fragments: vec!["<p>x</p>".repeat(1000)],
    };
    let mut renderer = Renderer::new(&site);
    renderer.tree = Tree::new(&site, 100_000);
    renderer.raw(&"<inkleaf-fragment n=0>".repeat(10_000));
    let (html, _) = renderer.finish();
    assert!((100_000..110_000).contains(&html.len()), "{}", html.len());
    outline::meant(&html).unwrap();
}

//! What a blog changes of its looks.

use inkleaf_publish::BuildError;

use crate::support::{Blog, post};

fn blog(look: &str) -> Blog {
    Blog::new(&[
        ("inkleaf.toml", &format!("[look]\n{look}\n")),
        ("posts/a.md", &post("A", "2025-01-02", "Text")),
    ])
}

/// The one style sheet that the page links to.
fn sheet(blog: &Blog) -> String {
    let page = blog.read("posts/a/index.html");
    let links: Vec<_> = page
        .split("<link rel=\"stylesheet\" href=\"/")
        .skip(1)
        .collect();
    assert_eq!(links.len(), 1, "{page}");
    blog.read(links[0].split('"').next().unwrap())
}

#[test]
fn an_accent_and_a_sheet_of_ones_own_come_after_the_apps_rules() {
    let blog = blog("accent = \"#8a3324\"\nstyle = \"my look.css\"");
    blog.add(
        "my look.css",
        "\u{feff}/* mine */\nh1 { color: red }".as_bytes(),
    );
    blog.build();
    let css = sheet(&blog);
    let place = |text: &str| css.find(text).unwrap_or_else(|| panic!("{text}: {css}"));
    assert!(place("body {}") < place("--accent: light-dark(oklch("));
    assert!(place("--accent") < place("h1 { color: red }"));
    assert!(!css.contains("mine"), "{css}");
}

#[test]
fn files_that_are_not_there_or_no_fonts_are_told() {
    for (look, file) in [
        ("style = \"x.css\"", "x.css"),
        ("font = \"x.woff2\"", "x.woff2"),
    ] {
        let error = blog(look).try_build().unwrap_err();
        assert!(
            matches!(&error, BuildError::NoLook(path) if path.ends_with(file)),
            "{error}"
        );
        assert!(error.help().is_some() && !error.is_usage());
    }
    let blog = blog("font = \"posts/a.md\"");
    let error = blog.try_build().unwrap_err();
    assert!(matches!(error, BuildError::BadFont { .. }), "{error}");
    assert_eq!(blog.siblings(), ["shell", "source"]);
}

#[test]
fn what_is_no_colour_is_told_with_its_place() {
    let Err(BuildError::Config(finding)) = blog("accent = \"reddish\"").try_build() else {
        panic!("no error")
    };
    assert_eq!(finding.path, "inkleaf.toml");
    assert!(finding.diagnostic.message.contains("reddish"));
}

//! The paper's colours, as the style sheets have them.
//!
//! A blog changes them by the custom property `--paper` (docs/looks.md). What is
//! outside of the page, the window and the screen while an app starts, has to
//! have the same colours, and asks for them before any style sheet is read.

use inkleaf_site::Papers;

/// The last colours that `--paper` has without a condition: of the root, and in
/// no `@media` or the like. Where the sheets have none that can be understood,
/// those of the app's own.
pub(super) fn papers(css: &str) -> Papers {
    let mut found = Papers::default();
    // What stands before each open brace, and how many parentheses are open.
    let mut around: Vec<&str> = Vec::new();
    let (mut start, mut depth, mut quote) = (0, 0_usize, None);
    for (i, c) in css.char_indices() {
        match (quote, c) {
            (Some(open), _) if c != open => continue,
            (Some(_), _) => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '(') => depth += 1,
            (None, ')') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > 0 || quote.is_some() || !matches!(c, '{' | '}' | ';') {
            continue;
        }
        let text = css[start..i].trim();
        start = i + 1;
        match c {
            '{' => around.push(text),
            _ => {
                let changed = is_root(&around).then(|| paper(text)).flatten();
                found = changed.unwrap_or(found);
                if c == '}' {
                    around.pop();
                }
            }
        }
    }
    found
}

fn is_root(around: &[&str]) -> bool {
    let Some((rule, outside)) = around.split_last() else {
        return false;
    };
    matches!(*rule, ":root" | "html") && outside.iter().all(|rule| rule.starts_with("@layer"))
}

/// `--paper: light-dark(white, black)`, or one colour for both themes.
fn paper(declaration: &str) -> Option<Papers> {
    let value = declaration.strip_prefix("--paper")?.trim_start();
    let value = value.strip_prefix(':')?.trim();
    let value = value.strip_suffix("!important").unwrap_or(value).trim();
    let Some(inside) = value.strip_prefix("light-dark(") else {
        return Papers::parse(value, value);
    };
    let inside = inside.strip_suffix(')')?;
    let mut depth = 0_usize;
    let comma = inside.find(|c| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0
    })?;
    Papers::parse(&inside[..comma], &inside[comma + 1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(css: &str) -> [[u8; 3]; 2] {
        let Papers { light, dark } = papers(css);
        [light, dark]
    }

    #[test]
    fn our_own_are_found() {
        let css = include_str!("../../../../style/tokens.css");
        assert_eq!(papers(css), Papers::default());
    }

    #[test]
    fn the_last_one_without_a_condition_counts() {
        let css = "@layer a, b;\n@layer a {\n:root {\n--x: url(\"a;b\");\n\
                   --paper: light-dark(rgb(1, 2, 3), #040506);\n}\n}\n";
        assert_eq!(pair(css), [[1, 2, 3], [4, 5, 6]]);
        let own = "html { --paper:light-dark(white,black) }";
        assert_eq!(pair(&format!("{css}{own}")), [[255; 3], [0; 3]]);
        assert_eq!(pair(&format!("{own}{css}")), [[1, 2, 3], [4, 5, 6]]);
        assert_eq!(
            pair(":root { color: red; --paper: #070707 !important }"),
            [[7; 3]; 2]
        );
    }

    #[test]
    fn others_don_t() {
        let usual = pair("");
        for css in [
            "@media print { :root { --paper: white; } }",
            "@layer a { @media (prefers-contrast: more) { :root { --paper: white; } } }",
            ".card { --paper: white; }",
            ":root { --paper: var(--x); }",
            ":root { --paper: light-dark(white); --papers: white; }",
            ":root { content: \"{ --paper: white; }",
            "}}};(:root { --paper: white; }",
        ] {
            assert_eq!(pair(css), usual, "{css}");
        }
    }
}

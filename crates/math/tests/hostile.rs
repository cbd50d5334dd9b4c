//! TeX of people who mean harm: nothing but MathML comes out, and soon.

#![allow(clippy::unwrap_used)]

use std::time::{Duration, Instant};

use inkleaf_math::{Formula, MAX_BYTES, MathError, document, mathml};

/// Elements and attributes as the page gets them, independent of the crate's
/// own lists: what is in MathML Core, and fonts in text.
fn assert_harmless(tex: &str, mathml: &str) {
    let document = roxmltree::Document::parse(mathml).unwrap();
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        let is_text = matches!(name, "b" | "code" | "em" | "i" | "s" | "span" | "u");
        assert!(is_text || name.starts_with('m'), "{tex}: <{name}>");
        assert!(
            !matches!(
                name,
                "maction" | "merror" | "meta" | "marquee" | "map" | "main"
            ),
            "{tex}: <{name}>"
        );
        for attribute in node.attributes() {
            let name = attribute.name();
            let bad =
                name.starts_with("on") || matches!(name, "style" | "href" | "src" | "id" | "name");
            assert!(!bad, "{tex}: {name}");
            assert!(attribute.value().len() < 80, "{tex}: {}", attribute.value());
        }
    }
}

const HOSTILE: [&str; 40] = [
    r"\href{javascript:alert(1)}{x}",
    r"\url{javascript:alert(1)}",
    r"\includegraphics{javascript:alert(1)}",
    r"\htmlClass{x}{y}",
    r"\htmlId{x}{y}",
    r"\htmlStyle{position:fixed}{y}",
    r#"\htmlData{x="onclick"}{y}"#,
    r"\style{position:fixed}{y}",
    r"\class{x}{y}",
    r"\cssId{x}{y}",
    r"\require{html}",
    r"\text{<script>alert(1)</script>}",
    r"\text{</mtext></math><img src=x onerror=alert(1)>}",
    r"<script>alert(1)</script>",
    r"</math><script>alert(1)</script>",
    r"<![CDATA[<script>]]>",
    r"\mathrm{<img src=x onerror=alert(1)>}",
    r"\operatorname{<img/src=x>}",
    r#"\operatorname{" onclick="alert(1)}"#,
    r#"\color{red;background:url(//x)}x"#,
    r#"\color{" onclick="alert(1)}x"#,
    r#"\textcolor{#fff" onclick=""}{x}"#,
    r#"\begin{array}{" onclick="x}a\end{array}"#,
    r#"\begin{<script>}a\end{<script>}"#,
    r#"\hspace{1em" onclick="alert(1)}"#,
    r"\hspace{99999999999em}",
    r"\hspace{-99999999999em}",
    r"\rule{99999em}{99999em}",
    r"\tag{<script>alert(1)</script>}x",
    r"x\label{__proto__}",
    r"\eqref{javascript:alert(1)}",
    r#"\unicode{x3c}script\unicode{x3e}"#,
    r"\char`\<",
    r"\def\a{\a\a}\a",
    r"\newcommand{\a}{\a\a}\a",
    r"\let\a\b",
    r"\input{/etc/passwd}",
    r"\write18{ls}",
    "\u{202e}x\u{2066}",
    "&lt;script&gt;",
];

#[test]
fn nothing_but_mathml_comes_out() {
    for tex in HOSTILE {
        for display in [false, true] {
            if let Ok(mathml) = mathml(tex, display) {
                assert_harmless(tex, &mathml);
            }
        }
    }
}

#[test]
fn links_and_definitions_are_refused() {
    for tex in [HOSTILE[0], HOSTILE[3], HOSTILE[33], HOSTILE[34]] {
        assert!(mathml(tex, true).is_err(), "{tex}");
    }
}

/// Each as long as is allowed.
fn large() -> Vec<(&'static str, String)> {
    let many = |unit: &str| unit.repeat(MAX_BYTES / unit.len());
    let around = |before: &str, unit: &str, after: &str| {
        format!(
            "{before}{}{after}",
            unit.repeat((MAX_BYTES - before.len() - after.len()) / unit.len())
        )
    };
    vec![
        ("letters", many("x")),
        ("roots", many("\\sqrt")),
        ("nested roots", around("", "\\sqrt ", "x")),
        ("nested hats", around("", "\\hat ", "x")),
        ("fractions", many("\\frac")),
        ("hats", many("\\hat")),
        ("not", many("\\not")),
        ("switches", many("\\rm x")),
        ("colours", many("\\color{red}")),
        ("styles", many("\\displaystyle x")),
        ("scripts", many("x_")),
        ("primes", many("'")),
        ("powers", many("x^{a}_{b}")),
        ("groups", many("{}")),
        ("cells", around("\\begin{matrix}", "&", "\\end{matrix}")),
        ("rows", around("\\begin{matrix}", "\\\\", "\\end{matrix}")),
        (
            "equations",
            around("\\begin{align}", "&\\\\", "\\end{align}"),
        ),
        ("lines", around("\\begin{array}{", "|", "}a\\end{array}")),
        (
            "columns",
            around("\\begin{array}{", "*{20}{c}", "}a\\end{array}"),
        ),
        ("fences", around("", "\\left(x\\right)", "")),
        ("half fences", many("\\left.")),
        ("commands", many("\\a")),
        ("texts", many("\\text{$\\text{$")),
        ("dollars", around("\\text{", "$", "}")),
        ("comments", many("%\n")),
        ("backslashes", many("\\")),
        ("boxes", many("\\boxed{x}")),
        ("ampersands", many("&amp;")),
        ("braces", many("}")),
        ("numbers", many("1")),
        ("binomials", many("\\binom")),
        ("over", many("x\\over")),
        ("smash", many("\\smash")),
        ("labels", many("\\label{x}")),
        ("negative", many("\\!")),
        ("ends", many("\\end{x}")),
    ]
}

#[test]
fn large_formulas_are_converted_or_refused_soon() {
    for (name, tex) in large() {
        let start = Instant::now();
        let result = mathml(&tex, true);
        let took = start.elapsed();
        println!(
            "{name}: {} bytes, {took:?}, {:?}",
            tex.len(),
            result.as_ref().map(String::len)
        );
        if let Ok(mathml) = result {
            assert!(
                mathml.len() <= 64 * tex.len() + 4096,
                "{name}: {} bytes",
                mathml.len()
            );
            assert_harmless(name, &mathml);
        }
        assert!(took < Duration::from_secs(20), "{name}: {took:?}");
    }
}

#[test]
fn what_is_too_large_is_told() {
    assert!(matches!(
        mathml(&"x".repeat(1 << 20), true),
        Err(MathError::TooLong { .. })
    ));
    assert!(matches!(
        mathml(&"{".repeat(5_000), true),
        Err(MathError::TooDeep { .. })
    ));
    assert!(matches!(
        mathml(&"\\sqrt".repeat(1_000), true),
        Err(MathError::TooDeep { .. } | MathError::Tex { .. })
    ));
    let nested = format!("{}x", "\\sqrt ".repeat(1_000));
    assert!(matches!(
        mathml(&nested, true),
        Err(MathError::TooDeep { .. })
    ));
}

#[test]
fn one_bad_formula_does_not_hinder_the_others() {
    let mut formulas: Vec<_> = HOSTILE
        .iter()
        .map(|tex| Formula { tex, display: true })
        .collect();
    formulas.push(Formula {
        tex: "x",
        display: false,
    });
    let results = document(&formulas);
    assert_eq!(results.len(), formulas.len());
    assert_eq!(
        results.last().unwrap().as_deref(),
        Ok("<math><mi>x</mi></math>")
    );
}

//! Every code there is, in alphabetical order.

use inkleaf_content::Severity::{Error, Hint, Warning};

use super::Code;

/// A code with its page of documentation, which must exist.
macro_rules! code {
    ($name:literal, $severity:ident, $title:literal) => {
        Code::new(
            $name,
            $severity,
            $title,
            include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/../../docs/checks/",
                $name,
                ".md"
            )),
        )
    };
}

pub(super) const ALL: &[Code] = &[
    code!(
        "address-keeps-date",
        Warning,
        "An address keeps the date of its file name"
    ),
    code!("address-taken", Error, "Two pages have the same address").blocking(),
    code!(
        "address-unusable",
        Error,
        "A slug or url that can't be an address"
    )
    .blocking(),
    code!("address-with-host", Warning, "An address with a host in it"),
    code!(
        "alias-taken",
        Warning,
        "An alias that is the address of something else"
    ),
    code!(
        "alias-unusable",
        Warning,
        "An alias that can't be an address"
    ),
    code!(
        "broken-anchor",
        Error,
        "A link to a place in a page that is not there"
    ),
    code!(
        "broken-external-link",
        Warning,
        "A link to elsewhere that no longer works"
    ),
    code!(
        "broken-link",
        Error,
        "A link within the site that leads nowhere"
    ),
    code!(
        "damaged-text",
        Warning,
        "Text that was read in the wrong encoding"
    )
    .fixable(),
    code!(
        "damaged-text-ambiguous",
        Warning,
        "Damaged text whose original is not certain"
    ),
    code!("diagram", Warning, "A diagram that can't be drawn"),
    code!("formula", Warning, "A formula that can't be read"),
    code!(
        "front-matter-comment",
        Warning,
        "A title that ends at a number sign"
    ),
    code!("front-matter-date", Error, "A date that is none").blocking(),
    code!("front-matter-duplicate-key", Error, "The same key twice").blocking(),
    code!(
        "front-matter-smart-quotes",
        Warning,
        "Typographic quotes around a value"
    ),
    code!(
        "front-matter-syntax",
        Error,
        "Front matter that can't be read"
    )
    .blocking(),
    code!(
        "front-matter-too-much",
        Error,
        "Front matter that is too large"
    )
    .blocking(),
    code!("front-matter-type", Error, "A value of the wrong kind").blocking(),
    code!(
        "front-matter-unclosed",
        Error,
        "Front matter that never ends"
    )
    .blocking(),
    code!(
        "front-matter-unfenced",
        Warning,
        "Front matter that is shown as text"
    ),
    code!(
        "html-cut",
        Error,
        "A document that grows beyond all measure"
    ),
    code!("html-dropped", Hint, "HTML that is left out"),
    code!("missing-image", Error, "A picture that is not there"),
    code!(
        "moved-external-link",
        Hint,
        "A link to elsewhere that has moved for good"
    ),
    code!("not-utf-8", Error, "A file that is not UTF-8").blocking(),
    code!(
        "permalink-needs-date",
        Error,
        "A post without the date that its address needs"
    )
    .blocking(),
    code!(
        "permalink-unusable",
        Error,
        "A pattern of addresses that can't be used"
    )
    .blocking(),
    code!("picture", Warning, "A picture that can't be made smaller"),
    code!(
        "picture-tells",
        Warning,
        "A picture that may say where it was taken"
    ),
    code!("settings", Error, "Settings that can't be used").blocking(),
    code!(
        "shortcode-arguments",
        Warning,
        "A shortcode with wrong arguments"
    ),
    code!("shortcode-syntax", Error, "A shortcode that can't be read"),
    code!(
        "shortcode-template",
        Error,
        "A shortcode's template that does not work"
    ),
    code!(
        "unknown-language",
        Hint,
        "Code in a language that has no colours"
    ),
    code!(
        "unknown-shortcode",
        Warning,
        "A shortcode that is not known"
    ),
    code!(
        "unknown-wikilink",
        Hint,
        "Double brackets that mean no post"
    ),
    code!("unseen-footnote", Warning, "A footnote that is not shown"),
];

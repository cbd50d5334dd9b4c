//! What must hold for the HTML of a whole document.

use scraper::{Html, Node};

use crate::judge::{self, assert_nested};

/// What the renderer writes itself besides the elements of raw HTML.
const OWN: &str = "input math annotation maction menclose merror mfrac mi mmultiscripts mn mo mover \
    mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd \
    mtext mtr munder munderover semantics none";
/// Attributes that lead somewhere.
const TARGETS: &str = "href src poster cite data-embed srcset";
const SCHEMES: [&str; 4] = ["http://", "https://", "mailto:", "tel:"];

/// Panics where an article is not well nested, gets out of its place, has an
/// element or attribute that may run something, or leads where it may not.
pub fn assert_article(html: &str, input: &str) {
    assert_nested(html, input);
    let page = Html::parse_fragment(html);
    for node in page.root_element().descendants() {
        let Node::Element(element) = node.value() else {
            continue;
        };
        let name = element.name();
        assert!(
            name == "html" || is_in(judge::ELEMENTS, name) || is_in(OWN, name),
            "<{name}> from {input}\nto {html}"
        );
        for (attribute, value) in element.attrs() {
            assert!(
                !attribute.starts_with("on")
                    && !matches!(attribute, "style" | "srcdoc" | "formaction" | "action"),
                "{attribute} from {input}\nto {html}"
            );
            if is_in(TARGETS, attribute) {
                assert!(is_target(value), "{value} from {input}\nto {html}");
            }
        }
    }
}

fn is_in(list: &str, name: &str) -> bool {
    list.split_whitespace().any(|known| known == name)
}

/// Within the site, or of a scheme that can do no harm.
fn is_target(value: &str) -> bool {
    value.starts_with(['/', '#']) || SCHEMES.iter().any(|scheme| value.starts_with(scheme))
}

//! Where a page's address stands: in the path, as on a host, or after a `#`, as in
//! a blog that is one file: a file has no host that would answer for its paths.
//!
//! Everything else in the app has *addresses*: `/posts/hello/?search#heading`.

use leptos::prelude::window;
use leptos_router::NavigateOptions;
use web_sys::HtmlAnchorElement;

use super::{dom, history};

/// On the root element of a blog that is one file: the address of the page that
/// stands in the document.
const EMBEDDED: &str = "data-embedded";

/// Whether the blog is one file.
pub(super) fn is_embedded() -> bool {
    dom::root_has(EMBEDDED)
}

/// The path of the page that stood in the document before the app.
pub(super) fn first() -> String {
    dom::root(EMBEDDED).unwrap_or_else(path)
}

/// The address of the page that the reader is on.
pub(super) fn here() -> String {
    let location = window().location();
    let part = |part: Result<String, _>| part.unwrap_or_default();
    let hash = part(location.hash());
    if is_embedded() {
        // `#heading` alone is a place on the page that stands in the document.
        let address = hash.strip_prefix('#').unwrap_or_default();
        return if address.starts_with('/') {
            address.to_owned()
        } else {
            first() + &hash
        };
    }
    part(location.pathname()) + &part(location.search()) + &hash
}

/// The path of the page that the reader is on, percent-encoded.
pub(super) fn path() -> String {
    if is_embedded() {
        return split(&here()).0.to_owned();
    }
    window().location().pathname().unwrap_or_default()
}

/// The `#fragment` of where the reader is, without its sign.
pub(super) fn fragment() -> Option<String> {
    let here = here();
    let (_, fragment) = here.split_once('#')?;
    (!fragment.is_empty()).then(|| fragment.to_owned())
}

/// An address as links have it.
pub(super) fn href(address: &str) -> String {
    let sign = if is_embedded() { "#" } else { "" };
    [sign, address].concat()
}

/// The address in an `href` of our own.
pub(super) fn of_href(href: &str) -> &str {
    href.strip_prefix('#').unwrap_or(href)
}

/// Whether a link leads to an address of the same origin. In one file the `#` tells: what
/// shows a mail's attachment may do so in a frame that has another base than its address.
pub(super) fn is_ours(link: &HtmlAnchorElement) -> bool {
    if is_embedded() {
        let href = link.get_attribute("href").unwrap_or_default();
        return href.starts_with("#/");
    }
    window().location().origin().ok() == Some(link.origin())
}

/// Path and rest of the address that a link on this origin leads to.
pub(super) fn of_link(link: &HtmlAnchorElement) -> (String, String) {
    if is_embedded() {
        let href = link.get_attribute("href").unwrap_or_default();
        let (path, rest) = split(href.strip_prefix('#').unwrap_or_default());
        return (path.to_owned(), rest.to_owned());
    }
    (link.pathname(), link.search() + &link.hash())
}

/// A path, and the search and fragment behind it.
fn split(address: &str) -> (&str, &str) {
    address.split_at(address.find(['?', '#']).unwrap_or(address.len()))
}

/// Makes an address that of the current entry of the history, or of a new one. The
/// router can't: it takes a file's address for no address.
pub(super) fn go_embedded(address: &str, options: &NavigateOptions) {
    let Ok(history) = window().history() else {
        return;
    };
    let (state, href) = (options.state.to_js_value(), href(address));
    let _ = if options.replace {
        history.replace_state_with_url(&state, "", Some(&href))
    } else {
        history.push_state_with_url(&state, "", Some(&href))
    };
}

/// Leaves the page to the browser: an ordinary navigation.
pub(super) fn leave(address: &str) {
    if is_embedded() {
        // That would be no more than another fragment.
        return history::start_again(address);
    }
    let _ = window().location().set_href(address);
}

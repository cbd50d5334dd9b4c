//! What the targets have in common: how an input is read, and who says whether
//! an output is safe.
//!
//! The judge is the one of the sanitiser's own tests: it reads HTML as browsers
//! do, and compares with ammonia.

mod article;
mod input;
#[path = "../../crates/content/src/html/tests/judge.rs"]
mod judge;
#[path = "../../crates/content/src/html/tests/outline.rs"]
mod outline;

pub use article::assert_article;
pub use input::Input;

/// Panics where the HTML of a piece of raw HTML is not safe.
pub fn assert_safe(html: &str, input: &str) {
    judge::assert_safe(html, input);
}

/// Panics where HTML is not well nested; gives its outline.
pub fn assert_nested(html: &str, input: &str) -> String {
    judge::assert_nested(html, input)
}

//! Shortcodes: finding calls, and putting in their place what they stand for.

pub(crate) mod call;
pub(crate) mod expand;
mod hugo;
pub(crate) mod output;
mod pair;
pub(crate) mod place;
mod scan;
pub(crate) mod strip;
pub(crate) mod template;
mod token;
mod trouble;
mod value;
mod zola;

pub(crate) use call::Call;
pub(crate) use expand::Expander;
pub(crate) use scan::may_have_calls;
pub(crate) use token::Syntax;
pub(crate) use value::Value;

//! What a browser reads is what we meant.
#![allow(clippy::unwrap_used)]

mod cases;
#[cfg(feature = "front-matter")]
mod corpus;
mod judge;
mod limits;
mod outline;
mod random;
mod site;
mod vectors;

use std::collections::BTreeSet;

use super::elements::Element;
use judge::assert_safe;

#[test]
fn the_judge_knows_the_same_elements() {
    let ours: BTreeSet<_> = Element::all().map(Element::name).collect();
    let judged: BTreeSet<_> = judge::ELEMENTS.split_whitespace().collect();
    assert_eq!(ours, judged);
}

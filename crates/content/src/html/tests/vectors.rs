//! The collection of html5sec.org, where it is beside the checkout.

use std::{fs, path::Path};

use super::{super::sanitize, assert_safe};

fn vectors() -> Option<String> {
    let path = "../../../shared/security/h5sc/vectors.txt";
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).ok()
}

#[test]
fn all_at_once() {
    let Some(text) = vectors() else { return };
    assert_safe(&sanitize(&text), "all vectors");
}

#[test]
fn each_by_itself() {
    let Some(text) = vectors() else { return };
    let starts: Vec<_> = text.match_indices("<div id=\"").map(|(at, _)| at).collect();
    assert!(starts.len() > 100);
    for (i, start) in starts.iter().enumerate() {
        let vector = &text[*start..starts.get(i + 1).copied().unwrap_or(text.len())];
        assert_safe(&sanitize(vector), vector);
    }
}

#[test]
fn cut_anywhere() {
    let Some(text) = vectors() else { return };
    for start in (0..text.len()).step_by(29) {
        let Some(part) = text.get(start..(start + 400).min(text.len())) else {
            continue;
        };
        assert_safe(&sanitize(part), part);
    }
}

//! Where Inkleaf differs from a specification's examples, and why.

const AUTOLINKS: &str = "Addresses without angle brackets become links before rendering.";
const ATTRIBUTES: &str = "Of a heading's attributes only id and classes are taken.";
const IDS: &str = "An id that is no word is slugged: links to it must be typed.";
const SINGLE: &str = "Single signs lower or raise a word; they never strike out, nor span words.";
const WIKI: &str = "In double brackets everything is the name of a page.";
const OLDER: &str = "The example is of a later version of the parser.";

/// File, numbers of examples, reason.
pub(crate) const DIFFERENCES: &[(&str, &[usize], &str)] = &[
    (
        "gfm/spec.txt",
        &[621, 622, 623, 624, 625, 626, 627, 628, 629, 630, 631],
        AUTOLINKS,
    ),
    ("gfm/spec.txt", &[556, 567, 598], WIKI),
    (
        "gfm/spec.txt",
        &[646],
        "It follows CommonMark 0.29; comments have changed since.",
    ),
    (
        "gfm/spec.txt",
        &[653],
        "Dangerous elements are the sanitiser's business; here HTML is trusted.",
    ),
    (
        "gfm/extensions.txt",
        &[22],
        "Dangerous elements are the sanitiser's business; here HTML is trusted.",
    ),
    ("gfm/extensions.txt", &[17, 18], SINGLE),
    ("gfm/extensions.txt", &[19, 24, 25], AUTOLINKS),
    (
        "pulldown-cmark/regression.txt",
        &[29],
        "Links don't nest: the outer one stays.",
    ),
    (
        "gfm/extensions.txt",
        &[20],
        "The example expects nothing but not to crash.",
    ),
    (
        "gfm/extensions.txt",
        &[23],
        "Notes are named by their label, not by a number that may change.",
    ),
    (
        "pulldown-cmark/footnotes.txt",
        &[18, 20],
        "Notes that no text refers to, or only such notes, are left out.",
    ),
    (
        "pulldown-cmark/heading_attrs.txt",
        &[1, 2, 20, 21, 22, 23],
        ATTRIBUTES,
    ),
    (
        "pulldown-cmark/heading_attrs.txt",
        &[33, 34, 35, 36, 43, 44, 45],
        IDS,
    ),
    ("pulldown-cmark/math.txt", &[25], OLDER),
    ("pulldown-cmark/regression.txt", &[48, 212, 213, 214], OLDER),
    (
        "pulldown-cmark/regression.txt",
        &[106, 107, 108],
        "Front matter is cut off before rendering.",
    ),
    (
        "pulldown-cmark/regression.txt",
        &[203, 204],
        "A definition needs white space after its colon.",
    ),
    (
        "pulldown-cmark/strikethrough.txt",
        &[6, 7, 8, 9, 15, 16],
        SINGLE,
    ),
    ("pulldown-cmark/super_sub.txt", &[1, 2, 3, 5, 7], SINGLE),
    (
        "pulldown-cmark/wikilinks.txt",
        &[3],
        "A label that is defined wins over a page that is not known.",
    ),
    (
        "pulldown-cmark/wikilinks.txt",
        &[6],
        "Pages are named in double brackets, not addresses.",
    ),
];

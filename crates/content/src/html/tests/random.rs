//! Random documents out of hostile parts.

use super::{
    super::{Element, sanitize},
    assert_safe,
    site::{Renderer, Site},
};

/// Numbers that look random, the same ones each time.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(super) fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % n
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

const OTHER: &[&str] = &[
    "script",
    "style",
    "svg",
    "math",
    "template",
    "iframe",
    "noscript",
    "textarea",
    "title",
    "select",
    "option",
    "object",
    "form",
    "button",
    "input",
    "body",
    "html",
    "head",
    "frameset",
    "T",
    "String",
    "x-y",
    "font",
    "center",
    "big",
    "tt",
    "nobr",
    "h1",
    "image",
    "menu",
    "dir",
    "plaintext",
    "xmp",
    "noembed",
    "base",
    "meta",
    "link",
    "embed",
    "mglyph",
    "foreignObject",
    "annotation-xml",
    "desc",
    "mtext",
    "rtc",
    "optgroup",
    "isindex",
    "listing",
    "main",
    "nav",
    "marquee",
    "applet",
    "label",
    "inkleaf-fragment n=0",
    "inkleaf-fragment n=1",
];

const ODD: &[&str] = &[
    "x",
    " ",
    "\n",
    "text",
    "<",
    ">",
    "&",
    "&lt;",
    "&#60;",
    "&#x3c;script&#62;",
    "&amp;lt;",
    "\0",
    "\u{1}",
    "\r\n",
    "\u{C}",
    "<!--",
    "-->",
    "--!>",
    "<!-->",
    "<!--->",
    "<![CDATA[",
    "]]>",
    "<?x",
    "<!doctype html>",
    "</",
    "</>",
    "</ x>",
    "<a",
    "<b ",
    "\"",
    "'",
    "`",
    "=",
    "/>",
    "<//",
    "<p/",
    "é",
    "\u{2028}",
    "&nosuch;",
    "&#0;",
    "&#x80;",
    "&copy",
    "]]",
    "<!",
    "<!x>",
    "\t",
];

const ATTRIBUTES: &[&str] = &[
    "href=javascript:alert(1)",
    "href='/a&amp;b'",
    "href=\"java&#9;script:x\"",
    "href=x",
    "href=&#106;avascript&colon;x",
    "src=x",
    "src=data:text/html,x",
    "onerror=alert(1)",
    "onclick='x'",
    "style=text-align:center",
    "style='background:url(javascript:x)'",
    "id=main",
    "id='a b'",
    "id=x",
    "name=y",
    "class='prose note site-header'",
    "title=\"<b>'&quot;>\"",
    "alt='<img src=x onerror=y>'",
    "align=right",
    "width=10px",
    "height=5%",
    "colspan=2",
    "open",
    "srcset='a 1x, b 2x'",
    "srcset='javascript:x 1x'",
    "controls autoplay",
    "role=note",
    "/",
    "data-embed=https://video.example/x",
    "dir=rtl",
    "lang=de",
    "start=3",
    "=",
    "a=b=c",
    "\"x\"",
    "title='`<script>'",
    "=x=y",
    "<b",
    "/x/=y",
    "title=a title=b",
    "n=0",
    "name=details",
    "value=5",
    "aria-label=x",
    "target=_blank",
    "formaction=javascript:x",
    "xlink:href=x",
];

/// A piece of hostile HTML of up to `most` parts.
pub(super) fn piece(dice: &mut Dice, most: usize) -> String {
    let mut html = String::new();
    for _ in 0..=dice.below(most) {
        match dice.below(10) {
            0..4 => html.push_str(&tag(dice)),
            4..7 => html.push_str(&format!("</{}>", name(dice))),
            _ => html.push_str(dice.one(ODD)),
        }
    }
    html
}

fn name(dice: &mut Dice) -> &'static str {
    // Some groups only make sense together.
    const GROUPS: &[&[&str]] = &[
        &[
            "table", "tr", "td", "th", "tbody", "thead", "caption", "col", "colgroup", "tfoot",
        ],
        &["ul", "li", "ol", "dl", "dt", "dd", "div"],
        &["a", "b", "i", "p", "div", "span", "em", "h2"],
        &[
            "ruby", "rt", "rp", "picture", "source", "img", "video", "track",
        ],
        &[
            "details",
            "summary",
            "figure",
            "figcaption",
            "pre",
            "blockquote",
        ],
    ];
    match dice.below(8) {
        group @ 0..5 => dice.one(GROUPS[group]),
        5 => dice.one(OTHER),
        _ => {
            let names: Vec<_> = Element::all().map(Element::name).collect();
            dice.one(&names)
        }
    }
}

fn tag(dice: &mut Dice) -> String {
    let mut tag = format!("<{}", name(dice));
    if dice.below(2) == 0 {
        for _ in 0..dice.below(4) {
            tag.push_str(dice.one(&[" ", " ", "/", "\n"]));
            tag.push_str(dice.one(ATTRIBUTES));
        }
    }
    tag + dice.one(&[">", ">", ">", ">", "/>", " >"])
}

fn site() -> Site {
    Site {
        hosts: vec!["video.example".into()],
        fragments: vec![
            "<details><summary>x</summary>".into(),
            "</details><td><inkleaf-fragment n=0><table><li>".into(),
        ],
    }
}

/// Blocks as Markdown gives them, raw HTML between and within.
fn blocks(renderer: &mut Renderer<'_>, dice: &mut Dice, depth: usize) {
    use Element::{
        Aside, Blockquote, Code, Details, Div, H2, Hr, Li, P, Pre, Section, Summary, Table, Tbody,
        Td, Th, Thead, Tr, Ul,
    };
    for _ in 0..dice.below(5) {
        match dice.below(if depth > 6 { 4 } else { 12 }) {
            0 | 1 => renderer.raw(&piece(dice, 8)),
            2 => renderer.own(P, |r| inlines(r, dice, depth)),
            3 => renderer.own(H2, |r| inlines(r, dice, depth)),
            4 => renderer.own(Hr, |_| ()),
            5 => renderer.own(Pre, |r| r.own(Code, |r| r.text("code\n"))),
            6 => renderer.own(Ul, |r| {
                for _ in 0..dice.below(3) {
                    r.own(Li, |r| match dice.below(2) {
                        0 => inlines(r, dice, depth + 1),
                        _ => blocks(r, dice, depth + 1),
                    });
                }
            }),
            7 => renderer.own(Div, |r| {
                r.own(Table, |r| {
                    r.own(Thead, |r| {
                        r.own(Tr, |r| r.own(Th, |r| inlines(r, dice, depth)));
                    });
                    r.own(Tbody, |r| {
                        r.own(Tr, |r| r.own(Td, |r| inlines(r, dice, depth)));
                    });
                });
            }),
            8 => renderer.own(Details, |r| {
                r.own(Summary, |r| inlines(r, dice, depth + 1));
                blocks(r, dice, depth + 1);
            }),
            9 => renderer.own(Aside, |r| blocks(r, dice, depth + 1)),
            10 => renderer.own(Section, |r| blocks(r, dice, depth + 1)),
            _ => renderer.own(Blockquote, |r| blocks(r, dice, depth + 1)),
        }
    }
}

fn inlines(renderer: &mut Renderer<'_>, dice: &mut Dice, depth: usize) {
    use Element::{A, Br, Em, Strong};
    for _ in 0..dice.below(6) {
        match dice.below(if depth > 8 { 4 } else { 8 }) {
            0 | 1 => renderer.text("words"),
            2 | 3 => renderer.raw(&piece(dice, 1)),
            4 => renderer.own(Em, |r| inlines(r, dice, depth + 1)),
            5 => renderer.own(Strong, |r| inlines(r, dice, depth + 1)),
            6 => renderer.own(A, |r| inlines(r, dice, depth + 1)),
            _ => renderer.own(Br, |_| ()),
        }
    }
}

#[test]
fn pieces_by_themselves_are_safe() {
    for seed in 0..runs() {
        let html = piece(&mut Dice::new(seed), 30);
        assert_safe(&sanitize(&html), &html);
    }
}

#[test]
fn pieces_between_markdown_are_safe() {
    let site = site();
    for seed in 0..runs() {
        let mut renderer = Renderer::new(&site);
        let mut dice = Dice::new(seed);
        blocks(&mut renderer, &mut dice, 0);
        blocks(&mut renderer, &mut dice, 0);
        let (html, log) = renderer.finish();
        assert_safe(&html, &format!("seed {seed}: {log}"));
    }
}

#[test]
fn sanitising_again_changes_nothing() {
    for seed in 0..runs() {
        let once = sanitize(&piece(&mut Dice::new(seed), 30));
        let outline = super::outline::meant(&once).unwrap();
        let again = super::outline::meant(&sanitize(&once)).unwrap();
        assert_eq!(outline, again, "{once}");
    }
}

/// How many documents; more in a longer run.
fn runs() -> u64 {
    std::env::var("INKLEAF_RUNS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(800)
}

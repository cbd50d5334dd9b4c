//! HTML in a form in which only what matters differs: parsed as browsers do,
//! attributes sorted, white space between blocks dropped, and what Inkleaf
//! adds on purpose taken away again.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use inkleaf_content::{Base, absolute, slug};
use scraper::{ElementRef, Html, Node};

/// Where the examples' pages stand.
pub(crate) const ADDRESS: &str = "/posts/example/";

/// The normal form of what a specification expects.
pub(crate) fn expected(html: &str) -> String {
    let tree = Html::parse_fragment(html);
    // The page's own title is its `h1`: a document that has one has all its
    // headings a level lower.
    let has_title = tree
        .root_element()
        .descendants()
        .any(|node| matches!(node.value(), Node::Element(element) if element.name() == "h1"));
    let normal = Normal {
        shift: has_title,
        ..Normal::default()
    };
    normal.document(&tree)
}

/// The normal form of what Inkleaf writes.
pub(crate) fn ours(html: &str) -> String {
    let normal = Normal {
        ours: true,
        ..Normal::default()
    };
    normal.document(&Html::parse_fragment(html))
}

/// All ids of headings.
pub(crate) fn heading_ids(html: &str) -> Vec<String> {
    let tree = Html::parse_fragment(html);
    let elements = tree
        .root_element()
        .descendants()
        .filter_map(ElementRef::wrap);
    elements
        .filter(|element| is_heading(element.value().name()))
        .filter_map(|element| element.attr("id").map(str::to_string))
        .collect()
}

#[derive(Default)]
struct Normal {
    ours: bool,
    shift: bool,
    /// Footnotes by their name, and those referred to.
    notes: RefCell<BTreeMap<String, String>>,
    references: RefCell<BTreeSet<String>>,
}

impl Normal {
    fn document(&self, tree: &Html) -> String {
        let mut out = String::new();
        self.children(tree.root_element(), false, &mut out);
        trim_end(&mut out);
        // Notes stand at the end, and those that nothing refers to are left out.
        for (name, note) in self.notes.borrow().iter() {
            if self.references.borrow().contains(name) {
                write!(out, "\n[{name}]: {note}").unwrap();
            }
        }
        out.trim().to_string()
    }

    fn children(&self, parent: ElementRef<'_>, in_pre: bool, out: &mut String) {
        for child in parent.children() {
            match child.value() {
                Node::Text(text) if in_pre => out.push_str(text),
                Node::Text(text) => push_collapsed(out, text),
                Node::Comment(comment) => write!(out, "<!--{}-->", &**comment).unwrap(),
                Node::Element(_) => {
                    if let Some(element) = ElementRef::wrap(child) {
                        self.element(element, in_pre, out);
                    }
                }
                _ => {}
            }
        }
    }

    fn element(&self, element: ElementRef<'_>, in_pre: bool, out: &mut String) {
        let name = element.value().name();
        let class = element.attr("class").unwrap_or_default();
        let is_empty = name == "tbody" && !element.child_elements().any(|_| true);
        if is_empty || self.footnote(element, name, class, out) {
            return;
        }
        if self.ours && self.translated(element, name, class, out) {
            return;
        }
        let attributes = self.attributes(element, name);
        // Addresses of schemes that are not in use on the web don't become
        // links: any scheme could start a program.
        let refused = name == "a" && element.attr("href").is_some() && attributes.is_none();
        let name = if self.shift { shifted(name) } else { name };
        if is_block(name) {
            trim_end(out);
        }
        if !refused {
            write!(out, "<{name}{}>", attributes.unwrap_or_default()).unwrap();
        }
        self.children(element, in_pre || name == "pre", out);
        if is_block(name) && name != "pre" {
            trim_end(out);
        }
        if !refused {
            write!(out, "</{name}>").unwrap();
        }
    }

    /// References and notes, whose HTML nobody agrees on.
    fn footnote(&self, element: ElementRef<'_>, name: &str, class: &str, out: &mut String) -> bool {
        let label = |of: &str| slug(of.trim_start_matches(['#']).trim_start_matches("fn-"));
        match (name, class) {
            ("sup", "footnote-ref" | "footnote-reference") => {
                let link = element.child_elements().next().unwrap();
                let name = label(link.attr("href").unwrap());
                write!(out, "[^{name}]").unwrap();
                self.references.borrow_mut().insert(name);
            }
            ("a", "footnote-back" | "footnote-backref") | ("sup", "footnote-definition-label") => {}
            ("div", "footnote-definition") => self.note(element, &label),
            ("section", "footnotes") => {
                let list = element.child_elements().next().unwrap();
                list.child_elements()
                    .for_each(|note| self.note(note, &label));
            }
            _ => return false,
        }
        true
    }

    fn note(&self, element: ElementRef<'_>, label: &dyn Fn(&str) -> String) {
        let mut note = String::new();
        self.children(element, false, &mut note);
        trim_end(&mut note);
        let note = note.trim_start().replace("<p></p>", "");
        let name = label(element.attr("id").unwrap());
        self.notes.borrow_mut().entry(name).or_insert(note);
    }

    /// What Inkleaf writes in an element of its own, as the parser's own
    /// renderer or GitHub's would write it.
    fn translated(
        &self,
        element: ElementRef<'_>,
        name: &str,
        class: &str,
        out: &mut String,
    ) -> bool {
        match (name, class) {
            // Readers can point to a heading.
            ("a", "anchor") => {}
            // Wide tables scroll in a box.
            ("div", "table") => self.children(element, false, out),
            // An image that stands alone has its title as a caption.
            ("figure", "") => {
                let mut inner = String::new();
                self.children(element, false, &mut inner);
                let (image, caption) = inner.split_once("<figcaption>").unwrap();
                let title = caption
                    .trim_end_matches("</figcaption>")
                    .replace('"', "&quot;");
                trim_end(out);
                let image = match image.split_once(" src=") {
                    Some((start, end)) => {
                        let (src, rest) = end.split_once('>').unwrap();
                        format!("{start} src={src} title=\"{title}\">{rest}")
                    }
                    None => image.to_string(),
                };
                write!(out, "<p>{image}</p>").unwrap();
            }
            // Alerts have a title, and are no quotes.
            ("aside", _) if class.starts_with("alert ") => {
                trim_end(out);
                let kind = &class["alert ".len()..];
                write!(out, "<blockquote class=\"markdown-alert-{kind}\">").unwrap();
                self.children(element, false, out);
                trim_end(out);
                out.push_str("</blockquote>");
            }
            ("p", "alert-title") => {}
            // Formulas that nothing is known of show their signs.
            ("code", "math") => {
                let tex = element.text().collect::<String>();
                let display = tex.starts_with("$$");
                let signs = if display { 2 } else { 1 };
                let kind = if display { "display" } else { "inline" };
                write!(out, "<span class=\"math math-{kind}\">").unwrap();
                push_collapsed(out, &tex[signs..tex.len() - signs]);
                out.push_str("</span>");
            }
            _ => return false,
        }
        true
    }

    /// The attributes that matter, sorted; `None` for a link that leads where
    /// none may lead.
    fn attributes(&self, element: ElementRef<'_>, name: &str) -> Option<String> {
        let mut attributes = Vec::new();
        for (key, value) in element.value().attrs() {
            let value = match (name, key) {
                // Targets are right on any page of the site, and have slashes
                // for backslashes, as browsers understand them.
                ("a", "href") | ("img", "src") => {
                    absolute(&value.replace("%5C", "/"), ADDRESS, &Base::new("/"))?
                }
                // The keyboard reaches what scrolls; the app leaves links to
                // elsewhere alone; images load late; cells and boxes to tick
                // say what they are.
                ("pre", "tabindex")
                | ("a", "rel")
                | ("img", "loading" | "decoding")
                | ("th", "scope")
                | ("input", "aria-label")
                | ("li", "class") => continue,
                // Every heading has an id; those expected are compared apart.
                (_, "id") if is_heading(name) => continue,
                // Style attributes would need a hole in the security policy.
                ("td" | "th", "class") if self.ours => {
                    attributes.push(format!(" align=\"{value}\""));
                    continue;
                }
                ("td" | "th", "style") => {
                    let value = value
                        .trim_start_matches("text-align: ")
                        .trim_end_matches(';');
                    attributes.push(format!(" align=\"{value}\""));
                    continue;
                }
                // Names of languages are in lower case.
                ("code", "class") => value.to_lowercase(),
                _ => value.to_string(),
            };
            attributes.push(format!(" {key}=\"{}\"", value.replace('"', "&quot;")));
        }
        attributes.sort();
        Some(attributes.concat())
    }
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

fn shifted(name: &str) -> &str {
    match name {
        "h1" => "h2",
        "h2" => "h3",
        "h3" => "h4",
        "h4" => "h5",
        "h5" => "h6",
        name => name,
    }
}

fn is_block(name: &str) -> bool {
    is_heading(name)
        || matches!(
            name,
            "p" | "ul"
                | "ol"
                | "li"
                | "blockquote"
                | "pre"
                | "hr"
                | "table"
                | "thead"
                | "tbody"
                | "tr"
                | "td"
                | "th"
                | "div"
                | "dl"
                | "dt"
                | "dd"
                | "section"
                | "br"
        )
}

fn trim_end(out: &mut String) {
    out.truncate(out.trim_end_matches([' ', '\n']).len());
}

/// Text with each run of white space as one space, none after a block.
fn push_collapsed(out: &mut String, text: &str) {
    for c in text.chars() {
        if !matches!(c, ' ' | '\n' | '\t') {
            out.push(c);
        } else if !out.ends_with([' ', '\n']) && !ends_with_block(out) {
            out.push(' ');
        }
    }
}

fn ends_with_block(out: &str) -> bool {
    let Some(start) = out.rfind('<').filter(|_| out.ends_with('>')) else {
        return out.is_empty();
    };
    let name = out[start..].trim_start_matches(['<', '/']);
    is_block(name.split([' ', '>']).next().unwrap_or_default())
}

//! Raw HTML of real posts, where there are some beside the checkout.

use std::{
    fs,
    path::{Path, PathBuf},
};

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::{
    super::Element,
    assert_safe,
    site::{Renderer, Site},
};
use crate::parse_document;

/// One in so many posts is read; all in a longer run.
const EVERY: usize = 10;

#[test]
fn real_posts_are_safe() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    let site = Site::default();
    let step = if std::env::var_os("INKLEAF_RUNS").is_some() {
        1
    } else {
        EVERY
    };
    let mut posts = 0;
    for path in files.iter().step_by(step) {
        let Ok(document) = parse_document(&fs::read(path).unwrap()) else {
            continue;
        };
        let mut renderer = Renderer::new(&site);
        if write(&mut renderer, &document.markdown) > 0 {
            let (html, _) = renderer.finish();
            assert_safe(&html, &path.display().to_string());
            posts += 1;
        }
    }
    println!("{posts} posts with raw HTML");
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path
            .extension()
            .is_some_and(|e| e == "md" || e == "markdown")
        {
            files.push(path);
        }
    }
}

/// Writes a post, and says how many pieces of raw HTML it has.
fn write(renderer: &mut Renderer<'_>, markdown: &str) -> usize {
    let mut pieces = 0;
    let mut block = String::new();
    let mut in_head = false;
    // What `elements` knows.
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::TableHead) => in_head = true,
            Event::End(TagEnd::TableHead) => in_head = false,
            _ => {}
        }
        match event {
            Event::Start(tag) => elements(&tag, in_head)
                .iter()
                .for_each(|e| renderer.start(*e)),
            Event::End(TagEnd::HtmlBlock) => {
                renderer.raw(&std::mem::take(&mut block));
                pieces += 1;
            }
            Event::End(TagEnd::Image | TagEnd::FootnoteDefinition) => {}
            Event::End(TagEnd::TableHead) => {
                renderer.end();
                renderer.end();
                renderer.start(Element::Tbody);
            }
            Event::End(TagEnd::CodeBlock) => (0..2).for_each(|_| renderer.end()),
            Event::End(TagEnd::Table) => (0..3).for_each(|_| renderer.end()),
            Event::End(_) => renderer.end(),
            Event::Html(html) => block.push_str(&html),
            Event::InlineHtml(html) => {
                renderer.raw(&html);
                pieces += 1;
            }
            Event::Text(text) | Event::Code(text) => renderer.text(&text),
            Event::HardBreak => renderer.own(Element::Br, |_| ()),
            Event::Rule => renderer.own(Element::Hr, |_| ()),
            _ => renderer.text("\n"),
        }
    }
    pieces
}

fn elements(tag: &Tag<'_>, in_head: bool) -> &'static [Element] {
    use Element::{
        A, Blockquote, Code, Del, Div, Em, H2, H3, Li, Ol, P, Pre, Strong, Table, Td, Th, Thead,
        Tr, Ul,
    };
    match tag {
        Tag::Paragraph => &[P],
        Tag::Heading { level, .. } if *level == HeadingLevel::H1 => &[H2],
        Tag::Heading { .. } => &[H3],
        Tag::BlockQuote(_) => &[Blockquote],
        Tag::CodeBlock(_) => &[Pre, Code],
        Tag::List(None) => &[Ul],
        Tag::List(_) => &[Ol],
        Tag::Item => &[Li],
        Tag::Table(_) => &[Div, Table],
        Tag::TableHead => &[Thead, Tr],
        Tag::TableRow => &[Tr],
        Tag::TableCell => {
            if in_head {
                &[Th]
            } else {
                &[Td]
            }
        }
        Tag::Emphasis => &[Em],
        Tag::Strong => &[Strong],
        Tag::Strikethrough => &[Del],
        Tag::Link { .. } => &[A],
        _ => &[],
    }
}

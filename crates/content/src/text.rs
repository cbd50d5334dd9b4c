//! Short texts out of Markdown: titles, descriptions, summaries.

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::{
    Dialect,
    escape::push_text,
    markdown::{each_inline, events, is_comment},
};

/// A line of Markdown (a title) as safe inline HTML: emphasis, code and
/// entities are rendered; links and images lose their target, block syntax
/// (`#`, `1.`, `-`) stays text.
pub fn inline_html(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    each_inline(markdown, |event| match event {
        Event::Text(text) => push_text(&mut out, &text),
        Event::InlineHtml(html) if !is_comment(&html) => push_text(&mut out, &html),
        Event::Code(code) => {
            out.push_str("<code>");
            push_text(&mut out, &code);
            out.push_str("</code>");
        }
        Event::Start(Tag::Emphasis) => out.push_str("<em>"),
        Event::End(TagEnd::Emphasis) => out.push_str("</em>"),
        Event::Start(Tag::Strong) => out.push_str("<strong>"),
        Event::End(TagEnd::Strong) => out.push_str("</strong>"),
        Event::Start(Tag::Strikethrough) => out.push_str("<del>"),
        Event::End(TagEnd::Strikethrough) => out.push_str("</del>"),
        Event::Start(Tag::Subscript) => out.push_str("<sub>"),
        Event::End(TagEnd::Subscript) => out.push_str("</sub>"),
        Event::Start(Tag::Superscript) => out.push_str("<sup>"),
        Event::End(TagEnd::Superscript) => out.push_str("</sup>"),
        _ => {}
    });
    out
}

/// A line of Markdown (a title, a description) as plain text, for `<title>`,
/// descriptions and feeds. Reads what [`inline_html`] shows.
pub fn plain_text(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    each_inline(markdown, |event| match event {
        Event::Text(text) | Event::Code(text) => out.push_str(&text),
        Event::InlineHtml(html) if !is_comment(&html) => out.push_str(&html),
        _ => {}
    });
    out
}

/// The first paragraphs of a post as plain text, cut between words after at
/// most `limit` characters (an ellipsis marks the cut; text without spaces,
/// as in Chinese, is cut between characters). `<!--more-->` ends it earlier.
/// Headings, code blocks, tables, images and raw HTML are left out, and lists
/// too unless there is nothing else.
pub fn summary(markdown: &str, limit: usize) -> String {
    let mut text = paragraphs(markdown, limit, false);
    if text.is_empty() {
        text = paragraphs(markdown, limit, true);
    }
    cut(&text, limit)
}

/// Text of the paragraphs, white space collapsed, somewhat more than `limit`
/// characters where there is as much.
fn paragraphs(markdown: &str, limit: usize, with_lists: bool) -> String {
    let mut out = String::new();
    let mut left_out = 0;
    for event in events(markdown, Dialect::default()) {
        match event {
            Event::Start(tag) if is_left_out(&tag, with_lists) => left_out += 1,
            Event::End(tag) if is_left_out_end(tag, with_lists) => left_out -= 1,
            Event::Html(html) | Event::InlineHtml(html) if is_more(&html) => break,
            _ if left_out > 0 => {}
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Item
                | TagEnd::DefinitionListTitle
                | TagEnd::DefinitionListDefinition,
            ) => {
                out.push(' ');
                if out.chars().nth(limit + 1).is_some() {
                    break;
                }
            }
            _ => {}
        }
    }
    let words: Vec<&str> = out.split_ascii_whitespace().collect();
    words.join(" ")
}

fn is_left_out(tag: &Tag<'_>, with_lists: bool) -> bool {
    is_left_out_end(tag.to_end(), with_lists)
}

fn is_left_out_end(tag: TagEnd, with_lists: bool) -> bool {
    match tag {
        TagEnd::List(_) | TagEnd::DefinitionList => !with_lists,
        TagEnd::Heading(_)
        | TagEnd::CodeBlock
        | TagEnd::Table
        | TagEnd::Image
        | TagEnd::FootnoteDefinition => true,
        _ => false,
    }
}

/// Hugo's and WordPress' mark for the end of a summary.
fn is_more(html: &str) -> bool {
    let inner = html
        .trim()
        .strip_prefix("<!--")
        .and_then(|rest| rest.strip_suffix("-->"));
    inner.is_some_and(|inner| inner.trim().eq_ignore_ascii_case("more"))
}

fn cut(text: &str, limit: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(limit) else {
        return text.to_string();
    };
    let kept = if text[end..].starts_with(' ') {
        &text[..end]
    } else {
        between_words(text, end)
    };
    let mut out = kept
        .trim_end_matches([' ', ',', ';', ':', '-', '–', '—', '、', '，'])
        .to_string();
    out.push('…');
    out
}

/// The text up to the last place before `end` where a line could break: at a
/// space, or between characters of a script that is written without spaces.
/// A single long word is cut anywhere.
fn between_words(text: &str, end: usize) -> &str {
    for (start, c) in text[..end].char_indices().rev() {
        if c == ' ' {
            return &text[..start];
        }
        if is_unspaced(c) {
            return between_characters(text, start + c.len_utf8());
        }
    }
    between_characters(text, end)
}

/// Letters of Chinese, Japanese, Thai, Lao, Burmese and Khmer.
fn is_unspaced(c: char) -> bool {
    matches!(
        c,
        '\u{E00}'..='\u{EFF}'
            | '\u{1000}'..='\u{109F}'
            | '\u{1780}'..='\u{17FF}'
            | '\u{2E80}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{FF00}'..='\u{FFEF}'
            | '\u{20000}'..='\u{3FFFF}'
    )
}

/// The text up to `end`, without the start of an emoji or accented letter that
/// goes on after it.
fn between_characters(text: &str, end: usize) -> &str {
    let goes_on = |c: char| matches!(c, '\u{300}'..='\u{36F}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}');
    let mut end = end;
    while text[end..].starts_with(goes_on) || text[..end].ends_with('\u{200D}') {
        match text[..end].char_indices().next_back() {
            Some((start, _)) => end = start,
            None => break,
        }
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::{inline_html, plain_text, summary};

    #[test]
    fn titles_keep_inline_markup_only() {
        assert_eq!(
            inline_html("Why *I* use `Vec<T>`"),
            "Why <em>I</em> use <code>Vec&lt;T&gt;</code>"
        );
        assert_eq!(
            inline_html("**b** ~~c~~ &amp; &copy;"),
            "<strong>b</strong> <del>c</del> &amp; ©"
        );
        assert_eq!(inline_html("[a](javascript:x) ![b](c.png)"), "a b");
        assert_eq!(inline_html("<b>x</b><!-- y -->"), "&lt;b&gt;x&lt;/b&gt;");
    }

    #[test]
    fn block_syntax_in_titles_stays_text() {
        for title in [
            "1. One",
            "# Hash",
            "- dash",
            "> quote",
            "C #",
            "C#",
            "2024. A year",
            "a \\ b",
            "| a |",
            "---",
            "```",
        ] {
            assert_eq!(plain_text(title), title);
        }
        assert_eq!(plain_text("two\nlines"), "two lines");
        assert_eq!(plain_text("no-break\u{A0}space"), "no-break\u{A0}space");
        assert_eq!(plain_text(""), "");
        assert_eq!(plain_text("**🚨 Nvidia** `loses`"), "🚨 Nvidia loses");
    }

    #[test]
    fn summaries_are_the_first_paragraphs() {
        let post =
            "# T\n\nOne *two*\nthree.\n\n```\ncode\n```\n\n- item\n\n> Four[^1].\n\n[^1]: Note.\n";
        assert_eq!(summary(post, 100), "One two three. Four.");
        assert_eq!(summary("One.\n\n<!--more-->\n\nTwo.", 100), "One.");
        assert_eq!(summary("One. <!-- more --> Two.", 100), "One.");
        assert_eq!(summary("- a\n- b\n", 100), "a b");
        assert_eq!(summary("![alt](x.png) text <b>bold</b>", 100), "text bold");
        assert_eq!(summary("", 100), "");
        assert_eq!(summary("3~5 to 6~8, H~2~O", 100), "3~5 to 6~8, H2O");
    }

    #[test]
    fn summaries_are_cut_between_words() {
        assert_eq!(summary("one two three", 13), "one two three");
        assert_eq!(summary("one two three", 12), "one two…");
        assert_eq!(summary("one two, three", 8), "one two…");
        assert_eq!(summary("one two three", 7), "one two…");
    }

    #[test]
    fn text_without_spaces_is_cut_between_characters() {
        assert_eq!(summary("日本語のテキスト", 3), "日本語…");
        assert_eq!(summary("a 日本語のテキスト", 6), "a 日本語の…");
        assert_eq!(summary("cafe\u{301}s", 4), "caf…");
        assert_eq!(summary("a👩\u{200D}💻b", 3), "a…");
    }
}

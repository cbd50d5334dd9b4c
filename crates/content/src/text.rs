//! Short texts out of Markdown: titles, descriptions, summaries.

/// A line of Markdown (a title) as safe inline HTML: emphasis, code and
/// entities are rendered; links and images lose their target, block syntax
/// (`#`, `1.`, `-`) stays text.
pub fn inline_html(markdown: &str) -> String {
    let _ = markdown;
    todo!()
}

/// Markdown as plain text, for `<title>`, descriptions and feeds.
pub fn plain_text(markdown: &str) -> String {
    let _ = markdown;
    todo!()
}

/// The first paragraphs of a post as plain text, cut between words after at
/// most `limit` characters (an ellipsis marks the cut; text without spaces,
/// as in Chinese, is cut between characters). `<!--more-->` ends it earlier.
/// Headings, code blocks, tables and images are left out.
pub fn summary(markdown: &str, limit: usize) -> String {
    let _ = (markdown, limit);
    todo!()
}

//! A document without its calls, for summaries.

use std::borrow::Cow;

use super::{
    may_have_calls,
    pair::pairs,
    scan::scan,
    token::{Kind, Token, ZOLA_END},
};
use crate::{builtin, regions::Regions};

/// Markdown without shortcode calls: what stands between the opening and the
/// end of one is kept, except where it is no text (`comment`, `highlight`,
/// `mermaid`). For summaries and the like; code keeps the calls that it shows.
pub fn without_shortcodes(markdown: &str) -> Cow<'_, str> {
    if !may_have_calls(markdown) {
        return Cow::Borrowed(markdown);
    }
    let tokens = scan(markdown, &mut Regions::new(markdown), builtin::is_raw);
    if tokens.is_empty() {
        return Cow::Borrowed(markdown);
    }
    let partners = pairs(&tokens);
    let mut out = String::with_capacity(markdown.len());
    let mut at = 0;
    for (i, token) in tokens.iter().enumerate() {
        if token.range.start < at {
            continue;
        }
        out.push_str(&markdown[at..token.range.start]);
        at = token.range.end;
        match &token.kind {
            Kind::Shown { hidden, .. } => {
                out.push_str(&markdown[token.range.start..hidden[0].start]);
                out.push_str(&markdown[hidden[0].end..hidden[1].start]);
                out.push_str(&markdown[hidden[1].end..token.range.end]);
            }
            Kind::Open { name, .. } if builtin::is_raw(name) => {
                at = partners[i].map_or(at, |end| tokens[end].range.end);
            }
            _ if is_text(token, partners[i]) => out.push_str(&markdown[token.range.clone()]),
            _ => {}
        }
    }
    out.push_str(&markdown[at..]);
    Cow::Owned(out)
}

/// Whether what looks like a call of Zola's is more likely something else.
fn is_text(token: &Token, partner: Option<usize>) -> bool {
    match &token.kind {
        Kind::Open { name, syntax, .. } => {
            syntax.is_zola() && partner.is_none() && builtin::find(name).is_none()
        }
        Kind::Close { name } => name == ZOLA_END && partner.is_none(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::without_shortcodes;

    #[test]
    fn calls_go_and_inner_text_stays() {
        let text = "A {{< figure src=\"x\" >}}b {{% alert %}}c{{% /alert %}} {{ youtube(id=\"d\") }}\
                    {{< highlight go >}}e{{< /highlight >}} `{{< f >}}` {{ g }} {{% end %}}";
        assert_eq!(without_shortcodes(text), "A b c  `{{< f >}}` {{ g }} ");
        assert_eq!(without_shortcodes("plain { text }"), "plain { text }");
    }
}

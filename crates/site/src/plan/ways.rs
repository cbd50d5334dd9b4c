//! Ways from a document to where it is written and talked about.

use inkleaf_content::encode_path;
use url::Url;

use super::{Role, context::Context, document::Doc};
use crate::{CommentSettings, Comments, Head, Mapping, Provider};

/// Where the document's source can be changed.
pub(super) fn edit(doc: &Doc<'_>, cx: &Context<'_>) -> Option<String> {
    let pattern = &cx.config.edit_url;
    let path = encode_path(&doc.file.path);
    (!pattern.is_empty()).then(|| pattern.replace(":path", &path))
}

/// The document's source as it was written. A page that is a file of its own
/// has none beside it.
pub(super) fn source(doc: &Doc<'_>, cx: &Context<'_>) -> Option<String> {
    let has_folder = doc.href.ends_with('/');
    (cx.config.source_link && has_folder).then(|| format!("{}index.md", doc.href))
}

/// Where readers comment on the document: on posts unless it says no, on
/// standalone pages where it says yes.
pub(super) fn comments(doc: &Doc<'_>, head: &Head, cx: &Context<'_>) -> Option<Comments> {
    let settings = cx.config.comments.as_ref()?;
    let is_post = doc.role == Role::Post;
    if !doc.front().comments.unwrap_or(is_post) {
        return None;
    }
    match settings.provider {
        Provider::Giscus => giscus(settings, doc, head),
        Provider::Utterances => utterances(settings, doc, head),
    }
}

/// The languages that giscus speaks among those that Inkleaf does; to others it
/// speaks English.
const GISCUS: [&str; 7] = ["ar", "de", "en", "es", "fr", "ja", "tr"];

/// The frame of giscus.app, with the names that its own script gives it.
fn giscus(settings: &CommentSettings, doc: &Doc<'_>, head: &Head) -> Option<Comments> {
    let language = match doc.primary_language() {
        "zh" => "zh-CN",
        language if GISCUS.contains(&language) => language,
        _ => "en",
    };
    let term = term(settings.mapping, doc, head);
    let frame = Url::parse_with_params(
        &format!("https://giscus.app/{language}/widget"),
        [
            ("repo", settings.repo.as_str()),
            ("repoId", &settings.repo_id),
            ("category", &settings.category),
            ("categoryId", &settings.category_id),
            ("term", &term),
            (
                "description",
                head.description.as_deref().unwrap_or_default(),
            ),
            ("strict", "0"),
            ("reactionsEnabled", "1"),
            ("emitMetadata", "0"),
            ("inputPosition", "bottom"),
        ],
    );
    Some(Comments {
        host: "giscus.app".into(),
        frame: frame.ok()?.into(),
        page: search(settings, "discussions", "discussions_q", &term)?,
    })
}

/// The frame of utteranc.es, with the names that its own script gives it.
fn utterances(settings: &CommentSettings, doc: &Doc<'_>, head: &Head) -> Option<Comments> {
    let by = match settings.mapping {
        Mapping::Pathname => "pathname",
        Mapping::Url => "url",
        Mapping::Title => "title",
    };
    let pathname = term(Mapping::Pathname, doc, head);
    let params = [
        ("repo", settings.repo.as_str()),
        ("issue-term", by),
        ("label", &settings.label),
        ("url", &head.canonical),
        ("pathname", &pathname),
        ("title", &head.title),
        (
            "description",
            head.description.as_deref().unwrap_or_default(),
        ),
    ];
    let given = params.into_iter().filter(|(_, value)| !value.is_empty());
    let frame = Url::parse_with_params("https://utteranc.es/utterances.html", given);
    let term = term(settings.mapping, doc, head);
    Some(Comments {
        host: "utteranc.es".into(),
        frame: frame.ok()?.into(),
        page: search(settings, "issues", "q", &term)?,
    })
}

/// What the discussion of a page is found by. Of a path both programs leave out
/// the first slash and an extension.
fn term(mapping: Mapping, doc: &Doc<'_>, head: &Head) -> String {
    match mapping {
        Mapping::Title => head.title.clone(),
        Mapping::Url => head.canonical.clone(),
        Mapping::Pathname => {
            let path = doc.href.trim_start_matches('/');
            let is_word = |end: &str| end.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
            match path.rsplit_once('.') {
                Some((before, end)) if !end.is_empty() && is_word(end) => before.into(),
                _ if path.is_empty() => "index".into(),
                _ => path.into(),
            }
        }
    }
}

/// The page of the repository that finds the discussion.
fn search(settings: &CommentSettings, kind: &str, query: &str, term: &str) -> Option<String> {
    let page = format!("https://github.com/{}/{kind}", settings.repo);
    let wanted = format!("in:title \"{term}\"");
    let url = Url::parse_with_params(&page, [(query, wanted)]).ok()?;
    Some(url.into())
}

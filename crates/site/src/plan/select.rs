//! Which documents are published.

use inkleaf_content::PostDate;

use super::{
    LeftOut, LeftOutReason, Options, SourceFile,
    document::{self, Doc},
    name::Name,
};
use crate::SiteConfig;

/// Parts the documents that are published from those that are not.
pub(super) fn select<'a>(
    sources: &'a [SourceFile],
    options: Options,
    config: &SiteConfig,
) -> (Vec<Doc<'a>>, Vec<LeftOut>) {
    let mut docs = Vec::with_capacity(sources.len());
    let mut left_out = Vec::new();
    for (source, file) in sources.iter().enumerate() {
        let name = Name::read(&file.stem, config);
        match reason(file, &name, options) {
            Some(reason) => left_out.push(LeftOut {
                path: file.path.clone(),
                reason,
            }),
            None => docs.push(Doc::read(source, file, name, config)),
        }
    }
    left_out.sort_by(|a, b| (&a.path, &a.reason).cmp(&(&b.path, &b.reason)));
    (docs, left_out)
}

/// Whether a file only asks a theme for a list of its own (Hugo's
/// `layout: archives`): there is nothing to read in it.
fn is_list(file: &SourceFile) -> bool {
    let layout = file.document.front.layout.as_deref();
    matches!(layout, Some("archives" | "archive" | "search"))
        && file.document.markdown.trim().is_empty()
}

fn reason(file: &SourceFile, name: &Name<'_>, options: Options) -> Option<LeftOutReason> {
    let front = &file.document.front;
    if name.is_section() || is_list(file) {
        return Some(LeftOutReason::Section);
    }
    if front.draft && !options.drafts {
        return Some(LeftOutReason::Draft);
    }
    let day = |date: PostDate| date.day().to_string();
    let appears = document::date(front, name).max(front.publish_date);
    if let Some(date) = appears.filter(|date| date.timestamp() > options.now)
        && !options.future
    {
        return Some(LeftOutReason::Future(day(date)));
    }
    let expired = front
        .expiry_date
        .filter(|date| date.timestamp() <= options.now);
    expired.map(|date| LeftOutReason::Expired(day(date)))
}

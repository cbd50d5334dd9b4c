//! Settings of what stands around a post's text.

use serde::Deserialize;
use url::Url;

use super::{InvalidSetting, check::invalid};

/// The keys of `[comments]`.
pub(super) const COMMENT_KEYS: &[&str] = &[
    "provider",
    "repo",
    "mapping",
    "repo_id",
    "category",
    "category_id",
    "label",
];

/// `[comments]`: readers comment in a repository on GitHub.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommentSettings {
    /// Who shows them.
    pub provider: Provider,
    /// The repository: `owner/name`.
    pub repo: String,
    /// What of a page its discussion is found by.
    #[serde(default)]
    pub mapping: Mapping,
    /// giscus: the repository's id, as giscus.app tells it.
    #[serde(default)]
    pub repo_id: String,
    /// giscus: the category of new discussions.
    #[serde(default)]
    pub category: String,
    /// giscus: its id.
    #[serde(default)]
    pub category_id: String,
    /// utterances: the label of new issues; empty for none.
    #[serde(default)]
    pub label: String,
}

/// A program that shows discussions of GitHub in a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Provider {
    /// giscus.app, by GitHub's discussions.
    Giscus,
    /// utteranc.es, by GitHub's issues.
    Utterances,
}

/// What of a page its discussion is found by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mapping {
    /// The path of its address.
    #[default]
    Pathname,
    /// Its full address.
    Url,
    /// Its title.
    Title,
}

impl CommentSettings {
    /// That the repository can be one, and that giscus gets what it needs.
    pub(super) fn check(&self) -> Result<(), InvalidSetting> {
        if !is_repo(&self.repo) {
            return invalid(
                "comments",
                format!("`{}` is not the name of a repository", self.repo),
                "write owner and name, e.g. `repo = \"me/blog\"`".into(),
            );
        }
        if self.provider == Provider::Utterances {
            return Ok(());
        }
        let needed = [
            ("repo_id", &self.repo_id),
            ("category", &self.category),
            ("category_id", &self.category_id),
        ];
        match needed.iter().find(|(_, value)| value.trim().is_empty()) {
            None => Ok(()),
            Some((key, _)) => invalid(
                "comments",
                format!("giscus can't do without `{key}`"),
                "fill in the form on https://giscus.app, which tells all of them".into(),
            ),
        }
    }
}

/// `owner/name`, of the signs that GitHub allows.
fn is_repo(repo: &str) -> bool {
    let is_name = |name: &str| {
        let is_sign = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
        !name.is_empty() && name.bytes().all(is_sign)
    };
    repo.split_once('/')
        .is_some_and(|(owner, name)| is_name(owner) && is_name(name))
}

/// A full address with a place for the file's path, or nothing.
pub(super) fn edit_url(pattern: &str) -> Result<(), InvalidSetting> {
    let is_url = || Url::parse(pattern).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
    if pattern.is_empty() || pattern.contains(":path") && is_url() {
        return Ok(());
    }
    invalid(
        "edit_url",
        format!("`{pattern}` is no address with `:path` in it"),
        "write e.g. `edit_url = \"https://github.com/me/blog/edit/main/:path\"`".into(),
    )
}

#[cfg(test)]
mod tests {
    use super::{super::SiteConfig, Mapping, Provider};

    fn error(text: &str) -> Option<(usize, String, String)> {
        let error = SiteConfig::parse(text).err()?;
        Some((error.line, error.message, error.help))
    }

    #[test]
    fn an_address_to_edit_at_has_a_place_for_the_path() {
        let url = |url: &str| error(&format!("edit_url = \"{url}\""));
        assert_eq!(url(""), None);
        assert_eq!(url("https://github.com/me/blog/edit/main/:path"), None);
        assert!(url("https://github.com/me/blog/edit/main/").is_some());
        assert!(url("javascript:path").is_some());
        assert!(url("/edit/:path").is_some());
    }

    #[test]
    fn comments_have_all_that_their_provider_needs() {
        let utterances = "[comments]\nprovider = \"utterances\"\nrepo = \"me/my.blog\"\n";
        assert_eq!(error(utterances), None);
        let giscus = "[comments]\nprovider = \"giscus\"\nrepo = \"me/blog\"\nmapping = \"title\"\n";
        let (line, message, _) = error(giscus).unwrap_or_default();
        assert!(line == 1 && message.contains("`repo_id`"), "{message}");
        let ids = "repo_id = \"R_1\"\ncategory = \"General\"\ncategory_id = \"DIC_1\"\n";
        let config = SiteConfig::parse(&[giscus, ids].concat()).unwrap_or_default();
        let comments = config.comments;
        let read = comments.map(|comments| (comments.provider, comments.mapping));
        assert_eq!(read, Some((Provider::Giscus, Mapping::Title)));
    }

    #[test]
    fn what_can_not_be_meant_is_told() {
        for repo in ["blog", "me/", "/blog", "me/blog/x", "me/b log", ""] {
            let text = format!("[comments]\nprovider = \"utterances\"\nrepo = \"{repo}\"");
            assert!(error(&text).is_some(), "{repo}");
        }
        let (line, message, _) =
            error("[comments]\nprovider = \"disqus\"\nrepo = \"a/b\"").unwrap_or_default();
        assert!(line == 2 && message.contains("giscus"), "{line}: {message}");
        let (_, _, help) =
            error("[comments]\nprovider = \"giscus\"\nrepoid = \"R\"").unwrap_or_default();
        assert!(help.contains("`repo_id`"), "{help}");
        assert!(error("[comments]\nprovider = \"giscus\"").is_some());
    }
}

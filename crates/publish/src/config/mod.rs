//! The settings of a blog, from wherever they stand.

mod hugo;

use std::fs;
use std::path::Path;

use inkleaf_content::{Diagnostic, Severity};
use inkleaf_site::{ConfigError, Finding, InvalidSetting, SiteConfig};

use crate::BuildError;
use crate::source::{HUGO_CONFIGS, Layout};

const FILE: &str = "inkleaf.toml";

/// The settings of the blog in `root`: of `inkleaf.toml`, else of a Hugo
/// site's settings as far as they mean something here, else the defaults.
/// `base_url` replaces what they say. Also notes on what was not understood.
pub(crate) fn load(
    root: &Path,
    layout: Layout,
    base_url: Option<&str>,
) -> Result<(SiteConfig, Vec<String>), BuildError> {
    let (mut config, notes) = match read(&root.join(FILE))? {
        Some(text) => (parse(FILE, &text)?, Vec::new()),
        None if layout == Layout::Hugo => load_hugo(root)?,
        None => (SiteConfig::default(), Vec::new()),
    };
    if let Some(url) = base_url {
        url.clone_into(&mut config.base_url);
        config.check().map_err(|error| {
            let InvalidSetting { message, help, .. } = error;
            BuildError::BaseUrl { message, help }
        })?;
    }
    Ok((config, notes))
}

fn load_hugo(root: &Path) -> Result<(SiteConfig, Vec<String>), BuildError> {
    for name in HUGO_CONFIGS {
        if let Some(text) = read(&root.join(name))? {
            return hugo::parse(name, &text);
        }
    }
    Ok((SiteConfig::default(), Vec::new()))
}

fn read(path: &Path) -> Result<Option<String>, BuildError> {
    match fs::read(path) {
        Ok(bytes) => {
            let text = String::from_utf8_lossy(&bytes);
            Ok(Some(text.trim_start_matches('\u{feff}').to_owned()))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(BuildError::io("read", path)(error)),
    }
}

fn parse(name: &str, text: &str) -> Result<SiteConfig, BuildError> {
    SiteConfig::parse(text).map_err(|error| settings_error(name, text, error))
}

/// A finding in a file of settings.
fn settings_error(name: &str, text: &str, error: ConfigError) -> BuildError {
    let ConfigError {
        line,
        column,
        message,
        help,
    } = error;
    let snippet = text
        .lines()
        .nth(line.saturating_sub(1))
        .unwrap_or_default()
        .to_owned();
    let (code, severity) = ("settings", Severity::Error);
    let diagnostic = Diagnostic {
        code,
        severity,
        line,
        column,
        message,
        snippet,
        help,
    };
    BuildError::Config(Box::new(Finding {
        path: name.to_owned(),
        diagnostic,
    }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn load_files(
        files: &[(&str, &str)],
        layout: Layout,
        base_url: Option<&str>,
    ) -> Result<(SiteConfig, Vec<String>), BuildError> {
        let dir = tempfile::tempdir().unwrap();
        for (name, text) in files {
            fs::write(dir.path().join(name), text).unwrap();
        }
        load(dir.path(), layout, base_url)
    }

    #[test]
    fn a_blog_needs_no_settings() {
        let (config, notes) = load_files(&[], Layout::Bare, None).unwrap();
        assert_eq!(config, SiteConfig::default());
        assert!(notes.is_empty());
    }

    #[test]
    fn the_command_line_replaces_the_base_url() {
        let files = [("inkleaf.toml", "base_url = \"https://a.example/\"")];
        let (config, _) =
            load_files(&files, Layout::Inkleaf, Some("https://b.example/blog/")).unwrap();
        assert_eq!(
            config.full_url("/blog/x/").as_deref(),
            Some("https://b.example/blog/x/")
        );
        let error = load_files(&files, Layout::Inkleaf, Some("b.example")).unwrap_err();
        assert!(error.is_usage(), "{error}");
    }

    #[test]
    fn a_mistake_in_the_settings_is_shown_where_it_is() {
        let files = [("inkleaf.toml", "title = \"x\"\ntitel = \"y\"\n")];
        let error = load_files(&files, Layout::Inkleaf, None).unwrap_err();
        let BuildError::Config(finding) = error else {
            panic!("{error}")
        };
        assert_eq!(
            (finding.path.as_str(), finding.diagnostic.line),
            ("inkleaf.toml", 2)
        );
        assert_eq!(finding.diagnostic.snippet, "titel = \"y\"");
    }

    #[test]
    fn inkleafs_settings_come_before_hugos() {
        let files = [
            ("inkleaf.toml", "title = \"I\""),
            ("hugo.toml", "title = \"H\""),
        ];
        assert_eq!(load_files(&files, Layout::Hugo, None).unwrap().0.title, "I");
        assert_eq!(
            load_files(&files[1..], Layout::Hugo, None).unwrap().0.title,
            "H"
        );
    }
}

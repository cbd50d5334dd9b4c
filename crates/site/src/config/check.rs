//! Whether settings have values that can be used.

use inkleaf_content::language_tag;
use url::Url;

use super::{MenuEntry, SiteConfig, article, languages};
use crate::permalink::Pattern;

/// A setting whose value can't be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct InvalidSetting {
    /// The key, as in `inkleaf.toml`: `base_url`.
    pub key: &'static str,
    /// Which value of which list in it: `("allow", 0)` is the first of
    /// `check.allow`; with an empty name the key itself is the list.
    pub item: Option<(&'static str, usize)>,
    /// What is wrong, in plain words.
    pub message: String,
    /// What to do.
    pub help: String,
}

pub(super) fn check(config: &SiteConfig) -> Result<(), InvalidSetting> {
    base_url(&config.base_url)?;
    language(&config.language)?;
    if config.posts_per_page == 0 {
        return invalid(
            "posts_per_page",
            "a page of a list can't have 0 posts".into(),
            "write 1 or more, e.g. `posts_per_page = 10`".into(),
        );
    }
    if let Err(error) = Pattern::parse(&config.permalink) {
        return invalid("permalink", error.message, error.help);
    }
    config.menu.iter().try_for_each(menu_entry)?;
    for (i, host) in config.frame_hosts.iter().enumerate() {
        frame_host(host).map_err(|error| InvalidSetting {
            item: Some(("", i)),
            ..error
        })?;
    }
    config.look.check()?;
    config.app.check()?;
    article::edit_url(&config.edit_url)?;
    if let Some(comments) = &config.comments {
        comments.check()?;
    }
    languages::check(config)?;
    config.check.check()
}

/// A plain host name, written as in a URL that was read: lower case, no
/// scheme, port or path, no pattern.
fn frame_host(host: &str) -> Result<(), InvalidSetting> {
    let is_plain = host
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'));
    let parsed = url::Host::parse(host).ok().map(|host| host.to_string());
    if is_plain && parsed.as_deref() == Some(host) {
        return Ok(());
    }
    let meant = Url::parse(host).ok().and_then(|url| {
        let host = url.host_str()?;
        Some(host.to_string())
    });
    let help = match meant.or(parsed).filter(|meant| meant != host) {
        Some(meant) => format!("write `{meant}`"),
        None => "write the name alone, e.g. `frame_hosts = [\"player.example.org\"]`".into(),
    };
    invalid(
        "frame_hosts",
        format!("`{host}` is not the plain name of a host"),
        help,
    )
}

/// `None` where it is empty: not known yet.
pub(super) fn base_url(text: &str) -> Result<Option<Url>, InvalidSetting> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let fail = |why: &str| {
        invalid(
            "base_url",
            format!("`{text}` is not an address where a site can be published: {why}"),
            "write the full address, e.g. `base_url = \"https://example.org/blog/\"`".into(),
        )
    };
    // `Url` reads on where slashes are missing or too many; a host is not so easily meant.
    let has_host = text
        .split_once("://")
        .is_some_and(|(_, rest)| !rest.starts_with(['/', '\\']));
    let url = Url::parse(text)
        .ok()
        .filter(|url| has_host && url.has_host() && matches!(url.scheme(), "http" | "https"));
    let Some(url) = url else {
        return fail("it does not start with `https://` and a host name");
    };
    if !url.username().is_empty() || url.password().is_some() {
        return fail("it has a user name or password in it");
    }
    if url.query().is_some() || url.fragment().is_some() {
        return fail("it has a `?` or `#` in it");
    }
    Ok(Some(url))
}

fn language(tag: &str) -> Result<(), InvalidSetting> {
    // `pt_BR` would do for people, but not for browsers.
    if !tag.contains('_') && language_tag(tag).is_some() {
        return Ok(());
    }
    invalid(
        "language",
        format!("`{tag}` is not the code of a language"),
        "write a code such as `en`, `pt-BR` or `zh-Hans`".into(),
    )
}

pub(super) fn menu_entry(entry: &MenuEntry) -> Result<(), InvalidSetting> {
    if entry.name.trim().is_empty() {
        return invalid(
            "menu",
            format!("the menu entry for `{}` has no name", entry.url),
            "give it a text: `name = \"About\"`".into(),
        );
    }
    let scheme = Url::parse(&entry.url).map(|url| url.scheme().to_string());
    let usable = match scheme {
        Ok(scheme) => matches!(scheme.as_str(), "http" | "https" | "mailto"),
        Err(_) => entry.url.starts_with('/'),
    };
    if usable {
        return Ok(());
    }
    invalid(
        "menu",
        format!("the menu entry `{}` leads to `{}`, which is no address", entry.name, entry.url),
        "write an address of the site with a slash at its start, e.g. `url = \"/about/\"`, or a full URL".into(),
    )
}

pub(super) fn invalid<T>(
    key: &'static str,
    message: String,
    help: String,
) -> Result<T, InvalidSetting> {
    Err(InvalidSetting {
        key,
        item: None,
        message,
        help,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{MenuEntry, SiteConfig};

    fn key_of(config: &SiteConfig) -> Option<&'static str> {
        config.check().err().map(|error| error.key)
    }

    #[test]
    fn base_urls() {
        let key = |url: &str| {
            key_of(&SiteConfig {
                base_url: url.into(),
                ..SiteConfig::default()
            })
        };
        for url in [
            "",
            "https://example.org",
            "http://127.0.0.1:8000/blog/",
            "https://bücher.example/x",
        ] {
            assert_eq!(key(url), None, "{url}");
        }
        for url in [
            "example.org",
            "/blog/",
            "ftp://a.b/",
            "https://",
            "https:///x",
            "https:a.b",
            "https://a b/",
            "https://u:p@a.b/",
            "https://a.b/?x",
            "https://a.b/#x",
        ] {
            assert_eq!(key(url), Some("base_url"), "{url}");
        }
    }

    #[test]
    fn languages() {
        let key = |tag: &str| {
            key_of(&SiteConfig {
                language: tag.into(),
                ..SiteConfig::default()
            })
        };
        for tag in ["en", "en-GB", "zh-Hans-CN", "fil", "sr-Latn", "de-1996"] {
            assert_eq!(key(tag), None, "{tag}");
        }
        for tag in [
            "",
            "e",
            "en_GB",
            "english language",
            "en-",
            "日本語",
            "en\" x=\"",
        ] {
            assert_eq!(key(tag), Some("language"), "{tag}");
        }
    }

    #[test]
    fn menu_entries_lead_somewhere() {
        let key = |name: &str, url: &str| {
            let menu = vec![MenuEntry {
                name: name.into(),
                url: url.into(),
            }];
            key_of(&SiteConfig {
                menu,
                ..SiteConfig::default()
            })
        };
        for url in [
            "/",
            "/about/",
            "/about/#team",
            "https://example.org/",
            "mailto:me@example.org",
        ] {
            assert_eq!(key("x", url), None, "{url}");
        }
        for url in [
            "",
            "about",
            "javascript:alert(1)",
            "data:text/html,x",
            "../x",
        ] {
            assert_eq!(key("x", url), Some("menu"), "{url}");
        }
        assert_eq!(key(" ", "/"), Some("menu"));
    }

    #[test]
    fn hosts_of_frames_are_plain_names() {
        let error = |host: &str| {
            let config = SiteConfig {
                frame_hosts: vec!["ok.example".into(), host.into()],
                ..SiteConfig::default()
            };
            config.check().err()
        };
        for host in ["player.example.org", "127.0.0.1", "xn--bcher-kva.example"] {
            assert_eq!(error(host), None, "{host}");
        }
        for (host, help) in [
            ("https://player.example.org/embed", "`player.example.org`"),
            ("Player.Example.org", "`player.example.org`"),
            ("bücher.example", "`xn--bcher-kva.example`"),
            ("a.example:80", "frame_hosts"),
            ("a.example/x", "frame_hosts"),
            ("*.example", "frame_hosts"),
            ("", "frame_hosts"),
            ("a b", "frame_hosts"),
        ] {
            let error = error(host).unwrap();
            assert_eq!((error.key, error.item), ("frame_hosts", Some(("", 1))));
            assert!(error.help.contains(help), "{host}: {}", error.help);
        }
    }

    #[test]
    fn the_other_settings() {
        assert_eq!(key_of(&SiteConfig::default()), None);
        assert_eq!(
            key_of(&SiteConfig {
                posts_per_page: 0,
                ..SiteConfig::default()
            }),
            Some("posts_per_page")
        );
        assert_eq!(
            key_of(&SiteConfig {
                permalink: "/:yaer/".into(),
                ..SiteConfig::default()
            }),
            Some("permalink")
        );
    }
}

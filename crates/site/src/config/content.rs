//! Settings of how posts are read and shown.

use inkleaf_content::Dialect;
use serde::Deserialize;

use super::SiteConfig;

/// What becomes of raw HTML in posts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Html {
    /// Only what can do no harm reaches the page.
    #[default]
    #[serde(alias = "sanitized")]
    Sanitised,
    /// All of it reaches the page, scripts too: whoever can write a post can
    /// then do anything in the browsers of its readers.
    Trusted,
}

/// `[images]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ImageSettings {
    /// Whether smaller and lighter variants of pictures are made.
    pub variants: bool,
}

impl Default for ImageSettings {
    fn default() -> Self {
        Self { variants: true }
    }
}

impl SiteConfig {
    /// How the Markdown of a document is read: `lang` is its language, as in
    /// BCP 47, `math` what its front matter says of formulas.
    pub fn dialect(&self, lang: &str, math: Option<bool>) -> Dialect {
        Dialect {
            math: math.unwrap_or(self.math),
            smart: self.smart_punctuation.unwrap_or(is_english(lang)),
            trusted_html: self.html == Html::Trusted,
        }
    }
}

/// The quotes that come of smart punctuation are English ones.
fn is_english(lang: &str) -> bool {
    let primary = lang.split(['-', '_']).next().unwrap_or_default();
    primary.eq_ignore_ascii_case("en")
}

#[cfg(test)]
mod tests {
    use super::{Html, SiteConfig};

    #[test]
    fn smart_punctuation_is_for_english_unless_said() {
        let mut config = SiteConfig::default();
        let smart = |config: &SiteConfig, lang| config.dialect(lang, None).smart;
        assert!(smart(&config, "en") && smart(&config, "EN-gb"));
        assert!(!smart(&config, "de") && !smart(&config, "enm"));
        config.smart_punctuation = Some(true);
        assert!(smart(&config, "de"));
        config.smart_punctuation = Some(false);
        assert!(!smart(&config, "en"));
    }

    #[test]
    fn a_post_decides_on_formulas_before_the_site() {
        let mut config = SiteConfig::default();
        assert!(!config.dialect("en", None).math);
        assert!(config.dialect("en", Some(true)).math);
        config.math = true;
        assert!(config.dialect("en", None).math);
        assert!(!config.dialect("en", Some(false)).math);
        config.html = Html::Trusted;
        assert!(config.dialect("en", None).trusted_html);
    }
}

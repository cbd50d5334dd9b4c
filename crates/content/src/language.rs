//! Codes of languages.

use oxilangtag::LanguageTag;

/// A text as a well-formed tag of BCP 47 (RFC 5646, section 2.1) in its usual
/// case: `en`, `pt-BR`, `zh-Hans`. Underlines count as hyphens, since programs
/// write `pt_BR`. `None` where the text is no such tag.
///
/// ```
/// # use inkleaf_content::language_tag;
/// assert_eq!(language_tag("PT_br").as_deref(), Some("pt-BR"));
/// assert_eq!(language_tag("en\" onclick=\"x"), None);
/// ```
pub fn language_tag(text: &str) -> Option<String> {
    let tag = LanguageTag::parse_and_normalize(&text.trim().replace('_', "-"));
    tag.ok().map(LanguageTag::into_inner)
}

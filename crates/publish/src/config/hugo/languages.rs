//! Hugo's table `languages`.

use inkleaf_content::language_tag;
use inkleaf_site::{LanguageSettings, SiteConfig};
use serde_json::{Map, Value};

use super::first;

/// Hugo's language, where nothing says another one.
const USUAL: &str = "en";

/// Takes over the languages of a Hugo site whose settings (with keys in lower
/// case) stand in the file `name`. What they say of the site's own counts more
/// than what stands outside of the table, as in Hugo.
pub(super) fn read(name: &str, value: &Value, config: &mut SiteConfig, notes: &mut Vec<String>) {
    let Some(table) = value.get("languages").and_then(Value::as_object) else {
        return;
    };
    let own = text(value, &["defaultcontentlanguage"])
        .unwrap_or(USUAL)
        .to_lowercase();
    if let Some(language) = table.get(&own) {
        own_language(&own, language, config);
    }
    for (key, language) in others(value, table, &own) {
        let mut changed = config.clone();
        changed.languages.push(settings(key, language));
        match changed.check() {
            Ok(()) => *config = changed,
            Err(error) => notes.push(format!("{name}: languages.{key} is not used: {error}")),
        }
    }
    notes.extend(folders(table).map(|(key, folder)| {
        format!(
            "{name}: the contentDir of languages.{key}, {folder}, is not used: \
             move it to content/{key}"
        )
    }));
    if value.get("defaultcontentlanguageinsubdir") == Some(&Value::Bool(true)) {
        notes.push(format!(
            "{name}: defaultContentLanguageInSubdir is not used: pages in {own} have addresses \
             without /{own}/"
        ));
    }
}

/// The languages but the site's own that are not switched off, in their order.
fn others<'v>(
    value: &'v Value,
    table: &'v Map<String, Value>,
    own: &str,
) -> Vec<(&'v String, &'v Value)> {
    let off = value.get("disablelanguages").and_then(Value::as_array);
    let is_off = |key: &str| {
        let named = |name: &Value| {
            name.as_str()
                .is_some_and(|name| name.eq_ignore_ascii_case(key))
        };
        off.is_some_and(|off| off.iter().any(named))
    };
    let mut others: Vec<_> = table
        .iter()
        .filter(|(key, language)| {
            let disabled = language.get("disabled") == Some(&Value::Bool(true));
            *key != own && !disabled && !is_off(key)
        })
        .collect();
    others.sort_by_key(|(key, language)| {
        let weight = language.get("weight").and_then(Value::as_i64);
        (weight.unwrap_or(i64::MAX), *key)
    });
    others
}

/// What the table says of the site's own language.
fn own_language(key: &str, language: &Value, config: &mut SiteConfig) {
    let LanguageSettings {
        title,
        description,
        footer,
        ..
    } = settings(key, language);
    for (text, setting) in [
        (title, &mut config.title),
        (description, &mut config.description),
        (footer, &mut config.footer),
    ] {
        if !text.is_empty() {
            *setting = text;
        }
    }
    // A `languageCode` that tells the variety is better than the bare key.
    let is_own = |tag: &String| tag.to_lowercase().split('-').next() == key.split('-').next();
    let told = text(language, &["languagecode", "locale"]).and_then(language_tag);
    let site = Some(config.language.clone());
    let tag = [told, site].into_iter().flatten().find(is_own);
    if let Some(tag) = tag.or_else(|| language_tag(key)) {
        config.language = tag;
    }
}

fn settings(key: &str, language: &Value) -> LanguageSettings {
    let text = |keys: &[&str]| text(language, keys).unwrap_or_default().to_owned();
    LanguageSettings {
        code: language_tag(key).unwrap_or_else(|| key.to_owned()),
        name: text(&["languagename", "label"]),
        title: text(&["title"]),
        description: text(&["params.description", "description"]),
        menu: Vec::new(),
        footer: text(&["copyright"]),
    }
}

/// Content folders that are not where they are looked for.
fn folders(table: &Map<String, Value>) -> impl Iterator<Item = (&str, &str)> {
    table.iter().filter_map(|(key, language)| {
        let folder = text(language, &["contentdir"])?.trim_matches('/');
        let usual = folder == "content" || folder == format!("content/{key}");
        (!usual).then_some((key.as_str(), folder))
    })
}

fn text<'v>(value: &'v Value, keys: &[&str]) -> Option<&'v str> {
    first(value, keys, |found| {
        found.as_str().filter(|text| !text.is_empty())
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use inkleaf_site::SiteConfig;

    use super::super::parse;

    fn codes(config: &SiteConfig) -> Vec<&str> {
        let languages = config.languages.iter();
        languages.map(|language| language.code.as_str()).collect()
    }

    #[test]
    fn languages_are_taken_over_in_their_order() {
        let yaml = "title: Outside\ndefaultContentLanguage: de\nlanguages:\n  \
                    de: {title: Innen, languageCode: de-AT, weight: 9}\n  \
                    pt-br: {languageName: Brasileiro, weight: 2, copyright: Nós}\n  \
                    fr: {title: Dehors, weight: 1, params: {description: Ici}}\n  \
                    it: {disabled: true}\n";
        let (config, notes) = parse("hugo.yaml", yaml).unwrap();
        assert_eq!(
            (config.title.as_str(), config.language.as_str()),
            ("Innen", "de-AT")
        );
        assert_eq!(codes(&config), ["fr", "pt-BR"]);
        let fr = &config.languages[0];
        assert_eq!(
            (fr.title.as_str(), fr.description.as_str()),
            ("Dehors", "Ici")
        );
        let pt = &config.languages[1];
        assert_eq!(
            (pt.name().as_str(), pt.footer.as_str()),
            ("Brasileiro", "Nós")
        );
        assert!(notes.is_empty(), "{notes:?}");
    }

    #[test]
    fn what_has_no_place_here_is_noted() {
        let toml = "languageCode = \"en-us\"\ndefaultContentLanguage = \"zh\"\n\
                    defaultContentLanguageInSubdir = true\n[languages.zh]\n\
                    contentDir = \"content/zh\"\n[languages.en]\ncontentDir = \"english\"\n\
                    [languages.e]\ntitle = \"?\"\n";
        let (config, notes) = parse("hugo.toml", toml).unwrap();
        assert_eq!(
            (config.language.as_str(), codes(&config)),
            ("zh", vec!["en"])
        );
        assert_eq!(notes.len(), 3, "{notes:?}");
        assert!(notes[0].contains("languages.e is") && notes[1].contains("english"));
    }
}

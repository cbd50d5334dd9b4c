//! Which keys `inkleaf.toml` may have, at its top and in its tables.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::{
    ConfigError,
    app::SCREENSHOT_KEYS,
    read::{KEYS, in_order, located, unknown_key},
};

const MENU_KEYS: [&str; 2] = ["name", "url"];
const LANGUAGE_KEYS: [&str; 6] = ["code", "name", "title", "description", "menu", "footer"];
/// The keys of settings that are tables.
const TABLES: [(&str, &[&str]); 5] = [
    ("images", &["variants"]),
    ("look", super::look::KEYS),
    ("app", super::app::KEYS),
    ("comments", super::article::COMMENT_KEYS),
    ("check", &["allow", "deny"]),
];

/// Unknown keys (also in tables), and menu entries without name or url.
pub(super) fn known_keys(text: &str, table: &DeTable<'_>) -> Result<(), ConfigError> {
    let keys = KEYS.map(|(key, ..)| key);
    for (key, value) in in_order(table) {
        if !keys.contains(&key.1) {
            return Err(unknown_key(text, key, &keys));
        }
        if let Some((_, known)) = TABLES.iter().find(|(name, _)| *name == key.1) {
            for (key, _) in value.as_table().map(in_order).unwrap_or_default() {
                if !known.contains(&key.1) {
                    return Err(unknown_key(text, key, known));
                }
            }
        }
        match key.1 {
            "app" => screenshots(text, value)?,
            "menu" => menu(text, value)?,
            "languages" => languages(text, value)?,
            _ => {}
        }
    }
    Ok(())
}

/// The tables of a list, and where each stands.
fn tables<'t, 'i>(list: &'t DeValue<'i>) -> Vec<(&'t DeTable<'i>, Range<usize>)> {
    let members = list.as_array().into_iter().flat_map(|list| list.iter());
    members
        .filter_map(|member| Some((member.get_ref().as_table()?, member.span())))
        .collect()
}

fn menu(text: &str, entries: &DeValue<'_>) -> Result<(), ConfigError> {
    for (entry, span) in tables(entries) {
        menu_keys(text, entry, span)?;
    }
    Ok(())
}

/// Those that are tables.
fn screenshots(text: &str, app: &DeValue<'_>) -> Result<(), ConfigError> {
    let list = app.as_table().and_then(|app| app.get("screenshots"));
    for (screenshot, span) in list.map(|list| tables(list.get_ref())).unwrap_or_default() {
        for (key, _) in in_order(screenshot) {
            if !SCREENSHOT_KEYS.contains(&key.1) {
                return Err(unknown_key(text, key, &SCREENSHOT_KEYS));
            }
        }
        if !screenshot.contains_key("file") {
            return Err(located(
                text,
                span,
                "this screenshot has no `file`".into(),
                "every screenshot has one: `file = \"shot.png\"`".into(),
            ));
        }
    }
    Ok(())
}

fn languages(text: &str, list: &DeValue<'_>) -> Result<(), ConfigError> {
    for (language, span) in tables(list) {
        for (key, value) in in_order(language) {
            if !LANGUAGE_KEYS.contains(&key.1) {
                return Err(unknown_key(text, key, &LANGUAGE_KEYS));
            }
            if key.1 == "menu" {
                menu(text, value)?;
            }
        }
        if !language.contains_key("code") {
            return Err(located(
                text,
                span,
                "this language has no `code`".into(),
                "every language has one: `code = \"tr\"`".into(),
            ));
        }
    }
    Ok(())
}

fn menu_keys(text: &str, table: &DeTable<'_>, span: Range<usize>) -> Result<(), ConfigError> {
    for (key, _) in in_order(table) {
        if !MENU_KEYS.contains(&key.1) {
            return Err(unknown_key(text, key, &MENU_KEYS));
        }
    }
    match MENU_KEYS.iter().find(|key| !table.contains_key(**key)) {
        None => Ok(()),
        Some(key) => Err(located(
            text,
            span,
            format!("this menu entry has no `{key}`"),
            "every entry has two keys: `name = \"About\"` and `url = \"/about/\"`".into(),
        )),
    }
}

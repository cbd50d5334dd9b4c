//! One file a language.

mod ar;
mod de;
mod en;
mod es;
mod fr;
mod ja;
mod tr;
mod zh;

use crate::{Label, Language, Table, Words};

/// The tables in the order of the languages.
pub(crate) static ALL: [&Table; Language::ALL.len()] = [
    &en::TABLE,
    &de::TABLE,
    &es::TABLE,
    &fr::TABLE,
    &tr::TABLE,
    &zh::TABLE,
    &ja::TABLE,
    &ar::TABLE,
];

/// The tables' labels as lists, in the order of the languages.
static LISTS: [[&str; Label::COUNT]; Language::ALL.len()] = {
    let mut lists = [[""; Label::COUNT]; Language::ALL.len()];
    let mut i = 0;
    while i < lists.len() {
        lists[i] = ALL[i].labels.list();
        i += 1;
    }
    lists
};

/// What views and the app say in a language.
pub(crate) fn words(language: Language) -> Words {
    Words::list(&LISTS[language as usize])
}

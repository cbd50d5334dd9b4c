//! What the blog itself says: in documents, and in files for the app and the
//! scripts.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use inkleaf_content::{Base, Phrase};
use inkleaf_diagram::Kind;
use inkleaf_site::PlannedPage;
use inkleaf_words::Language;

use crate::BuildError;
use crate::output::Folder;
use crate::shell::asset;

/// One file for each language that a page is in; a page loads its own.
#[derive(Debug)]
pub(crate) struct WordFiles {
    /// The files' paths in the output, and what stands in them.
    files: Vec<(PathBuf, Vec<u8>)>,
    /// Their hrefs.
    pub(crate) hrefs: BTreeMap<Language, String>,
}

impl WordFiles {
    /// The files that these pages need.
    pub(crate) fn of(pages: &[PlannedPage], base: &Base) -> Result<Self, BuildError> {
        let languages: BTreeSet<Language> = pages
            .iter()
            .map(|page| Language::of(&page.page.head.lang))
            .collect();
        let mut all = Self {
            files: Vec::new(),
            hrefs: BTreeMap::new(),
        };
        for language in languages {
            let json = serde_json::to_vec(&language.file()).map_err(|error| BuildError::Io {
                action: "write",
                path: "words".into(),
                source: error.into(),
            })?;
            // By their content, so that browsers can keep them for good.
            let address = asset(&format!("words-{}", language.tag()), ".json", &json);
            all.hrefs.insert(language, base.href(&address));
            all.files
                .push((address.trim_start_matches('/').into(), json));
        }
        Ok(all)
    }

    /// Their addresses.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = String> {
        self.files
            .iter()
            .map(|(path, _)| format!("/{}", path.display()))
    }

    /// Writes them. Answers their size in bytes.
    pub(crate) fn write(&self, out: &Folder) -> Result<u64, BuildError> {
        let mut bytes = 0;
        for (path, json) in &self.files {
            bytes += out.write(path, json)?;
        }
        Ok(bytes)
    }
}

/// What the renderer says in a document in the language `lang`, for its facts:
/// nothing in English, which the renderer knows.
pub(crate) fn phrases(lang: &str) -> Vec<String> {
    let language = Language::of(lang);
    if language == Language::English {
        return Vec::new();
    }
    let said = &language.table().rendered;
    let text = |phrase: &Phrase| match phrase {
        Phrase::Note => said.note,
        Phrase::Tip => said.tip,
        Phrase::Important => said.important,
        Phrase::Warning => said.warning,
        Phrase::Caution => said.caution,
        Phrase::SectionLink => said.section_link,
        Phrase::Footnotes => said.footnotes,
        Phrase::BackToReference => said.back_to_reference,
        Phrase::Table => said.table,
        Phrase::LaterTable => said.later_table,
        Phrase::Source => said.source,
        Phrase::NoImage => said.no_image,
        Phrase::NoImageAfter => said.no_image_after,
    };
    let all = Phrase::ALL.iter();
    all.map(|phrase| text(phrase).to_owned()).collect()
}

/// What a kind of diagram is called in the language `lang`.
pub(crate) fn diagram(lang: &str, kind: Kind) -> &'static str {
    let names = &Language::of(lang).table().diagrams;
    match kind {
        Kind::Flowchart => names.flowchart,
        Kind::Sequence => names.sequence,
        Kind::Class => names.class,
        Kind::State => names.state,
        Kind::Entities => names.entities,
        Kind::Journey => names.journey,
        Kind::Gantt => names.gantt,
        Kind::Pie => names.pie,
        Kind::Quadrants => names.quadrants,
        Kind::Requirements => names.requirements,
        Kind::Git => names.git,
        Kind::MindMap => names.mind_map,
        Kind::Timeline => names.timeline,
        Kind::Sankey => names.sankey,
        Kind::Chart => names.chart,
        Kind::Block => names.block,
        Kind::Packet => names.packet,
        Kind::Kanban => names.kanban,
        Kind::Architecture => names.architecture,
        Kind::Radar => names.radar,
        Kind::Treemap => names.treemap,
        Kind::Other => names.other,
    }
}

//! Real blogs, where they are at hand: nothing panics, and nothing gets lost.
//! `cargo test -p inkleaf-site corpus -- --nocapture` prints the figures.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use inkleaf_content::parse_document;
use inkleaf_site::{Role, SourceFile, plan};

use crate::support::{config, options};

fn markdown_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            markdown_below(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
}

fn read(root: &Path, path: &Path) -> Option<SourceFile> {
    let document = parse_document(&fs::read(path).unwrap()).ok()?;
    let path = path
        .strip_prefix(root)
        .unwrap()
        .to_str()
        .unwrap()
        .replace('\\', "/");
    let stem = path.trim_end_matches(".md").trim_start_matches("content/");
    let stem = stem.strip_suffix("/index").unwrap_or(stem).to_string();
    Some(SourceFile {
        path,
        stem,
        role: Role::Post,
        document,
    })
}

#[test]
fn corpora_are_planned() {
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    let Ok(folders) = fs::read_dir(corpora) else {
        return;
    };
    for folder in folders
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
    {
        let mut files = Vec::new();
        markdown_below(&folder, &mut files);
        files.sort();
        let sources: Vec<_> = files
            .iter()
            .filter_map(|path| read(&folder, path))
            .collect();
        let unreadable = files.len() - sources.len();
        let start = Instant::now();
        let planned = plan(&config(), &sources, options());
        let name = folder.file_name().unwrap().to_string_lossy();
        match planned {
            Ok(site) => {
                crate::selection::every_source_is_somewhere(&site, &sources);
                println!(
                    "{name}: {} files, {unreadable} with errors, {} published ({} posts), {} left out, {} pages, \
                     {} tags, {} categories, {} redirects, {} warnings; {:.1?}",
                    files.len(),
                    site.entries.len(),
                    site.posts,
                    site.left_out.len(),
                    site.pages.len(),
                    site.tags,
                    site.categories,
                    site.redirects.len(),
                    site.warnings.len(),
                    start.elapsed()
                );
            }
            Err(findings) => {
                println!(
                    "{name}: {} files, {unreadable} with errors, {} findings",
                    files.len(),
                    findings.len()
                );
                for finding in findings {
                    assert!(
                        !finding.diagnostic.message.is_empty()
                            && !finding.diagnostic.help.is_empty()
                    );
                    println!("  {}: {}", finding.path, finding.diagnostic.message);
                }
            }
        }
    }
}

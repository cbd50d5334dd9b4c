//! What a reader's browser downloads, against its budget.
//!
//! Which files these are is read from a published page, so that a new file
//! can't slip past the budget.

mod references;

use anyhow::{Context, Result, bail};
use references::{Need, Reference};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Everything that loads before the first click, compressed, in bytes.
const BUDGET_FIRST: usize = 130_000;
/// The same with what comes after a first click: the renderer, and a page.
const BUDGET_CLICK: usize = 203_000;
/// The service worker.
const BUDGET_WORKER: usize = 6_000;

/// A downloaded file and its sizes in bytes.
struct Download {
    path: String,
    need: Need,
    raw: usize,
    brotli: usize,
}

/// Prints the files that a reader of the published site downloads. Fails if
/// they are over budget.
pub(crate) fn size(site: &Path) -> Result<ExitCode> {
    if !site.join("index.html").is_file() {
        bail!(
            "there is no published site in {}; first: cargo xtask build",
            site.display()
        );
    }
    let page = fs::read_to_string(site.join("index.html"))?;
    let mut downloads = Vec::new();
    for Reference { path, need } in references::of_page(&page, site)? {
        downloads.push(measure(site, &path, need)?);
    }
    if !downloads.iter().any(|file| file.need == Need::Click) {
        bail!(
            "the home page of {} does not say where the renderer is",
            site.display()
        );
    }
    let page = dearest_click(site).context("the site has no page.json")?;
    downloads.push(measure(site, &page, Need::Click)?);
    Ok(report(&downloads))
}

fn measure(site: &Path, path: &str, need: Need) -> Result<Download> {
    let bytes = fs::read(site.join(path)).with_context(|| format!("can't read {path}"))?;
    let brotli = brotli_size(&bytes)?;
    Ok(Download {
        path: path.to_owned(),
        need,
        raw: bytes.len(),
        brotli,
    })
}

/// The size after compressing as hosts do at their best: quality 11, window 22.
fn brotli_size(bytes: &[u8]) -> Result<usize> {
    let mut compressed = brotli::CompressorWriter::new(Vec::new(), 64 * 1024, 11, 22);
    compressed.write_all(bytes)?;
    Ok(compressed.into_inner().len())
}

/// The largest page data of the site: the click that costs most.
fn dearest_click(site: &Path) -> Option<String> {
    let files = files_named(site, "page.json");
    let size = |path: &PathBuf| fs::metadata(path).map_or(0, |metadata| metadata.len());
    let largest = files.into_iter().max_by_key(size)?;
    Some(
        largest
            .strip_prefix(site)
            .ok()?
            .to_string_lossy()
            .into_owned(),
    )
}

fn files_named(folder: &Path, name: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let below = entries.flat_map(|entry| {
        let path = entry.path();
        if path.is_dir() {
            files_named(&path, name)
        } else {
            vec![path]
        }
    });
    below
        .filter(|path| path.file_name().is_some_and(|file| file == name))
        .collect()
}

fn report(downloads: &[Download]) -> ExitCode {
    let first = group(downloads, Need::First, "Before the first click");
    let click = group(downloads, Need::Click, "Added after a first click");
    group(downloads, Need::Idle, "When nothing else is to be done");
    let worker = downloads.iter().filter(|file| file.path == "sw.js");
    let worker = worker.map(|file| file.brotli).sum();
    let fits = [
        verdict("service worker", worker, BUDGET_WORKER),
        verdict("before the first click", first, BUDGET_FIRST),
        verdict(
            "with what comes after a first click",
            first + click,
            BUDGET_CLICK,
        ),
    ];
    if fits == [true; 3] {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn group(downloads: &[Download], need: Need, title: &str) -> usize {
    println!("{title:<54} {:>10} {:>10}", "raw", "brotli");
    let (mut raw, mut brotli) = (0, 0);
    for file in downloads.iter().filter(|file| file.need == need) {
        println!("  {:<52} {:>10} {:>10}", file.path, file.raw, file.brotli);
        raw += file.raw;
        brotli += file.brotli;
    }
    println!("  {:<52} {raw:>10} {brotli:>10}\n", "together");
    brotli
}

fn verdict(what: &str, bytes: usize, budget: usize) -> bool {
    let fits = bytes <= budget;
    let says = if fits { "within" } else { "OVER" };
    println!("{what}: {bytes} of {budget} bytes, {says} budget");
    fits
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn site(wasm: usize) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let write = |path: &str, bytes: &[u8]| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        };
        write(
            "index.html",
            b"<link rel=\"inkleaf-app\" href=\"/assets/app.js\" data-wasm=\"/assets/app.wasm\">\
              <link rel=\"inkleaf-renderer\" href=\"/assets/renderer.js\">",
        );
        write("assets/app.js", b"export default 1;");
        write("assets/renderer.js", b"export default 2;");
        write("posts/a/page.json", b"{}");
        // Bytes that don't compress: a simple congruential generator's.
        let mut state = 1_u32;
        let noise = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        });
        write("assets/app.wasm", &noise.take(wasm).collect::<Vec<_>>());
        folder
    }

    #[test]
    fn a_site_within_budget_passes_and_one_over_it_fails() {
        assert_eq!(size(site(100_000).path()).unwrap(), ExitCode::SUCCESS);
        assert_eq!(size(site(131_000).path()).unwrap(), ExitCode::FAILURE);
    }

    #[test]
    fn a_site_without_renderer_or_page_data_is_an_error() {
        let folder = site(1);
        fs::remove_dir_all(folder.path().join("posts")).unwrap();
        assert!(size(folder.path()).is_err());
        fs::write(folder.path().join("index.html"), "<html>").unwrap();
        assert!(size(folder.path()).is_err());
        assert!(size(&folder.path().join("nothing")).is_err());
    }
}

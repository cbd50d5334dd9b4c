//! The pages' HTML, checked by the Nu HTML checker: all pages of the blog and
//! a sample of what real posts become.

mod checker;
mod sample;

use crate::{paths, process, site};
use anyhow::{Result, bail};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// How many pages of real posts are looked at.
const PAGES: usize = 200;

/// Publishes the blog and, where they lie beside the checkout, the corpora;
/// tells where, the blog first.
pub(crate) fn publish_all() -> Result<Vec<PathBuf>> {
    if !paths::shell().join("index.html").is_file() {
        site::build_shell()?;
    }
    let mut build = Command::new("cargo");
    build.current_dir(paths::root());
    process::run(build.args(["build", "--quiet", "--release", "--package", "inkleaf-cli"]))?;
    site::remove_folder(&paths::audit())?;
    let mut sites = vec![publish("blog", &paths::root())?];
    for (name, folder) in corpus_folders()? {
        sites.push(publish(&name, &folder)?);
    }
    Ok(sites)
}

/// Publishes the sites and checks them.
pub(crate) fn audit() -> Result<ExitCode> {
    let checker = checker::Checker::get()?;
    let sites = publish_all()?;
    let mut sites = sites.iter().map(|site| html_files(site));
    let mut pages = sites.next().transpose()?.unwrap_or_default();
    let corpora: Vec<_> = sites.collect::<Result<_>>()?;
    let of_the_blog = pages.len();
    pages.extend(sample::sample(&corpora, PAGES));
    println!(
        "\nChecking {} pages of the blog and {} of {} corpora.",
        of_the_blog,
        pages.len() - of_the_blog,
        corpora.len()
    );
    let found = checker.check(&pages)?;
    for kind in found.passed_over() {
        println!("\nPassed over: {kind}");
    }
    Ok(tell(&found.errors))
}

/// Publishes a folder and says where. What is wrong with the texts does not
/// matter here.
fn publish(name: &str, source: &Path) -> Result<PathBuf> {
    let out = paths::audit().join(name);
    let mut command = Command::new(paths::inkleaf("release"));
    command
        .args(["build", "--keep-going", "--source"])
        .arg(source);
    command.arg("--shell").arg(paths::shell());
    command.arg("--out").arg(&out);
    command.arg("--cache").arg(paths::audit().join("cache"));
    // It ends with 1 where a text has errors, published or not.
    let output = command.output()?;
    if !out.join("index.html").is_file() {
        bail!(
            "{name} can't be published:\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    Ok(out)
}

fn corpus_folders() -> Result<BTreeMap<String, PathBuf>> {
    let mut folders = BTreeMap::new();
    if paths::corpora().is_dir() {
        for entry in fs::read_dir(paths::corpora())? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.insert(entry.file_name().to_string_lossy().into(), entry.path());
            }
        }
    }
    Ok(folders)
}

/// All pages of a site, in the order of their paths.
fn html_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(html_files(&path)?);
        } else if path.extension().is_some_and(|e| e == "html") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Shows the errors by message, each with an example.
fn tell(errors: &[checker::Message]) -> ExitCode {
    let mut kinds: BTreeMap<&str, Vec<&checker::Message>> = BTreeMap::new();
    for error in errors {
        kinds.entry(&error.text).or_default().push(error);
    }
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by_key(|(_, errors)| std::cmp::Reverse(errors.len()));
    for (text, errors) in &kinds {
        println!("\n{:>6} × {text}", errors.len());
        if let Some(first) = errors.first() {
            println!("         {}:{}", first.page, first.line);
            println!("         {}", first.extract.replace('\n', " "));
        }
    }
    println!("\n{} errors", errors.len());
    if errors.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

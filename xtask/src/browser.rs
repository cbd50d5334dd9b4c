//! What runs in real browsers: the tests, pictures of pages, measurements.

use crate::tools::engines::{self, Engine};
use crate::tools::{chromium, npm};
use crate::{paths, process, site};
use anyhow::{Result, bail};
use std::process::Command;

/// Set, it has the engines installed, and makes the tests fail where one can't
/// be had. Without it the tests run in those that are on the machine.
const ALL_ENGINES: &str = "INKLEAF_ALL_ENGINES";

/// `cargo` on the tests' package, with all that it has to find but the other
/// engines. The app has to be built, and the blog published.
pub(crate) fn cargo(subcommand: &str) -> Result<Command> {
    let chromium = chromium::get()?;
    let mut command = Command::new("cargo");
    command
        .current_dir(paths::root())
        .args([subcommand, "--package", "inkleaf-tests"])
        .env("CHROMIUM", chromium.browser)
        .env("CHROMEDRIVER", chromium.driver)
        .env("INKLEAF_DIST", paths::dist())
        .env("INKLEAF_SHELL", paths::shell())
        .env("INKLEAF_BIN", paths::inkleaf("release"));
    Ok(command)
}

/// The tests in Chromium, which are all there are.
pub(crate) fn in_chromium() -> Result<Command> {
    let mut test = cargo("test")?;
    test.args(["--test", "e2e", "--no-fail-fast"]);
    for variable in ["FIREFOX", "MINIBROWSER"] {
        test.env_remove(variable);
    }
    match npm::AXE.get() {
        Ok(package) => {
            test.env("INKLEAF_AXE", package.join("axe.min.js"));
        }
        Err(error) => println!("The tests with axe-core are passed over: {error:#}"),
    }
    Ok(test)
}

/// The tests in Firefox, if it can be had.
pub(crate) fn in_firefox() -> Result<Option<Command>> {
    in_engine("firefox", engines::firefox(wanted()))
}

/// The tests in WebKit, if it can be had.
pub(crate) fn in_webkit() -> Result<Option<Command>> {
    in_engine("webkit", engines::webkit(wanted()))
}

fn wanted() -> bool {
    std::env::var_os(ALL_ENGINES).is_some()
}

fn in_engine(name: &str, engine: Result<Engine>) -> Result<Option<Command>> {
    let Engine { browser, driver } = match engine {
        Ok(engine) => engine,
        Err(error) if wanted() => return Err(error),
        Err(error) => {
            println!("Passed over: {error:#}. With {ALL_ENGINES}=1 it is got.");
            return Ok(None);
        }
    };
    let mut test = cargo("test")?;
    test.args(["--test", "e2e", "--no-fail-fast", "--"])
        .arg(format!("{name}::"));
    for (variable, path) in [browser, driver] {
        test.env(variable, path);
    }
    Ok(Some(test))
}

/// Takes pictures of every kind of page.
pub(crate) fn screenshots() -> Result<()> {
    prepare()?;
    let folder = paths::screenshots();
    site::remove_folder(&folder)?;
    process::run(
        cargo("run")?
            .args(["--example", "screenshots", "--"])
            .arg(&folder),
    )?;
    println!("Open {}", folder.join("index.html").display());
    Ok(())
}

/// Measures what clicks take, and the longest tasks on a long post.
pub(crate) fn clicks(runs: u32) -> Result<()> {
    prepare()?;
    let corpus = paths::corpora().join("rust-blog");
    let mut command = cargo("run")?;
    command.args(["--example", "clicks", "--", &runs.to_string()]);
    process::run(command.env("INKLEAF_CORPUS", corpus))
}

fn prepare() -> Result<()> {
    if !paths::shell().join("index.html").is_file() {
        println!("The app is not built yet.");
        site::build_shell()?;
    }
    site::publish(None)?;
    if !paths::dist().join("index.html").is_file() {
        bail!("the blog was not published");
    }
    Ok(())
}

//! All checks and tests, as a merge needs them.
//!
//! The steps share cargo's target folder and profiles: what is compiled for
//! one is not compiled again for the next.

use crate::report::{Report, Tests};
use crate::tools::{Tools, npm, smallest::Smallest};
use crate::{audit, browser, browser_size, manifests, paths, process, site};
use anyhow::{Result, bail};
use std::process::{Command, ExitCode};

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
const DENY_WARNINGS: [&str; 3] = ["--", "--deny", "warnings"];

/// Runs all steps, however many fail, and tells at the end.
pub(crate) fn test() -> Result<ExitCode> {
    let mut report = Report::default();
    report.step("format", &[], |_| cargo(&["fmt", "--all", "--check"]));
    report.step("lint", &[], |_| {
        cargo(
            &[
                &["clippy", "--workspace", "--all-targets"],
                &DENY_WARNINGS[..],
            ]
            .concat(),
        )
    });
    report.step("documentation", &[], |_| documentation());
    report.step("types", &[], |_| types());
    report.step("tests", &[], |tests| {
        let arguments = [
            "test",
            "--workspace",
            "--exclude",
            "inkleaf-tests",
            "--no-fail-fast",
        ];
        let mut test = command("cargo");
        test.args(arguments);
        // Without the specification (no npm) its examples are passed over.
        match npm::COMMONMARK.get() {
            Ok(package) => {
                test.env("INKLEAF_COMMONMARK", package.join("spec.txt"));
            }
            Err(error) => println!("CommonMark's own examples are passed over: {error:#}"),
        }
        run_tests(&mut test, tests)
    });
    let mut tools = None;
    report.step("tools", &[], |_| {
        tools = Some(Tools::for_the_app(true)?);
        site::fetch(Smallest::get())
    });
    let tools = tools.as_ref();
    report.step("lint for the browser", &["tools"], |_| {
        lint_for_the_browser()
    });
    report.step("tests in WebAssembly", &["tools"], |tests| {
        in_webassembly(tools, tests)
    });
    report.step("build", &["tools"], |_| {
        site::build_shell()?;
        site::publish(None)
    });
    report.step("published pages in WebAssembly", &["build"], |tests| {
        published_in_webassembly(tools, tests)
    });
    report.step("manifests", &["build"], |_| manifests::check());
    report.step("size", &["build"], |_| size());
    report.step("tests in Chromium", &["build"], |tests| {
        run_tests(&mut browser::in_chromium()?, tests)
    });
    report.step("tests in Firefox", &["build"], |tests| {
        in_another(browser::in_firefox()?, tests)
    });
    report.step("tests in WebKit", &["build"], |tests| {
        in_another(browser::in_webkit()?, tests)
    });
    println!("\n{report}");
    Ok(if report.all_passed() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Scripts whose types are told in their comments.
const TYPED: [&str; 2] = ["web/worker", "web/single"];

/// The types of scripts. Passed over where Node.js is missing.
fn types() -> Result<()> {
    let package = match npm::TYPESCRIPT.get() {
        Ok(package) => package,
        Err(error) => {
            println!("The types of scripts are not checked: {error:#}");
            return Ok(());
        }
    };
    for project in TYPED {
        let mut tsc = command("node");
        tsc.arg(package.join("bin/tsc"));
        tsc.args(["--project", project]);
        process::run(&mut tsc)?;
    }
    Ok(())
}

fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(paths::root());
    command
}

fn cargo(arguments: &[&str]) -> Result<()> {
    process::run(command("cargo").args(arguments))
}

fn documentation() -> Result<()> {
    let mut doc = command("cargo");
    process::run(doc.env("RUSTDOCFLAGS", "--deny warnings").args([
        "doc",
        "--workspace",
        "--no-deps",
    ]))
}

/// The native steps never see what is only compiled for the browser.
fn lint_for_the_browser() -> Result<()> {
    let app = [
        "clippy",
        "--package",
        "inkleaf-app",
        "--features",
        "csr",
        "--bins",
        "--lib",
    ];
    cargo(&[&app, &WASM[..], &DENY_WARNINGS[..]].concat())?;
    let renderer = ["clippy", "--package", "inkleaf-renderer", "--all-targets"];
    cargo(&[&renderer, &WASM[..], &DENY_WARNINGS[..]].concat())
}

/// The renderer gives in WebAssembly what it gives natively.
fn in_webassembly(tools: Option<&Tools>, tests: &mut Tests) -> Result<()> {
    let Some(tools) = tools else {
        bail!("the tools are missing")
    };
    if which::which("node").is_err() {
        bail!("the tests in WebAssembly run in Node.js, and that is not on this machine");
    }
    let mut test = tools.command("cargo");
    test.args(["test", "--package", "inkleaf-renderer"])
        .args(WASM);
    test.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
        "wasm-bindgen-test-runner",
    );
    run_tests(&mut test, tests)
}

/// Every page of the blog, and of the corpora where they are there, says what
/// the renderer says in WebAssembly. Built for speed: it is thousands of pages.
fn published_in_webassembly(tools: Option<&Tools>, tests: &mut Tests) -> Result<()> {
    let Some(tools) = tools else {
        bail!("the tools are missing")
    };
    let sites = audit::publish_all()?;
    let sites: Vec<_> = sites.iter().map(|site| site.to_string_lossy()).collect();
    let mut test = tools.command("cargo");
    test.args(["test", "--release", "--package", "inkleaf-renderer"])
        .args(["--test", "published"])
        .args(WASM);
    test.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
        "wasm-bindgen-test-runner",
    )
    .env("INKLEAF_SITES", sites.join("\n"))
    .env("WASM_BINDGEN_TEST_TIMEOUT", "900");
    run_tests(&mut test, tests)
}

fn size() -> Result<()> {
    if browser_size::size(&paths::dist())? != ExitCode::SUCCESS {
        bail!("over budget");
    }
    Ok(())
}

/// The behaviours once more, in an engine that may not be here.
fn in_another(test: Option<Command>, tests: &mut Tests) -> Result<()> {
    test.map_or(Ok(()), |mut test| run_tests(&mut test, tests))
}

/// Shows what the tests print, and counts them.
fn run_tests(command: &mut Command, tests: &mut Tests) -> Result<()> {
    process::run_by_line(command, |line| {
        println!("{line}");
        tests.read(line);
    })
}

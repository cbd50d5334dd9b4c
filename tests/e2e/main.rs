//! End-to-end tests: published blogs, read in a real browser under the
//! security policy that every blog has to work with.
//!
//! `cargo xtask test` prepares what they need. A filter runs some of them:
//! `cargo test --package inkleaf-tests -- history`.

mod access;
mod ahead;
mod app_failure;
mod article;
mod bfcache;
mod controls;
mod crawl;
mod headings;
mod history;
mod hostile;
mod installing;
mod keys;
mod kinds;
mod languages;
mod layout;
mod links;
mod loading;
mod more;
mod movement;
mod navigation;
mod notes;
mod offline;
mod opening;
mod page_failure;
mod parity;
mod plain;
mod prefetch;
mod previews;
mod reader;
mod scripts;
mod shift;
mod single;
mod state;
mod take_over;
mod theme;
mod zoom;

use std::process::ExitCode;
use std::sync::Arc;

use inkleaf_tests::{Case, World};
use libtest_mimic::{Arguments, Trial};

/// Browsers are heavy: more of them at a time only make each other late.
const AT_A_TIME: usize = 2;

/// Tests in Chromium by their names, each on a blog of the world.
#[macro_export]
macro_rules! cases {
    ($group:literal on $site:ident: $($test:ident),+ $(,)?) => {
        vec![$(
            inkleaf_tests::Case::in_browser(
                concat!($group, "::", stringify!($site), "::", stringify!($test)),
                |world| &world.$site,
                |visit| Box::pin($test(visit)),
            )
        ),+]
    };
}

/// The same tests in every engine that is on this machine.
#[macro_export]
macro_rules! everywhere {
    ($group:literal on $site:ident: $($test:ident),+ $(,)?) => {{
        let engines = inkleaf_tests::Engine::here().into_iter();
        engines.flat_map(|engine| [$(
            inkleaf_tests::Case::in_engine(
                engine,
                concat!($group, "::", stringify!($site), "::", stringify!($test)),
                |world| &world.$site,
                |visit| Box::pin($test(visit)),
            )
        ),+]).collect::<Vec<_>>()
    }};
}

fn all() -> Vec<Case> {
    [
        article::cases(),
        controls::cases(),
        crawl::cases(),
        plain::cases(),
        take_over::cases(),
        state::cases(),
        navigation::cases(),
        parity::cases(),
        history::cases(),
        headings::cases(),
        links::cases(),
        languages::cases(),
        prefetch::cases(),
        ahead::cases(),
        more::cases(),
        movement::cases(),
        loading::cases(),
        page_failure::cases(),
        app_failure::cases(),
        theme::cases(),
        bfcache::cases(),
        hostile::cases(),
        notes::cases(),
        offline::cases(),
        previews::cases(),
        zoom::cases(),
        installing::cases(),
        keys::cases(),
        reader::cases(),
        scripts::cases(),
        layout::cases(),
        shift::cases(),
        single::cases(),
        access::cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    arguments.test_threads.get_or_insert(AT_A_TIME);
    if arguments.list {
        let names = all()
            .into_iter()
            .map(|case| Trial::test(case.name(), || Ok(())));
        return libtest_mimic::run(&arguments, names.collect()).exit_code();
    }
    let world = match World::build() {
        Ok(world) => Arc::new(world),
        Err(error) => {
            eprintln!("{error:#}");
            return ExitCode::FAILURE;
        }
    };
    let trials = all()
        .into_iter()
        .map(|case| case.into_trial(&world))
        .collect();
    libtest_mimic::run(&arguments, trials).exit_code()
}

//! `inkleaf build`.

use anstream::{eprintln, print};
use inkleaf_publish::{BuildOptions, SingleFile, build};
use inkleaf_site::Choice;

use crate::args::BuildArgs;
use crate::{CONTENT, bars, cache, clock, errors, report};

/// Publishes; returns the exit code.
pub(crate) fn run(args: BuildArgs) -> u8 {
    let now = match clock::now() {
        Ok(now) => now,
        Err(error) => return errors::usage(error),
    };
    let single_file = args.single_file.then_some(SingleFile {
        choice: Choice {
            tags: args.tags,
            categories: args.categories,
            newest: args.newest,
            lang: args.lang,
        },
        images: args.images.into(),
    });
    let default = if args.single_file {
        "blog.html"
    } else {
        "dist"
    };
    let options = BuildOptions {
        source: args.source.source,
        out: args.out.unwrap_or_else(|| default.into()),
        single_file,
        shell: args.shell,
        base_url: args.base_url,
        drafts: args.drafts,
        future: args.future,
        keep_going: args.keep_going,
        cache: args.cache.or_else(cache::folder),
        now,
    };
    match build(&options, &*bars::progress()) {
        Ok(summary) => {
            let report = &summary.report;
            errors::tell_findings(&report.findings);
            print!(
                "{}",
                report::summary(&summary, &options.out.display().to_string())
            );
            if report.errors() == 0 {
                return 0;
            }
            eprintln!("\n{}", errors::count(&report.findings));
            CONTENT
        }
        Err(error) => errors::tell(&error),
    }
}

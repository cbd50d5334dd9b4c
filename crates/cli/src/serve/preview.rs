//! The preview: publishes into a folder of its own, time and again.

use std::fs;
use std::io;
use std::path::PathBuf;

use anstream::{eprintln, print, println};
use inkleaf_publish::{BuildError, BuildOptions, Silent, Summary, build};
use inkleaf_serve::{Answer, Options, Server, StartError};
use tempfile::TempDir;

use crate::args::ServeArgs;
use crate::{bars, cache, clock, errors, report};

/// What browsers are shown until there is something to show. It loads again
/// by itself, as all pages of a preview do.
const WAITING: &str = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
    <title>Not published yet</title></head><body><p>The blog is not published yet. \
    If this takes long, the terminal says why.</p></body></html>";

/// Why a preview can't be started.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CannotStart {
    #[error(transparent)]
    Server(#[from] StartError),
    #[error("there is no room for the preview: {0}")]
    Folder(#[from] io::Error),
    #[error(transparent)]
    Clock(#[from] clock::BadEpoch),
}

/// A blog that is shown while it is being written.
pub(crate) struct Preview {
    options: BuildOptions,
    server: Server,
    /// Each time the blog is published into another folder in here, so that
    /// browsers never see half of it.
    folder: TempDir,
    times: u32,
}

impl Preview {
    /// Starts to listen. The blog is not published yet.
    pub(crate) fn start(args: &ServeArgs) -> Result<Self, CannotStart> {
        let folder = tempfile::Builder::new()
            .prefix("inkleaf-preview-")
            .tempdir()?;
        let server = Server::start(Options {
            port: args.port,
            live_reload: true,
            record: false,
            ..Options::new(folder.path().join("nothing"))
        })?;
        server.on(|_| Some(Answer::body(503, "text/html; charset=utf-8", WAITING)));
        let options = BuildOptions {
            single_file: None,
            source: args.source.source.clone(),
            out: PathBuf::new(),
            shell: args.shell.clone(),
            base_url: Some(server.url()),
            drafts: !args.no_drafts,
            future: args.future,
            keep_going: false,
            cache: cache::folder(),
            now: clock::now()?,
        };
        Ok(Self {
            options,
            server,
            folder,
            times: 0,
        })
    }

    /// Where the blog is shown.
    pub(crate) fn url(&self) -> String {
        self.server.url()
    }

    /// Publishes for the first time: what is fine, even if not all is.
    ///
    /// # Errors
    /// The exit code, where waiting for a change is no use.
    pub(crate) fn publish_first(&mut self) -> Result<(), u8> {
        self.options.keep_going = true;
        let published = self.publish(true);
        self.options.keep_going = false;
        match published {
            Ok(summary) => {
                errors::tell_findings(&summary.report.findings);
                print!("{}", report::summary(&summary, "the preview"));
                Ok(())
            }
            Err(error) => {
                let code = errors::tell(&error);
                if error.is_usage() { Err(code) } else { Ok(()) }
            }
        }
    }

    /// Publishes after a change. If that fails, the last good version stays.
    pub(crate) fn publish_again(&mut self) {
        match self.publish(false) {
            Ok(summary) => {
                errors::tell_findings(&summary.report.findings);
                let time: f64 = summary
                    .times
                    .iter()
                    .map(|(_, time)| time.as_secs_f64())
                    .sum();
                let posts = report::plural(summary.report.posts, "post");
                println!("Published again: {posts}, {time:.2} s");
            }
            Err(error) => {
                errors::tell(&error);
                eprintln!("The browser shows the blog as it was before.");
            }
        }
    }

    fn publish(&mut self, with_progress: bool) -> Result<Summary, BuildError> {
        // The clock could be read at the start; an earlier moment still serves.
        self.options.now = clock::now().unwrap_or(self.options.now);
        let last = std::mem::take(&mut self.options.out);
        self.options.out = self.folder.path().join(self.times.to_string());
        self.times += 1;
        let progress = if with_progress {
            bars::progress()
        } else {
            Box::new(Silent)
        };
        match build(&self.options, &*progress) {
            Ok(summary) => {
                self.server.set_root(&self.options.out);
                self.server.clear_rules();
                self.server.reload();
                // Should it stay, it goes with the folder around it.
                let _ = fs::remove_dir_all(last);
                Ok(summary)
            }
            Err(error) => {
                self.options.out = last;
                Err(error)
            }
        }
    }
}

//! The command line's arguments.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use inkleaf_publish::Images;

/// Publishes a folder of Markdown as a blog.
#[derive(Debug, Parser)]
#[command(name = "inkleaf", version, disable_help_subcommand = true)]
pub(crate) struct Args {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Publish a blog: write it as files that any static host takes
    Build(BuildArgs),
    /// Report what is wrong with a blog's content; write nothing without --fix
    Check(CheckArgs),
    /// Begin a new post: a draft with its front matter filled in
    New(NewArgs),
    /// Show a blog in the browser while it is being written
    Serve(ServeArgs),
    /// Print the licences of the grammars in this program that colour code
    Licences,
}

/// Where the blog is.
#[derive(Debug, ClapArgs)]
pub(crate) struct SourceArgs {
    /// The blog's folder: with posts/, a Hugo site, or any folder of Markdown
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(crate) source: PathBuf,
}

/// `inkleaf build`.
#[derive(Debug, ClapArgs)]
pub(crate) struct BuildArgs {
    #[command(flatten)]
    pub(crate) source: SourceArgs,
    /// The folder to write; it is replaced as a whole [default: dist]. With
    /// --single-file, the file [default: blog.html]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Write the whole blog as one HTML file, which is opened from a disk or a mail
    #[arg(long)]
    pub(crate) single_file: bool,
    /// With --single-file: only posts with this tag; can be given several times
    #[arg(long = "tag", value_name = "TAG", requires = "single_file")]
    pub(crate) tags: Vec<String>,
    /// With --single-file: only posts in this category; can be given several times
    #[arg(long = "category", value_name = "CATEGORY", requires = "single_file")]
    pub(crate) categories: Vec<String>,
    /// With --single-file: only so many posts, the newest ones
    #[arg(long, value_name = "N", requires = "single_file")]
    pub(crate) newest: Option<usize>,
    /// With --single-file: of a blog in several languages only this one
    #[arg(long, value_name = "LANG", requires = "single_file")]
    pub(crate) lang: Option<String>,
    /// With --single-file: which pictures come along
    #[arg(long, value_enum, default_value_t = ImagesArg::All, requires = "single_file")]
    pub(crate) images: ImagesArg,
    /// Where the blog will be published, e.g. `https://me.github.io/blog/`
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,
    /// The folder of the built app
    #[arg(long, value_name = "DIR", default_value = "target/shell")]
    pub(crate) shell: PathBuf,
    /// Publish drafts too
    #[arg(long)]
    pub(crate) drafts: bool,
    /// Publish posts of the future too
    #[arg(long)]
    pub(crate) future: bool,
    /// Publish what is fine even if other documents have errors
    #[arg(long)]
    pub(crate) keep_going: bool,
    /// The folder for what need not be made again: colours of code, smaller
    /// pictures. Usually in your cache folder
    #[arg(long, value_name = "DIR")]
    pub(crate) cache: Option<PathBuf>,
}

/// Which pictures a blog has in it that is one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ImagesArg {
    /// All, up to 32 MB
    All,
    /// Small versions, up to 64 KB each
    Small,
    /// None
    None,
}

impl From<ImagesArg> for Images {
    fn from(images: ImagesArg) -> Self {
        match images {
            ImagesArg::All => Self::All,
            ImagesArg::Small => Self::Small,
            ImagesArg::None => Self::None,
        }
    }
}

/// `inkleaf check`.
#[derive(Debug, ClapArgs)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) source: SourceArgs,
    /// How to tell what was found
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Human)]
    pub(crate) format: Format,
    /// Tell every finding, however many there are of one kind
    #[arg(long)]
    pub(crate) all: bool,
    /// Fail on warnings, too
    #[arg(long, value_enum, value_name = "warnings")]
    pub(crate) deny: Option<Deny>,
    /// Ask whether links to other sites still work; uses the network
    #[arg(long)]
    pub(crate) external: bool,
    /// Mend damaged text in the files themselves, where it is certain
    #[arg(long)]
    pub(crate) fix: bool,
    /// With --fix: tell what would be mended, and write nothing
    #[arg(long, requires = "fix")]
    pub(crate) dry_run: bool,
    /// Explain a kind of finding, e.g. `broken-link`, and check nothing
    #[arg(long, value_name = "CODE")]
    pub(crate) explain: Option<String>,
}

/// The formats of `inkleaf check`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For the terminal
    Human,
    /// One JSON document
    Json,
    /// Commands for a workflow on GitHub
    Github,
    /// SARIF 2.1.0
    Sarif,
}

/// What more than errors makes `inkleaf check` fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Deny {
    /// Warnings
    Warnings,
}

/// `inkleaf new`.
#[derive(Debug, ClapArgs)]
pub(crate) struct NewArgs {
    /// The post's title
    #[arg(value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub(crate) title: String,
    #[command(flatten)]
    pub(crate) source: SourceArgs,
}

/// `inkleaf serve`.
#[derive(Debug, ClapArgs)]
pub(crate) struct ServeArgs {
    #[command(flatten)]
    pub(crate) source: SourceArgs,
    /// The folder of the built app
    #[arg(long, value_name = "DIR", default_value = "target/shell")]
    pub(crate) shell: PathBuf,
    /// The port on 127.0.0.1; 0 takes any free one
    #[arg(long, default_value_t = 8080)]
    pub(crate) port: u16,
    /// Don't show drafts
    #[arg(long)]
    pub(crate) no_drafts: bool,
    /// Show posts of the future too
    #[arg(long)]
    pub(crate) future: bool,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_arguments_fit_together() {
        super::Args::command().debug_assert();
    }
}

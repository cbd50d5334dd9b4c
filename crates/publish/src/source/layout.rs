//! How a source folder is laid out, and what each path in it means.

use std::path::Path;

use inkleaf_site::{Role, SiteConfig};

use super::Kind;

/// The names of Hugo's settings, in the order in which Hugo looks for them.
pub(crate) const HUGO_CONFIGS: [&str; 6] = [
    "hugo.toml",
    "hugo.yaml",
    "hugo.yml",
    "config.toml",
    "config.yaml",
    "config.yml",
];

/// How a source folder is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// `posts/` holds posts, `pages/` and the root hold standalone pages,
    /// `static/` and `public/` are copied to the root of the site.
    Inkleaf,
    /// A Hugo site: files in `content/` are standalone pages, those in its
    /// folders are posts; `static/` is copied to the root of the site.
    Hugo,
    /// Any folder: all Markdown in it is published, and the files that it
    /// refers to.
    Bare,
}

/// What a path in a source folder is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Class {
    Document(Kind),
    File { address: String, on_demand: bool },
    Unsupported,
    Ignored,
}

impl Layout {
    /// The layout of a folder.
    pub fn of(root: &Path) -> Self {
        let folder = |name: &str| root.join(name).is_dir();
        let file = |name: &&str| root.join(name).is_file();
        let settings = file(&"inkleaf.toml");
        let hugo_settings = HUGO_CONFIGS.iter().any(file);
        if folder("content") && (!folder("posts") || (hugo_settings && !settings)) {
            Self::Hugo
        } else if folder("posts") || (settings && folder("pages")) {
            Self::Inkleaf
        } else {
            Self::Bare
        }
    }

    /// Whether a folder directly in the source folder is part of the blog.
    pub(super) fn enters(self, name: &str, config: &SiteConfig) -> bool {
        match self {
            Self::Inkleaf => {
                matches!(name, "posts" | "pages" | "static" | "public")
                    || config.language_named(name).is_some()
            }
            Self::Hugo => matches!(name, "content" | "static"),
            // The folder of built programs: of no use in a folder of posts.
            Self::Bare => name != "target",
        }
    }

    /// Whether what lies in this folder (directly in the source folder) is
    /// copied as it is.
    pub(super) fn is_static(self, name: &str) -> bool {
        match self {
            Self::Inkleaf => matches!(name, "static" | "public"),
            Self::Hugo => name == "static",
            Self::Bare => false,
        }
    }

    /// What the file at a path (relative to the source folder) is. A language
    /// may have a folder of its own that is laid out as the whole: `tr/posts/`,
    /// `content/tr/posts/`.
    pub(super) fn classify(self, path: &str, config: &SiteConfig) -> Class {
        let content = match self {
            Self::Hugo => path.strip_prefix("content/"),
            Self::Inkleaf | Self::Bare => Some(path),
        };
        let folder = content.and_then(|content| content.split_once('/'));
        match folder.filter(|(folder, _)| config.language_named(folder).is_some()) {
            Some((folder, below)) => {
                let start = path.len() - folder.len() - 1 - below.len();
                self.place(&[&path[..start], below].concat()).within(folder)
            }
            None => self.place(path),
        }
    }

    fn place(self, path: &str) -> Class {
        let (top, below) = path.split_once('/').unwrap_or(("", path));
        if self.is_static(top) {
            return Class::File {
                address: format!("/{below}"),
                on_demand: false,
            };
        }
        match (self, top) {
            (Self::Inkleaf, "posts") => classify(path, Role::Post, "posts"),
            (Self::Inkleaf, "pages") => classify(below, Role::Page, ""),
            (Self::Inkleaf, "") if is_paper(path) => Class::Ignored,
            (Self::Inkleaf, "") => match classify(path, Role::Page, "") {
                Class::File { .. } => Class::Ignored,
                class => class,
            },
            (Self::Hugo, "content") => match classify(below, Role::Post, "") {
                Class::Document(Kind::Known(_, stem)) if !stem.contains('/') => {
                    Class::Document(Kind::Known(Role::Page, stem))
                }
                class => class,
            },
            (Self::Inkleaf | Self::Hugo, _) => Class::Ignored,
            (Self::Bare, _) => match classify(path, Role::Post, "") {
                Class::Document(Kind::Known(_, stem)) => Class::Document(bare(stem)),
                Class::File { address, .. } => Class::File {
                    address,
                    on_demand: true,
                },
                class => class,
            },
        }
    }
}

impl Class {
    /// The same, in a language's folder.
    fn within(self, folder: &str) -> Self {
        let below = |stem: String| format!("{folder}/{stem}");
        match self {
            Self::Document(Kind::Known(role, stem)) => {
                Self::Document(Kind::Known(role, below(stem)))
            }
            Self::Document(Kind::PageUnlessDated(stem)) => {
                Self::Document(Kind::PageUnlessDated(below(stem)))
            }
            Self::File { address, on_demand } => Self::File {
                address: format!("/{folder}{address}"),
                on_demand,
            },
            class => class,
        }
    }
}

/// A document of a bare folder.
fn bare(stem: String) -> Kind {
    if stem.contains('/') {
        Kind::Known(Role::Post, format!("posts/{stem}"))
    } else {
        Kind::PageUnlessDated(stem)
    }
}

fn classify(path: &str, role: Role, section: &str) -> Class {
    let name = path.rsplit('/').next().unwrap_or(path);
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension.to_ascii_lowercase().as_str() {
        "md" | "markdown" => {
            let stem = &path[..path.len() - extension.len() - 1];
            Class::Document(Kind::Known(role, without_index(stem, section)))
        }
        "mdx" | "adoc" | "asciidoc" | "org" | "rst" | "rmd" | "pdc" => Class::Unsupported,
        _ => Class::File {
            address: format!("/{path}"),
            on_demand: false,
        },
    }
}

/// The stem of a bundle's document is its folder: `posts/hello/index` →
/// `posts/hello`; of a translation, `posts/hello/index.fr` → `posts/hello.fr`.
/// An `index` directly in the section has no folder of its own to be named by.
fn without_index(stem: &str, section: &str) -> String {
    let (folder, name) = stem.rsplit_once('/').unwrap_or(("", stem));
    match name.strip_prefix("index") {
        Some(rest) if (rest.is_empty() || rest.starts_with('.')) && folder != section => {
            format!("{folder}{rest}")
        }
        _ => stem.to_owned(),
    }
}

/// A paper of the project that a blog lies in (`README.md`,
/// `CODE_OF_CONDUCT.md`): by custom, its name is in capitals.
fn is_paper(path: &str) -> bool {
    let stem = path.split('.').next().unwrap_or(path);
    stem.contains(|c: char| c.is_ascii_uppercase()) && !stem.contains(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn document(role: Role, stem: &str) -> Class {
        Class::Document(Kind::Known(role, stem.into()))
    }

    fn file(address: &str, on_demand: bool) -> Class {
        Class::File {
            address: address.into(),
            on_demand,
        }
    }

    #[test]
    fn inkleafs_own_layout() {
        let class = |path| Layout::Inkleaf.classify(path, &SiteConfig::default());
        assert_eq!(
            class("posts/2024/a.md"),
            document(Role::Post, "posts/2024/a")
        );
        assert_eq!(class("posts/a/index.MD"), document(Role::Post, "posts/a"));
        assert_eq!(
            class("posts/a/index.fr.markdown"),
            document(Role::Post, "posts/a.fr")
        );
        assert_eq!(class("posts/index.md"), document(Role::Post, "posts/index"));
        assert_eq!(class("posts/a.png"), file("/posts/a.png", false));
        assert_eq!(class("pages/about.md"), document(Role::Page, "about"));
        assert_eq!(class("pages/x/y.md"), document(Role::Page, "x/y"));
        assert_eq!(class("about.md"), document(Role::Page, "about"));
        assert_eq!(class("README.md"), Class::Ignored);
        assert_eq!(class("LICENSE-MIT.md"), Class::Ignored);
        assert_eq!(class("Cargo.toml"), Class::Ignored);
        assert_eq!(class("static/img/x.md"), file("/img/x.md", false));
        assert_eq!(class("public/robots.txt"), file("/robots.txt", false));
        assert_eq!(class("posts/slides.mdx"), Class::Unsupported);
    }

    #[test]
    fn hugos_layout() {
        let class = |path| Layout::Hugo.classify(path, &SiteConfig::default());
        assert_eq!(class("content/about.md"), document(Role::Page, "about"));
        assert_eq!(
            class("content/about/index.md"),
            document(Role::Page, "about")
        );
        assert_eq!(class("content/blog/a.md"), document(Role::Post, "blog/a"));
        assert_eq!(class("content/blog/a/x.png"), file("/blog/a/x.png", false));
        assert_eq!(class("static/x.css"), file("/x.css", false));
        assert_eq!(class("hugo.toml"), Class::Ignored);
    }

    #[test]
    fn a_bare_folder() {
        let class = |path| Layout::Bare.classify(path, &SiteConfig::default());
        assert_eq!(
            class("a.md"),
            Class::Document(Kind::PageUnlessDated("a".into()))
        );
        assert_eq!(
            class("README.md"),
            Class::Document(Kind::PageUnlessDated("README".into()))
        );
        assert_eq!(class("2024/a.md"), document(Role::Post, "posts/2024/a"));
        assert_eq!(
            class("a/index.md"),
            Class::Document(Kind::PageUnlessDated("a".into()))
        );
        assert_eq!(class("img/x.png"), file("/img/x.png", true));
    }

    #[test]
    fn a_languages_folder_is_laid_out_as_the_whole() {
        let language = inkleaf_site::LanguageSettings {
            code: "tr".into(),
            ..Default::default()
        };
        let config = SiteConfig {
            languages: vec![language],
            ..SiteConfig::default()
        };
        let class = |layout: Layout, path| layout.classify(path, &config);
        let inkleaf = |path| class(Layout::Inkleaf, path);
        assert_eq!(inkleaf("tr/posts/a.md"), document(Role::Post, "tr/posts/a"));
        assert_eq!(inkleaf("tr/about.md"), document(Role::Page, "tr/about"));
        assert_eq!(inkleaf("tr/posts/a.png"), file("/tr/posts/a.png", false));
        assert_eq!(inkleaf("tr/notes/a.md"), Class::Ignored);
        assert_eq!(inkleaf("posts/tr/a.md"), document(Role::Post, "posts/tr/a"));
        let hugo = |path| class(Layout::Hugo, path);
        assert_eq!(
            hugo("content/tr/about.md"),
            document(Role::Page, "tr/about")
        );
        assert_eq!(hugo("content/tr/b/a.md"), document(Role::Post, "tr/b/a"));
        assert_eq!(hugo("tr/about.md"), Class::Ignored);
        assert_eq!(
            class(Layout::Bare, "tr/a.md"),
            Class::Document(Kind::PageUnlessDated("tr/a".into()))
        );
        assert!(Layout::Inkleaf.enters("tr", &config) && !Layout::Inkleaf.enters("de", &config));
    }

    #[test]
    fn a_folder_tells_its_layout() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path();
        let make = |name: &str| std::fs::create_dir(root.join(name)).unwrap();
        assert_eq!(Layout::of(root), Layout::Bare);
        make("content");
        assert_eq!(Layout::of(root), Layout::Hugo);
        make("posts");
        assert_eq!(Layout::of(root), Layout::Inkleaf);
        std::fs::write(root.join("config.yml"), "").unwrap();
        assert_eq!(Layout::of(root), Layout::Hugo);
        std::fs::write(root.join("inkleaf.toml"), "").unwrap();
        assert_eq!(Layout::of(root), Layout::Inkleaf);
    }
}

//! Inputs: text, and what is to be made of it.

use inkleaf_content::{
    Base, Diagram, Dialect, Facts, ImageFacts, RenderOptions, Survey, fence, survey,
};

/// A document and its options. The last byte has the options, so that any
/// file of Markdown with one byte more is a seed.
pub struct Input<'a> {
    /// The document.
    pub text: &'a str,
    flags: u8,
}

impl<'a> Input<'a> {
    /// Reads an input; `None` where it is not UTF-8: documents that are not are
    /// refused long before (see the target `front_matter`).
    pub fn read(data: &'a [u8]) -> Option<Self> {
        let (&flags, text) = data.split_last()?;
        let text = std::str::from_utf8(text).ok()?;
        Some(Self { text, flags })
    }

    /// Whether one of the options is on.
    pub fn has(&self, flag: u8) -> bool {
        self.flags & (1 << flag) != 0
    }

    /// How the document is read, and where it will stand.
    pub fn options(&self) -> RenderOptions {
        RenderOptions {
            base: Base::new(if self.has(2) { "/blog/" } else { "/" }),
            address: "/posts/hello/".into(),
            dialect: Dialect {
                math: self.has(0),
                smart: self.has(1),
                trusted_html: false,
            },
        }
    }

    /// Facts such as publishing would find, and some that it would not.
    pub fn facts(&self, markdown: &str) -> Facts {
        if self.has(3) {
            return Facts::default();
        }
        let found = survey(markdown, self.options().dialect);
        let mut facts = Facts {
            math: formulas(&found),
            frame_hosts: vec!["video.example".into()],
            ..Facts::default()
        };
        for (i, link) in found.links.iter().enumerate().filter(|(i, _)| i % 2 == 0) {
            let address = format!("/posts/page-{i}/#a");
            facts.links.insert(link.target.clone(), address);
        }
        for (i, image) in found.images.iter().enumerate() {
            match i % 3 {
                0 => facts.missing.push(image.target.clone()),
                1 => {
                    let known = ImageFacts {
                        width: 640,
                        height: 480,
                        srcset: "/assets/a.webp 320w, /assets/b.webp 640w".into(),
                    };
                    facts.images.insert(image.target.clone(), known);
                }
                _ => {}
            }
        }
        for (block, code) in found.code.iter().enumerate() {
            // The code of a block is a notation as good as any.
            facts.code.push(code.text.clone());
            if self.has(4) {
                facts.fragments.push(code.text.clone());
            }
            if fence(&code.info).language == "mermaid" {
                facts.diagrams.push(diagram(block));
            }
        }
        facts
    }
}

fn formulas(found: &Survey) -> Vec<String> {
    let formulas: Vec<_> = found
        .math
        .iter()
        .map(|formula| inkleaf_math::Formula {
            tex: &formula.tex,
            display: formula.display,
        })
        .collect();
    inkleaf_math::document(&formulas)
        .into_iter()
        .map(Result::unwrap_or_default)
        .collect()
}

fn diagram(block: usize) -> Diagram {
    Diagram {
        block,
        light: "/assets/light.svg".into(),
        dark: "/assets/dark.svg".into(),
        width: 100,
        height: 50,
        alt: "a <chart> & \"more\"".into(),
    }
}

//! A site's own shortcodes: templates in minijinja.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior, Value as Dynamic};

use super::{Call, Expander, Value};
use crate::{Finding, builtin, finding::TEMPLATE};

/// Steps that a template may take for one call. A gallery of a hundred
/// pictures takes a few thousand.
const FUEL: u64 = 100_000;
/// Bytes that a template may write for one call.
const LONGEST: usize = 1 << 20;
/// How deep expressions and macros may be nested.
const RECURSION: usize = 64;
/// Bytes of a name that is worth comparing with others.
const LONGEST_NAME: usize = 64;
/// Stands for the inner Markdown in what a template gives. Private characters,
/// which no filter changes; they are taken out of all that goes in.
const INNER: &str = "\u{F8F0}\u{F8F1}";

/// The shortcodes of a site: the built-in ones, and its own templates, which
/// count before built-in ones of the same name.
#[derive(Debug, Default)]
pub struct Shortcodes {
    environment: Environment<'static>,
    names: BTreeSet<String>,
}

/// A template that can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError {
    /// The name of the shortcode.
    pub name: String,
    /// The line in the template, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl Shortcodes {
    /// From templates: names (`gallery` for `shortcodes/gallery.html`,
    /// `blog/badge` for `shortcodes/blog/badge.html`) and sources. Those that
    /// can't be read are told and left out.
    ///
    /// A template sees its arguments as variables by name, in `args` by
    /// position, and through `arg("name", default)` or `arg(0, default)`.
    /// `inner` (Zola's `body`) is the text between opening and end, rendered in
    /// the document's context; `inner_text` is the same as it was written.
    pub fn new(
        templates: impl IntoIterator<Item = (String, String)>,
    ) -> (Self, Vec<TemplateError>) {
        let mut environment = Environment::new();
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.set_undefined_behavior(UndefinedBehavior::Chainable);
        environment.set_fuel(Some(FUEL));
        environment.set_recursion_limit(RECURSION);
        let mut names = BTreeSet::new();
        let mut errors = Vec::new();
        for (name, source) in templates {
            match environment.add_template_owned(name.clone(), source) {
                Ok(()) => {
                    names.insert(name);
                }
                Err(error) => errors.push(TemplateError {
                    line: error.line().unwrap_or(1),
                    message: reason(&error),
                    name,
                }),
            }
        }
        (Self { environment, names }, errors)
    }

    /// Whether the site has a template of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// The known name that is most like a wrong one.
    pub(crate) fn nearest(&self, name: &str) -> Option<&str> {
        if name.len() > LONGEST_NAME {
            return None;
        }
        let own = self.names.iter().map(String::as_str);
        own.chain(builtin::NAMES.iter().copied())
            .filter(|known| known.len().abs_diff(name.len()) <= tolerance(known))
            .map(|known| (strsim::damerau_levenshtein(known, name), known))
            .filter(|(distance, known)| *distance <= tolerance(known))
            .min()
            .map(|(_, known)| known)
    }

    fn render(&self, call: &Call<'_>) -> Result<String, Error> {
        let template = self.environment.get_template(call.name)?;
        let mut out = Limited(Vec::new());
        template.render_captured_to(context(call), &mut out)?;
        Ok(String::from_utf8(out.0).unwrap_or_default())
    }
}

/// How many letters may be wrong.
fn tolerance(name: &str) -> usize {
    name.len().div_ceil(4)
}

/// What a template sees.
fn context(call: &Call<'_>) -> BTreeMap<String, Dynamic> {
    let arguments = call.arguments;
    let mut context: BTreeMap<String, Dynamic> = BTreeMap::new();
    for (name, value) in &arguments.named {
        context.insert(name.clone(), dynamic(value));
    }
    let named: BTreeMap<String, Dynamic> = context.clone();
    let args: Vec<Dynamic> = arguments.positional.iter().map(dynamic).collect();
    let inner_text = call.inner.as_ref().map_or("", |inner| inner.text);
    let inner = match &call.inner {
        Some(_) => Dynamic::from_safe_string(INNER.to_owned()),
        None => Dynamic::from(""),
    };
    let arg = {
        let (args, named) = (args.clone(), named.clone());
        move |key: Dynamic, default: Option<Dynamic>| {
            let found = match (key.as_str(), key.as_usize()) {
                (Some(name), _) => named.get(name),
                (None, Some(position)) => args.get(position),
                _ => None,
            };
            found.cloned().or(default).unwrap_or_default()
        }
    };
    context.insert("inner".into(), inner.clone());
    context.insert("body".into(), inner);
    context.insert("inner_text".into(), clean(inner_text.trim()).into());
    context.insert("name".into(), call.name.into());
    context.insert("args".into(), args.into());
    context.insert("named".into(), Dynamic::from_iter(named));
    context.insert("arg".into(), Dynamic::from_function(arg));
    context
}

fn dynamic(value: &Value) -> Dynamic {
    match value {
        Value::Text(text) => clean(text).into(),
        Value::Bool(value) => (*value).into(),
        Value::Integer(value) => (*value).into(),
        Value::Float(value) => (*value).into(),
        Value::List(values) => values.iter().map(dynamic).collect::<Vec<_>>().into(),
    }
}

fn clean(text: &str) -> String {
    text.replace(['\u{F8F0}', '\u{F8F1}'], "")
}

fn reason(error: &Error) -> String {
    match error.detail() {
        Some(detail) => format!("{}: {detail}", error.kind()),
        None => error.kind().to_string(),
    }
}

/// Takes so many bytes and no more.
struct Limited(Vec<u8>);

impl std::io::Write for Limited {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.0.len() + bytes.len() > LONGEST {
            return Err(std::io::Error::other("it writes too much"));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Expander<'_> {
    /// Answers a call with the site's template.
    pub(crate) fn template(&mut self, call: &Call<'_>) {
        let html = match self.settings.shortcodes.render(call) {
            Ok(html) => html,
            Err(error) => {
                let name = call.name;
                let line = error.line().unwrap_or(1);
                let message = format!(
                    "The template of the shortcode «{name}» failed: {}.",
                    reason(&error)
                );
                let help = format!("See shortcodes/{name}.html, line {line}.");
                let finding = Finding::warning(TEMPLATE, &call.range, message, help);
                self.fail(call, finding);
                return;
            }
        };
        let (before, after) = self.split(call, &html);
        let block = call.alone && !call.place.inline;
        self.fragment(call, before, block);
        if after.is_none() {
            return;
        }
        self.inner(call);
        self.fragment_after(call, after.unwrap_or_default(), block);
    }

    /// What a template gave before and after the inner text, if it has it.
    fn split<'h>(&mut self, call: &Call<'_>, html: &'h str) -> (&'h str, Option<&'h str>) {
        let Some((before, after)) = html.split_once(INNER) else {
            return (html, None);
        };
        if after.contains(INNER) || in_tag(before) {
            let message = format!(
                "The template of the shortcode «{}» writes its inner text twice or within a tag.",
                call.name
            );
            let help = "Write {{ inner }} once, between tags; {{ inner_text }} is the text as it \
                was written, for attributes.";
            let finding = Finding::warning(TEMPLATE, &call.range, message, help);
            self.findings.push(finding);
        }
        if in_tag(before) {
            return ("", Some(""));
        }
        (before, Some(after))
    }

    fn fragment(&mut self, call: &Call<'_>, html: &str, block: bool) {
        let Some(mark) = self.mark(html) else {
            return;
        };
        if block {
            self.block(call, &mark, true);
        } else {
            self.inline(call, &mark);
        }
    }

    fn fragment_after(&mut self, call: &Call<'_>, html: &str, block: bool) {
        let (Some(mark), Some(inner)) = (self.mark(html), &call.inner) else {
            return;
        };
        if block {
            let place = super::place::Place {
                first: inner.place.first,
                outdent: false,
                ..call.place.clone()
            };
            self.out.block(&mark, inner.close.start, &place, true);
        } else {
            self.out.inline(&mark, inner.close.start);
        }
    }

    /// Keeps HTML for the renderer, and gives what stands for it.
    fn mark(&mut self, html: &str) -> Option<String> {
        let html = html.replace(INNER, "");
        if html.trim().is_empty() {
            return None;
        }
        self.fragments.push(html);
        let n = self.fragments.len() - 1;
        Some(format!("<inkleaf-fragment n=\"{n}\">"))
    }
}

/// Whether HTML ends within a tag or a comment.
fn in_tag(html: &str) -> bool {
    let open_comment = html
        .rfind("<!--")
        .is_some_and(|start| !html[start..].contains("-->"));
    open_comment || html.rfind('<') > html.rfind('>')
}

//! `highlight` and `mermaid`: fences by another name.

use crate::shortcode::{Call, Expander};

/// A fence with Hugo's options.
pub(super) fn highlight(expander: &mut Expander<'_>, call: &Call<'_>) {
    if call.inner.is_none() {
        expander.unclosed(call);
        return;
    }
    let language = call.get(&["lang", "language", "type"], 0);
    let language = language.unwrap_or_default();
    let options = call.get(&["options", "opts"], 1).unwrap_or_default();
    let code = call.code();
    if call.place.inline || on(&options, "hl_inline") || call.arguments.is_on("hl_inline") {
        expander.inline(call, &span(&code));
        return;
    }
    let options = attributes(call, &options);
    expander.block(call, &fence(&language, &options, &code), true);
}

/// A fence that is drawn.
pub(super) fn mermaid(expander: &mut Expander<'_>, call: &Call<'_>) {
    if call.inner.is_none() {
        expander.unclosed(call);
        return;
    }
    if call.place.inline {
        expander.misplaced(call);
        expander.inline(call, &span(&call.code()));
        return;
    }
    expander.block(call, &fence("mermaid", "", &call.code()), true);
}

/// A fence longer than any run of back ticks in it.
pub(super) fn fence(language: &str, options: &str, code: &str) -> String {
    let ticks = "`".repeat(longest_run(code).max(2) + 1);
    let is_name = |c: &char| c.is_alphanumeric() || "+#.-_".contains(*c);
    let language: String = language.chars().filter(is_name).collect();
    let space = if options.is_empty() { "" } else { " " };
    format!("{ticks}{language}{space}{options}\n{code}\n{ticks}")
}

/// Code within a line.
fn span(code: &str) -> String {
    let code = code.split_whitespace().collect::<Vec<_>>().join(" ");
    let ticks = "`".repeat(longest_run(&code) + 1);
    // A table's cell would end at a bar.
    let code = code.replace('|', "\\|");
    format!("{ticks} {code} {ticks}")
}

fn longest_run(code: &str) -> usize {
    code.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// Hugo's options, as its fences have them: `{linenos=true,hl_lines=[1,"3-5"]}`.
fn attributes(call: &Call<'_>, options: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    for (key, value) in pairs(options) {
        push(&mut out, &key, &value);
    }
    for (key, value) in &call.arguments.named {
        push(&mut out, &key.to_ascii_lowercase(), &value.text());
    }
    if out.is_empty() {
        String::new()
    } else {
        format!("{{{}}}", out.join(","))
    }
}

fn push(out: &mut Vec<String>, key: &str, value: &str) {
    let value = value.trim().trim_matches(['"', '\'']);
    match key {
        "linenos" => match value {
            "true" | "false" | "table" | "inline" => out.push(format!("linenos={value}")),
            _ => {}
        },
        "linenostart" if value.parse::<u32>().is_ok() => out.push(format!("linenostart={value}")),
        "hl_lines" => {
            let ranges: Vec<String> = value
                .split(|c: char| !c.is_ascii_digit() && c != '-')
                .filter(|range| range.bytes().any(|b| b.is_ascii_digit()))
                .map(|range| match range.contains('-') {
                    true => format!("\"{range}\""),
                    false => range.to_owned(),
                })
                .collect();
            if !ranges.is_empty() {
                out.push(format!("hl_lines=[{}]", ranges.join(",")));
            }
        }
        _ => {}
    }
}

/// `linenos=table,hl_lines=1 3-5`, also with lists in brackets.
fn pairs(options: &str) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    for part in options.split(',') {
        match (part.split_once('='), out.last_mut()) {
            (Some((key, value)), _) => {
                out.push((key.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
            // A comma within brackets.
            (None, Some((_, value))) => {
                value.push(' ');
                value.push_str(part);
            }
            (None, None) => {}
        }
    }
    out
}

fn on(options: &str, name: &str) -> bool {
    pairs(options)
        .iter()
        .any(|(key, value)| key == name && value == "true")
}

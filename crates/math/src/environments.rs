//! Environments of LaTeX and amsmath, in terms of those the library has.

/// An environment that is open.
pub(crate) struct Environment {
    /// Its name, as the author wrote it.
    pub(crate) name: String,
    /// What stands for its `\begin` and the arguments after it.
    pub(crate) begin: String,
    /// What stands for its `\end`.
    pub(crate) end: String,
}

/// The environment that `\begin` opens at the start of `rest`, and how many
/// bytes its beginning has, arguments included.
pub(crate) fn begin(rest: &str) -> Option<(Environment, usize)> {
    let name = name(rest, "\\begin")?;
    let mut length = "\\begin{}".len() + name.len();
    let (known, argument) = known(name);
    // `[t]` says how it stands beside others on the line.
    length += option(&rest[length..], |text| {
        matches!(text, "t" | "c" | "b" | "l" | "r")
    })
    .unwrap_or(0);
    let mut columns = None;
    if argument != Argument::None
        && let Some((content, bytes)) = group(&rest[length..])
    {
        length += bytes;
        if argument == Argument::Columns {
            columns = Some(specification(content));
        }
    }
    let columns = columns.or(match name {
        "eqnarray" | "eqnarray*" => Some("rcl".to_owned()),
        "smallmatrix" => Some("c".repeat(16)),
        _ => None,
    });
    let columns = columns.map_or(String::new(), |columns| format!("{{{columns}}}"));
    let environment = Environment {
        name: name.to_owned(),
        begin: format!("\\begin{{{known}}}{columns}"),
        end: format!("\\end{{{known}}}"),
    };
    Some((environment, length))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Argument {
    None,
    /// A number that the library works out itself.
    Dropped,
    /// What the columns of a table are.
    Columns,
}

fn known(name: &str) -> (&str, Argument) {
    match name {
        "split" => ("aligned", Argument::None),
        "alignat" => ("align", Argument::Dropped),
        "alignat*" => ("align*", Argument::Dropped),
        "alignedat" => ("aligned", Argument::Dropped),
        "flalign" => ("align", Argument::None),
        "flalign*" => ("align*", Argument::None),
        "multline*" => ("gather*", Argument::None),
        "eqnarray" | "eqnarray*" => ("array", Argument::None),
        "smallmatrix" => ("subarray", Argument::None),
        "math" | "displaymath" => ("equation*", Argument::None),
        "array" | "subarray" => (name, Argument::Columns),
        "matrix*" | "pmatrix*" | "bmatrix*" | "Bmatrix*" | "vmatrix*" | "Vmatrix*" => {
            (name.trim_end_matches('*'), Argument::None)
        }
        name => (name, Argument::None),
    }
}

/// The name in braces after `command`, if that is what `rest` starts with.
pub(crate) fn name<'a>(rest: &'a str, command: &str) -> Option<&'a str> {
    let name = rest.strip_prefix(command)?.strip_prefix('{')?;
    let name = &name[..name.find('}')?];
    (name.len() <= 24).then_some(name)
}

/// The length of `[…]` at the start of `rest`, if `wanted` likes what is in it.
pub(crate) fn option(rest: &str, wanted: impl Fn(&str) -> bool) -> Option<usize> {
    let inside = rest.strip_prefix('[')?;
    let end = inside.bytes().take(24).position(|byte| byte == b']')?;
    wanted(&inside[..end]).then_some(end + 2)
}

/// What is in the braces at the start of `rest`, and the length with them.
pub(crate) fn group(rest: &str) -> Option<(&str, usize)> {
    if !rest.starts_with('{') {
        return None;
    }
    let bytes = rest.as_bytes();
    let (mut depth, mut at) = (0_usize, 0);
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'{' => depth += 1,
            b'}' if depth == 1 => return Some((&rest[1..at], at + 1)),
            b'}' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    None
}

/// Columns without what the library doesn't draw: `@{}l p{2cm}` → `ll`.
fn specification(text: &str) -> String {
    let mut columns = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        let argument = |rest: &mut &str| -> String {
            let (content, length) = group(rest).map_or((String::new(), 0), |(text, length)| {
                (text.to_owned(), length)
            });
            *rest = &rest[length..];
            content
        };
        match c {
            'l' | 'c' | 'r' | '|' | ':' => columns.push(c),
            'p' | 'm' | 'b' | 'X' => {
                argument(&mut rest);
                columns.push('l');
            }
            '*' => {
                let times = argument(&mut rest).parse::<usize>().unwrap_or(1).min(20);
                let repeated = argument(&mut rest);
                let plain = repeated
                    .chars()
                    .filter(|c| matches!(c, 'l' | 'c' | 'r' | '|'));
                columns.push_str(&plain.collect::<String>().repeat(times));
            }
            '@' | '!' | '>' | '<' => {
                argument(&mut rest);
            }
            _ => {}
        }
    }
    if columns.is_empty() {
        "c".to_owned()
    } else {
        columns
    }
}

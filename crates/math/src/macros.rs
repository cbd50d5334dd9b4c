//! Commands of LaTeX and amsmath that the library doesn't know, in terms of
//! those that it does. The names are the ones that KaTeX and MathJax know too,
//! which is what posts are written for.

/// Name and meaning; `#1` is the argument.
const MACROS: [(&str, &str); 45] = [
    ("allowbreak", "{}"),
    // Two strokes, one in the other, which nobody writes: see `rewrite`.
    ("boxed", r"\bcancel{\cancel{{\displaystyle #1}}}"),
    ("C", r"\mathbb{C}"),
    ("celsius", r"^\circ\mathrm{C}"),
    ("centerdot", r"\cdot"),
    ("displaylines", r"\begin{gathered}#1\end{gathered}"),
    ("dotsb", r"\cdots"),
    ("dotsc", r"\ldots"),
    ("dotsi", r"\cdots"),
    ("dotsm", r"\cdots"),
    ("dotso", r"\ldots"),
    ("hdots", r"\ldots"),
    ("iddots", "⋰"),
    ("mathbfit", r"\boldsymbol{#1}"),
    ("mathclap", r"\mathrm{}#1"),
    ("mathds", r"\mathbb{#1}"),
    ("mathnormal", "{#1}"),
    ("mathsfit", r"\mathsf{#1}"),
    ("micro", r"\mu"),
    ("nobreak", "{}"),
    ("part", r"\partial"),
    ("perthousand", "‰"),
    ("pmb", r"\boldsymbol{#1}"),
    ("pod", r"\quad(#1)"),
    ("set", r"\{\,#1\,\}"),
    ("Set", r"\left\{\,#1\,\right\}"),
    ("shortmid", r"\mid"),
    ("shortparallel", r"\parallel"),
    ("smash", "{#1}"),
    ("strut", "{}"),
    ("substack", r"\begin{subarray}{c}#1\end{subarray}"),
    ("textcolor", r"{\color{#1}#2}"),
    ("thicksim", r"\sim"),
    ("varinjlim", r"\underrightarrow{\lim}"),
    ("varliminf", r"\underline{\lim}"),
    ("varlimsup", r"\overline{\lim}"),
    ("varprojlim", r"\underleftarrow{\lim}"),
    ("wideparen", r"\overparen{#1}"),
    ("Braket", r"\left\langle #1\right\rangle"),
    ("abs", r"\left|#1\right|"),
    ("norm", r"\left\|#1\right\|"),
    ("euro", "€"),
    ("TeX", r"\mathrm{TeX}"),
    ("LaTeX", r"\mathrm{LaTeX}"),
    ("cr", r"\\"),
];

/// As the library wants them.
pub(crate) fn all() -> Vec<(String, String)> {
    MACROS
        .iter()
        .map(|(name, meaning)| ((*name).to_owned(), (*meaning).to_owned()))
        .collect()
}

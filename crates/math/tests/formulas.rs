//! What TeX becomes.

#![allow(clippy::unwrap_used)]

use inkleaf_math::{Formula, MathError, document, mathml};

fn inline(tex: &str) -> String {
    mathml(tex, false).unwrap_or_else(|error| panic!("{tex}: {error}"))
}

fn display(tex: &str) -> String {
    mathml(tex, true).unwrap_or_else(|error| panic!("{tex}: {error}"))
}

/// The text of all leaves, without what only spaces.
fn words(mathml: &str) -> String {
    let document = roxmltree::Document::parse(mathml).unwrap();
    document
        .descendants()
        .filter(roxmltree::Node::is_text)
        .filter_map(|node| node.text())
        .collect()
}

#[test]
fn the_element_says_where_it_stands() {
    assert_eq!(
        inline("x^2"),
        "<math><msup><mi>x</mi><mn>2</mn></msup></math>"
    );
    assert!(display("x").starts_with("<math display=\"block\">"));
}

/// What blogs are full of: each must convert.
const KNOWN: [&str; 70] = [
    r"\frac{a}{b} \dfrac12 \tfrac{1}{2} \cfrac{1}{1+\cfrac{1}{2}}",
    r"\sum_{i=1}^{n} i^2 \prod\limits_{p} \int\nolimits_0^1 x\,dx",
    r"\lim_{x\to 0} \frac{\sin x}{x} = 1",
    r"\left( \frac{a}{b} \right] \left\langle x \middle| y \right\rangle \left. x \right|_0",
    r"\left<x\right> \bigl<x\bigr>",
    r"\binom{n}{k} {n \choose k} {a \over b}",
    r"\begin{matrix} a & b \\ c & d \end{matrix}",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix} \begin{bmatrix} 1 \end{bmatrix} \begin{vmatrix} 1 \end{vmatrix}",
    r"\begin{pmatrix*}[r] -1 & 2 \end{pmatrix*}",
    r"\bigl( \begin{smallmatrix} a & b \\ c & d \end{smallmatrix} \bigr)",
    r"f(x) = \begin{cases} x & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}",
    r"\begin{cases} \displaystyle \frac12 & x \\ \displaystyle 1 & y \end{cases}",
    r"\begin{aligned} a &= b + c \\[2pt] &= d \end{aligned}",
    r"\begin{aligned}[t] a &= b \end{aligned}",
    r"\begin{align} a &= b \\ c &= d \end{align}",
    r"\begin{align*} a &= b \tag{7} \\ c &= d \end{align*}",
    r"\begin{gather} a \\ b \end{gather} ",
    r"\begin{equation} \begin{split} a &= b \\ &= c \end{split} \end{equation}",
    r"\begin{eqnarray} a &=& b \\ c &=& d \end{eqnarray}",
    r"\begin{multline} a \\ b \\ c \end{multline}",
    r"\begin{alignat}{2} a &= b &\quad c &= d \end{alignat}",
    r"\begin{alignedat}{2} a &= b &\quad c &= d \end{alignedat}",
    r"\begin{array}{l|cc@{}r} a & b & c & d \\ \hline e & f & g & h \end{array}",
    r"\begin{array}{*{3}{c}} a & b & c \end{array}",
    r"\begin{array}{p{2cm}l} a & b \end{array}",
    r"\sum_{\substack{i<n \\ j<m}} a_{ij}",
    r"\text{if $x > 0$ then} \mbox{for all } x \textbf{bold} \textrm{so}",
    r"\mathrm{d}x \mathbf{v} \mathit{ab} \mathsf{A} \mathtt{c} \mathbb{R} \mathcal{L} \mathscr{F} \mathfrak{g}",
    r"{\bf x} {\rm d}x {\cal L}",
    r"\boldsymbol{\alpha} \bm{x} \pmb{x}",
    r"\operatorname{rank} A \operatorname*{arg\,max}_x f(x) \argmin_x",
    r"\overline{abc} \underline{abc} \overbrace{a+b}^{n} \underbrace{a+b}_{\text{two}}",
    r"\hat{x} \widehat{abc} \tilde{x} \bar{x} \vec{v} \dot{x} \ddot{x}",
    r"\overrightarrow{AB} \xrightarrow{f} \xleftarrow[b]{a} \stackrel{def}{=} \overset{a}{b} \underset{a}{b}",
    r"\leq \geq \neq \approx \equiv \in \notin \subset \subseteq \cup \cap \to \mapsto \implies \iff",
    r"\pm \mp \times \div \cdot \ast \circ \oplus \otimes \wedge \vee \setminus",
    r"\infty \partial \nabla \forall \exists \emptyset \varnothing \hbar \ell \aleph",
    r"\ldots \cdots \vdots \ddots \dots \dotsc \dotsb",
    r"a \quad b \qquad c \, d \; e \: f \! g \  h ~ i",
    r"\sqrt[3]{x} \sqrt{x+\sqrt{y}}",
    r"x' + x'' + f'(x)",
    r"a \bmod b \pmod{n}",
    r"\color{red} x + y",
    r"\textcolor{blue}{x} + \textcolor{red}{y}",
    r"\boxed{E=mc^2} \cancel{x} \bcancel{y} \xcancel{z}",
    r"\phantom{x} \hphantom{x} \vphantom{x} \smash{x}",
    r"\big( \Big[ \bigg\{ \Bigg| \bigr)",
    r"\lvert x \rvert \lVert x \rVert \lfloor x \rfloor \lceil x \rceil \|x\|",
    r"a = b \tag{1}",
    r"a = b \tag*{x}",
    r"a = b \label{eq:one}",
    r"a = b \notag",
    r"\not= \not\in",
    r"\hspace{1em} x \hspace*{-2em} \kern1em y",
    r"\mathbb{1} \mathds{1} \R \N \Z",
    r"\ket{\psi} \bra{\phi} \braket{a|b}",
    r"90^\circ 25\% \$5 \# \&",
    r"P(A \mid B) = \frac{P(B \mid A)\, P(A)}{P(B)}",
    r"\hat{\beta} = (X^\top X)^{-1} X^\top y",
    r"\nabla\times\mathbf{E} = -\frac{\partial \mathbf{B}}{\partial t}",
    r"\mathcal{O}(n \log n)",
    r"1{,}000 + 3.14",
    "x % a comment with a { brace\n + y",
    r"\genfrac{(}{)}{0pt}{}{n}{k}",
    r"{}_a^b X",
    r"f\colon A \to B",
    r"\because \therefore \lesssim \preceq \vdash \models",
    r"\bigcup_{i} \bigcap_i \bigoplus \bigvee \coprod",
    r"\left\{ x \,\middle|\, y \right\}",
    r"\begin{rcases} a \\ b \end{rcases} \Rightarrow c",
];

#[test]
fn what_blogs_are_full_of_converts() {
    for tex in KNOWN {
        // A number is for formulas on lines of their own.
        let in_a_line = if tex.contains("\\tag") || tex.contains("\\label") {
            display(tex)
        } else {
            inline(tex)
        };
        for mathml in [in_a_line, display(tex)] {
            let document = roxmltree::Document::parse(&mathml).unwrap();
            assert_eq!(document.root_element().tag_name().name(), "math");
            assert!(!mathml.contains(" style="), "{tex}: {mathml}");
        }
    }
}

#[test]
fn styles_become_classes_and_attributes() {
    let table = display(r"\begin{array}{l|r} a & b \\ \hline c & d \end{array}");
    for class in ["tex-left", "tex-right", "tex-rule-right", "tex-rule-top"] {
        assert!(table.contains(class), "{class} is not in {table}");
    }
    assert!(inline(r"\color{red}x").contains("mathcolor=\"#FF0000\""));
    assert!(inline(r"a\!b").contains("class=\"tex-back3\""));
    assert!(inline(r"\cancel{x}").contains("class=\"tex-strike-up\""));
    assert!(inline(r"\boxed{x}").contains("<mrow class=\"tex-box\">"));
}

/// Every class that may come out is in the style sheet, and the other way round.
#[test]
fn the_style_sheet_knows_the_classes() {
    let sheet = include_str!("../../../style/math.css");
    let sources = [
        include_str!("../src/style.rs"),
        include_str!("../src/rewrite.rs"),
    ]
    .concat();
    let classes = |text: &str| -> std::collections::BTreeSet<String> {
        text.match_indices("tex-")
            .map(|(at, _)| {
                text[at..]
                    .chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
                    .collect()
            })
            .collect()
    };
    assert_eq!(classes(sheet), classes(&sources));
}

#[test]
fn rows_are_not_lost_behind_a_switch() {
    let mathml =
        display(r"\begin{cases} \displaystyle a & b \\ c & \color{red} d \\ e & f \end{cases}");
    assert_eq!(mathml.matches("<mtr>").count(), 3);
    assert_eq!(mathml.matches("<mtd").count(), 6);
}

#[test]
fn lengths_after_rows_are_not_shown() {
    assert_eq!(
        words(&display(r"\begin{matrix} a \\[2pt] b \\* c \end{matrix}")),
        "abc"
    );
}

#[test]
fn formulas_in_text_are_formulas() {
    let mathml = inline(r"\text{if $x > 0$, 50\% of ``it'' -- then}");
    assert!(mathml.contains("<mi>x</mi>"), "{mathml}");
    assert_eq!(
        words(&mathml).replace('\u{a0}', " "),
        "if x>0, 50% of “it” – then"
    );
}

#[test]
fn equations_are_numbered_through_and_referred_to() {
    let formulas = [
        Formula {
            tex: r"\begin{align} a &= b \\ c &= d \label{second} \end{align}",
            display: true,
        },
        Formula {
            tex: r"x",
            display: false,
        },
        Formula {
            tex: r"\begin{equation} e = f \end{equation}",
            display: true,
        },
        Formula {
            tex: r"\eqref{second}",
            display: false,
        },
        Formula {
            tex: r"\eqref{none}",
            display: false,
        },
    ];
    let results = document(&formulas);
    let shown: Vec<_> = results
        .iter()
        .flatten()
        .map(|mathml| words(mathml))
        .collect();
    assert_eq!(shown, ["a=b(1)c=d(2)", "x", "e=f(3)", "(2)"]);
    assert_eq!(results[4], Err(MathError::NoLabel));
    assert!(
        !results
            .iter()
            .flatten()
            .any(|mathml| mathml.contains("href") || mathml.contains("id="))
    );
}

#[test]
fn faults_are_told_where_they_are() {
    let offset = |tex: &str| mathml(tex, true).unwrap_err().offset();
    assert_eq!(offset(r"a + \unknown b"), Some(4));
    assert_eq!(offset(r"é + \unknown b"), Some(5));
    // After parts that were put in other words.
    assert_eq!(
        offset(r"\begin{split} a \\[2pt] \mbox{x} \unknown \end{split}"),
        Some(33)
    );
    assert_eq!(offset(r"\text{a $\unknown$}"), Some(9));
    assert_eq!(
        offset(r"\begin{matrix} a \over b & c \end{matrix}"),
        Some(17)
    );
    assert!(mathml(r"\frac{a}{b", true).is_err());
    assert!(mathml(r"\begin{matrix} a \end{pmatrix}", true).is_err());
}

#[test]
fn the_same_tex_gives_the_same_bytes() {
    for tex in KNOWN {
        assert_eq!(display(tex), display(tex));
    }
}

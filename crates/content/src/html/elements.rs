//! Which elements may reach the page, and what each may hold.

/// Where an element may stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Is {
    /// Wherever text may.
    Phrasing,
    /// Where paragraphs may; it ends a paragraph that is open.
    Flow,
    /// Only in its own kind of parent: a row in a table.
    Part,
}

/// What an element may hold.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holds {
    /// Nothing: there is no end tag.
    Void,
    /// Text and what may stand in it.
    Phrasing,
    /// Paragraphs and more.
    Flow,
    /// What its parent holds.
    Transparent,
    /// `li`.
    Items,
    /// `dt` and `dd`.
    Terms,
    /// Captions, columns and groups of rows.
    Table,
    /// `tr`.
    Rows,
    /// `td` and `th`.
    Cells,
    /// `col`.
    Columns,
    /// `source`, then one `img`.
    Picture,
}

macro_rules! elements {
    ($($variant:ident $name:literal $is:ident $holds:ident;)*) => {
        /// An element that the page may have.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(crate) enum Element { $($variant),* }

        /// In the order of the enum.
        const TABLE: &[(Element, &str, Is, Holds)] =
            &[$((Element::$variant, $name, Is::$is, Holds::$holds)),*];
    };
}

elements! {
    A "a" Phrasing Transparent;
    Abbr "abbr" Phrasing Phrasing;
    Address "address" Flow Flow;
    Article "article" Flow Flow;
    Aside "aside" Flow Flow;
    Audio "audio" Phrasing Transparent;
    B "b" Phrasing Phrasing;
    Bdi "bdi" Phrasing Phrasing;
    Bdo "bdo" Phrasing Phrasing;
    Blockquote "blockquote" Flow Flow;
    Br "br" Phrasing Void;
    Caption "caption" Part Phrasing;
    Cite "cite" Phrasing Phrasing;
    Code "code" Phrasing Phrasing;
    Col "col" Part Void;
    Colgroup "colgroup" Part Columns;
    Data "data" Phrasing Phrasing;
    Dd "dd" Part Flow;
    Del "del" Phrasing Transparent;
    Details "details" Flow Flow;
    Dfn "dfn" Phrasing Phrasing;
    Div "div" Flow Flow;
    Dl "dl" Flow Terms;
    Dt "dt" Part Flow;
    Em "em" Phrasing Phrasing;
    Figcaption "figcaption" Part Flow;
    Figure "figure" Flow Flow;
    Footer "footer" Flow Flow;
    H1 "h1" Flow Phrasing;
    H2 "h2" Flow Phrasing;
    H3 "h3" Flow Phrasing;
    H4 "h4" Flow Phrasing;
    H5 "h5" Flow Phrasing;
    H6 "h6" Flow Phrasing;
    Header "header" Flow Flow;
    Hr "hr" Flow Void;
    I "i" Phrasing Phrasing;
    Img "img" Phrasing Void;
    Ins "ins" Phrasing Transparent;
    Kbd "kbd" Phrasing Phrasing;
    Li "li" Part Flow;
    Mark "mark" Phrasing Phrasing;
    Ol "ol" Flow Items;
    P "p" Flow Phrasing;
    Picture "picture" Phrasing Picture;
    Pre "pre" Flow Phrasing;
    Q "q" Phrasing Phrasing;
    Rp "rp" Part Phrasing;
    Rt "rt" Part Phrasing;
    Ruby "ruby" Phrasing Phrasing;
    S "s" Phrasing Phrasing;
    Samp "samp" Phrasing Phrasing;
    Section "section" Flow Flow;
    Small "small" Phrasing Phrasing;
    Source "source" Part Void;
    Span "span" Phrasing Phrasing;
    Strong "strong" Phrasing Phrasing;
    Sub "sub" Phrasing Phrasing;
    Summary "summary" Part Phrasing;
    Sup "sup" Phrasing Phrasing;
    Table "table" Flow Table;
    Tbody "tbody" Part Rows;
    Td "td" Part Flow;
    Tfoot "tfoot" Part Rows;
    Th "th" Part Flow;
    Thead "thead" Part Rows;
    Time "time" Phrasing Phrasing;
    Tr "tr" Part Cells;
    Track "track" Part Void;
    U "u" Phrasing Phrasing;
    Ul "ul" Flow Items;
    Var "var" Phrasing Phrasing;
    Video "video" Phrasing Transparent;
    Wbr "wbr" Phrasing Void;
    // Last, so that `div` finds the other one: a group of terms within a list.
    DlGroup "div" Part Terms;
}

impl Element {
    /// All of them.
    #[cfg(test)]
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|row| row.0)
    }

    /// By its name in lower case.
    pub(crate) fn named(name: &str) -> Option<Self> {
        TABLE.iter().find(|row| row.1 == name).map(|row| row.0)
    }

    /// Its name.
    pub(crate) fn name(self) -> &'static str {
        TABLE[self as usize].1
    }

    /// Where it may stand.
    pub(crate) fn is(self) -> Is {
        TABLE[self as usize].2
    }

    /// What it may hold.
    pub(crate) fn holds(self) -> Holds {
        TABLE[self as usize].3
    }

    /// Whether it has no end tag.
    pub(crate) fn is_void(self) -> bool {
        self.holds() == Holds::Void
    }

    /// `h1` to `h6`.
    pub(crate) fn is_heading(self) -> bool {
        use Element::{H1, H2, H3, H4, H5, H6};
        matches!(self, H1 | H2 | H3 | H4 | H5 | H6)
    }
}

#[cfg(test)]
mod tests {
    use super::{Element, TABLE};

    #[test]
    fn the_table_is_in_the_order_of_the_enum() {
        for (i, row) in TABLE.iter().enumerate() {
            assert_eq!(row.0 as usize, i, "{}", row.1);
            if row.0 != Element::DlGroup {
                assert_eq!(Element::named(row.1), Some(row.0));
            }
        }
    }
}

//! Where an element may be put.

use super::{
    elements::{Element, Holds, Is},
    tree::{Open, SUMMARY, Tree},
};

impl Tree<'_> {
    /// Makes room for an element of the renderer's own. What is in its way is
    /// closed, as far as a piece opened it; whether it has its place then.
    pub(super) fn own_room(&mut self, out: &mut String, element: Element) -> bool {
        if element.is() == Is::Part {
            let barrier = self.barrier();
            let is_open = self.open.get(barrier).is_some_and(|open| open.is_own);
            self.close_to(out, barrier + usize::from(is_open));
            let Some(i) = self.top(self.open.len()) else {
                return false;
            };
            let parent = &mut self.open[i];
            if element == Element::Summary {
                parent.stage = 1;
            }
            return parents(element).contains(&parent.element);
        }
        // Code scrolls and tables do, so the keyboard reaches them.
        if matches!(element, Element::Div | Element::Details | Element::Pre)
            && let Some(link) = self.innermost(|open| open.element == Element::A)
        {
            self.close_to(out, link);
        }
        if !self.room(out, element, true) {
            // What the renderer has opened itself it has opened on purpose.
            self.fill(out);
        }
        element != Element::A || !self.has(|open| open.element == Element::A)
    }

    /// Closes what can't hold `element`, as far as a piece (or for a paragraph,
    /// the renderer) opened it, and opens what must be around it. Whether that
    /// was possible; if not, nothing is changed. With `force`, elements that
    /// hold text alone are closed too which otherwise refuse a block: headings,
    /// summaries.
    pub(super) fn room(&mut self, out: &mut String, element: Element, force: bool) -> bool {
        // Nearly always: text, in what holds nothing else.
        if element.is() == Is::Phrasing
            && let Some(open) = self.open.last()
            && open.element.holds() == Holds::Phrasing
            && !open.is_ghost
        {
            return true;
        }
        let Some(len) = self.find_room(element, force) else {
            return false;
        };
        self.close_to(out, len);
        self.fill(out);
        true
    }

    /// How many elements stay open where `element` is put.
    fn find_room(&self, element: Element, force: bool) -> Option<usize> {
        let is_phrasing = element.is() == Is::Phrasing;
        let mut len = self.open.len();
        loop {
            let Some(i) = self.top(len) else {
                return Some(len);
            };
            let open = &self.open[i];
            let fits = match open.element.holds() {
                Holds::Flow | Holds::Items | Holds::Terms => true,
                Holds::Table | Holds::Rows | Holds::Cells => true,
                Holds::Void | Holds::Columns => false,
                Holds::Picture => element == Element::Img && open.stage == 0,
                Holds::Phrasing => {
                    is_phrasing || (open.element == Element::Summary && element.is_heading())
                }
                Holds::Transparent => is_phrasing || self.holds_flow(i),
            };
            if fits {
                return Some(len);
            }
            let may_close = if open.is_own {
                open.element == Element::P && i == self.barrier()
            } else {
                i >= self.barrier() && (force || open.yields())
            };
            if !may_close {
                return None;
            }
            len = i;
        }
    }

    /// Whether the transparent element `i` stands where blocks may.
    fn holds_flow(&self, i: usize) -> bool {
        let outer = self.open[..i]
            .iter()
            .rfind(|open| !open.is_ghost && open.element.holds() != Holds::Transparent);
        outer.is_none_or(|open| open.element.holds() != Holds::Phrasing)
    }

    /// Opens what must be around content of the innermost element.
    fn fill(&mut self, out: &mut String) {
        while let Some(i) = self.top(self.open.len()) {
            let open = &mut self.open[i];
            let implied = match open.element.holds() {
                Holds::Items => Element::Li,
                Holds::Terms => Element::Dd,
                Holds::Table => {
                    open.stage = open.stage.max(BODY);
                    Element::Tbody
                }
                Holds::Rows => Element::Tr,
                Holds::Cells => Element::Td,
                Holds::Transparent | Holds::Picture => {
                    open.stage = 1;
                    return;
                }
                _ => {
                    if open.element == Element::Details && open.stage == 0 {
                        open.stage = 1;
                        out.push_str(SUMMARY);
                    }
                    return;
                }
            };
            self.imply(out, implied);
        }
    }

    /// Puts a part (a row, a list item) of a piece into the parent it belongs
    /// to. Which element is to be written; `None` where there is no such parent.
    pub(super) fn part_room(&mut self, out: &mut String, part: Element) -> Option<Element> {
        let mut part = part;
        let parents = parents(part);
        let i =
            self.innermost(|open| parents.contains(&open.element) || open.element.bounds(part))?;
        let parent = &self.open[i];
        let is_near = |open: &Open| open.is_ghost || open.is_text_of(parent.element);
        if !parents.contains(&parent.element)
            || (!part.is_repeated() && !self.open[i + 1..].iter().all(is_near))
        {
            return None;
        }
        let stage = stage(part);
        match parent.element {
            Element::Table if part == Element::Thead && parent.stage > COLUMNS => {
                part = Element::Tbody;
            }
            Element::Table if stage < BODY && parent.stage > stage => return None,
            Element::Table if part == Element::Caption && parent.stage == stage => return None,
            Element::Details
            | Element::Figure
            | Element::Picture
            | Element::Audio
            | Element::Video
                if parent.stage > 0 =>
            {
                return None;
            }
            _ => {}
        }
        self.close_to(out, i + 1);
        let parent = &mut self.open[i];
        parent.stage = parent.stage.max(stage);
        self.imply_parents(out, part);
        Some(part)
    }

    /// Opens what stands between the innermost element and a part of a table.
    fn imply_parents(&mut self, out: &mut String, part: Element) {
        use Element::{Col, Colgroup, Table, Tbody, Td, Th, Tr};
        let top = |tree: &Self| tree.top(tree.open.len()).map(|i| tree.open[i].element);
        if part == Col && top(self) == Some(Table) {
            self.imply(out, Colgroup);
        }
        if matches!(part, Tr | Td | Th) && top(self) == Some(Table) {
            self.imply(out, Tbody);
        }
        if matches!(part, Td | Th) && top(self) != Some(Tr) {
            self.imply(out, Tr);
        }
    }

    /// Whether an element may not stand within one of those that are open, by
    /// the content models of HTML.
    pub(super) fn is_barred(&self, element: Element) -> bool {
        use Element::{
            A, Address, Article, Aside, Audio, Details, Dfn, Dt, Footer, Header, Section, Th, Video,
        };
        let bars: &[Element] = match element {
            Header | Footer => &[Address, Dt, Th, Header, Footer],
            Section | Article | Aside | Address => &[Address, Dt, Th],
            _ if element.is_heading() => &[Address, Dt, Th],
            Audio | Video => &[A, Audio, Video],
            A | Details => &[A],
            Dfn => &[Dfn],
            _ => return false,
        };
        self.has(|open| bars.contains(&open.element))
    }

    /// Whether there is such an element on the page.
    fn has(&self, is: impl Fn(&Open) -> bool) -> bool {
        self.open.iter().any(|open| !open.is_ghost && is(open))
    }

    /// The innermost such element on the page that a piece may close.
    pub(super) fn innermost(&self, is: impl Fn(&Open) -> bool) -> Option<usize> {
        (self.barrier()..self.open.len())
            .rev()
            .take_while(|i| !self.open[*i].is_own)
            .find(|i| !self.open[*i].is_ghost && is(&self.open[*i]))
    }
}

/// How far a table has come.
const CAPTION: u8 = 1;
const COLUMNS: u8 = 2;
const BODY: u8 = 4;

/// The stage of its parent that a part marks.
fn stage(part: Element) -> u8 {
    match part {
        Element::Caption | Element::Summary | Element::Figcaption => CAPTION,
        Element::Colgroup | Element::Col => COLUMNS,
        Element::Source | Element::Track => 0,
        _ => BODY,
    }
}

/// What a part may be found in, the right parent first or one within which the
/// right one is implied.
fn parents(part: Element) -> &'static [Element] {
    use Element::{
        Audio, Caption, Col, Colgroup, Dd, Details, Dl, DlGroup, Dt, Figcaption, Figure, Li, Ol,
        Picture, Rp, Rt, Ruby, Source, Summary, Table, Tbody, Td, Tfoot, Th, Thead, Tr, Track, Ul,
        Video,
    };
    match part {
        Li => &[Ul, Ol],
        Dt | Dd => &[Dl, DlGroup],
        Td | Th => &[Tr, Tbody, Thead, Tfoot, Table],
        Tr => &[Tbody, Thead, Tfoot, Table],
        Tbody | Thead | Tfoot | Caption | Colgroup => &[Table],
        Col => &[Colgroup, Table],
        Rt | Rp => &[Ruby],
        Summary => &[Details],
        Figcaption => &[Figure],
        Source => &[Picture, Audio, Video],
        Track => &[Audio, Video],
        _ => &[],
    }
}

impl Open {
    /// Whether a block within it ends it rather than losing its tags.
    fn yields(&self) -> bool {
        let element = self.element;
        !(element.is_heading()
            || matches!(
                element,
                Element::Pre | Element::Summary | Element::Rt | Element::Rp | Element::Caption
            ))
    }

    /// Whether it holds text, so that a part of `parent` ends it.
    fn is_text_of(&self, parent: Element) -> bool {
        self.element.is() == Is::Phrasing
            || matches!(
                self.element,
                Element::P | Element::Rt | Element::Rp | Element::Colgroup
            ) && parent != Element::Details
    }
}

impl Element {
    /// A part that ends all within the part before it.
    fn is_repeated(self) -> bool {
        matches!(self, Self::Li | Self::Dt | Self::Dd) || self.is_of_table()
    }

    /// Whether `part` never belongs to something around this element.
    fn bounds(self, part: Self) -> bool {
        !part.is_of_table() && (self.is_of_table() || matches!(self, Self::Blockquote))
    }
}

//! The elements that are open.

use std::collections::BTreeMap;

use super::{
    Policy,
    elements::{Element, Is},
    names::Skipped,
};

/// How many elements may be open at once. Browsers stop at 512, and so deep a
/// page can't be read.
const MAX_DEPTH: usize = 100;

/// The open elements of a document while it is written. See the module.
pub(crate) struct Tree<'a> {
    pub(super) policy: &'a dyn Policy,
    /// How long the output may be before pieces are cut off.
    pub(super) limit: usize,
    pub(super) open: Vec<Open>,
    /// For each element that the renderer has started, written or not: how
    /// many were open before.
    own: Vec<usize>,
    /// Start tags left out because they stood too deep.
    deep: usize,
    pub(super) skip: Option<Skip>,
    /// Ids given out so far. (A map like others of the renderer, so that its
    /// code is there only once.)
    pub(super) ids: BTreeMap<String, usize>,
    pub(super) in_fragment: bool,
}

/// An open element.
pub(super) struct Open {
    pub(super) element: Element,
    /// Whether the renderer started it.
    pub(super) is_own: bool,
    /// Whether its tags are left out: it stands where it may not. It is here
    /// so that its end tag closes nothing else.
    pub(super) is_ghost: bool,
    /// How far it has come, for elements whose parts have an order.
    pub(super) stage: u8,
}

/// What is being left out.
pub(super) struct Skip {
    pub(super) what: Skipped,
    /// How many elements of that name are open.
    pub(super) depth: usize,
    /// How many of the renderer's own were open.
    own: usize,
}

impl<'a> Tree<'a> {
    /// For a document none of whose pieces is written on once its output is
    /// longer than `limit` bytes.
    pub(crate) fn new(policy: &'a dyn Policy, limit: usize) -> Self {
        Self {
            policy,
            limit,
            open: Vec::new(),
            own: Vec::new(),
            deep: 0,
            skip: None,
            ids: BTreeMap::new(),
            in_fragment: false,
        }
    }

    /// The renderer is about to write the start tag of `element`: writes what
    /// has to be closed or opened before. Whether it may write the tag: not
    /// where it would stand too deep, or for a link within a link. What follows
    /// up to [`Self::own_end`] belongs to the element in either case. A void
    /// element needs no `own_end`.
    pub(crate) fn own_start(&mut self, out: &mut String, element: Element) -> bool {
        if self.skip.is_some() && element.is() == Is::Flow {
            self.skip = None;
        }
        // Room is made in any case: what follows is written there too.
        let has_room = self.own_room(out, element);
        let is_deep = self.open.len() + element.depth() > MAX_DEPTH;
        let fits = has_room && !is_deep && self.skip.is_none();
        if element.is_void() {
            return fits;
        }
        self.own.push(self.open.len());
        if fits {
            self.open.push(Open::own(element));
        }
        fits
    }

    /// The renderer is at the end of the element that it started last: closes
    /// what pieces have opened within. The element whose end tag it is to
    /// write, if it is still open.
    pub(crate) fn own_end(&mut self, out: &mut String) -> Option<Element> {
        let at = self.own.pop()?;
        self.deep = 0;
        if self
            .skip
            .as_ref()
            .is_some_and(|skip| skip.own > self.own.len())
        {
            self.skip = None;
        }
        let is_open = self.open.get(at).is_some_and(|open| open.is_own);
        self.close_to(out, at + usize::from(is_open));
        let open = self.open.pop_if(|_| is_open)?;
        open.leave(out);
        Some(open.element)
    }

    /// The renderer goes back into an element that was the last it has ended,
    /// with nothing written since.
    pub(crate) fn own_again(&mut self, element: Element) {
        self.own.push(self.open.len());
        self.open.push(Open::own(element));
    }

    /// Whether what follows is being left out.
    pub(crate) fn is_skipping(&self) -> bool {
        self.skip.is_some()
    }

    /// The renderer is about to write text, or what may stand within text:
    /// makes room for it. Whether it may: not within what is being left out.
    pub(crate) fn text(&mut self, out: &mut String) -> bool {
        let shown = self.skip.is_none();
        if shown {
            self.room(out, Element::Span, false);
        }
        shown
    }

    /// Closes all that is open.
    pub(crate) fn finish(&mut self, out: &mut String) {
        self.close_to(out, 0);
        self.own.clear();
        self.skip = None;
    }

    /// From where on pieces may close what is open.
    pub(super) fn barrier(&self) -> usize {
        self.own.last().copied().unwrap_or_default()
    }

    /// The innermost element among the first `len` that is on the page.
    pub(super) fn top(&self, len: usize) -> Option<usize> {
        self.open[..len].iter().rposition(|open| !open.is_ghost)
    }

    /// Whether an element does not stand too deep here. What has to have a
    /// summary must have room for it.
    pub(super) fn fits(&self, element: Element) -> bool {
        self.open.len() + usize::from(element == Element::Details) < MAX_DEPTH
    }

    /// Opens an element of a piece, if it does not stand too deep. Its start
    /// tag is the caller's business.
    pub(super) fn push(&mut self, element: Element, is_ghost: bool) -> bool {
        let fits = self.fits(element);
        if fits {
            self.open.push(Open {
                is_ghost,
                is_own: false,
                ..Open::own(element)
            });
        } else {
            self.deep += 1;
        }
        fits
    }

    /// Opens an element that HTML implies, however deep: it takes no more than
    /// three (`tbody`, `tr`, `td`) until there is one that holds anything.
    pub(super) fn imply(&mut self, out: &mut String, element: Element) {
        out.extend(["<", element.name(), ">"]);
        self.open.push(Open {
            is_own: false,
            ..Open::own(element)
        });
    }

    /// Closes all but the outermost `len` elements.
    pub(super) fn close_to(&mut self, out: &mut String, len: usize) {
        while self.open.len() > len {
            if let Some(open) = self.open.pop().filter(|open| !open.is_ghost) {
                open.leave(out);
                out.extend(["</", open.element.name(), ">"]);
            }
        }
    }

    /// An end tag in a piece: closes the innermost element of that name that a
    /// piece opened, with what is open within.
    pub(super) fn end(&mut self, out: &mut String, element: Element) {
        if self.deep > 0 {
            self.deep -= 1;
            return;
        }
        for i in (self.barrier()..self.open.len()).rev() {
            let open = &self.open[i];
            if open.is_own {
                return;
            }
            if open.is_closed_by(element) {
                if open.is_ghost {
                    self.open.remove(i);
                } else {
                    self.close_to(out, i);
                }
                return;
            }
            if !open.is_ghost && open.element.hides_from_end_of(element) {
                return;
            }
        }
    }

    /// Leaves out what follows, up to the end of the element.
    pub(super) fn start_skipping(&mut self, what: Skipped) {
        self.skip = Some(Skip {
            what,
            depth: 1,
            own: self.own.len(),
        });
    }
}

impl Open {
    fn own(element: Element) -> Self {
        Self {
            element,
            is_own: true,
            is_ghost: false,
            stage: 0,
        }
    }

    /// Writes what an element lacks before its end tag.
    fn leave(&self, out: &mut String) {
        if self.element == Element::Details && self.stage == 0 {
            out.push_str(SUMMARY);
        }
    }

    /// Whether an end tag of `element` is its end tag.
    fn is_closed_by(&self, element: Element) -> bool {
        self.element == element
            || (self.element.is_heading() && element.is_heading())
            || (self.element == Element::DlGroup && element == Element::Div)
    }
}

/// What browsers show for `<details>` without a summary.
pub(super) const SUMMARY: &str = "<summary>Details</summary>";

impl Element {
    /// Whether an end tag of `element` within it does not reach outside (the
    /// «scopes» of WHATWG HTML, section 13.2.4.2).
    fn hides_from_end_of(self, element: Self) -> bool {
        use Element::{Dd, Dl, Dt, Li, Ol, Table, Ul};
        match self {
            Table => element != Table,
            Ul | Ol => element == Li,
            Dl => matches!(element, Dd | Dt),
            _ => false,
        }
    }

    /// How many elements must fit from here on for this one to make sense: a
    /// list without its items, say, would be wrong HTML.
    fn depth(self) -> usize {
        match self {
            Self::Figure => 7,
            Self::Pre | Self::Div => 5,
            Self::Ul | Self::Ol | Self::Dl | Self::Aside | Self::Sup => 2,
            element => usize::from(!element.is_void()),
        }
    }

    /// A table or one of its parts.
    pub(super) fn is_of_table(self) -> bool {
        use Element::{Caption, Col, Colgroup, Table, Tbody, Td, Tfoot, Th, Thead, Tr};
        matches!(
            self,
            Caption | Col | Colgroup | Table | Tbody | Td | Tfoot | Th | Thead | Tr
        )
    }
}

//! TeX that was changed, and where its parts come from.

/// TeX for the library.
#[derive(Debug, Default)]
pub(crate) struct Translation {
    tex: String,
    /// Pairs of offsets, here and in the author's TeX: from there on they run
    /// side by side.
    origins: Vec<(usize, usize)>,
}

impl Translation {
    /// Adds text that stands for what is at `origin` in the author's TeX.
    pub(crate) fn push(&mut self, text: &str, origin: usize) {
        let here = self.tex.len();
        let runs_on = self
            .origins
            .last()
            .is_some_and(|(ours, theirs)| here - ours + theirs == origin);
        if !runs_on {
            self.origins.push((here, origin));
        }
        self.tex.push_str(text);
    }

    /// The text.
    pub(crate) fn tex(&self) -> &str {
        &self.tex
    }

    /// The place in the author's TeX that an offset in ours comes from.
    pub(crate) fn origin(&self, offset: usize) -> usize {
        let after = self.origins.partition_point(|(ours, _)| *ours <= offset);
        let Some((ours, theirs)) = after.checked_sub(1).map(|before| self.origins[before]) else {
            return 0;
        };
        let next = self
            .origins
            .get(after)
            .map_or(usize::MAX, |(_, theirs)| *theirs);
        (theirs + (offset - ours)).min(next)
    }
}

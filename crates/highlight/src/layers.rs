//! The scopes around a place of the code, and the class they give it.

use syntect::parsing::{ClearAmount, Scope, ScopeStackOp};

use crate::{
    runs::Letter,
    scopes::{Meaning, Table},
};

/// One scope, and what it and those around it come to. So the class of a
/// place is known from the innermost layer alone, however deep it lies.
#[derive(Debug, Clone, Copy)]
struct Layer {
    scope: Scope,
    letter: Letter,
    in_key: bool,
}

/// The scopes around a place of the code.
#[derive(Debug)]
pub(crate) struct Layers<'t> {
    table: &'t Table,
    layers: Vec<Layer>,
    /// What was cleared and will come back.
    cleared: Vec<Vec<Scope>>,
}

impl<'t> Layers<'t> {
    pub(crate) fn new(table: &'t Table) -> Self {
        Self {
            table,
            layers: Vec::new(),
            cleared: Vec::new(),
        }
    }

    /// Back to the beginning.
    pub(crate) fn clear(&mut self) {
        self.layers.clear();
        self.cleared.clear();
    }

    /// The class of the place.
    pub(crate) fn letter(&self) -> Letter {
        self.layers.last().and_then(|layer| layer.letter)
    }

    /// Follows the grammar one step.
    pub(crate) fn apply(&mut self, step: &ScopeStackOp) {
        match step {
            ScopeStackOp::Push(scope) => self.push(*scope),
            ScopeStackOp::Pop(count) => {
                let rest = self.layers.len().saturating_sub(*count);
                self.layers.truncate(rest);
            }
            ScopeStackOp::Clear(amount) => {
                let rest = match amount {
                    ClearAmount::TopN(count) => self.layers.len().saturating_sub(*count),
                    ClearAmount::All => 0,
                };
                let cleared = self.layers.drain(rest..).map(|layer| layer.scope);
                self.cleared.push(cleared.collect());
            }
            ScopeStackOp::Restore => {
                for scope in self.cleared.pop().unwrap_or_default() {
                    self.push(scope);
                }
            }
            ScopeStackOp::Noop => {}
        }
    }

    fn push(&mut self, scope: Scope) {
        let (letter, in_key) = self
            .layers
            .last()
            .map_or((None, false), |layer| (layer.letter, layer.in_key));
        let (letter, in_key) = match self.table.meaning(scope) {
            Meaning::Nothing => (letter, in_key),
            Meaning::Plain => (None, false),
            Meaning::Class(b's') if in_key => (Some(b'p'), true),
            Meaning::Class(class) => (Some(class), in_key),
            Meaning::Key => (letter, true),
        };
        self.layers.push(Layer {
            scope,
            letter,
            in_key,
        });
    }
}

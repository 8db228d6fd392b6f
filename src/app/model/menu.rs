//! The open menu of commands: its position, and what its commands apply to.

use std::sync::Arc;

use web_sys::Element;

use super::Item;
use crate::state::State;

/// What a command of one component does.
pub(crate) type Action = Arc<dyn Fn() + Send + Sync>;

/// What the commands of a menu apply to.
#[derive(Clone)]
pub(crate) enum MenuSubject {
    /// The selected rows, or the row at the cursor: all commands.
    Rows,
    /// The same rows: the commands that change them.
    Edit,
    /// The same rows, or all: the ways to save them.
    Save,
    /// A line of the tree, by its position.
    Line(u32, Item),
    /// A track: its number and first sector.
    Track(u8, i32),
    /// Actions of one component, by their names.
    Actions(Vec<(&'static str, Action)>),
}

/// Position of a menu.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct MenuAt {
    /// Pixels from the left edge of the window.
    pub(crate) left: f64,
    /// Pixels from the top edge of the window.
    pub(crate) top: f64,
}

/// The menu; only one is open at a time.
#[derive(Clone, Copy)]
pub(crate) struct Menu {
    open: State<Option<(MenuSubject, MenuAt)>>,
}

impl Menu {
    pub(super) fn new() -> Self {
        Self { open: State::new(None) }
    }

    /// What the open menu applies to, and its position.
    pub(crate) fn open(self) -> Option<(MenuSubject, MenuAt)> {
        self.open.get()
    }

    /// Whether a menu is open.
    pub(crate) fn is_open(self) -> bool {
        self.open.with(Option::is_some)
    }

    /// Whether the open menu is of the same kind.
    pub(crate) fn is_open_for(self, subject: &MenuSubject) -> bool {
        let is_same = |open: &MenuSubject| std::mem::discriminant(open) == std::mem::discriminant(subject);
        self.open.with(|open| open.as_ref().is_some_and(|(open, _)| is_same(open)))
    }

    /// Opens a menu at a position.
    pub(crate) fn show(self, subject: MenuSubject, at: MenuAt) {
        self.open.set(Some((subject, at)));
    }

    /// Opens a menu below a button, or closes the one that is open.
    pub(crate) fn toggle_below(self, subject: MenuSubject, button: &Element) {
        if self.open.with_untracked(Option::is_some) {
            return self.close();
        }
        let place = button.get_bounding_client_rect();
        self.show(subject, MenuAt { left: place.left(), top: place.bottom() + 4.0 });
    }

    /// Closes the menu.
    pub(crate) fn close(self) {
        self.open.set(None);
    }
}

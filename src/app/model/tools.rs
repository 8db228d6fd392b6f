//! What goes on beside the image: recent images, commands, shortcuts.

use crate::browser::storage;
use crate::state::State;

/// A dialog beside the image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tool {
    /// All commands, found by typing.
    Commands,
    /// All keyboard shortcuts.
    Shortcuts,
}

/// The open dialog.
#[derive(Clone, Copy)]
pub(crate) struct Tools {
    open: State<Option<Tool>>,
}

/// Key of the list of recent images in the browser's storage.
pub(super) const RECENT: &str = "recent";

impl Tools {
    pub(super) fn new() -> Self {
        Self { open: State::new(None) }
    }

    /// The open dialog.
    pub(crate) fn open(self) -> Option<Tool> {
        self.open.get()
    }

    /// Opens or closes a dialog.
    pub(crate) fn set_open(self, tool: Option<Tool>) {
        self.open.set(tool);
    }

    /// Whether the welcome screen has images to list.
    pub(crate) fn has_recent_images() -> bool {
        storage::local().is_some_and(|storage| matches!(storage.get_item(RECENT), Ok(Some(_))))
    }
}

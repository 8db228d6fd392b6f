//! Maps rows of the list to elements and back.

use leptos::prelude::*;
use web_sys::Element;

use super::menu_button::menu_below;
use crate::model::{MenuSubject, Model};

/// Id of the element that draws the row at a position.
pub(super) fn row_id(position: u32) -> String {
    format!("row-{position}")
}

/// Position of the row that an element draws.
pub(super) fn position_of(row: &Element) -> Option<u32> {
    row.id().strip_prefix("row-")?.parse().ok()
}

/// Opens the menu of commands below the row with the cursor.
pub(super) fn menu_at_cursor(model: Model) {
    if let Some(cursor) = document().get_element_by_id(&row_id(model.listing.cursor_now())) {
        menu_below(model, MenuSubject::Rows, &cursor);
    }
}

//! Maps rows of the list to elements and back.

use leptos::prelude::*;
use web_sys::Element;

use crate::model::{MenuAt, Model, editing};

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
    let cursor = document().get_element_by_id(&row_id(model.listing.cursor_now()));
    if let Some(cursor) = cursor.filter(|_| editing::has_commands(model)) {
        let place = cursor.get_bounding_client_rect();
        model.edit.set_menu(Some(MenuAt { left: place.left() + 24.0, top: place.bottom() }));
    }
}

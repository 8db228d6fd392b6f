//! Dragging a file out of the window, which saves it, in browsers of the Chromium family: if it is made of ranges of the
//! user's files, so that nothing is read or copied for it.

use discern::protocol::{EntryKind, RowInfo, ViewNumber};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Element, Event};

use super::listing_place::position_of;
use crate::model::{Model, dragged, editing};
use crate::text::dates_sizes::visible;

/// Type of the data by which the browser saves a file where it is dropped: media type, name and address.
const DOWNLOAD: &str = "DownloadURL";

/// Offers the file of a row when that is dragged, as long as the component that calls this is there.
pub(super) fn watch(page: Model) {
    // Other browsers have no such type, and only these have this.
    if !js_sys::Reflect::has(&window().navigator(), &"userAgentData".into()).unwrap_or(false) {
        return;
    }
    let pressed = window_event_listener(leptos::ev::pointerdown, move |event| {
        if event.pointer_type() == "mouse" && event.button() == 0 {
            let model = page.shown_now();
            dragged::prepare(model, row_of(model, &event).filter(|row| row.kind == EntryKind::File));
        }
    });
    let dragged = window_event_listener(leptos::ev::dragstart, move |event| drag(page.shown_now(), &event));
    on_cleanup(move || {
        pressed.remove();
        dragged.remove();
    });
}

/// Adds the file to what is dragged. A row that is neither that nor can be moved stays where it is.
fn drag(model: Model, event: &DragEvent) {
    let (Some(row), Some(transfer)) = (row_of(model, event), event.data_transfer()) else { return };
    let can_move = editing::can_edit_now(model);
    let view: ViewNumber = model.listing.place_now().view;
    let is_alone = untrack(move || model.selection.single()) == Some(row.row) || !can_move;
    match dragged::address(model, view, row.row).filter(|_| is_alone) {
        Some(address) => {
            let name: String =
                visible(&row.name).chars().map(|letter| if letter == ':' { '_' } else { letter }).collect();
            transfer.set_effect_allowed(if can_move { "copyMove" } else { "copy" });
            // Setting data cannot fail when a drag begins.
            let _ = transfer.set_data(DOWNLOAD, &format!("application/octet-stream:{name}:{address}"));
        }
        None if !can_move => event.prevent_default(),
        None => {}
    }
}

/// The row under the pointer.
fn row_of(model: Model, event: &Event) -> Option<RowInfo> {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok())?;
    let row = target.closest(".listing-entry").ok().flatten()?;
    model.listing.row_now(position_of(&row)?)
}

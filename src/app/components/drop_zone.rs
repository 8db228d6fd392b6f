//! The whole window takes files, and never leaves the page for one.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, DragEvent, Event};

use crate::model::{Model, Stage};
use crate::picker;

/// Listens to the window; while files are dragged over it, says what will happen.
#[component]
pub(crate) fn DropZone() -> impl IntoView {
    let model = Model::of_context();
    let over = RwSignal::new(None::<u32>);
    let listeners = [
        window_event_listener_untyped("dragover", move |event| {
            event.prevent_default();
            over.set(transfer(&event).and_then(|transfer| dragged_files(&transfer)));
        }),
        window_event_listener_untyped("dragleave", move |event| {
            // Only when the pointer leaves the window itself.
            if event.dyn_ref::<DragEvent>().is_some_and(|event| event.related_target().is_none()) {
                over.set(None);
            }
        }),
        window_event_listener_untyped("drop", move |event| {
            event.prevent_default();
            over.set(None);
            let Some(transfer) = transfer(&event) else { return };
            if holds_directory(&transfer) {
                return model.refuse_directory();
            }
            model.take_files(picker::files(transfer.files()));
        }),
    ];
    let keys = window_event_listener(ev::keydown, move |event| {
        if (event.ctrl_key() || event.meta_key()) && !event.shift_key() && event.key().eq_ignore_ascii_case("o") {
            event.prevent_default();
            model.pick_files();
        }
    });
    on_cleanup(move || {
        listeners.into_iter().for_each(WindowListenerHandle::remove);
        keys.remove();
    });
    let text = move |count: u32| {
        let what = if count > 1 { format!("Open {count} files as one image") } else { "Open this image".to_owned() };
        let lacks_files = model.session.summary().is_some_and(|summary| !summary.missing.is_empty());
        match model.session.stage() {
            Stage::Open if lacks_files => "Give the missing files, or open another image".to_owned(),
            Stage::Open => format!("{what} instead"),
            _ => what,
        }
    };
    view! {
        <Show when=move || over.get().is_some()>
            <div class="drop-zone">
                <p>{move || text(over.get().unwrap_or_default())}</p>
            </div>
        </Show>
    }
}

fn transfer(event: &Event) -> Option<DataTransfer> {
    event.dyn_ref::<DragEvent>()?.data_transfer()
}

/// How many files are dragged; `None` for text and links.
fn dragged_files(transfer: &DataTransfer) -> Option<u32> {
    let items = transfer.items();
    let files = (0..items.length()).filter_map(|index| items.get(index)).filter(|item| item.kind() == "file").count();
    u32::try_from(files).ok().filter(|count| *count > 0)
}

/// A directory comes as a file that cannot be read.
fn holds_directory(transfer: &DataTransfer) -> bool {
    let items = transfer.items();
    (0..items.length())
        .filter_map(|index| items.get(index)?.webkit_get_as_entry().ok()?)
        .any(|entry| entry.is_directory())
}

//! Drag and drop, anywhere in the window. Files are opened; over an image that can be edited, there are two targets for
//! opening and adding them, and files that are no images are added where they are dropped on the list or tree. Dragged
//! rows are moved.

use discern::endings;
use discern::protocol::{EntryKind, RowNumber};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, DragEvent, Element, Event};

use super::dragging::ROWS;
use super::listing_place::position_of;
use crate::browser::additions::Dropped;
use crate::browser::picker;
use crate::model::{Item, Making, Model, Stage, Tool, editing, making, user_files};
use crate::words;

/// The destination of a drag.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Target {
    row: RowNumber,
    /// Id of the element to highlight.
    element: Option<String>,
}

/// What a target of its own does with dropped files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    Open,
    Add,
}

/// The drag over the window.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Drag {
    /// Number of files; `None` for dragged rows.
    files: Option<u32>,
    /// The directory under the pointer, if it can be edited.
    target: Option<Target>,
    /// The target of its own that the pointer is over.
    choice: Option<Choice>,
}

/// Listens to the window; while files are dragged over it, shows what dropping them will do.
#[component]
pub(crate) fn DropZone() -> impl IntoView {
    let model = Model::of_context();
    let drag = RwSignal::new(None::<Drag>);
    let over = move |event: Event| {
        event.prevent_default();
        let found = transfer(&event).and_then(|transfer| dragged(model, &event, &transfer));
        if drag.with_untracked(|drag| *drag != found) {
            drag.set(found);
        }
    };
    let listeners = [
        // A drop right after the element under the pointer has changed is refused unless this is taken, too.
        window_event_listener_untyped("dragenter", over),
        window_event_listener_untyped("dragover", over),
        window_event_listener_untyped("dragleave", move |event| {
            // The drag ends only when the pointer leaves the window itself.
            if event.dyn_ref::<DragEvent>().is_some_and(|event| event.related_target().is_none()) {
                drag.set(None);
            }
        }),
        window_event_listener_untyped("dragend", move |_| drag.set(None)),
        window_event_listener_untyped("drop", move |event| {
            event.prevent_default();
            drag.set(None);
            let at = event.dyn_ref::<DragEvent>().map(|event| (event.client_x(), event.client_y()));
            model.notices.set_drop(at);
            if let Some(transfer) = transfer(&event) {
                drop_on(model, &event, &transfer);
            }
        }),
    ];
    let keys = window_event_listener(ev::keydown, move |event| {
        let is_ctrl = (event.ctrl_key() || event.meta_key()) && !event.shift_key();
        match event.key().as_str() {
            "o" | "O" if is_ctrl => user_files::pick_files(),
            "k" | "K" if is_ctrl => model.tools.set_open(Some(Tool::Commands)),
            "?" if !super::is_typing(&event) => model.tools.set_open(Some(Tool::Shortcuts)),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || {
        listeners.into_iter().for_each(WindowListenerHandle::remove);
        keys.remove();
    });
    // What was dropped has been read. What was dropped before the program came may not have been at the first run.
    Effect::new(move |before: Option<()>| {
        model.session.summary();
        model.edit.info();
        if before.is_some() {
            model.notices.set_drop(None);
        }
    });
    // Highlights the target row without redrawing it.
    Effect::new(move |before: Option<Option<String>>| {
        let marked = drag.with(|drag| drag.as_ref()?.target.as_ref()?.element.clone());
        let mark = |id: &Option<String>, on: bool| {
            let element = id.as_ref().and_then(|id| document().get_element_by_id(id));
            // Setting a class of an existing element cannot fail.
            let _ = element.map(|element| element.class_list().toggle_with_force("drop-target", on));
        };
        mark(&before.flatten(), false);
        mark(&marked, true);
        marked
    });
    let text = move || drag.get().and_then(|drag| sentence(model, &drag));
    let is_choice =
        Memo::new(move |_| drag.with(|drag| drag.as_ref().is_some_and(|drag| drag.files.is_some())) && can_add(model));
    let choice = move |choice, id, name: &'static str, how: &'static str| {
        let is_over = move || drag.with(|drag| drag.as_ref().is_some_and(|drag| drag.choice == Some(choice)));
        view! {
            <div class="drop-choice" id=id class:drop-choice-over=is_over>
                <b>{name}</b>
                <small>{how}</small>
            </div>
        }
    };
    view! {
        <Show when=move || text().is_some()>
            <div class="drop-zone" class:drop-zone-adding=move || is_choice.get()>
                <Show when=move || is_choice.get() fallback=move || view! { <p>{move || text()}</p> }>
                    <div class="drop-choices" role="group" aria-label=words::drop::title()>
                        {choice(Choice::Open, OPEN, words::common::open(), words::drop::open_how())}
                        {choice(Choice::Add, ADD, words::drop::add(), words::drop::add_how())}
                    </div>
                </Show>
            </div>
        </Show>
    }
}

/// Ids of the targets.
const OPEN: &str = "drop-open";
const ADD: &str = "drop-add";

/// Whether dropped files can be added to the open image.
fn can_add(model: Model) -> bool {
    let lacks_files = model.session.summary_now().is_none_or(|summary| !summary.missing.is_empty());
    !lacks_files && editing::target(model).is_some()
}

/// Describes what dropping will do.
fn sentence(model: Model, drag: &Drag) -> Option<String> {
    let files = drag.files?;
    let lacks_files = model.session.summary().is_some_and(|summary| !summary.missing.is_empty());
    Some(match (model.session.stage(), files) {
        (Stage::Open, _) if lacks_files => words::drop::add_missing().to_owned(),
        (Stage::Open, 2..) => words::drop::open_several_beside(&files.to_string()),
        (Stage::Open, _) => words::drop::open_one_beside().to_owned(),
        (_, 2..) => words::drop::open_several(&files.to_string()),
        _ => words::drop::open_one().to_owned(),
    })
}

fn drop_on(model: Model, event: &Event, transfer: &DataTransfer) {
    let target = target(model, event);
    if transfer.types().includes(&ROWS.into(), 0) {
        if let Some(target) = target {
            making::perform_on_selected(model, |rows| Making::MoveInto(rows, target.row));
        }
        return;
    }
    if is_over(event, ".edit-bar-unfinished") {
        return making::perform(model, Making::RestoreWith(Dropped::of(transfer)));
    }
    let files = picker::files(transfer.files());
    let choice = choice(event);
    let into = match (choice, target) {
        (Some(Choice::Open), _) => None,
        (Some(Choice::Add), _) => editing::target(model),
        // Images are opened wherever they are dropped, as long as nobody says otherwise.
        (None, Some(_)) if are_images(&files) => None,
        (None, target) => target.map(|target| target.row),
    };
    if let Some(into) = into {
        return making::perform(model, Making::AddDropped(Dropped::of(transfer), into));
    }
    if holds_directory(transfer) {
        return making::perform(model, Making::NewImageOfDropped(Dropped::of(transfer)));
    }
    user_files::take_files(model, files);
}

/// Whether all files are images by their names.
fn are_images(files: &[web_sys::File]) -> bool {
    let is_image = |file: &web_sys::File| endings::IMAGES.iter().any(|all| endings::is_any(&file.name(), all));
    !files.is_empty() && files.iter().all(is_image)
}

/// The target of its own under the pointer.
fn choice(event: &Event) -> Option<Choice> {
    if is_over(event, "#drop-open") {
        Some(Choice::Open)
    } else if is_over(event, "#drop-add") {
        Some(Choice::Add)
    } else {
        None
    }
}

fn transfer(event: &Event) -> Option<DataTransfer> {
    event.dyn_ref::<DragEvent>()?.data_transfer()
}

fn dragged(model: Model, event: &Event, transfer: &DataTransfer) -> Option<Drag> {
    let target = target(model, event);
    if transfer.types().includes(&ROWS.into(), 0) {
        transfer.set_drop_effect(if target.is_some() { "move" } else { "none" });
        return Some(Drag { files: None, target, choice: None });
    }
    Some(Drag { files: Some(dragged_files(transfer)?), target, choice: choice(event) })
}

/// The directory under the pointer, if it can be edited.
fn target(model: Model, event: &Event) -> Option<Target> {
    if !is_over(event, ".pane-list, .pane-tree") {
        return None;
    }
    let lacks_files = model.session.summary_now().is_some_and(|summary| !summary.missing.is_empty());
    let listed = editing::target(model).filter(|_| !lacks_files)?;
    let element = |selector: &str| {
        let element = event.target()?.dyn_into::<Element>().ok()?;
        element.closest(selector).ok().flatten()
    };
    if let Some(line) = element(".image-tree-line") {
        let index: u32 = line.id().strip_prefix("tree-")?.parse().ok()?;
        let here = untrack(move || model.listing.view());
        return match model.tree.line_now(index)?.item {
            Item::Directory(row) => Some(Target { row: row.row, element: Some(line.id()) }),
            Item::View(view) if view == here => Some(Target { row: RowNumber::ROOT, element: Some(line.id()) }),
            _ => None,
        };
    }
    let row = element(".listing-entry").and_then(|row| Some((row.id(), model.listing.row_now(position_of(&row)?)?)));
    match row.filter(|(_, row)| row.kind == EntryKind::Directory) {
        Some((id, row)) => Some(Target { row: row.row, element: Some(id) }),
        None => Some(Target { row: listed, element: None }),
    }
}

fn is_over(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest(selector).ok().flatten().is_some())
}

/// Number of dragged files; `None` for text and links.
fn dragged_files(transfer: &DataTransfer) -> Option<u32> {
    let items = transfer.items();
    let files = (0..items.length()).filter_map(|index| items.get(index)).filter(|item| item.kind() == "file").count();
    u32::try_from(files).ok().filter(|count| *count > 0)
}

/// A directory arrives as a file that cannot be read.
fn holds_directory(transfer: &DataTransfer) -> bool {
    let items = transfer.items();
    (0..items.length())
        .filter_map(|index| items.get(index)?.webkit_get_as_entry().ok()?)
        .any(|entry| entry.is_directory())
}

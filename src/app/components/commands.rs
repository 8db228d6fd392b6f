//! All commands in one list, found by typing; and all keyboard shortcuts.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::dialog::show;
use crate::browser::picker;
use crate::model::{ListingFormat, Model, Tab, Tool, add, closing, copy_listing, editing, making, save, user_files};

/// A command: its name, its key, whether it is possible, and its action.
type Command = (&'static str, &'static str, fn(Model) -> bool, fn(Model));

const COMMANDS: [Command; 27] = [
    ("Open an image…", "Ctrl+O", always, |_| user_files::pick_files()),
    ("Create an image from a folder…", "", always, making::pick_new_image),
    ("Go to Overview", "", is_open, |model| model.set_tab(Tab::Overview)),
    ("Go to Files", "", has_rows, |model| model.set_tab(Tab::Files)),
    ("Go to Disc: sessions, tracks, sectors, bytes", "", is_open, |model| model.set_tab(Tab::Disc)),
    ("Go to Check: findings, checksums", "", is_open, |model| model.set_tab(Tab::Check)),
    ("Go to Convert", "", is_open, |model| model.set_tab(Tab::Convert)),
    ("Go to Build", "", can_edit, |model| model.set_tab(Tab::Build)),
    ("Show the next image", "", has_others, |model| model.desk.show_next(model)),
    ("Close this image", "", is_open, closing::close),
    ("Search names", "/", has_rows, |_| click_or_focus(".search input")),
    ("Save the selection", "Ctrl+S", has_rows, save::save_chosen),
    ("Save all as ZIP", "", has_rows, save::save_all),
    ("Save to a folder…", "", can_save_to_directory, save::save_into_directory),
    ("Copy this list as text", "", has_rows, |model| copy_listing(model, ListingFormat::Text)),
    ("Copy this list as CSV", "", has_rows, |model| copy_listing(model, ListingFormat::Csv)),
    ("Copy this list as JSON", "", has_rows, |model| copy_listing(model, ListingFormat::Json)),
    ("Copy this folder as ls -lR", "", has_rows, |model| copy_listing(model, ListingFormat::LsRecursive)),
    ("Add files…", "", can_edit_here, making::pick_to_add),
    ("Add a folder…", "", can_edit_here, add::pick_folder_to_add),
    ("New folder", "", can_edit_here, editing::new_folder),
    ("Volume and boot…", "", can_edit_here, editing::edit_volume),
    ("Undo", "Ctrl+Z", editing::is_editing_now, editing::undo),
    ("Redo", "Ctrl+Shift+Z", editing::is_editing_now, editing::redo),
    ("Compact rows: on or off", "", has_rows, |model| model.layout.toggle_density()),
    ("Change the theme", "", always, |_| click_or_focus("#theme")),
    ("Keyboard shortcuts", "?", always, |model| model.tools.set_open(Some(Tool::Shortcuts))),
];

const SHORTCUTS: [(&str, &str); 22] = [
    ("Ctrl+K", "All commands"),
    ("?", "This list"),
    ("Ctrl+O", "Open an image"),
    ("/ or Ctrl+F", "Search names"),
    ("Esc", "End the search; clear the selection"),
    ("Enter", "Open the folder or image, or a large preview of the file"),
    ("Backspace or Alt+↑", "Go to the parent folder"),
    ("Alt+← and Alt+→", "Back and forward"),
    ("↑ ↓ Page Up Page Down Home End", "Move in the list; with Shift, select"),
    ("Space", "Select or deselect the row"),
    ("Ctrl+A", "Select all"),
    ("Letters", "Move to the next name that begins with them"),
    ("Ctrl+S", "Save the selection"),
    ("Shift+F10 or Menu", "Commands for the row, the line of the tree, or the track"),
    ("F2", "Rename"),
    ("Delete", "Delete"),
    ("Ctrl+X and Ctrl+V", "Cut, and paste into the listed folder"),
    ("Alt+Enter", "Properties"),
    ("Ctrl+Z and Ctrl+Shift+Z", "Undo and redo"),
    ("← → and Delete, on an image’s tab", "Show another image; close the image"),
    ("← →, in the large preview", "Show the previous or the next file"),
    ("← →", "Fold and unfold in the tree; move along the tabs"),
];

fn always(_: Model) -> bool {
    true
}

fn is_open(model: Model) -> bool {
    model.session.summary().is_some()
}

fn has_others(model: Model) -> bool {
    model.desk.has_several()
}

fn has_rows(model: Model) -> bool {
    model.session.summary().is_some_and(|summary| !summary.views.is_empty())
}

fn can_save_to_directory(model: Model) -> bool {
    has_rows(model) && picker::can_pick_directory()
}

fn can_edit(model: Model) -> bool {
    editing::editable(model).is_some()
}

fn can_edit_here(model: Model) -> bool {
    is_open(model) && editing::can_edit(model)
}

/// Focuses a field, or presses a button.
fn click_or_focus(selector: &str) {
    let element = document().query_selector(selector).ok().flatten();
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        match element.tag_name().as_str() {
            "BUTTON" => element.click(),
            // A field that exists can take the focus.
            _ => drop(element.focus()),
        }
    }
}

/// The dialog of commands.
#[component]
pub(super) fn Commands() -> impl IntoView {
    let model = Model::of_context();
    let dialog = NodeRef::<html::Dialog>::new();
    let is_open = Memo::new(move |_| model.tools.open() == Some(Tool::Commands));
    let close = move || model.tools.set_open(None);
    Effect::new(move || show(dialog, is_open.get()));
    view! {
        <dialog class="dialog commands" node_ref=dialog aria-label="Commands" on:cancel=move |_: web_sys::Event| close()>
            <Show when=move || is_open.get()>
                <Chooser />
            </Show>
        </dialog>
    }
}

#[component]
fn Chooser() -> impl IntoView {
    let model = Model::of_context().shown_now();
    let typed = RwSignal::new(String::new());
    let cursor = RwSignal::new(0_usize);
    let found = Memo::new(move |_| {
        let typed = typed.get().to_lowercase();
        let has = |name: &str| typed.split_whitespace().all(|word| name.to_lowercase().contains(word));
        let all = COMMANDS.iter().enumerate().filter(|(_, (name, _, is_possible, _))| has(name) && is_possible(model));
        all.map(|(index, _)| index).collect::<Vec<_>>()
    });
    let run = move |index: usize| {
        model.tools.set_open(None);
        if let Some((.., act)) = COMMANDS.get(index) {
            let act = *act;
            // After the dialog has given the focus back.
            request_animation_frame(move || act(model));
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let last = found.with_untracked(Vec::len).saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" => cursor.update(|at| *at = if *at >= last { 0 } else { at.saturating_add(1) }),
            "ArrowUp" => cursor.update(|at| *at = at.checked_sub(1).unwrap_or(last)),
            "Enter" => {
                if let Some(index) = found.with_untracked(|found| found.get(cursor.get_untracked()).copied()) {
                    run(index);
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    let option = move |(position, index): (usize, usize)| {
        let (name, keys, ..) = COMMANDS.get(index).copied().unwrap_or(("", "", always, |_| {}));
        let is_chosen = move || cursor.get() == position;
        view! {
            <li
                role="option"
                id=format!("command-{position}")
                aria-selected=move || is_chosen().to_string()
                on:click=move |_| run(index)
            >
                <span>{name}</span>
                <kbd>{keys}</kbd>
            </li>
        }
    };
    let options = move || found.get().into_iter().enumerate().map(option).collect_view();
    Effect::new(move || {
        let at = format!("command-{}", cursor.get());
        if let Some(option) = document().get_element_by_id(&at) {
            option.scroll_into_view_with_bool(false);
        }
    });
    view! {
        <input
            class="commands-field"
            type="text"
            role="combobox"
            autofocus
            aria-label="Find a command"
            aria-expanded="true"
            aria-controls="commands-list"
            aria-activedescendant=move || format!("command-{}", cursor.get())
            placeholder="Find a command"
            autocomplete="off"
            spellcheck="false"
            on:keydown=on_key
            on:input:target=move |event| {
                typed.set(event.target().value());
                cursor.set(0);
            }
        />
        <ul class="commands-list" id="commands-list" role="listbox" aria-label="Commands">{options}</ul>
        <Show when=move || found.with(Vec::is_empty)>
            <p role="status">"No such command."</p>
        </Show>
    }
}

/// The dialog of keyboard shortcuts.
#[component]
pub(super) fn Shortcuts() -> impl IntoView {
    let model = Model::of_context();
    let dialog = NodeRef::<html::Dialog>::new();
    let is_open = Memo::new(move |_| model.tools.open() == Some(Tool::Shortcuts));
    let close = move || model.tools.set_open(None);
    Effect::new(move || show(dialog, is_open.get()));
    let lines = SHORTCUTS.map(|(keys, what)| view! { <dt><kbd>{keys}</kbd></dt><dd>{what}</dd> }).collect_view();
    view! {
        <dialog class="dialog shortcuts" node_ref=dialog aria-labelledby="shortcuts-title" on:cancel=move |_: web_sys::Event| close()>
            <h2 id="shortcuts-title">"Keyboard shortcuts"</h2>
            <dl tabindex="0">{lines}</dl>
            <div class="dialog-actions">
                <button class="button button-primary" on:click=move |_| close()>"Close"</button>
            </div>
        </dialog>
    }
}

//! All commands in one list, found by typing; and all keyboard shortcuts.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::dialog::show;
use crate::browser::picker;
use crate::model::{ListingFormat, Model, Tab, Tool, add, closing, copy_listing, editing, making, save, user_files};
use crate::words;

/// A command: its name, its key, whether it is possible, and its action.
type Command = (words::Word, words::Word, fn(Model) -> bool, fn(Model));

const COMMANDS: [Command; 28] = [
    (words::commands::open_image, words::commands::ctrl_o, always, |_| user_files::pick_files()),
    (words::commands::create_image, no_key, always, making::pick_new_image),
    (words::commands::go_overview, no_key, is_open, |model| model.set_tab(Tab::Overview)),
    (words::commands::go_files, no_key, has_rows, |model| model.set_tab(Tab::Files)),
    (words::commands::go_disc, no_key, is_open, |model| model.set_tab(Tab::Disc)),
    (words::commands::go_check, no_key, is_open, |model| model.set_tab(Tab::Check)),
    (words::commands::go_convert, no_key, is_open, |model| model.set_tab(Tab::Convert)),
    (words::commands::go_build, no_key, can_edit, |model| model.set_tab(Tab::Build)),
    (words::commands::next_image, no_key, has_others, |model| model.desk.show_next(model)),
    (words::commands::close_image, no_key, is_open, closing::close),
    (words::commands::search, || "/", has_rows, |_| click_or_focus(".search input")),
    (words::commands::save_selection, words::commands::ctrl_s, has_rows, save::save_chosen),
    (words::commands::save_zip, no_key, has_rows, save::save_all),
    (words::commands::save_folder, no_key, can_save_to_directory, save::save_into_directory),
    (words::commands::copy_text, no_key, has_rows, |model| copy_listing(model, ListingFormat::Text)),
    (words::commands::copy_csv, no_key, has_rows, |model| copy_listing(model, ListingFormat::Csv)),
    (words::commands::copy_json, no_key, has_rows, |model| copy_listing(model, ListingFormat::Json)),
    (words::commands::copy_ls, no_key, has_rows, |model| copy_listing(model, ListingFormat::LsRecursive)),
    (words::common::add_files, no_key, can_edit_here, making::pick_to_add),
    (words::commands::add_folder, no_key, can_edit_here, add::pick_folder_to_add),
    (words::commands::new_folder, no_key, can_edit_here, editing::new_folder),
    (words::commands::volume_boot, no_key, can_edit_here, editing::edit_volume),
    (words::common::undo, words::commands::ctrl_z, editing::is_editing_now, editing::undo),
    (words::common::redo, words::commands::ctrl_shift_z, editing::is_editing_now, editing::redo),
    (words::commands::density, no_key, has_rows, |model| model.layout.toggle_density()),
    (words::commands::language, no_key, always, |_| click_or_focus("#language")),
    (words::commands::theme, no_key, always, |_| click_or_focus("#theme")),
    (words::commands::shortcuts, || "?", always, |model| model.tools.set_open(Some(Tool::Shortcuts))),
];

/// A shortcut: its keys, and what they do.
type Shortcut = (words::Word, words::Word);

const SHORTCUTS: [Shortcut; 22] = [
    (words::commands::ctrl_k, words::commands::all_commands),
    (|| "?", words::commands::this_list),
    (words::commands::ctrl_o, words::commands::does_open),
    (words::commands::search_keys, words::commands::search),
    (words::commands::esc, words::commands::does_end),
    (words::commands::enter, words::commands::does_enter),
    (words::commands::parent_keys, words::commands::does_parent),
    (words::commands::history_keys, words::commands::does_history),
    (words::commands::list_keys, words::commands::does_list),
    (words::commands::space, words::commands::does_toggle),
    (words::commands::ctrl_a, words::commands::does_all),
    (words::commands::letters, words::commands::does_letters),
    (words::commands::ctrl_s, words::commands::save_selection),
    (words::commands::menu_keys, words::commands::does_menu),
    (|| "F2", words::common::rename),
    (words::commands::delete_key, words::common::delete),
    (words::commands::cut_keys, words::commands::does_cut),
    (words::commands::alt_enter, words::commands::does_properties),
    (words::commands::undo_keys, words::commands::does_undo),
    (words::commands::tab_keys, words::commands::does_tab),
    (words::commands::preview_keys, words::commands::does_preview),
    (|| "← →", words::commands::does_fold),
];

/// For commands without a key.
fn no_key() -> &'static str {
    ""
}

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
        <dialog class="dialog commands" node_ref=dialog aria-label=words::commands::title() on:cancel=move |_: web_sys::Event| close()>
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
        let is_found = |(name, _, is_possible, _): &Command| has(name()) && is_possible(model);
        let all = COMMANDS.iter().enumerate().filter(|(_, command)| is_found(command));
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
        let (name, keys) = COMMANDS.get(index).map_or(("", ""), |(name, keys, ..)| (name(), keys()));
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
            aria-label=words::commands::find()
            aria-expanded="true"
            aria-controls="commands-list"
            aria-activedescendant=move || format!("command-{}", cursor.get())
            placeholder=words::commands::find()
            autocomplete="off"
            spellcheck="false"
            on:keydown=on_key
            on:input:target=move |event| {
                typed.set(event.target().value());
                cursor.set(0);
            }
        />
        <ul class="commands-list" id="commands-list" role="listbox" aria-label=words::commands::title()>{options}</ul>
        <Show when=move || found.with(Vec::is_empty)>
            <p role="status">{words::commands::no_such()}</p>
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
    let lines = SHORTCUTS.map(|(keys, what)| view! { <dt><kbd>{keys()}</kbd></dt><dd>{what()}</dd> }).collect_view();
    view! {
        <dialog class="dialog shortcuts" node_ref=dialog aria-labelledby="shortcuts-title" on:cancel=move |_: web_sys::Event| close()>
            <h2 id="shortcuts-title">{words::commands::shortcuts()}</h2>
            <dl tabindex="0">{lines}</dl>
            <div class="dialog-actions">
                <button class="button button-primary" on:click=move |_| close()>{words::common::close()}</button>
            </div>
        </dialog>
    }
}

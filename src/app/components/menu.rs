//! The menu of commands: for rows of the list, a line of the tree or a track, below a button or at the pointer.

use std::borrow::Cow;
use std::sync::Arc;

use discern::protocol::{EntryKind, Part, RowInfo, RowNumber};
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlElement, KeyboardEvent};

use crate::browser::geometry::whole;
use crate::browser::picker;
use crate::model::{
    Action, Item, MenuAt, MenuSubject, Model, Screen, Tab, add, browsing, choose, convert, disc, editing, large,
    making::{self, Making},
    paths, save, subject,
};
use crate::words;

/// Requirement of a command.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needs {
    /// Nothing.
    Nothing,
    /// An entry.
    Some,
    /// Entries, whose number is in the name of the command if there are several.
    Paths,
    /// One entry.
    One,
    /// One file.
    File,
    /// Entries that were cut.
    Cut,
    /// Selected entries.
    Selected,
}

/// A command for rows: its name, its key, what it needs, and its action.
type Command = (words::Word, words::Word, Needs, fn(Model));

const LOOKING: [Command; 5] = [
    (words::common::open, words::commands::enter, Needs::One, |model| with_row(model, browsing::open_entry)),
    (words::menu::open_preview, no_key, Needs::File, large::show),
    (words::menu::save, words::commands::ctrl_s, Needs::Some, save::save_chosen),
    (words::menu::copy_path, no_key, Needs::Paths, paths::copy),
    (words::menu::properties, no_key, Needs::One, |model| {
        choose::choose_cursor_row(model);
        show_details(model, ".details");
    }),
];

const EDITING: [Command; 12] = [
    (words::common::add_files, no_key, Needs::Nothing, making::pick_to_add),
    (words::menu::add_folder, no_key, Needs::Nothing, add::pick_folder_to_add),
    (words::menu::new_folder, no_key, Needs::Nothing, editing::new_folder),
    (words::common::rename, || "F2", Needs::One, |model| making::perform_on_selected(model, Making::Rename)),
    (words::menu::replace, no_key, Needs::File, add::pick_replacement),
    (words::menu::cut, words::menu::cut_key, Needs::Some, |model| making::perform_on_selected(model, Making::Cut)),
    (words::menu::paste, words::menu::paste_key, Needs::Cut, making::paste),
    (words::common::delete, words::menu::delete_key, Needs::Some, |model| {
        making::perform_on_selected(model, Making::Remove)
    }),
    (words::menu::edit_properties, words::commands::alt_enter, Needs::Some, |model| {
        making::perform_on_selected(model, Making::EditAttributes)
    }),
    (words::menu::boot_from_file, no_key, Needs::File, editing::edit_boot),
    (words::menu::volume_and_boot, no_key, Needs::Nothing, editing::edit_volume),
    (words::menu::build, no_key, Needs::Nothing, |model| model.set_tab(Tab::Build)),
];

const SAVING: [Command; 2] = [
    (words::menu::save_selection_zip, no_key, Needs::Selected, save::save_chosen_as_zip),
    (words::menu::save_all_zip, no_key, Needs::Nothing, save::save_all),
];

const fn no_key() -> &'static str {
    ""
}

/// An item of the menu.
struct MenuItem {
    name: Cow<'static, str>,
    keys: &'static str,
    is_possible: bool,
    act: Action,
}

impl MenuItem {
    fn new(name: &'static str, act: impl Fn() + Send + Sync + 'static) -> Self {
        Self { name: name.into(), keys: "", is_possible: true, act: Arc::new(act) }
    }
}

/// The menu, while it is open.
#[component]
pub(crate) fn Menu() -> impl IntoView {
    let model = Model::of_context();
    move || model.menu.open().map(|(subject, at)| view! { <OpenMenu subject=subject at=at /> })
}

#[component]
fn OpenMenu(subject: MenuSubject, at: MenuAt) -> impl IntoView {
    let model = Model::of_context();
    let menu = NodeRef::<Div>::new();
    let opener = StoredValue::new_local(active_element());
    Effect::new(move || {
        let Some(menu) = menu.get() else { return };
        keep_in_sight(&menu, at);
        focus(&menu, |_, _| 0);
    });
    let close = move || {
        let opener = opener.get_value();
        model.menu.close();
        if let Some(opener) = opener.filter(|opener| opener.is_connected()) {
            // What had the focus can take it again.
            let _ = opener.focus();
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let Some(menu) = menu.get_untracked() else { return };
        match event.key().as_str() {
            "Escape" | "Tab" => close(),
            "ArrowDown" => focus(&menu, |here, _| here.saturating_add(1)),
            "ArrowUp" => focus(&menu, |here, all| here.checked_sub(1).unwrap_or(all.saturating_sub(1))),
            "Home" => focus(&menu, |_, _| 0),
            "End" => focus(&menu, |_, all| all.saturating_sub(1)),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let on_blur = move |event: FocusEvent| {
        let node = |target: Option<web_sys::EventTarget>| target?.dyn_into::<web_sys::Node>().ok();
        let to = node(event.related_target());
        // Not by its reference: a menu that is removed also loses the focus.
        let is_inside = node(event.current_target()).is_some_and(|menu| menu.contains(to.as_ref()));
        // A click on the button that opened it closes it by itself.
        let is_it = |opener: &Option<HtmlElement>| to.is_some() && opener.as_ref().map(AsRef::as_ref) == to.as_ref();
        let is_opener = opener.try_with_value(is_it) == Some(true);
        if !is_inside && !is_opener {
            model.menu.close();
        }
    };
    // Commands for rows go on in the list: its field for a new name, its selection.
    let is_for_rows = matches!(subject, MenuSubject::Rows | MenuSubject::Edit);
    let item = move |MenuItem { name, keys, is_possible, act }: MenuItem| {
        let go = move |_| {
            close();
            if is_for_rows {
                model.focus_list();
            }
            act();
        };
        view! {
            <button class="menu-item" role="menuitem" tabindex="-1" disabled=!is_possible on:click=go>
                <span>{name}</span>
                <kbd>{keys}</kbd>
            </button>
        }
    };
    let label = match &subject {
        MenuSubject::Rows | MenuSubject::Line(..) | MenuSubject::Track(..) => words::menu::commands(),
        MenuSubject::Edit => words::menu::edit(),
        MenuSubject::Save | MenuSubject::Actions(_) => words::menu::ways_to_save(),
    };
    let groups = untrack(move || groups(model, subject));
    let groups = groups.into_iter().filter(|group| !group.is_empty()).enumerate().map(move |(index, group)| {
        view! {
            {(index > 0).then(|| view! { <div class="menu-rule" role="separator"></div> })}
            {group.into_iter().map(item).collect_view()}
        }
    });
    view! {
        <div class="menu" role="menu" aria-label=label node_ref=menu on:keydown=on_key on:focusout=on_blur>
            {groups.collect_view()}
        </div>
    }
}

/// The items for a subject, in groups.
fn groups(model: Model, subject: MenuSubject) -> Vec<Vec<MenuItem>> {
    let rows = |commands: &[Command]| commands.iter().map(|command| of_rows(model, *command)).collect::<Vec<_>>();
    let editing = || if editing::can_edit(model) { rows(&EDITING) } else { Vec::new() };
    match subject {
        MenuSubject::Rows => vec![rows(&LOOKING), editing()],
        MenuSubject::Edit => vec![editing()],
        MenuSubject::Save => {
            let folder = MenuItem::new(words::menu::save_to_folder(), move || save::save_into_directory(model));
            let folder = Some(folder).filter(|_| picker::can_pick_directory());
            vec![rows(&SAVING).into_iter().chain(folder).collect()]
        }
        MenuSubject::Line(index, item) => of_line(model, index, item),
        MenuSubject::Track(number, start) => vec![of_track(model, number, start)],
        MenuSubject::Actions(actions) => {
            let item =
                |(name, act): (&'static str, Action)| MenuItem { name: name.into(), keys: "", is_possible: true, act };
            vec![actions.into_iter().map(item).collect()]
        }
    }
}

fn of_rows(model: Model, (name, keys, needs, act): Command) -> MenuItem {
    let name = match (needs, subject::count(model)) {
        (Needs::Paths, many @ 2..) => words::menu::copy_paths(many.into()).into(),
        _ => name().into(),
    };
    MenuItem { name, keys: keys(), is_possible: is_possible(model, needs), act: Arc::new(move || act(model)) }
}

/// Commands for a line of the tree.
fn of_line(model: Model, index: u32, item: Item) -> Vec<Vec<MenuItem>> {
    let open = MenuItem::new(words::common::open(), move || choose::follow(model, index));
    let open = MenuItem { keys: words::commands::enter(), ..open };
    let (view, row, name) = match item {
        Item::View(view) => (view, RowNumber::ROOT, String::new()),
        Item::Directory(row) => (model.listing.view(), row.row, row.name),
        Item::Volume(_) | Item::Unread(_) | Item::Boot | Item::BootEntry(_) | Item::Partitions | Item::Partition(_) => {
            return vec![vec![open]];
        }
    };
    let looking = vec![
        open,
        MenuItem::new(words::menu::save(), move || save::save_folder(model, view, row, &name)),
        MenuItem::new(words::menu::copy_path(), move || browsing::copy_path(model, view, row)),
        MenuItem::new(words::menu::properties(), move || {
            choose::follow(model, index);
            show_details(model, ".details");
        }),
    ];
    if editing::editable(model) != Some(view) {
        return vec![looking];
    }
    vec![looking, in_folder(model, index), of_folder(model, row)]
}

/// Commands that add to the folder of a line, which can be edited.
fn in_folder(model: Model, index: u32) -> Vec<MenuItem> {
    let item = |name, act: fn(Model)| {
        MenuItem::new(name, move || {
            choose::follow(model, index);
            act(model);
        })
    };
    vec![
        item(words::common::add_files(), making::pick_to_add),
        item(words::menu::add_folder(), add::pick_folder_to_add),
        item(words::menu::new_folder(), editing::new_folder),
    ]
}

/// Commands that change a folder itself; none for the root.
fn of_folder(model: Model, row: RowNumber) -> Vec<MenuItem> {
    if row == RowNumber::ROOT {
        return Vec::new();
    }
    vec![
        MenuItem::new(words::common::rename(), move || editing::rename_folder(model, row)),
        MenuItem::new(words::common::delete(), move || editing::remove_folder(model, row)),
    ]
}

/// Commands for a track.
fn of_track(model: Model, number: u8, start: i32) -> Vec<MenuItem> {
    vec![
        MenuItem::new(words::menu::show_first_sector(), move || disc::look_at_sector(model, start)),
        MenuItem::new(words::menu::show_bytes(), move || disc::show_sector_bytes(model, start)),
        MenuItem::new(words::menu::save(), move || {
            convert::choose_part(model, Part::Track(number));
            model.set_tab(Tab::Convert);
        }),
    ]
}

fn with_row(model: Model, act: fn(Model, &RowInfo)) {
    if let Some(row) = subject::row(model) {
        act(model, &row);
    }
}

/// Shows the details, and moves the focus to them, with an element of theirs in sight.
fn show_details(model: Model, part: &'static str) {
    model.set_screen(Screen::Details);
    // After the pane is drawn.
    request_animation_frame(move || {
        let find = |selector| document().query_selector(selector).ok().flatten();
        if let Some(pane) = find(".details").and_then(|pane| pane.dyn_into::<HtmlElement>().ok()) {
            // The pane can take the focus.
            let _ = pane.focus();
        }
        if let Some(part) = find(part) {
            part.scroll_into_view();
        }
    });
}

fn is_possible(model: Model, needs: Needs) -> bool {
    let one = || subject::row(model);
    match needs {
        Needs::Nothing => true,
        Needs::Some | Needs::Paths => subject::count(model) > 0,
        Needs::One => one().is_some(),
        Needs::File => one().is_some_and(|row| row.kind == EntryKind::File),
        Needs::Cut => model.edit.has_cut(),
        Needs::Selected => model.selection.count(model.listing.total()) > 0,
    }
}

fn active_element() -> Option<HtmlElement> {
    document().active_element()?.dyn_into().ok()
}

/// Moves the menu so that it fits into the window.
fn keep_in_sight(menu: &HtmlElement, at: MenuAt) {
    let room = |name: &str| window().get(name).and_then(|size| size.as_f64()).unwrap_or(0.0);
    let place = menu.get_bounding_client_rect();
    let fit = |wanted: f64, size: f64, room: f64| wanted.min(room - size - 8.0).max(8.0);
    set_style(menu, "left", fit(at.left, place.width(), room("innerWidth")));
    set_style(menu, "top", fit(at.top, place.height(), room("innerHeight")));
}

fn set_style(element: &HtmlElement, name: &str, pixels: f64) {
    // Setting a property of a style cannot fail.
    let _ = element.style().set_property(name, &format!("{}px", whole(pixels)));
}

/// Focuses an enabled item; `to` computes its index from that of the focused one and the number of items.
fn focus(menu: &HtmlElement, to: impl Fn(usize, usize) -> usize) {
    let Ok(items) = menu.query_selector_all("[role=menuitem]:not(:disabled)") else { return };
    let items: Vec<HtmlElement> = (0..items.length()).filter_map(|index| items.get(index)?.dyn_into().ok()).collect();
    let active = document().active_element();
    let here = items.iter().position(|item| active.as_ref() == Some(item.as_ref()));
    let next = here.map_or(0, |here| to(here, items.len()));
    if let Some(item) = items.get(next).or(items.first()) {
        // Focusing an existing item cannot fail.
        let _ = item.focus();
    }
}

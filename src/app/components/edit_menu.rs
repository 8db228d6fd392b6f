//! The menu of commands for the selection, below a button or at the pointer.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, HtmlElement, KeyboardEvent, MouseEvent};

use super::icon::Icon;
use crate::browser::geometry::whole;
use crate::model::{MenuAt, Model, add, browsing, editing, making, subject};

/// Requirement of a command.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needs {
    /// Nothing.
    Nothing,
    /// An entry.
    Some,
    /// One entry.
    One,
    /// One file.
    File,
    /// One file that may be an image.
    Image,
    /// Entries that were cut.
    Cut,
}

/// A command: its name, its key, what it needs, and its action.
type Command = (&'static str, &'static str, Needs, fn(Model));

const COMMANDS: [Command; 13] = [
    ("Open", "Enter", Needs::Image, browsing::enter_chosen),
    ("Add files…", "", Needs::Nothing, making::pick_to_add),
    ("Add a folder…", "", Needs::Nothing, add::pick_folder_to_add),
    ("New folder", "", Needs::Nothing, editing::new_folder),
    ("Rename", "F2", Needs::One, editing::begin_rename),
    ("Replace with a file…", "", Needs::File, add::pick_replacement),
    ("Cut", "Ctrl+X", Needs::Some, editing::cut),
    ("Paste", "Ctrl+V", Needs::Cut, editing::paste),
    ("Delete", "Del", Needs::Some, editing::remove),
    ("Properties…", "Alt+Enter", Needs::Some, editing::edit_attributes),
    ("Boot from this file…", "", Needs::File, editing::edit_boot),
    ("Volume and boot…", "", Needs::Nothing, editing::edit_volume),
    ("Build…", "", Needs::Nothing, |model| model.set_tab(crate::model::Tab::Build)),
];

/// The button that opens the menu, and next to it the most used command.
#[component]
pub(super) fn EditButtons() -> impl IntoView {
    let model = Model::of_context();
    let open = move |event: MouseEvent| {
        let button = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(button) = button {
            let place = button.get_bounding_client_rect();
            let at = MenuAt { left: place.left(), top: place.bottom() + 4.0 };
            model.edit.set_menu(if untrack(move || model.edit.menu()).is_some() { None } else { Some(at) });
        }
    };
    view! {
        <Show when=move || editing::can_edit(model)>
            <button class="button edit-add-button" on:click=move |_| making::pick_to_add(model)>
                "Add files…"
            </button>
            <button
                class="button edit-menu-button"
                aria-haspopup="menu"
                aria-expanded=move || model.edit.menu().is_some().to_string()
                on:click=open
            >
                "Edit"
                <Icon name="down" />
            </button>
        </Show>
    }
}

/// The Edit menu, while it is open.
#[component]
pub(crate) fn EditMenu() -> impl IntoView {
    let model = Model::of_context();
    view! {
        <Show when=move || model.edit.menu().is_some()>
            <Menu />
        </Show>
    }
}

#[component]
fn Menu() -> impl IntoView {
    let model = Model::of_context();
    let menu = NodeRef::<Div>::new();
    let at = untrack(move || model.edit.menu()).unwrap_or(MenuAt { left: 0.0, top: 0.0 });
    Effect::new(move || {
        let Some(menu) = menu.get() else { return };
        keep_in_sight(&menu, at);
        focus(&menu, |_, _| 0);
    });
    let close = move || {
        model.edit.set_menu(None);
        model.focus_list();
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
        if !is_inside {
            model.edit.set_menu(None);
        }
    };
    let command = move |(name, keys, needs, act): Command| {
        let possible = is_possible(model, needs);
        let go = move |_| {
            close();
            act(model);
        };
        view! {
            <button class="edit-menu-item" role="menuitem" tabindex="-1" disabled=!possible on:click=go>
                <span>{name}</span>
                <kbd>{keys}</kbd>
            </button>
        }
    };
    // Opening an image changes nothing, so it is offered even if nothing can be changed.
    let is_offered = |(_, _, needs, _): &Command| {
        if *needs == Needs::Image { browsing::can_enter(model) } else { editing::can_edit(model) }
    };
    let commands = untrack(|| COMMANDS.into_iter().filter(is_offered).map(command).collect_view());
    view! {
        <div class="edit-menu" role="menu" aria-label="Edit" node_ref=menu on:keydown=on_key on:focusout=on_blur>
            {commands}
        </div>
    }
}

fn is_possible(model: Model, needs: Needs) -> bool {
    let one = || subject::row(model);
    match needs {
        Needs::Nothing => true,
        Needs::Some => subject::count(model) > 0,
        Needs::One => one().is_some(),
        Needs::File => one().is_some_and(|row| row.kind == discern::protocol::EntryKind::File),
        Needs::Image => browsing::can_enter(model),
        Needs::Cut => model.edit.has_cut(),
    }
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
    let style = js_sys::Reflect::get(element, &"style".into());
    if let Ok(style) = style {
        // Setting a property of a style cannot fail.
        let _ = js_sys::Reflect::set(&style, &name.into(), &format!("{}px", whole(pixels)).into());
    }
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

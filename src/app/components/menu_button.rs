//! Buttons that open a menu.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, MouseEvent};

use super::icon::Icon;
use crate::model::{MenuAt, MenuSubject, Model, editing, making};
use crate::words;

/// The button of the Edit menu, and next to it the most used command.
#[component]
pub(super) fn EditButtons() -> impl IntoView {
    let model = Model::of_context();
    view! {
        <Show when=move || editing::can_edit(model)>
            <button class="button edit-add-button" on:click=move |_| making::pick_to_add(model)>
                {words::common::add_files()}
            </button>
            <MenuButton class="button edit-menu-button" subject=MenuSubject::Edit>{words::menu::edit()}</MenuButton>
        </Show>
    }
}

/// A main action, and next to it a button with the other forms of it.
#[component]
pub(super) fn SplitButton(
    /// Class of the main button.
    class: &'static str,
    /// Name of the main action.
    #[prop(into)]
    name: Signal<String>,
    /// Its key, if it has one.
    #[prop(optional)]
    keys: Option<&'static str>,
    /// Whether nothing can be done.
    #[prop(into)]
    disabled: Signal<bool>,
    act: impl Fn() + 'static,
    /// The other forms.
    others: MenuSubject,
) -> impl IntoView {
    view! {
        <span class="split-button">
            <button class=class title=keys disabled=move || disabled.get() on:click=move |_| act()>
                {move || name.get()}
            </button>
            <MenuButton
                class=class
                subject=others
                label=words::menu::more_ways_to_save()
                disabled=disabled
            >
                ""
            </MenuButton>
        </span>
    }
}

/// A button that opens a menu below itself.
#[component]
fn MenuButton(
    class: &'static str,
    subject: MenuSubject,
    /// Its name, if it has no text.
    #[prop(optional)]
    label: Option<&'static str>,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// Its text.
    children: Children,
) -> impl IntoView {
    let model = Model::of_context();
    let own = subject.clone();
    let open = move |event: MouseEvent| {
        let button = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(button) = button {
            model.menu.toggle_below(subject.clone(), &button);
        }
    };
    view! {
        <button
            class=class
            aria-haspopup="menu"
            aria-expanded=move || model.menu.is_open_for(&own).to_string()
            aria-label=label
            title=label
            disabled=move || disabled.get()
            on:click=open
        >
            {children()}
            <Icon name="down" />
        </button>
    }
}

/// Whether a key opens the menu of what has the focus.
pub(super) fn is_menu_key(event: &KeyboardEvent) -> bool {
    event.key() == "ContextMenu" || (event.shift_key() && event.key() == "F10")
}

/// Opens a menu below an element, for a key.
pub(super) fn menu_below(model: Model, subject: MenuSubject, element: &Element) {
    let place = element.get_bounding_client_rect();
    model.menu.show(subject, MenuAt { left: place.left() + 24.0, top: place.bottom() });
}

/// Opens a menu at the pointer, in place of the browser's.
pub(super) fn menu_at_pointer(model: Model, subject: MenuSubject, event: &MouseEvent) {
    event.prevent_default();
    model.menu.show(subject, MenuAt { left: f64::from(event.client_x()), top: f64::from(event.client_y()) });
}

//! The field in which a name is edited in place.

use discern::protocol::RowNumber;
use leptos::html::Input;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::model::{Model, editing};
use crate::words;

/// The field: Enter accepts the name, Escape cancels, and so does leaving it unchanged.
#[component]
pub(crate) fn RenameField(
    row: RowNumber,
    /// The current name.
    name: String,
) -> impl IntoView {
    let model = Model::of_context();
    let field = NodeRef::<Input>::new();
    let before = StoredValue::new(name.clone());
    let is_done = StoredValue::new(false);
    Effect::new(move || {
        let Some(field) = field.get() else { return };
        let name = before.get_value();
        field.set_value(&name);
        // Focusing an existing field cannot fail.
        let _ = field.focus();
        // Selects the name without its extension, which is mostly kept.
        let stem = name.rfind('.').filter(|at| *at > 0).map_or(name.as_str(), |at| name.get(..at).unwrap_or(&name));
        let end = u32::try_from(stem.encode_utf16().count()).unwrap_or(u32::MAX);
        let _ = field.set_selection_range(0, end);
    });
    let refusal = move || {
        let renaming = model.edit.renaming().filter(|renaming| renaming.row == row);
        renaming.map(|renaming| renaming.refusal).unwrap_or_default()
    };
    let take = move || {
        // A field that is removed also loses the focus.
        if is_done.try_get_value().unwrap_or(true) {
            return;
        }
        let value = field.get_untracked().map(|field| field.value()).unwrap_or_default();
        is_done.set_value(true);
        if value == before.get_value() { editing::end_rename(model) } else { editing::rename(model, row, value) }
    };
    let on_key = move |event: KeyboardEvent| {
        event.stop_propagation();
        match event.key().as_str() {
            "Enter" => take(),
            "Escape" => {
                is_done.set_value(true);
                editing::end_rename(model);
            }
            _ => return,
        }
        event.prevent_default();
    };
    Effect::new(move || {
        if !refusal().is_empty() {
            is_done.set_value(false);
            if let Some(field) = field.get() {
                let _ = field.focus();
            }
        }
    });
    view! {
        <input
            class="rename-field"
            aria-label=words::save::new_name_of(&name)
            aria-invalid=move || (!refusal().is_empty()).then_some("true")
            aria-describedby=move || (!refusal().is_empty()).then_some("rename-refusal")
            node_ref=field
            on:keydown=on_key
            on:click=move |event| event.stop_propagation()
            on:dblclick=move |event| event.stop_propagation()
            on:blur=move |_| take()
        />
        {move || (!refusal().is_empty()).then(|| view! {
            <span class="rename-refusal" id="rename-refusal" role="alert">{words::told(&refusal())}</span>
        })}
    }
}

//! Fields and choices of the forms for editing, and the message of a refusal.

use leptos::prelude::*;

use crate::model::Model;

/// The reason why the last request was refused.
#[component]
pub(super) fn Refusal() -> impl IntoView {
    let model = Model::of_context();
    move || {
        let refusal = model.edit.refusal();
        (!refusal.is_empty()).then(|| view! { <p class="edit-refusal" role="alert">{refusal}</p> })
    }
}

/// A labeled text field.
#[component]
pub(super) fn Field(
    name: &'static str,
    /// Type of the input, as in `text` or `number`.
    kind: &'static str,
    /// Value of the field.
    value: RwSignal<String>,
    /// Placeholder that describes valid values.
    #[prop(optional)]
    hint: &'static str,
) -> impl IntoView {
    view! {
        <label class="edit-field">
            <span>{name}</span>
            <input
                type=kind
                step=(kind == "datetime-local").then_some("1")
                placeholder=hint
                prop:value=move || value.get()
                on:input:target=move |event| value.set(event.target().value())
            />
        </label>
    }
}

/// Platforms of boot entries: values of the protocol, and names to show.
pub(super) const PLATFORMS: [(&str, &str); 4] =
    [("bios", "BIOS PC"), ("uefi", "UEFI PC"), ("powerpc", "PowerPC"), ("mac", "Macintosh")];

/// Emulations of boot entries: values of the protocol, and names to show.
pub(super) const EMULATIONS: [(&str, &str); 3] =
    [("none", "None: runs as a program"), ("floppy", "Floppy disk"), ("hard-disk", "Hard disk")];

/// A labeled choice.
#[component]
pub(super) fn Choice(
    name: &'static str,
    /// The options: values and names.
    options: &'static [(&'static str, &'static str)],
    value: RwSignal<String>,
) -> impl IntoView {
    let option = move |(id, text): &(&'static str, &'static str)| {
        let id = *id;
        view! { <option value=id prop:selected=move || value.with(|value| value == id)>{*text}</option> }
    };
    view! {
        <label class="edit-field">
            <span>{name}</span>
            <select class="select" on:change:target=move |event| value.set(event.target().value())>
                {options.iter().map(option).collect_view()}
            </select>
        </label>
    }
}

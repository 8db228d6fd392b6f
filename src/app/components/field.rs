//! Fields of the forms of editing, what can be chosen in them, and why a form was refused.

use leptos::prelude::*;

use crate::model::Model;

/// Why what was asked for cannot be done.
#[component]
pub(super) fn Refusal() -> impl IntoView {
    let model = Model::of_context();
    move || {
        let refusal = model.edit.refusal();
        (!refusal.is_empty()).then(|| view! { <p class="edit-refusal" role="alert">{refusal}</p> })
    }
}

/// A field with its name.
#[component]
pub(super) fn Field(
    name: &'static str,
    /// As in `text` or `number`.
    kind: &'static str,
    /// What is in it.
    value: RwSignal<String>,
    /// A word on what it takes.
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

/// Machines that can be booted, as the protocol and as people call them.
pub(super) const PLATFORMS: [(&str, &str); 4] =
    [("bios", "BIOS PC"), ("uefi", "UEFI PC"), ("powerpc", "PowerPC"), ("mac", "Macintosh")];

/// As what an image is started.
pub(super) const EMULATIONS: [(&str, &str); 3] =
    [("none", "None: runs as a program"), ("floppy", "Floppy disk"), ("hard-disk", "Hard disk")];

/// A choice with its name.
#[component]
pub(super) fn Choice(
    name: &'static str,
    /// What can be chosen.
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

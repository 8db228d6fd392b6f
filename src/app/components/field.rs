//! Fields and choices of the forms for editing, and the message of a refusal.

use leptos::prelude::*;

use crate::model::Model;
use crate::words;

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

/// An option of a choice: its value and its name.
type ChoiceOption = (&'static str, words::Word);

/// Platforms of boot entries: values of the protocol, and names to show.
pub(super) const PLATFORMS: [ChoiceOption; 4] = [
    ("bios", words::boot_forms::bios),
    ("uefi", words::boot_forms::uefi),
    ("powerpc", words::boot_forms::powerpc),
    ("mac", words::boot_forms::mac),
];

/// Emulations of boot entries: values of the protocol, and names to show.
pub(super) const EMULATIONS: [ChoiceOption; 3] = [
    ("none", words::boot_forms::none),
    ("floppy", words::boot_forms::floppy),
    ("hard-disk", words::boot_forms::hard_disk),
];

/// A labeled choice.
#[component]
pub(super) fn Choice(name: &'static str, options: &'static [ChoiceOption], value: RwSignal<String>) -> impl IntoView {
    let option = move |(id, name): &ChoiceOption| {
        let id = *id;
        view! { <option value=id prop:selected=move || value.with(|value| value == id)>{name()}</option> }
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

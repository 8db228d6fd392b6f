//! Saves the entry shown in the details, in a selected variant if there are several.

use discern::protocol::{EntryKind, RowInfo, VariantInfo};
use leptos::prelude::*;

use crate::model::{Model, save};
use crate::text::dates_sizes::size;
use crate::words;

/// The button, and the choice of the variant.
#[component]
pub(crate) fn SaveAs(
    row: RowInfo,
    /// Variants to save, the usual one first; empty if there is only one.
    variants: Vec<VariantInfo>,
) -> impl IntoView {
    let model = Model::of_context();
    let chosen = RwSignal::new(variants.first().map(|variant| variant.id.clone()));
    let label = if row.kind == EntryKind::File { words::common::save() } else { words::save::as_zip() };
    let options = variants.iter().map(|VariantInfo { id, name, size: bytes }| {
        view! { <option value=id.clone()>{format!("{} · {}", words::told(name), size(*bytes))}</option> }
    });
    let choice = (!variants.is_empty()).then(|| {
        view! {
            <select
                class="select details-variant"
                aria-label=words::save::save_as()
                on:change:target=move |event| chosen.set(Some(event.target().value()))
            >
                {options.collect_view()}
            </select>
        }
    });
    view! {
        {choice}
        <button class="button button-primary" on:click=move |_| save::save_subject(model, &row, chosen.get_untracked())>
            {label}
        </button>
    }
}

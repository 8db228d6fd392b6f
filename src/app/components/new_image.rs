//! Asks which kind of image to make from a folder.

use discern::protocol::{NewImage, NewPreset};
use leptos::html;
use leptos::prelude::*;
use web_sys::SubmitEvent;

use super::dialog::show;
use crate::model::{Model, Proposal, new_image};
use crate::text::dates_sizes::{plural, size, visible};
use crate::text::fields::seconds_of;

/// Maximum length of a volume's label (ECMA-119 8.4.7).
const LABEL: u32 = 32;

/// The kinds, each with its purpose.
const PRESETS: [(NewPreset, &str, &str); 7] = [
    (
        NewPreset::Data,
        "Data disc",
        "Long names in any script, readable on every current system: ISO 9660, Joliet and Rock Ridge.",
    ),
    (
        NewPreset::Udf,
        "Data disc with UDF",
        "A data disc that also has UDF, with the same data: for Windows, players, and files of 4 GB and more.",
    ),
    (NewPreset::UdfOnly, "UDF only", "Without ISO 9660, as Windows and macOS format DVDs. Old systems don't read it."),
    (
        NewPreset::Installer,
        "Windows installer",
        "All files in UDF, as Microsoft lays it out. It starts if the folder has the Windows loader (boot/etfsboot.com), GRUB 2 or a UEFI image.",
    ),
    (
        NewPreset::Bootable,
        "Bootable disc",
        "A data disc that computers can start from. The folder needs ISOLINUX, GRUB 2, the Windows loader or a UEFI image.",
    ),
    (NewPreset::Retro, "Retro CD", "Short names only (8.3), for DOS, consoles and old computers."),
    (NewPreset::Audio, "Audio CD", "WAV and FLAC files become tracks in the order of their names, for any CD player."),
];

/// Asks how an image is to be created from files.
#[component]
pub(crate) fn NewImageDialog() -> impl IntoView {
    let model = Model::of_context();
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || show(dialog, model.new_image.proposal().is_some()));
    let form = move || model.new_image.proposal().map(|proposal| view! { <Form proposal=proposal /> });
    view! {
        <dialog class="dialog edit-form" node_ref=dialog aria-labelledby="new-image-title" on:cancel=move |_: web_sys::Event| new_image::answer_proposal(model, None)>
            {form}
        </dialog>
    }
}

#[component]
fn Form(
    /// Proposal for the user to confirm.
    proposal: Proposal,
) -> impl IntoView {
    let model = Model::of_context();
    let preset = RwSignal::new(proposal.preset);
    let label = RwSignal::new(proposal.label.chars().take(LABEL as usize).collect::<String>());
    let date = RwSignal::new(String::new());
    let what = format!("{}, {}", plural(proposal.files, "file", "files"), size(proposal.bytes));
    let title = format!("Create an image from “{}”", visible(&proposal.label));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let fixed_date = seconds_of(&format!("{}T00:00", date.get_untracked()));
        new_image::answer_proposal(
            model,
            Some(NewImage { preset: preset.get_untracked(), label: label.get_untracked(), fixed_date }),
        );
    };
    let is_audio = move || preset.get() == NewPreset::Audio;
    view! {
        <h2 id="new-image-title">{title}</h2>
        <p>{what}</p>
        <form on:submit=submit>
            <fieldset class="new-image-presets">
                <legend class="caption">"Type"</legend>
                {PRESETS.map(|(kind, name, meaning)| view! {
                    <label class="new-image-preset">
                        <input
                            type="radio"
                            name="preset"
                            prop:checked=move || preset.get() == kind
                            on:change=move |_| preset.set(kind)
                        />
                        <span><b>{name}</b><small>{meaning}</small></span>
                    </label>
                }).collect_view()}
            </fieldset>
            <div class="edit-grid">
                <label class="edit-field">
                    <span>"Name"</span>
                    <input
                        type="text"
                        maxlength=LABEL
                        prop:value=move || label.get()
                        on:input:target=move |event| label.set(event.target().value())
                    />
                </label>
                <label class="edit-field" hidden=is_audio>
                    <span>"Date, to get the same bytes each time (otherwise today)"</span>
                    <input
                        type="date"
                        prop:value=move || date.get()
                        on:input:target=move |event| date.set(event.target().value())
                    />
                </label>
            </div>
            <div class="dialog-actions">
                <button class="button" type="button" on:click=move |_| new_image::answer_proposal(model, None)>"Cancel"</button>
                <button class="button button-primary" type="submit">"Create image"</button>
            </div>
        </form>
    }
}

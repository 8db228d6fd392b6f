//! Asks which kind of image to make from a folder.

use discern::protocol::{NewImage, NewPreset};
use leptos::html;
use leptos::prelude::*;
use web_sys::SubmitEvent;

use super::dialog::show;
use crate::model::{Model, Proposal, new_image};
use crate::text::dates_sizes::{size, visible};
use crate::text::fields::seconds_of;
use crate::words;

/// Maximum length of a volume's label (ECMA-119 8.4.7).
const LABEL: u32 = 32;

/// The kinds, each with its purpose.
const PRESETS: [(NewPreset, words::Word, words::Word); 7] = [
    (NewPreset::Data, words::new_image::data, words::new_image::data_purpose),
    (NewPreset::Udf, words::new_image::udf, words::new_image::udf_purpose),
    (NewPreset::UdfOnly, words::new_image::udf_only, words::new_image::udf_only_purpose),
    (NewPreset::Installer, words::new_image::installer, words::new_image::installer_purpose),
    (NewPreset::Bootable, words::new_image::bootable, words::new_image::bootable_purpose),
    (NewPreset::Retro, words::new_image::retro, words::new_image::retro_purpose),
    (NewPreset::Audio, words::new_image::audio, words::new_image::audio_purpose),
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
    let what = words::new_image::contents(proposal.files, &size(proposal.bytes));
    let title = words::new_image::title(&visible(&proposal.label));
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
                <legend class="caption">{words::new_image::preset()}</legend>
                {PRESETS.map(|(kind, name, purpose)| view! {
                    <label class="new-image-preset">
                        <input
                            type="radio"
                            name="preset"
                            prop:checked=move || preset.get() == kind
                            on:change=move |_| preset.set(kind)
                        />
                        <span><b>{name()}</b><small>{purpose()}</small></span>
                    </label>
                }).collect_view()}
            </fieldset>
            <div class="edit-grid">
                <label class="edit-field">
                    <span>{words::common::name()}</span>
                    <input
                        type="text"
                        maxlength=LABEL
                        prop:value=move || label.get()
                        on:input:target=move |event| label.set(event.target().value())
                    />
                </label>
                <label class="edit-field" hidden=is_audio>
                    <span>{words::new_image::date()}</span>
                    <input
                        type="date"
                        prop:value=move || date.get()
                        on:input:target=move |event| date.set(event.target().value())
                    />
                </label>
            </div>
            <div class="dialog-actions">
                <button class="button" type="button" on:click=move |_| new_image::answer_proposal(model, None)>
                    {words::common::cancel()}
                </button>
                <button class="button button-primary" type="submit">{words::new_image::create()}</button>
            </div>
        </form>
    }
}

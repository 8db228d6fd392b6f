//! The bar about an image made here that has not been saved: its verification, and a button that saves it.

use discern::protocol::BuiltInfo;
use leptos::prelude::*;

use super::icon::Icon;
use crate::model::{Model, new_image};
use crate::text::dates_sizes::{size, visible};
use crate::words;

/// The bar; empty if the open image was not made here, or has been changed since.
#[component]
pub(crate) fn NewImageBar() -> impl IntoView {
    let model = Model::of_context();
    move || {
        let made = model.new_image.open().filter(|_| model.edit.steps() == 0)?;
        let bytes =
            made.built.as_ref().map(|built| format!("{} · {}", size(built.output.size), words::told(&built.fit)));
        Some(match made.built.clone() {
            Some(built) => view! { <Bar saved=true bytes=bytes><Receipt built=built /></Bar> }.into_any(),
            None => view! { <Bar saved=false bytes=bytes>""</Bar> }.into_any(),
        })
    }
}

#[component]
fn Bar(
    /// Whether it is saved as it is, rather than converted.
    saved: bool,
    /// Its size as text.
    bytes: Option<String>,
    children: Children,
) -> impl IntoView {
    let model = Model::of_context();
    let said = move || match (saved, model.new_image.is_saved()) {
        (false, _) => words::new_image::audio_cd(),
        _ if model.new_image.is_sample() => words::new_image::checked_sample(),
        (true, false) => words::new_image::checked_unsaved(),
        (true, true) => words::new_image::checked_saved(),
    };
    view! {
        <section class="edit-bar new-image-bar" aria-label=words::new_image::new_image()>
            <span class="edit-bar-count">
                <Icon name="good" />
                <b>{said}</b>
            </span>
            <span class="edit-bar-size num">{bytes}</span>
            {children()}
            {saved.then(|| view! {
                <div class="edit-bar-actions">
                    <button class="button button-primary" on:click=move |_| new_image::save_new_image(model)>
                        {words::new_image::save_image()}
                    </button>
                </div>
            })}
        </section>
    }
}

/// The verification of the image, folded.
#[component]
fn Receipt(built: BuiltInfo) -> impl IntoView {
    let model = Model::of_context();
    let checks = built.checks.iter().map(|check| view! { <li>{words::told(&visible(check))}</li> }).collect_view();
    let shown = |text: &str| words::told(&visible(text));
    let lines = built.lines.iter();
    let lines = lines.map(|line| words::new_image::receipt_line(&shown(&line.what), &shown(&line.why)));
    let lines = lines.map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <details class="new-image-receipt">
            <summary>{words::new_image::what_was_checked()}</summary>
            <ul>{checks}{lines}</ul>
            <button class="button" on:click=move |_| new_image::save_new_image_receipt(model, &built)>
                {words::new_image::save_receipt()}
            </button>
        </details>
    }
}

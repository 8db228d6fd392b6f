//! The bar about an image made here that has not been saved: its verification, and a button that saves it.

use discern::protocol::BuiltInfo;
use leptos::prelude::*;

use super::icon::Icon;
use crate::model::{Model, new_image};
use crate::text::dates_sizes::{size, visible};

/// The bar; empty if the open image was not made here, or has been changed since.
#[component]
pub(crate) fn NewImageBar() -> impl IntoView {
    let model = Model::of_context();
    move || {
        let made = model.new_image.open().filter(|_| model.edit.steps() == 0)?;
        let bytes = made.built.as_ref().map(|built| format!("{} · {}", size(built.output.size), built.fit));
        Some(match made.built.clone() {
            Some(built) => view! { <Bar said="New image, checked" saved=true bytes=bytes><Receipt built=built /></Bar> }.into_any(),
            None => view! { <Bar said="New audio CD. To save it, choose a format in Convert: BIN/CUE or Nero to burn it" saved=false bytes=bytes>""</Bar> }.into_any(),
        })
    }
}

#[component]
fn Bar(
    said: &'static str,
    /// Whether it is saved as it is, rather than converted.
    saved: bool,
    /// Its size as text.
    bytes: Option<String>,
    children: Children,
) -> impl IntoView {
    let model = Model::of_context();
    let state = move || match (saved, model.new_image.is_saved()) {
        _ if model.new_image.is_sample() => ", created by this page",
        (false, _) => "",
        (true, false) => ", not saved yet",
        (true, true) => ", saved",
    };
    view! {
        <section class="edit-bar new-image-bar" aria-label="New image">
            <span class="edit-bar-count">
                <Icon name="good" />
                <b>{said}{state}</b>
            </span>
            <span class="edit-bar-size num">{bytes}</span>
            {children()}
            {saved.then(|| view! {
                <div class="edit-bar-actions">
                    <button class="button button-primary" on:click=move |_| new_image::save_new_image(model)>
                        "Save image"
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
    let checks = built.checks.iter().map(|check| view! { <li>{visible(check)}</li> }).collect_view();
    let lines = built.lines.iter();
    let lines = lines.map(|line| view! { <li>{format!("{}: {}", visible(&line.what), visible(&line.why))}</li> });
    let lines = lines.collect_view();
    view! {
        <details class="new-image-receipt">
            <summary>"What was checked"</summary>
            <ul>{checks}{lines}</ul>
            <button class="button" on:click=move |_| new_image::save_new_image_receipt(model, &built)>"Save receipt"</button>
        </details>
    }
}

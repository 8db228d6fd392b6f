//! A view that is loaded when it is first needed.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::model::Model;
use crate::part::{Draw, Loading, Missing};
use crate::words;

/// The view, once it is needed and loaded. Until then, an empty element takes its place in the layout.
#[component]
pub(crate) fn Later(
    /// Loads it.
    load: fn() -> Loading,
    /// Whether it is needed; once loaded, it stays.
    #[prop(into)]
    when: Signal<bool>,
    /// Class of the empty element. If empty, there is no element.
    #[prop(optional)]
    class: &'static str,
    /// Whether it fills a panel, which has space for a message if it could not be loaded.
    #[prop(optional)]
    panel: bool,
    /// Whether nothing is said if it could not be loaded, since the user did not ask for it.
    #[prop(optional)]
    quiet: bool,
) -> impl IntoView {
    let model = Model::of_context();
    let loaded = RwSignal::new(None::<Result<Draw, Missing>>);
    let begin = move || {
        spawn_local(async move {
            let outcome = load().await;
            if let Err(missing) = outcome {
                model.part_is_missing(missing, panel || quiet);
            }
            // The view may have been removed meanwhile.
            let _ = loaded.try_set(Some(outcome));
        });
    };
    Effect::new(move || {
        if when.get() && !matches!(loaded.get_untracked(), Some(Ok(_))) {
            begin();
        }
    });
    move || match loaded.get() {
        Some(Ok(draw)) => draw(),
        Some(Err(_)) if panel => view! { <NotLoaded again=begin /> }.into_any(),
        _ if class.is_empty() => ().into_any(),
        _ => view! { <div class=class></div> }.into_any(),
    }
}

/// Reports that a view could not be loaded, and offers to try again.
#[component]
fn NotLoaded(
    /// Loads it again.
    again: impl Fn() + Send + 'static,
) -> impl IntoView {
    view! {
        <div class="not-loaded" role="alert">
            <p>{words::jobs::not_loaded()}</p>
            <button class="button button-primary" on:click=move |_| again()>{words::common::retry()}</button>
        </div>
    }
}

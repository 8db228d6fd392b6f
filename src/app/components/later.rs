//! A view that is loaded when it is first wanted.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::model::Model;
use crate::part::{Draw, Loading, Missing};

/// The view, once it is wanted and loaded. Until then, an empty element keeps its place in the layout.
#[component]
pub(crate) fn Later(
    /// Loads it.
    load: fn() -> Loading,
    /// Whether it is wanted; once it has been loaded, it stays.
    #[prop(into)]
    when: Signal<bool>,
    /// Class of the empty element. Without one, there is no element.
    #[prop(optional)]
    class: &'static str,
    /// It fills a panel, where there is room to say that it could not be loaded.
    #[prop(optional)]
    panel: bool,
) -> impl IntoView {
    let model = Model::of_context();
    let loaded = RwSignal::new(None::<Result<Draw, Missing>>);
    let begin = move || {
        spawn_local(async move {
            let outcome = load().await;
            if let Err(missing) = outcome {
                model.part_is_missing(missing, panel);
            }
            // Nobody may be waiting for it anymore.
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

/// Says that a view could not be loaded, and tries again.
#[component]
fn NotLoaded(
    /// Loads it again.
    again: impl Fn() + Send + 'static,
) -> impl IntoView {
    view! {
        <div class="not-loaded" role="alert">
            <p>"This part of Discern could not be loaded. Check your connection, then try again. Your image is still open."</p>
            <button class="button button-primary" on:click=move |_| again()>"Try again"</button>
        </div>
    }
}

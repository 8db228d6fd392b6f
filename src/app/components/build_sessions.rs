//! Earlier sessions of the image, and buttons that go back to one.

use leptos::prelude::*;

use crate::model::{Model, build, new_image};
use crate::text::dates_sizes::size;

/// The list; empty if there is only one session.
#[component]
pub(super) fn BuildSessions() -> impl IntoView {
    let model = Model::of_context();
    build::look_at_sessions(model);
    let earlier = move || {
        let ends = model.build.sessions();
        let earlier = ends.len().saturating_sub(1);
        (1_u16..).zip(ends.iter().take(earlier)).map(|(number, end)| session(model, number, *end)).collect_view()
    };
    view! {
        <Show when=move || { model.build.sessions().len() > 1 }>
            <section class="plan-go" aria-label="Earlier sessions">
                <h3 class="caption">"Earlier sessions"</h3>
                <p class="plan-hint">
                    "Something was added to this image later. Going back to a session creates a new image without it. Changes you haven’t built aren’t included."
                </p>
                <ul class="build-sessions">{earlier}</ul>
            </section>
        </Show>
    }
}

fn session(model: Model, number: u16, end: u64) -> impl IntoView + use<> {
    view! {
        <li>
            <b>{format!("Session {number}")}</b>
            <span class="num">{format!("up to {}", size(end))}</span>
            <button class="button" on:click=move |_| new_image::go_back(model, number)>{format!("Go back to session {number}")}</button>
        </li>
    }
}

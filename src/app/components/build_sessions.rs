//! Earlier sessions of the image, and buttons that go back to one.

use leptos::prelude::*;

use crate::model::{Model, build, new_image};
use crate::text::dates_sizes::size;
use crate::words;

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
            <section class="plan-go" aria-label=words::build::earlier_sessions()>
                <h3 class="caption">{words::build::earlier_sessions()}</h3>
                <p class="plan-hint">{words::build::earlier_about()}</p>
                <ul class="build-sessions">{earlier}</ul>
            </section>
        </Show>
    }
}

fn session(model: Model, number: u16, end: u64) -> impl IntoView + use<> {
    let digits = number.to_string();
    view! {
        <li>
            <b>{words::common::session(&digits)}</b>
            <span class="num">{words::build::session_end(&size(end))}</span>
            <button class="button" on:click=move |_| new_image::go_back(model, number)>
                {words::build::go_back(&digits)}
            </button>
        </li>
    }
}

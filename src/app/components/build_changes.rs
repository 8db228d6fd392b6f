//! The list of changes. Single steps can be undone.

use std::sync::Arc;

use discern::protocol::ChangeLine;
use leptos::prelude::*;

use crate::model::{Model, build, editing};
use crate::text::dates_sizes::visible;
use crate::words;

/// Maximum number of dependent steps listed; the rest is counted.
const MOST_OTHERS: usize = 8;

/// The list of changes. Each can be undone by itself.
#[component]
pub(super) fn Changes() -> impl IntoView {
    let model = Model::of_context();
    let total = move || model.build.changes().0;
    let list = move || {
        let (_, changes) = model.build.changes();
        let mut before = None;
        let mut number = 0_u32;
        let line = |change: &ChangeLine| {
            let is_first = before.replace(change.step) != Some(change.step);
            number = number.saturating_add(is_first.into());
            line(model, change, is_first.then_some(number))
        };
        changes.iter().map(line).collect_view()
    };
    let place = NodeRef::<leptos::html::Ol>::new();
    Effect::new(move |was_taking: Option<bool>| {
        let is_taking = model.build.step_to_undo().is_some();
        // The focused button no longer exists.
        if let Some(place) = place.get_untracked().filter(|_| was_taking == Some(true) && !is_taking) {
            // A scrollable list can take the focus.
            let _ = place.focus();
        }
        is_taking
    });
    let is_asking = RwSignal::new(false);
    let rest = move || {
        let (total, changes) = model.build.changes();
        u64::from(total).saturating_sub(u64::try_from(changes.len()).unwrap_or(u64::MAX))
    };
    view! {
        <section class="build-changes" aria-label=words::build::changes()>
            <Show
                when=move || { total() > 0 }
                fallback=|| view! { <p class="plan-hint">{words::build::no_changes()}</p> }
            >
                <div class="build-changes-head">
                    <h3 class="caption">{move || words::build::change_count(model.edit.steps().into())}</h3>
                    <Show
                        when=move || is_asking.get()
                        fallback=move || view! {
                            <button class="button" on:click=move |_| is_asking.set(true)>
                                {words::build::discard_ask()}
                            </button>
                        }
                    >
                        <span>{words::build::no_undo()}</span>
                        <button class="button" on:click=move |_| is_asking.set(false)>
                            {words::build::keep_changes()}
                        </button>
                        <button class="button button-primary" on:click=move |_| editing::revert(model)>
                            {words::build::discard()}
                        </button>
                    </Show>
                </div>
                <ol tabindex="0" aria-label=words::build::list_of_changes() node_ref=place>{list}</ol>
                {move || (rest() > 0).then(|| view! { <p class="plan-hint">{words::build::more_changes(rest())}</p> })}
            </Show>
        </section>
    }
}

/// A change. The first of a step shows the step's number and a button that undoes the step.
fn line(model: Model, change: &ChangeLine, number: Option<u32>) -> impl IntoView + use<> {
    let ChangeLine { step, text } = change.clone();
    let text = visible(&words::told(&text));
    let label = words::build::undo_one(&text);
    let undo_step = number.map(|_| {
        view! {
            <button class="button" aria-label=label on:click=move |_| build::undo_step(model, step, false)>
                {words::common::undo()}
            </button>
        }
    });
    let others = move || {
        model
            .build
            .step_to_undo()
            .filter(|step_to_undo| step_to_undo.step == step)
            .map(|step_to_undo| step_to_undo.others)
    };
    let question = move || others().filter(|others| number.is_some() && !others.is_empty());
    view! {
        <li class:build-changes-more=number.is_none() value=number.map(|number| number.to_string())>
            <div class="build-change"><span>{text}</span>{undo_step}</div>
            {move || question().map(|others| view! { <Others step=step others=others /> })}
        </li>
    }
}

/// The steps that would be undone together with one.
#[component]
fn Others(
    step: u32,
    /// Descriptions of the dependent steps.
    others: Arc<Vec<String>>,
) -> impl IntoView {
    let model = Model::of_context();
    let many = u64::try_from(others.len()).unwrap_or(u64::MAX);
    let shown =
        others.iter().take(MOST_OTHERS).map(|other| view! { <li>{visible(&words::told(other))}</li> }).collect_view();
    let rest = others.len().saturating_sub(MOST_OTHERS);
    view! {
        <div class="build-others" role="alert">
            <p>{words::build::also_undoes(many)}</p>
            <ul>{shown}{(rest > 0).then(|| view! { <li>{words::common::and_more(&rest.to_string())}</li> })}</ul>
            <div class="plan-buttons">
                <button class="button" on:click=move |_| model.build.leave()>{words::build::keep_changes()}</button>
                <button class="button button-primary" on:click=move |_| build::undo_step(model, step, true)>
                    {words::build::undo_all(many.saturating_add(1))}
                </button>
            </div>
        </div>
    }
}

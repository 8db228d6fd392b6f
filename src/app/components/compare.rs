//! Two views side by side: files that only one of them has, and differences.

use discern::protocol::ViewNumber;
use discern::protocol::compare::{ComparisonInfo, DifferenceInfo};
use leptos::prelude::*;

use crate::model::{Model, compare};
use crate::text::dates_sizes::{count, size, visible};
use crate::words;

/// The comparison, if the image has two trees.
#[component]
pub(super) fn CompareViews() -> impl IntoView {
    let model = Model::of_context();
    let trees = Memo::new(move |_| model.session.trees());
    Effect::new(move || {
        if trees.with(|trees| trees.len() > 1) {
            compare::compare_first(model);
        }
    });
    let shown = move || trees.with(|trees| trees.len() > 1);
    view! {
        <Show when=shown>
            <section class="compare" aria-labelledby="compare-title">
                <h3 class="caption" id="compare-title">{words::compare::title()}</h3>
                <div class="compare-choice">
                    <Chooser name=words::compare::first() trees=trees is_first=true />
                    <Chooser name=words::compare::second() trees=trees is_first=false />
                </div>
                {move || match (model.compare.is_running(), model.compare.info(), model.compare.failure()) {
                    (true, ..) => view! { <p role="status">{words::compare::running()}</p> }.into_any(),
                    (false, Some(info), _) => view! { <Result info=(*info).clone() /> }.into_any(),
                    (false, None, Some(failure)) => {
                        let text = words::compare::failure(&words::told(&failure.what), &words::told(&failure.advice));
                        view! { <p role="alert">{text}</p> }.into_any()
                    }
                    (false, None, None) => ().into_any(),
                }}
            </section>
        </Show>
    }
}

/// One of the two views.
#[component]
fn Chooser(name: &'static str, trees: Memo<Vec<ViewNumber>>, is_first: bool) -> impl IntoView {
    let model = Model::of_context();
    let chosen = move || {
        let (first, second) = model.compare.views()?;
        Some(if is_first { first } else { second })
    };
    let choose = move |value: String| {
        let Some((first, second)) = untrack(move || model.compare.views()) else { return };
        let Ok(number) = value.parse().map(ViewNumber) else { return };
        let (first, second) = if is_first { (number, second) } else { (first, number) };
        compare::compare_views(model, first, second, false);
    };
    let option = move |number: ViewNumber| {
        let name = untrack(move || model.session.view(number).map(|info| model.session.view_name(&info)));
        view! { <option value=number.0.to_string() selected=move || chosen() == Some(number)>{name}</option> }
    };
    view! {
        <select class="select" aria-label=name on:change:target=move |event| choose(event.target().value())>
            {move || trees.get().into_iter().map(option).collect_view()}
        </select>
    }
}

/// The result.
#[component]
fn Result(info: ComparisonInfo) -> impl IntoView {
    let model = Model::of_context();
    let ComparisonInfo { summary, unread, total, differences, .. } = info;
    let rest = total.saturating_sub(u32::try_from(differences.len()).unwrap_or(u32::MAX));
    let read = move |_| {
        if let Some((first, second)) = untrack(move || model.compare.views()) {
            compare::compare_views(model, first, second, true);
        }
    };
    view! {
        <p class="compare-summary" role="status">{words::compare::summary(&words::told(&summary))}</p>
        {(unread > 0).then(|| view! {
            <button class="button" on:click=read>
                {words::compare::read_files(unread.into())}
            </button>
        })}
        <ul class="compare-list">
            {differences.into_iter().map(|difference| view! { <Line difference=difference /> }).collect_view()}
        </ul>
        {(rest > 0).then(|| view! { <p>{words::common::and_more(&count(rest.into()))}</p> })}
    }
}

/// A difference; its path leads to the file.
#[component]
fn Line(difference: DifferenceInfo) -> impl IntoView {
    let model = Model::of_context();
    let path = visible(&difference.path);
    let what = words::told(&difference.what);
    let what = match difference.sizes {
        (Some(one), Some(other)) if one != other => words::compare::with_sizes(&what, &size(one), &size(other)),
        (Some(one), _) | (None, Some(one)) => words::compare::with_size(&what, &size(one)),
        (None, None) => what,
    };
    view! {
        <li>
            <button class="check-link" on:click=move |_| compare::show_difference(model, &difference)>{path}</button>
            " "
            <span class="compare-what">{what}</span>
        </li>
    }
}

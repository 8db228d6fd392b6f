//! The conversion of the image: the likely format first, then the others.

use discern::protocol::FormInfo;
use leptos::prelude::*;

use super::convert_forms::{Forms, sentence};
use super::convert_plan::Planned;
use super::convert_receipt::Receipt;
use super::incomplete::Incomplete;
use super::jobs::JobCard;
use super::notices::FailureText;
use crate::model::{Model, convert};
use crate::words;

/// The Convert tab.
#[component]
pub(crate) fn Convert() -> impl IntoView {
    let model = Model::of_context();
    convert::look_at_forms(model);
    let form = Memo::new(move |_| model.convert.form());
    let job = Memo::new(move |_| model.convert.job());
    let is_done = Memo::new(move |_| model.convert.receipt().is_some());
    let main = move || {
        if let Some(id) = job.get() {
            let name = form.get_untracked().map(|form| words::told(&form.name)).unwrap_or_default();
            return view! {
                <h2>{words::convert::running(&name)}</h2>
                <p class="plan-hint">{words::convert::running_hint()}</p>
                <div class="plan-job"><JobCard id=id /></div>
            }
            .into_any();
        }
        if is_done.get() {
            return view! { <Receipt /> }.into_any();
        }
        match (model.convert.failure(), form.get(), model.convert.plan()) {
            (Some(failure), ..) => {
                view! { <div class="plan-failure" role="alert"><FailureText failure=failure /></div> }.into_any()
            }
            (None, Some(form), Some(plan)) => view! { <Planned form=form plan=plan /> }.into_any(),
            (None, None, _) if model.convert.forms().is_some() => view! { <Nothing /> }.into_any(),
            _ => view! { <p class="plan-hint" role="status">{words::convert::looking()}</p> }.into_any(),
        }
    };
    view! {
        <div class="plan plan-chosen">
            <Forms />
            <div class="plan-main"><Incomplete /> {main}</div>
        </div>
    }
}

/// The reason that rules out most formats.
fn main_obstacle(forms: &[FormInfo]) -> Option<String> {
    let obstacles = || forms.iter().filter_map(|form| form.obstacle.as_deref());
    let many = |text: &str| obstacles().filter(|other| *other == text).count();
    obstacles().max_by_key(|text| many(text)).map(str::to_owned)
}

/// Shown if no format can hold the disc, or the selected part of it.
#[component]
fn Nothing() -> impl IntoView {
    let model = Model::of_context();
    let reason = move || model.convert.forms().and_then(|forms| main_obstacle(&forms));
    view! {
        <h2>{words::convert::impossible()}</h2>
        <p class="plan-obstacle">{move || sentence(reason().as_deref())}</p>
        <p class="plan-hint">{words::convert::impossible_hint()}</p>
    }
}

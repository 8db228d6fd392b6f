//! The result of a build: its size, its verification, and buttons that save it.

use std::sync::Arc;

use discern::protocol::{BuiltInfo, FindingInfo};
use leptos::prelude::*;

use super::build_ledger::Ledger;
use super::icon::Icon;
use super::tick::Tick;
use crate::model::{Job, Model, build};
use crate::text::dates_sizes::{position, size, size_exact, visible};
use crate::words;

/// The receipt. It takes the focus from the button that it replaces.
#[component]
pub(super) fn BuildReceipt() -> impl IntoView {
    let model = Model::of_context();
    move || model.build.built().map(|built| view! { <Receipt built=built /> })
}

#[component]
fn Receipt(built: Arc<BuiltInfo>) -> impl IntoView {
    let model = Model::of_context();
    let title = NodeRef::<leptos::html::H2>::new();
    Effect::new(move || {
        if let Some(title) = title.get() {
            // A heading with a `tabindex` can take the focus.
            let _ = title.focus();
        }
    });
    let is_right = built.wrong.is_empty() && built.damage.is_empty();
    let (class, icon, verdict) = match is_right {
        true => ("plan-good", "good", words::build::ready()),
        false => ("plan-bad", "damage", words::build::failed()),
    };
    let (old, added, new) = built.bytes;
    let shares: [(u64, words::WithText); 3] =
        [(old, words::build::from_original), (added, words::build::from_added), (new, words::build::newly_written)];
    let shares = shares
        .into_iter()
        .filter(|(bytes, _)| *bytes > 0)
        .map(|(bytes, share)| share(&size(bytes)))
        .collect::<Vec<_>>()
        .join(", ");
    let checks = built.checks.iter().map(|check| view! { <li>{visible(&words::told(check))}</li> }).collect_view();
    let wrong = built.wrong.iter().map(|wrong| view! { <li>{visible(&words::told(wrong))}</li> }).collect_view();
    let damage = built.damage.iter().map(damage).collect_view();
    let lines = built.lines.clone();
    let name = visible(&built.output.name);
    let bytes = size_exact(built.output.size);
    view! {
        <h2 class=format!("plan-verdict {class}") tabindex="-1" node_ref=title>
            <Icon name=icon />
            <span>{verdict}</span>
        </h2>
        <section class="plan-go" aria-label=words::build::receipt()>
            <ul class="plan-receipt">
                <li>
                    <b>{name}</b>
                    " "
                    <span class="num">{bytes}</span>
                    <Digest />
                </li>
            </ul>
            <p class="plan-hint">{shares}</p>
            {(!is_right).then(|| view! {
                <div class="build-wrong" role="alert">
                    <p><b>{words::build::found_differences()}</b></p>
                    <ul>{wrong}{damage}</ul>
                    <Tick
                        label=words::build::save_anyway()
                        is=Signal::derive(move || model.build.saves_anyway())
                        set=move |value| model.build.set_saves_anyway(value)
                    />
                </div>
            })}
            <div class="plan-begin">
                <button
                    class="button button-primary"
                    disabled=move || !is_right && !model.build.saves_anyway()
                    on:click=move |_| build::save_built(model)
                >
                    {words::build::save_image()}
                </button>
                {built.output.sliceable.then(|| view! { <p class="plan-hint">{words::build::instant()}</p> })}
            </div>
            <div class="plan-lines">
                <h3 class="caption">{words::build::verified()}</h3>
                <ul>{checks}</ul>
            </div>
            <div class="plan-buttons">
                <button class="button" on:click=move |_| build::copy_build_receipt(model)>
                    {words::build::copy_receipt()}
                </button>
                <button class="button" on:click=move |_| build::save_build_receipt(model)>
                    {words::build::save_receipt()}
                </button>
                <button class="button" on:click=move |_| build::plan_build_again(model)>{words::build::back()}</button>
            </div>
        </section>
        <Ledger name=words::build::parts_built() lines=lines />
    }
}

fn damage(finding: &FindingInfo) -> impl IntoView + use<> {
    let meaning = visible(&words::told(&finding.meaning));
    let what = words::build::damage(&finding.structure, &position(finding.byte), &meaning);
    view! { <li><code>{finding.code.clone()}</code>" "{what}</li> }
}

/// The checksum, or a button that computes it.
#[component]
fn Digest() -> impl IntoView {
    let model = Model::of_context();
    let percent = move || {
        let id = model.build.digesting()?;
        let job = model.jobs.list().into_iter().find(|job| job.id == id);
        Some(job.as_ref().and_then(Job::percent).map_or_else(
            || words::build::computing().to_owned(),
            |percent| words::build::computing_percent(&percent.to_string()),
        ))
    };
    view! {
        <span class="plan-hash">
            {move || match (model.build.digest(), percent()) {
                (Some(digits), _) => view! { "SHA-256 "<code>{digits}</code> }.into_any(),
                (None, Some(percent)) => view! { "SHA-256 "<span class="num">{percent}</span> }.into_any(),
                (None, None) => view! {
                    <button class="button" on:click=move |_| build::digest_built(model)>
                        {words::build::compute()}
                    </button>
                }.into_any(),
            }}
        </span>
    }
}

//! The result of a conversion: its verification, and the checksums of its files.

use discern::protocol::ReceiptFile;
use leptos::prelude::*;

use super::icon::Icon;
use crate::model::{Job, Model, convert, converting};
use crate::text::dates_sizes::{size_exact, visible};
use crate::words;

/// The receipt. It takes the focus from the button that it replaces.
#[component]
pub(super) fn Receipt() -> impl IntoView {
    let model = Model::of_context();
    let title = NodeRef::<leptos::html::H2>::new();
    Effect::new(move || {
        if let Some(title) = title.get() {
            // A heading with a `tabindex` can take the focus.
            let _ = title.focus();
        }
    });
    let files = move || {
        let files = model.convert.receipt().map(|receipt| receipt.files.clone()).unwrap_or_default();
        files.into_iter().map(|file| view! { <File file=file /> }).collect_view()
    };
    let checks = move || {
        let checks = model.convert.receipt().map(|receipt| receipt.checks.clone()).unwrap_or_default();
        checks.into_iter().map(|check| view! { <li>{visible(&words::told(&check))}</li> }).collect_view()
    };
    view! {
        <h2 class="plan-verdict plan-good" tabindex="-1" node_ref=title>
            <Icon name="good" />
            <span>{words::convert::done()}</span>
        </h2>
        <p class="plan-hint">{move || model.convert.outcome().map(|sentence| visible(&sentence))}</p>
        <section class="plan-go" aria-label=words::convert::receipt()>
            <ul class="plan-receipt">{files}</ul>
            <div class="plan-lines">
                <h3 class="caption">{words::convert::checked()}</h3>
                <ul>{checks}</ul>
            </div>
            <div class="plan-buttons">
                <button class="button" on:click=move |_| converting::copy_receipt(model)>
                    {words::convert::copy_receipt()}
                </button>
                <button class="button" on:click=move |_| converting::save_receipt(model)>
                    {words::convert::save_receipt()}
                </button>
                <button class="button" on:click=move |_| convert::plan_again(model)>{words::convert::again()}</button>
            </div>
        </section>
    }
}

/// A file with its checksum.
#[component]
fn File(file: ReceiptFile) -> impl IntoView {
    let model = Model::of_context();
    let percent = move || {
        let id = model.convert.hashing();
        let job = model.jobs.list().into_iter().find(|job| Some(job.id) == id);
        match (id, job.as_ref().and_then(Job::percent)) {
            (None, _) => words::convert::not_computed().to_owned(),
            (Some(_), None) => words::convert::computing().to_owned(),
            (Some(_), Some(percent)) => words::convert::computing_percent(&percent.to_string()),
        }
    };
    view! {
        <li>
            <b>{visible(&file.name)}</b>
            " "
            <span class="num">{size_exact(file.size)}</span>
            <span class="plan-hash">
                "SHA-256 "
                {match file.sha256 {
                    Some(digits) => view! { <code>{digits}</code> }.into_any(),
                    None => view! { <span class="num">{percent}</span> }.into_any(),
                }}
            </span>
        </li>
    }
}

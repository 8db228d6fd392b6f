//! Running a conversion and saving its result.

use std::sync::Arc;

use discern::protocol::{Ask, ConversionInfo, Delivery, Failure, OutputInfo, ReceiptInfo, Target, convert};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{Grouping, Model, Tab, saving, tray};
use crate::browser::{picker, saved};
use crate::client::{self, Transfer};
use crate::text::dates_sizes::visible;
use crate::words;

/// Runs the planned conversion.
pub(crate) fn convert(model: Model) {
    let Some((form, plan)) = untrack(move || model.convert.form().zip(model.convert.plan())) else { return };
    let again = Arc::clone(&plan);
    let title = words::tasks::convert(&words::told(&form.name));
    spawn_local(async move {
        let ended = converted(model, &plan, &title).await;
        model.convert.job.set(None);
        model.convert.outcome.set(ended.as_ref().ok().cloned().flatten());
        match ended {
            Ok(None) => {}
            Ok(Some(sentence)) => tray::done(model, &title, Tab::Convert, sentence),
            Err(failure) => tray::failed(model, &title, Tab::Convert, failure, move || convert_again(model, &again)),
        }
    });
}

/// Runs a plan again, unless the user has made another one since.
fn convert_again(model: Model, plan: &Arc<ConversionInfo>) {
    if untrack(move || model.convert.plan()).is_some_and(|now| Arc::ptr_eq(&now, plan)) {
        convert(model);
    } else {
        model.notices.say(words::outcomes::plan_changed());
    }
}

/// Saves the result as selected; returns a sentence for the user, or none if the user canceled.
async fn converted(model: Model, plan: &ConversionInfo, title: &str) -> Result<Option<String>, Failure> {
    match (plan.files.as_slice(), model.convert.grouping.get_untracked(), &plan.zip) {
        ([file], ..) => delivered(model, |to| Delivery::One(0, to), file, title).await.map(Some),
        (_, Grouping::Zip, Some(zip)) => {
            // It consists of slices, but only once everything has been read for its checksums.
            delivered(model, Delivery::Zip, zip, title).await.map(Some)
        }
        (_, Grouping::Folder, _) => {
            let Some(directory) = picker::pick_directory().await else { return Ok(None) };
            let count = u64::try_from(plan.files.len()).unwrap_or(u64::MAX);
            let sentence = words::saving::saved_files_to(count, &visible(&directory.name()));
            let ask = convert::Convert { to: Delivery::Folder };
            let (id, reply) = saving::job(model, &ask, Transfer::Directory(directory.clone()), title, false);
            model.convert.job.set(Some(id));
            let reply = reply.await;
            if reply.as_ref().is_err_and(|failure| failure.code == client::DIED) {
                for file in &plan.files {
                    saving::remove_empty(directory.clone(), file.name.clone());
                }
            }
            receive(model, reply?.answer);
            Ok(Some(sentence))
        }
        (files, ..) => {
            let mut sentences = Vec::new();
            for (file, number) in files.iter().zip(0..) {
                sentences.push(delivered(model, |to| Delivery::One(number, to), file, title).await?);
            }
            Ok(Some(sentences.join(" ")))
        }
    }
}

async fn delivered(
    model: Model,
    to: impl Fn(Target) -> Delivery,
    output: &OutputInfo,
    title: &str,
) -> Result<String, Failure> {
    let began = move |id| model.convert.job.set(Some(id));
    let (reply, sentence) =
        saving::put(model, |target| convert::Convert { to: to(target) }, output, title, began).await?;
    receive(model, reply.answer);
    Ok(sentence)
}

/// Shows the receipt, and completes it if files were saved unread.
fn receive(model: Model, receipt: ReceiptInfo) {
    let is_complete = receipt.files.iter().all(|file| file.sha256.is_some());
    model.convert.receipt.set(Some(Arc::new(receipt)));
    if !is_complete && model.convert.hashing.get_untracked().is_none() {
        complete_receipt(model);
    }
}

fn complete_receipt(model: Model) {
    let (id, reply) = reading_job(model, &convert::Hashes, words::tasks::compute_hashes());
    model.convert.hashing.set(Some(id));
    spawn_local(async move {
        let reply = reply.await;
        if model.convert.hashing.get_untracked() != Some(id) {
            return;
        }
        model.convert.hashing.set(None);
        match reply {
            Ok(receipt) => receive(model, receipt),
            Err(failure) => model.notices.fail(failure),
        }
    });
}

/// Starts a job that saves nothing.
pub(super) fn reading_job<A: Ask>(
    model: Model,
    ask: &A,
    title: &str,
) -> (u64, impl Future<Output = Result<A::Answer, Failure>> + use<A>) {
    let (id, reply) = model.link.request(ask, Transfer::Nothing);
    model.jobs.began_reading(id, title.to_owned());
    let ended = async move {
        let reply = reply.await;
        model.jobs.ended(id);
        reply.map(|reply| reply.answer)
    };
    (id, ended)
}

/// Copies the receipt to the clipboard.
pub(crate) fn copy_receipt(model: Model) {
    if let Some(receipt) = model.convert.receipt.get_untracked() {
        copy_receipt_text(model, &receipt.text);
    }
}

/// Copies the text of a receipt to the clipboard.
pub(super) fn copy_receipt_text(model: Model, text: &str) {
    saved::copy(text, move |worked| {
        let said = if worked { words::outcomes::receipt_copied() } else { words::common::copying_refused() };
        model.notices.say(said);
    });
}

/// Saves the text of a receipt.
pub(super) fn save_receipt_text(model: Model, text: &str, name: &str) {
    if !saved::download_text(text, name) {
        model.notices.say(words::saving::refused());
    }
}

/// Saves the receipt as a text file named after the first file.
pub(crate) fn save_receipt(model: Model) {
    let Some(receipt) = model.convert.receipt.get_untracked() else { return };
    let name = receipt.files.first().map_or("receipt", |file| file.name.as_str());
    save_receipt_text(model, &receipt.text, &format!("{name}.sha256"));
}

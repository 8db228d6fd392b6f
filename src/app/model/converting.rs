//! Running a conversion and saving its result.

use std::sync::Arc;

use discern::protocol::{Ask, ConversionInfo, Delivery, Failure, OutputInfo, ReceiptInfo, Target, convert};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{Model, Tab, Together};
use crate::browser::{picker, saved};
use crate::client::Transfer;
use crate::text::dates_sizes::visible;

impl Model {
    /// Runs the planned conversion.
    pub(crate) fn convert(self) {
        let Some((form, plan)) = untrack(move || self.convert.form().zip(self.convert.plan())) else { return };
        let title = format!("Converting to {}", form.name);
        spawn_local(async move {
            let ended = self.converted(&plan, &title).await;
            self.convert.job.set(None);
            self.convert.outcome.set(ended.as_ref().ok().cloned().flatten());
            match ended {
                Ok(None) => {}
                Ok(Some(sentence)) if untrack(move || self.tab()) == Tab::Convert => self.notices.say(sentence),
                Ok(Some(sentence)) => self.notices.done(sentence, Vec::new()),
                Err(failure) => self.notices.fail(failure),
            }
        });
    }

    /// Saves the result as selected; returns a sentence for the user, or none if the user cancelled.
    async fn converted(self, plan: &ConversionInfo, title: &str) -> Result<Option<String>, Failure> {
        match (plan.files.as_slice(), self.convert.together.get_untracked(), &plan.zip) {
            ([file], ..) => self.delivered(|to| Delivery::One(0, to), file, title).await.map(Some),
            (_, Together::Zip, Some(zip)) => {
                // It consists of slices, but only once everything has been read for its checksums.
                self.delivered(Delivery::Zip, zip, title).await.map(Some)
            }
            (_, Together::Folder, _) => {
                let Some(directory) = picker::pick_directory().await else { return Ok(None) };
                let sentence = format!("Saved {} files to “{}”.", plan.files.len(), visible(&directory.name()));
                let ask = convert::Convert { to: Delivery::Folder };
                let (id, reply) = self.job(&ask, Transfer::Directory(directory), title, false);
                self.convert.job.set(Some(id));
                self.receive(reply.await?.answer);
                Ok(Some(sentence))
            }
            (files, ..) => {
                let mut sentences = Vec::new();
                for (file, number) in files.iter().zip(0..) {
                    sentences.push(self.delivered(|to| Delivery::One(number, to), file, title).await?);
                }
                Ok(Some(sentences.join(" ")))
            }
        }
    }

    async fn delivered(
        self,
        to: impl Fn(Target) -> Delivery,
        output: &OutputInfo,
        title: &str,
    ) -> Result<String, Failure> {
        let began = move |id| self.convert.job.set(Some(id));
        let (reply, sentence) = self.put(|target| convert::Convert { to: to(target) }, output, title, began).await?;
        self.receive(reply.answer);
        Ok(sentence)
    }

    /// Shows the receipt, and completes it if files were saved unread.
    fn receive(self, receipt: ReceiptInfo) {
        let is_complete = receipt.files.iter().all(|file| file.sha256.is_some());
        self.convert.receipt.set(Some(Arc::new(receipt)));
        if !is_complete && self.convert.hashing.get_untracked().is_none() {
            self.complete_receipt();
        }
    }

    fn complete_receipt(self) {
        let (id, reply) = self.reading_job(&convert::Hashes, "Computing SHA-256");
        self.convert.hashing.set(Some(id));
        spawn_local(async move {
            let reply = reply.await;
            if self.convert.hashing.get_untracked() != Some(id) {
                return;
            }
            self.convert.hashing.set(None);
            match reply {
                Ok(receipt) => self.receive(receipt),
                Err(failure) => self.notices.fail(failure),
            }
        });
    }

    /// Starts a job that saves nothing.
    pub(super) fn reading_job<A: Ask>(
        self,
        ask: &A,
        title: &str,
    ) -> (u64, impl Future<Output = Result<A::Answer, Failure>> + use<A>) {
        let (id, reply) = self.link.request(ask, Transfer::Nothing);
        self.jobs.began_reading(id, title.to_owned());
        let ended = async move {
            let reply = reply.await;
            self.jobs.ended(id);
            reply.map(|reply| reply.answer)
        };
        (id, ended)
    }

    /// Copies the receipt to the clipboard.
    pub(crate) fn copy_receipt(self) {
        if let Some(receipt) = self.convert.receipt.get_untracked() {
            self.copy_receipt_text(&receipt.text);
        }
    }

    /// Copies the text of a receipt to the clipboard.
    pub(super) fn copy_receipt_text(self, text: &str) {
        saved::copy(text, move |worked| {
            let said = if worked { "Receipt copied." } else { "Your browser didn’t allow copying." };
            self.notices.say(said);
        });
    }

    /// Saves the text of a receipt.
    pub(super) fn save_receipt_text(self, text: &str, name: &str) {
        if !saved::download_text(text, name) {
            self.notices.say("Your browser didn’t accept the file.");
        }
    }

    /// Saves the receipt as a text file named after the first file.
    pub(crate) fn save_receipt(self) {
        let Some(receipt) = self.convert.receipt.get_untracked() else { return };
        let name = receipt.files.first().map_or("receipt", |file| file.name.as_str());
        self.save_receipt_text(&receipt.text, &format!("{name}.sha256"));
    }
}

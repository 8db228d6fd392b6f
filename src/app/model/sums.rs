//! Checksums of the image or of selected files, and their comparison with lists.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use discern::endings;
use discern::protocol::check::{AgainstInfo, Hash, HashInfo, ListInfo, ReadList, SumVerdict};
use leptos::prelude::*;
use web_sys::File;

use super::{Model, Tab, answer, subject, tray};
use crate::browser::picker;
use crate::client::{Reply, Transfer};
use crate::state::State;
use crate::words;

/// Checksums, and the lists they were compared with.
#[derive(Clone, Copy)]
pub(crate) struct Sums {
    /// Id of the running job.
    job: State<Option<u64>>,
    info: State<Option<Arc<HashInfo>>>,
    /// Outcomes for the image, by which it is judged.
    outcome: State<Vec<AgainstInfo>>,
    lists: State<Vec<ListInfo>>,
    /// Lists that came together with files that are being opened.
    waiting: StoredValue<Vec<File>, LocalStorage>,
}

impl Sums {
    pub(super) fn new() -> Self {
        Self {
            job: State::new(None),
            info: State::new(None),
            outcome: State::new(Vec::new()),
            lists: State::new(Vec::new()),
            waiting: StoredValue::new_local(Vec::new()),
        }
    }

    /// Id of the running job.
    pub(crate) fn job(self) -> Option<u64> {
        self.job.get()
    }

    /// Results of the last job.
    pub(crate) fn info(self) -> Option<Arc<HashInfo>> {
        self.info.get()
    }

    /// The lists that the user gave.
    pub(crate) fn lists(self) -> Vec<ListInfo> {
        self.lists.get()
    }

    /// Result of comparing the image, for the chip: whether all matches, and a text.
    pub(crate) fn verdict(self) -> Option<(SumVerdict, String)> {
        self.outcome.with(|all| {
            let of = |verdict: SumVerdict| all.iter().find(|against| against.verdict == verdict);
            let found =
                of(SumVerdict::Mismatch).or_else(|| of(SumVerdict::Match)).or_else(|| of(SumVerdict::Missing))?;
            let text = match (found.verdict, found.list.as_str()) {
                (SumVerdict::Match, "") => words::outcomes::matches_given().into(),
                (SumVerdict::Match, list) => words::outcomes::matches(list),
                (SumVerdict::Mismatch, "") => words::outcomes::mismatch_given().into(),
                (SumVerdict::Mismatch, list) => words::outcomes::mismatch(list),
                (SumVerdict::Missing, "") => words::outcomes::missing_given().into(),
                (SumVerdict::Missing, list) => words::outcomes::missing(list),
            };
            Some((found.verdict, text))
        })
    }

    pub(super) fn clear(self) {
        self.job.set(None);
        self.info.set(None);
        self.outcome.set(Vec::new());
        self.lists.set(Vec::new());
    }
}

/// Takes the lists of checksums and of revocations out of files that were given together, to be used once the others are open.
pub(super) fn without_lists(model: Model, files: Vec<File>) -> Vec<File> {
    let (lists, others): (Vec<File>, Vec<File>) = files.into_iter().partition(|file| {
        let name = file.name();
        endings::is_list(&name) || endings::is_revocations(&name)
    });
    let is_open = model.session.summary_now().is_some();
    if others.is_empty() && !is_open {
        return lists;
    }
    if others.is_empty() {
        read_lists(model, lists);
    } else {
        model.sums.waiting.set_value(lists);
    }
    others
}

/// Passes the lists that came with files on to the model in which these are opened.
pub(super) fn hand_over(from: Model, to: Model) {
    let lists = from.sums.waiting.try_update_value(std::mem::take).unwrap_or_default();
    to.sums.waiting.set_value(lists);
}

/// Reads the lists that came with the files that are open now.
pub(super) fn read_waiting(model: Model) {
    let lists = model.sums.waiting.try_update_value(std::mem::take).unwrap_or_default();
    read_lists(model, lists);
}

/// Lets the user choose lists.
pub(crate) fn pick_lists(model: Model) {
    picker::pick_files(move |files| read_lists(model, files));
}

/// Reads lists one after the other, then compares the image with all of them.
pub(crate) fn read_lists(model: Model, mut files: Vec<File>) {
    if files.is_empty() {
        return;
    }
    let first = files.remove(0);
    if endings::is_revocations(&first.name()) {
        answer::revoke(model, first);
        return match files.is_empty() {
            true => compare(model),
            false => read_lists(model, files),
        };
    }
    let ask = ReadList { text: String::new() };
    model.link.ask_with(&ask, Transfer::Files(vec![first]), move |reply| {
        match reply {
            Ok(Reply { answer, .. }) => add_list(model, answer),
            Err(failure) => model.notices.fail(failure),
        }
        if files.is_empty() {
            compare(model);
        } else {
            read_lists(model, files);
        }
    });
}

/// Compares the image with a text that the user pasted.
pub(crate) fn paste(model: Model, text: String) {
    model.link.ask(&ReadList { text }, move |reply| match reply {
        Ok(list) => {
            add_list(model, list);
            compare(model);
        }
        Err(failure) => model.notices.fail(failure),
    });
}

fn add_list(model: Model, list: ListInfo) {
    model.sums.lists.update(|lists| {
        lists.retain(|known| known.name != list.name);
        lists.push(list);
    });
}

/// Compares the image with all lists.
fn compare(model: Model) {
    let lists: Vec<u32> = model.sums.lists.get_untracked().iter().map(|list| list.number).collect();
    if !lists.is_empty() {
        compute(model, Hash { algorithms: Vec::new(), lists, selection: None });
    }
}

/// Computes checksums of the image, or of the selected files.
pub(crate) fn compute_of(model: Model, algorithms: Vec<String>, is_of_selection: bool) {
    let selection = is_of_selection.then(|| subject::selection_of(model, model.selection.chosen()));
    let lists = model.sums.lists.get_untracked().iter().map(|list| list.number).collect();
    compute(model, Hash { algorithms, lists, selection });
}

fn compute(model: Model, ask: Hash) {
    let is_of_image = ask.selection.is_none();
    let again = ask.clone();
    let id = Rc::new(Cell::new(0));
    let known = Rc::clone(&id);
    let job = model.link.ask(&ask, move |reply| {
        model.jobs.ended(known.get());
        // Another job has begun, or the image is no longer open.
        if model.sums.job.get_untracked() != Some(known.get()) {
            return;
        }
        model.sums.job.set(None);
        match reply {
            Ok(info) => {
                if is_of_image {
                    model.sums.outcome.set(info.against.clone());
                }
                let said = untrack(move || model.sums.verdict());
                let said = said.filter(|_| is_of_image && !info.against.is_empty());
                model.sums.info.set(Some(Arc::new(info)));
                let sentence = said.map_or_else(|| words::outcomes::checksums_computed().to_owned(), |(_, text)| text);
                tray::done(model, words::tasks::compute_checksums(), Tab::Check, sentence);
            }
            Err(failure) => tray::failed(model, words::tasks::compute_checksums(), Tab::Check, failure, move || {
                compute(model, again.clone())
            }),
        }
    });
    id.set(job);
    if let Some(before) = model.sums.job.get_untracked() {
        model.jobs.cancel(before);
    }
    model.sums.job.set(Some(job));
    model.jobs.began_reading(job, words::tasks::compute_checksums().into());
}

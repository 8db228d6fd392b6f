//! Another image, compared with the open one.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use discern::protocol::check::{CompareImage, ImageComparisonInfo};
use web_sys::File;

use super::{Model, Tab, tray};
use crate::browser::picker;
use crate::client::{Reply, Transfer};
use crate::state::State;
use crate::words;

/// Most files and ranges that are listed.
const MOST: u32 = 500;

/// The comparison with another image.
#[derive(Clone, Copy)]
pub(crate) struct Images {
    job: State<Option<u64>>,
    info: State<Option<Arc<ImageComparisonInfo>>>,
}

impl Images {
    pub(super) fn new() -> Self {
        Self { job: State::new(None), info: State::new(None) }
    }

    /// Id of the running job.
    pub(crate) fn job(self) -> Option<u64> {
        self.job.get()
    }

    /// Result.
    pub(crate) fn info(self) -> Option<Arc<ImageComparisonInfo>> {
        self.info.get()
    }

    pub(super) fn clear(self) {
        self.job.set(None);
        self.info.set(None);
    }
}

/// Lets the user choose the files of another image, and compares it.
pub(crate) fn pick_other(model: Model) {
    picker::pick_files(move |files| compare(model, files));
}

fn compare(model: Model, files: Vec<File>) {
    if files.is_empty() {
        return;
    }
    model.images.info.set(None);
    let id = Rc::new(Cell::new(0));
    let known = Rc::clone(&id);
    let job = model.link.ask_with(&CompareImage { most: MOST }, Transfer::Files(files), move |reply| {
        model.jobs.ended(known.get());
        if model.images.job.get_untracked() != Some(known.get()) {
            return;
        }
        model.images.job.set(None);
        match reply {
            Ok(Reply { answer, .. }) => {
                let sentence = answer.summary.clone();
                model.images.info.set(Some(Arc::new(answer)));
                tray::done(model, words::tasks::compare_images(), Tab::Check, sentence);
            }
            Err(failure) => {
                tray::failed(model, words::tasks::compare_images(), Tab::Check, failure, move || pick_other(model))
            }
        }
    });
    id.set(job);
    model.images.job.set(Some(job));
    model.jobs.began_reading(job, words::tasks::compare_images().into());
}

//! Notices to the user: failures, and finished saves.

use std::sync::Arc;
use std::time::Duration;

use discern::protocol::{Failure, FailureKind};
use leptos::prelude::*;
use web_sys::File;

use crate::state::State;
use crate::words;

/// Maximum number of notices; the oldest is removed.
const MOST: usize = 4;

/// How long a success without further details is shown.
const BRIEF: Duration = Duration::from_secs(8);

/// The content of a notice.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum NoticeContent {
    /// A failure.
    Failure(Failure),
    /// A success: a sentence, and further details.
    Done(String, Vec<String>),
}

/// A notice, shown until the user closes it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Notice {
    /// Id of the notice.
    pub(crate) id: u64,
    /// Its content.
    pub(crate) content: Arc<NoticeContent>,
    /// Where in the window the files were dropped that it is about, in pixels.
    pub(crate) at: Option<(i32, i32)>,
}

/// All notices, oldest first.
#[derive(Clone, Copy)]
pub(crate) struct Notices {
    list: State<Vec<Notice>>,
    next: StoredValue<u64>,
    said: State<String>,
    /// Where files were dropped that are being read.
    drop: StoredValue<Option<(i32, i32)>>,
    /// The files that were refused last.
    refused: StoredValue<Vec<File>, LocalStorage>,
}

impl Notices {
    pub(super) fn new() -> Self {
        Self {
            list: State::new(Vec::new()),
            next: StoredValue::new(1),
            said: State::new(String::new()),
            drop: StoredValue::new(None),
            refused: StoredValue::new_local(Vec::new()),
        }
    }

    /// All of them.
    pub(crate) fn list(self) -> Vec<Notice> {
        self.list.get()
    }

    /// The last polite announcement for screen readers.
    pub(crate) fn said(self) -> String {
        self.said.get()
    }

    /// Closes a notice.
    pub(crate) fn dismiss(self, id: u64) {
        self.list.update(|list| list.retain(|notice| notice.id != id));
    }

    /// Remembers where files were dropped, so that a failure to read them is shown there; `None` once they have been read.
    pub(crate) fn set_drop(self, at: Option<(i32, i32)>) {
        self.drop.set_value(at);
    }

    /// Shows why files cannot be opened, and keeps them in case they can be opened as something else.
    pub(super) fn refuse(self, failure: Failure, files: Vec<File>) {
        self.refused.set_value(files);
        self.fail(failure);
    }

    /// The files that were refused last.
    pub(super) fn refused(self) -> Vec<File> {
        self.refused.get_value()
    }

    pub(super) fn clear_failures(self) {
        self.list.update(|list| list.retain(|notice| !matches!(*notice.content, NoticeContent::Failure(_))));
    }

    /// Announces a sentence politely to screen readers.
    pub(crate) fn say(self, sentence: impl Into<String>) {
        self.said.set(sentence.into());
    }

    /// Shows a success.
    pub(super) fn done(self, sentence: String, notes: Vec<String>) {
        self.say(sentence.clone());
        let brief = notes.is_empty();
        let id = self.add(NoticeContent::Done(sentence, notes), None);
        if brief {
            // The browser shows the downloads it saves itself.
            set_timeout(move || self.dismiss(id), BRIEF);
        }
    }

    /// Shows a failure, unless the user stopped the job or the same failure is already shown.
    pub(crate) fn fail(self, failure: Failure) {
        if failure.kind == FailureKind::Cancelled {
            return self.say(words::tasks::stopped());
        }
        let content = NoticeContent::Failure(failure);
        if self.list.with_untracked(|list| list.iter().all(|notice| *notice.content != content)) {
            let at = self.drop.try_update_value(Option::take).flatten();
            self.add(content, at);
        }
    }

    fn add(self, content: NoticeContent, at: Option<(i32, i32)>) -> u64 {
        let id = self.next.get_value();
        self.next.set_value(id.saturating_add(1));
        self.list.update(|list| {
            list.push(Notice { id, content: Arc::new(content), at });
            if list.len() > MOST {
                list.remove(0);
            }
        });
        id
    }
}

//! What the user must be told: failures, and how a saving ended.

use std::sync::Arc;
use std::time::Duration;

use discern::protocol::{Failure, FailureKind};
use leptos::prelude::*;

/// More than this at once would hide the page; the oldest goes.
const MOST: usize = 4;

/// How long it is told that something is done, where nothing else is to be known of it.
const BRIEF: Duration = Duration::from_secs(8);

/// What is told.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum NoticeContent {
    /// Something failed.
    Failure(Failure),
    /// Something is done: a sentence, and what else is to be known of it.
    Done(String, Vec<String>),
}

/// Something told, until the user puts it away.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Notice {
    /// Names it.
    pub(crate) id: u64,
    /// What is told.
    pub(crate) content: Arc<NoticeContent>,
}

/// All notices, oldest first.
#[derive(Clone, Copy)]
pub(crate) struct Notices {
    list: RwSignal<Vec<Notice>>,
    next: StoredValue<u64>,
    said: RwSignal<String>,
}

impl Notices {
    pub(super) fn new() -> Self {
        Self { list: RwSignal::new(Vec::new()), next: StoredValue::new(1), said: RwSignal::new(String::new()) }
    }

    /// All of them.
    pub(crate) fn list(self) -> Vec<Notice> {
        self.list.get()
    }

    /// The last thing to be read out politely.
    pub(crate) fn said(self) -> String {
        self.said.get()
    }

    /// Puts one away.
    pub(crate) fn dismiss(self, id: u64) {
        self.list.update(|list| list.retain(|notice| notice.id != id));
    }

    pub(super) fn clear_failures(self) {
        self.list.update(|list| list.retain(|notice| !matches!(*notice.content, NoticeContent::Failure(_))));
    }

    /// Reads a sentence out, politely.
    pub(crate) fn say(self, sentence: impl Into<String>) {
        self.said.set(sentence.into());
    }

    /// Tells that something is done.
    pub(super) fn done(self, sentence: String, notes: Vec<String>) {
        self.say(sentence.clone());
        let brief = notes.is_empty();
        let id = self.add(NoticeContent::Done(sentence, notes));
        if brief {
            // The browser shows what it saves itself.
            set_timeout(move || self.dismiss(id), BRIEF);
        }
    }

    /// Tells of a failure; what the user stopped is none, and one that is shown is not shown twice.
    pub(crate) fn fail(self, failure: Failure) {
        if failure.kind == FailureKind::Cancelled {
            return self.say("Stopped.");
        }
        let content = NoticeContent::Failure(failure);
        if self.list.with_untracked(|list| list.iter().all(|notice| *notice.content != content)) {
            self.add(content);
        }
    }

    fn add(self, content: NoticeContent) -> u64 {
        let id = self.next.get_value();
        self.next.set_value(id.saturating_add(1));
        self.list.update(|list| {
            list.push(Notice { id, content: Arc::new(content) });
            if list.len() > MOST {
                list.remove(0);
            }
        });
        id
    }
}

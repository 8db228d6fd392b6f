//! Actions that open an image.

use discern::protocol::{FailureKind, RowNumber, Scope, ViewNumber, browse};
use leptos::prelude::*;
use web_sys::File;

use super::{Location, Model, Screen, Tab};
use crate::browser::picker;
use crate::client::{Reply, Transfer};

impl Model {
    /// Lets the user choose files and opens them.
    pub(crate) fn pick_files(self) {
        picker::pick_files(move |files| self.take_files(files));
    }

    /// Opens files as one image, asking first if running jobs would be lost.
    pub(crate) fn open_files(self, files: Vec<File>) {
        if files.is_empty() {
            return;
        }
        if !self.jobs.any_saves_now() {
            return self.open_now(files);
        }
        self.asking.set_value(files);
        self.is_asking.set(true);
    }

    /// Whether the user is being asked about running jobs.
    pub(crate) fn is_asking(self) -> bool {
        self.is_asking.get()
    }

    /// Applies the user's answer.
    pub(crate) fn answered(self, open: bool) {
        self.is_asking.set(false);
        let files = self.asking.try_update_value(std::mem::take).unwrap_or_default();
        if open && !files.is_empty() {
            self.jobs.cancel_all();
            self.open_now(files);
        }
    }

    pub(super) fn open_now(self, files: Vec<File>) {
        self.notices.clear_failures();
        self.session.begin(&files);
        let kept = files.clone();
        self.link.ask_with(&browse::Open, Transfer::Files(files), move |reply| match reply {
            Ok(Reply { answer: summary, .. }) => {
                self.forget();
                self.new_image.opened(&kept);
                self.tree.lay_out(&summary, ViewNumber::FIRST);
                let said = format!("Opened {}, {}.", summary.name, summary.kinds);
                // Missing files are asked for at once.
                let is_lacking = summary.views.is_empty() || !summary.missing.is_empty();
                self.session.opened(summary, kept);
                if is_lacking {
                    self.tab.set(Tab::Disc);
                }
                self.listing.go(Location { view: ViewNumber::FIRST, scope: Scope::Directory(RowNumber::ROOT) }, None);
                self.tree.reveal(RowNumber::ROOT);
                self.disc.load();
                self.overview.load();
                self.findings.refresh();
                self.look_for_journal();
                self.notices.say(said);
                self.focus_list();
            }
            Err(failure) => {
                self.session.not_opened();
                // A worker that crashed is replaced by one that gets the former files anyway.
                if failure.kind != FailureKind::Worker {
                    self.open_former();
                }
                self.notices.fail(failure);
            }
        });
    }

    /// The worker closes the open image before it looks at other files. If those are not an image, the page still shows
    /// the former one, so the worker gets its files again.
    fn open_former(self) {
        let files = self.session.files();
        if files.is_empty() {
            return;
        }
        self.link.ask_with(&browse::Open, Transfer::Files(files), move |reply| match reply {
            Ok(_) => {
                self.tree.restart();
                self.refresh();
            }
            Err(_) => {
                self.session.close();
                self.forget();
            }
        });
    }

    /// Forgets the former image.
    pub(super) fn forget(self) {
        self.selection.reset();
        self.history.clear();
        self.inspector.clear();
        self.disc.clear();
        self.overview.clear();
        self.findings.clear();
        self.scan.clear();
        self.convert.clear();
        self.edit.clear();
        self.build.clear();
        self.new_image.clear();
        self.search_text.set(String::new());
        self.tab.set(Tab::Files);
        self.screen.set(Screen::List);
    }
}

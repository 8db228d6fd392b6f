//! The open image: its summary, and how far it has been read.

use std::sync::Arc;

use discern::protocol::{Entered, Parent, Severities, Summary, ViewInfo, ViewNumber, ViewState};
use leptos::prelude::*;
use web_sys::File;

use crate::state::State;
use crate::words;

/// Beginning of the ids of views of audio tracks.
const AUDIO: &str = "cdda";

/// The state of opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// No image is open.
    Welcome,
    /// Files are being opened.
    Opening,
    /// An image is open.
    Open,
}

/// The worker's description of the image as a whole.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    stage: State<Stage>,
    summary: State<Option<Arc<Summary>>>,
    states: State<Vec<ViewState>>,
    severities: State<Severities>,
    read: State<(u64, u64)>,
    opening: State<String>,
    files: StoredValue<Vec<File>, LocalStorage>,
}

impl Session {
    pub(super) fn new() -> Self {
        Self {
            stage: State::new(Stage::Welcome),
            summary: State::new(None),
            states: State::new(Vec::new()),
            severities: State::new(Severities::default()),
            read: State::new((0, 0)),
            opening: State::new(String::new()),
            files: StoredValue::new_local(Vec::new()),
        }
    }

    /// The state of opening.
    pub(crate) fn stage(self) -> Stage {
        self.stage.get()
    }

    /// The state of opening, untracked.
    pub(super) fn stage_now(self) -> Stage {
        self.stage.get_untracked()
    }

    /// Description of the open image.
    pub(crate) fn summary(self) -> Option<Arc<Summary>> {
        self.summary.get()
    }

    /// Description of the open image, untracked.
    pub(crate) fn summary_now(self) -> Option<Arc<Summary>> {
        self.summary.get_untracked()
    }

    /// Name of the file that is being opened.
    pub(crate) fn opening(self) -> String {
        self.opening.get()
    }

    /// Name of the image, or of its first file while it is being opened.
    pub(crate) fn name(self) -> String {
        self.summary().map_or_else(|| self.opening(), |summary| summary.name.clone())
    }

    /// A view of the image.
    pub(crate) fn view(self, view: ViewNumber) -> Option<ViewInfo> {
        self.summary.with(|summary| summary.as_ref().and_then(|summary| summary.views.get(view.index()).cloned()))
    }

    /// Whether a view has audio tracks instead of files.
    pub(crate) fn is_audio(self, view: ViewNumber) -> bool {
        let is_audio = |view: &ViewInfo| view.id.starts_with(AUDIO);
        self.summary
            .with(|summary| summary.as_ref().and_then(|summary| summary.views.get(view.index())).is_some_and(is_audio))
    }

    /// The views of the first volume that has several trees of files, best first; otherwise at most one.
    pub(crate) fn trees(self) -> Vec<ViewNumber> {
        self.summary.with(|summary| {
            let views = summary.iter().flat_map(|summary| (0..).map(ViewNumber).zip(&summary.views));
            let trees: Vec<_> = views.filter(|(_, view)| view.is_tree && view.parent.is_none()).collect();
            let volume = |wanted: u32| -> Vec<ViewNumber> {
                trees.iter().filter(|(_, view)| view.volume == wanted).map(|(number, _)| *number).collect()
            };
            let volumes = trees.iter().map(|(_, view)| volume(view.volume));
            volumes.max_by_key(|views| views.len().min(2)).unwrap_or_default()
        })
    }

    /// The file that contains the image of a view; `None` for the user's own files.
    pub(crate) fn parent(self, view: ViewNumber) -> Option<Parent> {
        self.view(view).and_then(|view| view.parent)
    }

    /// Whether more than one session of a view's image has views.
    pub(crate) fn has_sessions(self, view: &ViewInfo) -> bool {
        self.summary.with(|summary| {
            let all = summary.iter().flat_map(|summary| &summary.views);
            let mut sessions = all.filter(|other| other.parent == view.parent).filter_map(|view| view.session);
            let first = sessions.next();
            sessions.any(|session| Some(session) != first)
        })
    }

    /// A view's name, with its session if there are several, or with its partition if another has a view of that name.
    pub(crate) fn view_name(self, view: &ViewInfo) -> String {
        let session = view.session.filter(|_| self.has_sessions(view));
        let volume = view.within.as_ref().filter(|_| self.has_namesake(view));
        let name = words::told(&view.name);
        match (session, volume) {
            (Some(session), _) => words::outcomes::view_of_session(&name, &session.to_string()),
            (None, Some(volume)) => words::outcomes::view_of_partition(&name, &words::told(volume)),
            (None, None) => name,
        }
    }

    /// Whether a view of another volume of the same image has the same name.
    fn has_namesake(self, view: &ViewInfo) -> bool {
        let is_namesake =
            |other: &ViewInfo| other.parent == view.parent && other.name == view.name && other.volume != view.volume;
        self.summary.with(|summary| summary.iter().flat_map(|summary| &summary.views).any(is_namesake))
    }

    /// The view of the user's own file that encloses the image of a view; the view itself if it is one.
    pub(super) fn outermost(self, view: ViewNumber) -> ViewNumber {
        let mut outermost = view;
        while let Some(parent) = untrack(move || self.parent(outermost)) {
            outermost = parent.view;
        }
        outermost
    }

    /// Adds the views of an image that was opened inside another one, unless they are present.
    pub(super) fn entered(self, Entered { first, views }: Entered) {
        if self.states.with_untracked(Vec::len) > first.index() {
            return;
        }
        self.states.update(|states| states.extend(views.iter().map(|view| view.state.clone())));
        self.summary.update(|summary| {
            if let Some(summary) = summary {
                Arc::make_mut(summary).views.extend(views);
            }
        });
    }

    /// Takes over a description to which views were added.
    pub(super) fn searched(self, summary: Summary) {
        self.states.update(|states| {
            let known = states.len();
            states.extend(summary.views.iter().skip(known).map(|view| view.state.clone()));
        });
        self.summary.set(Some(Arc::new(summary)));
    }

    /// How far a view has been read.
    pub(crate) fn state(self, view: ViewNumber) -> ViewState {
        self.states.with(|states| states.get(view.index()).cloned()).unwrap_or_default()
    }

    /// Findings so far.
    pub(crate) fn severities(self) -> Severities {
        self.severities.get()
    }

    /// Number of bytes read from the user's files, and of read calls.
    pub(crate) fn read(self) -> (u64, u64) {
        self.read.get()
    }

    /// The files that are open.
    pub(super) fn files(self) -> Vec<File> {
        self.files.get_value()
    }

    pub(super) fn begin(self, files: &[File]) {
        self.opening.set(files.first().map(File::name).unwrap_or_default());
        self.stage.set(Stage::Opening);
    }

    pub(super) fn opened(self, summary: Summary, files: Vec<File>) {
        self.files.set_value(files);
        self.states.set(summary.views.iter().map(|view| view.state.clone()).collect());
        self.severities.set(Severities::default());
        self.summary.set(Some(Arc::new(summary)));
        self.stage.set(Stage::Open);
    }

    /// Returns to the former state after a failure.
    pub(super) fn not_opened(self) {
        let open = self.summary.with_untracked(Option::is_some);
        self.stage.set(if open { Stage::Open } else { Stage::Welcome });
    }

    pub(super) fn close(self) {
        self.files.set_value(Vec::new());
        self.summary.set(None);
        self.severities.set(Severities::default());
        self.stage.set(Stage::Welcome);
    }

    pub(super) fn set_view_state(self, view: ViewNumber, state: ViewState) {
        self.states.update(|states| {
            if let Some(slot) = states.get_mut(view.index()) {
                *slot = state;
            }
        });
    }

    pub(super) fn set_severities(self, severities: Severities) {
        self.severities.set(severities);
    }

    pub(super) fn set_read(self, bytes: u64, calls: u64) {
        self.read.set((bytes, calls));
    }
}

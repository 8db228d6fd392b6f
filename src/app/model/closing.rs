//! Closing an image, or opening it again with other files, after asking about what is given up.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlElement};

use super::losses::Losses;
use super::{Model, open, visits};
use crate::browser::pause::pause;
use crate::state::State;
use crate::words;

/// Time between two looks at the jobs of an image that is being closed, and their number: a job ends after its step, and
/// removes what it has not finished.
const BETWEEN: Duration = Duration::from_millis(100);
const LOOKS: u32 = 100;

/// A question to the user.
#[derive(Clone, PartialEq)]
pub(crate) struct Question {
    /// The image.
    pub(crate) model: Model,
    /// What is given up.
    pub(crate) losses: Losses,
    /// Whether the image is to be closed; otherwise it is to be opened again with other files.
    pub(crate) closes: bool,
}

/// The question that is being asked.
#[derive(Clone, Copy)]
pub(crate) struct Closing {
    question: State<Option<Question>>,
    /// The files with which the image is to be opened again.
    files: StoredValue<Vec<File>, LocalStorage>,
}

impl Closing {
    pub(super) fn new() -> Self {
        Self { question: State::new(None), files: StoredValue::new_local(Vec::new()) }
    }

    /// The question.
    pub(crate) fn question(self) -> Option<Question> {
        self.question.get()
    }

    /// Applies the user's answer.
    pub(crate) fn answer(self, is_agreed: bool) {
        let files = self.files.try_update_value(std::mem::take).unwrap_or_default();
        let Some(Question { model, closes, .. }) = self.question.update(Option::take).filter(|_| is_agreed) else {
            return;
        };
        if closes {
            return close_now(model);
        }
        model.jobs.cancel_all();
        open::open_now(model, files);
    }
}

/// Closes an image, asking first if anything would be given up. The last one leaves the welcome screen.
pub(crate) fn close(model: Model) {
    if !model.desk.open_now().contains(&model) {
        return;
    }
    match Losses::of(model) {
        None => close_now(model),
        Some(losses) => model.closing.question.set(Some(Question { model, losses, closes: true })),
    }
}

/// Opens an image again with other files, asking first if anything would be given up.
pub(super) fn reopen(model: Model, files: Vec<File>) {
    match Losses::of(model) {
        None => open::open_now(model, files),
        Some(losses) => {
            model.closing.files.set_value(files);
            model.closing.question.set(Some(Question { model, losses, closes: false }));
        }
    }
}

/// The image disappears at once; its worker ends after the jobs.
fn close_now(model: Model) {
    model.jobs.cancel_all();
    model.desk.remove(model);
    if model.desk.open_now().is_empty() {
        visits::end(model);
        show_welcome();
    }
    model.notices.say(words::opening::closed(&untrack(move || model.session.name())));
    spawn_local(async move {
        for _ in 0..LOOKS {
            if !model.jobs.any_now() {
                break;
            }
            pause(BETWEEN).await;
        }
        open::give_back(model);
    });
}

/// Focuses the button of the welcome screen, once that is there.
fn show_welcome() {
    request_animation_frame(|| {
        let element = |id: &str| document().get_element_by_id(id)?.dyn_into::<HtmlElement>().ok();
        if let Some(again) = element("welcome-again") {
            // What it says was about the image that was open when the page was loaded.
            again.set_hidden(true);
        }
        // A button that exists can take the focus.
        let _ = element("welcome-open").map(|open| open.focus());
    });
}

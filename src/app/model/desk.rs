//! The open images: which there are, in the order of their tabs, and which of them is shown. Each has a model and a
//! worker of its own.

use leptos::prelude::*;

use super::{Model, Stage, journal};
use crate::state::State;

/// Maximum number of open images: the worker of each takes memory.
pub(super) const MOST: usize = 8;

/// The open images.
#[derive(Clone, Copy)]
pub(crate) struct Desk {
    /// All models. One whose image was closed is used again, since the state of a model is never freed.
    models: State<Vec<Model>>,
    open: State<Vec<Model>>,
    /// `None` until the first model exists.
    shown: State<Option<Model>>,
    /// Owner of all models: none of them ends with the view or event that caused it.
    owner: StoredValue<Owner>,
}

impl Desk {
    pub(super) fn new() -> Self {
        Self {
            models: State::new(Vec::new()),
            open: State::new(Vec::new()),
            shown: State::new(None),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
        }
    }

    /// The open images, in the order of their tabs.
    pub(crate) fn open(self) -> Vec<Model> {
        self.open.get()
    }

    /// The open images, untracked.
    pub(super) fn open_now(self) -> Vec<Model> {
        self.open.get_untracked()
    }

    /// Whether there are several, so that they have tabs.
    pub(crate) fn has_several(self) -> bool {
        self.open.with(|open| open.len() > 1)
    }

    /// All models, with and without an image.
    pub(crate) fn models(self) -> Vec<Model> {
        self.models.get()
    }

    /// The open image with this name, size and date.
    pub(super) fn find(self, image: &str) -> Option<Model> {
        let is_it = |model: &Model| !image.is_empty() && journal::image_now(*model) == image;
        self.open.with_untracked(|open| open.iter().copied().find(is_it))
    }

    /// Begins with the model of the page's first image.
    pub(super) fn begin(self, model: Model) {
        self.models.update(|models| models.push(model));
        self.shown.set(Some(model));
        Effect::new(move || {
            let name = model.shown().session.summary().map(|summary| summary.name.clone());
            document().set_title(&name.map_or("Discern".to_owned(), |name| format!("{name} – Discern")));
        });
    }

    /// Takes an image that was opened, and shows it unless it was there before.
    pub(super) fn opened(self, model: Model) {
        if self.open.with_untracked(|open| open.contains(&model)) {
            return;
        }
        let shown = self.shown.get_untracked();
        self.open.update(|open| {
            let place = open.iter().position(|other| Some(*other) == shown);
            open.insert(place.map_or(open.len(), |place| place.saturating_add(1)), model);
        });
        self.show(model);
    }

    /// Shows an image.
    pub(crate) fn show(self, model: Model) {
        if self.shown.get_untracked() != Some(model) {
            self.shown.set(Some(model));
        }
    }

    /// Shows the image after another one, or the first after the last.
    pub(crate) fn show_next(self, model: Model) {
        let next = self.open.with_untracked(|open| {
            let after = open.iter().position(|other| *other == model)?.saturating_add(1);
            open.get(after).or_else(|| open.first()).copied()
        });
        if let Some(next) = next {
            self.show(next);
            next.focus_list();
        }
    }

    /// Removes an image, and shows its neighbor in its place; after the last one, a model without an image, which has
    /// the welcome screen.
    pub(super) fn remove(self, model: Model) {
        let neighbor = self.open.update(|open| {
            let place = open.iter().position(|other| *other == model)?;
            open.remove(place);
            Some(open.get(place).or_else(|| open.last()).copied())
        });
        let Some(neighbor) = neighbor.filter(|_| model.is_shown_now()) else { return };
        if let Some(next) = neighbor.or_else(|| self.vacant()) {
            self.show(next);
            next.focus_list();
        }
    }

    /// A model without an image, in which another can be opened; `None` if too many images are open.
    pub(super) fn vacant(self) -> Option<Model> {
        let models = self.models.get_untracked();
        let is_empty = |model: &Model| model.session.summary_now().is_none();
        // On the welcome screen, an image that is still being opened is given up for the other one.
        let is_free = |model: &Model| model.is_shown_now() || model.session.stage_now() == Stage::Welcome;
        if let Some(model) = models.iter().copied().find(|model| is_empty(model) && is_free(model)) {
            model.link.start();
            return Some(model);
        }
        let number = u32::try_from(models.len()).ok().filter(|_| models.len() < MOST)?;
        let model = self.owner.get_value().with(|| models.first().map(|first| first.beside(number)))?;
        self.models.update(|models| models.push(model));
        Some(model)
    }
}

impl Model {
    /// The model of the shown image.
    pub(crate) fn shown(self) -> Self {
        self.desk.shown.get().unwrap_or(self)
    }

    /// The model of the shown image, untracked.
    pub(crate) fn shown_now(self) -> Self {
        self.desk.shown.get_untracked().unwrap_or(self)
    }

    /// Whether its image is the shown one.
    pub(crate) fn is_shown(self) -> bool {
        self.shown() == self
    }

    /// Whether its image is the shown one, untracked.
    pub(crate) fn is_shown_now(self) -> bool {
        self.shown_now() == self
    }
}

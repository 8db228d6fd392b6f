//! State of the page that is never freed.

use std::sync::{PoisonError, RwLock};

use leptos::prelude::{ArcTrigger, Notify, Track};

/// A value of the page's model. Code that reads it runs again when it changes.
///
/// A signal of Leptos may end before the page does and be shared by threads; the code for that, compiled for each of
/// the model's sixty types, would be a tenth of the page's weight.
pub(crate) struct State<T: 'static>(&'static Inner<T>);

struct Inner<T> {
    changed: ArcTrigger,
    value: RwLock<T>,
}

impl<T> Clone for State<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for State<T> {}

impl<T> State<T> {
    /// Makes a state that is never freed.
    pub(crate) fn new(value: T) -> Self {
        Self(Box::leak(Box::new(Inner { changed: ArcTrigger::new(), value: RwLock::new(value) })))
    }

    /// Reads the value, tracked.
    pub(crate) fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        self.track();
        self.with_untracked(look)
    }

    /// Reads the value, untracked.
    pub(crate) fn with_untracked<R>(self, look: impl FnOnce(&T) -> R) -> R {
        look(&self.0.value.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Copies the value, tracked.
    pub(crate) fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// Copies the value, untracked.
    pub(crate) fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }

    /// Replaces the value.
    pub(crate) fn set(self, value: T) {
        // The old value is dropped last, since its drop may read this state.
        let _before = std::mem::replace(&mut *self.0.value.write().unwrap_or_else(PoisonError::into_inner), value);
        self.0.changed.notify();
    }

    /// Changes the value in place, and returns the result of `change`.
    pub(crate) fn update<R>(self, change: impl FnOnce(&mut T) -> R) -> R {
        let returned = self.update_untracked(change);
        self.0.changed.notify();
        returned
    }

    /// Changes the value in place, without notifying its readers.
    pub(crate) fn update_untracked<R>(self, change: impl FnOnce(&mut T) -> R) -> R {
        change(&mut self.0.value.write().unwrap_or_else(PoisonError::into_inner))
    }

    /// Makes the current reader run again when the value changes.
    pub(crate) fn track(self) {
        self.0.changed.track();
    }
}

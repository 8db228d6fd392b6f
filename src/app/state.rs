//! What the page shows, as long as it is there.

use std::sync::{PoisonError, RwLock};

use leptos::prelude::{ArcTrigger, Notify, Track};

/// A value of the page's model: what reads it is run again when it changes.
///
/// A signal of Leptos may end before the page does and be shared by threads; the code for that, compiled for each of the
/// sixty types that the model has, would be a tenth of the page's weight.
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
    /// Makes one that is never freed.
    pub(crate) fn new(value: T) -> Self {
        Self(Box::leak(Box::new(Inner { changed: ArcTrigger::new(), value: RwLock::new(value) })))
    }

    /// Looks at the value, and again when it changes.
    pub(crate) fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        self.track();
        self.with_untracked(look)
    }

    /// Looks at the value once.
    pub(crate) fn with_untracked<R>(self, look: impl FnOnce(&T) -> R) -> R {
        look(&self.0.value.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The value; what asks is run again when it changes.
    pub(crate) fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// The value as it is now.
    pub(crate) fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }

    /// Puts another value in its place.
    pub(crate) fn set(self, value: T) {
        // What was there is dropped last: it may look at this.
        let _before = std::mem::replace(&mut *self.0.value.write().unwrap_or_else(PoisonError::into_inner), value);
        self.0.changed.notify();
    }

    /// Changes the value in place; what `change` returns.
    pub(crate) fn update<R>(self, change: impl FnOnce(&mut T) -> R) -> R {
        let returned = self.update_untracked(change);
        self.0.changed.notify();
        returned
    }

    /// Changes the value in place, and tells nobody.
    pub(crate) fn update_untracked<R>(self, change: impl FnOnce(&mut T) -> R) -> R {
        change(&mut self.0.value.write().unwrap_or_else(PoisonError::into_inner))
    }

    /// Runs what asks again when it changes.
    pub(crate) fn track(self) {
        self.0.changed.track();
    }
}

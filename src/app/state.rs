//! State of the page that is never freed.

use std::sync::{PoisonError, RwLock};

use leptos::prelude::{ArcTrigger, Notify, Track};
use leptos::reactive::graph::{AnySubscriber, Observer, Source};

/// A value of the page's model. Code that reads it runs again when it changes.
///
/// A signal of Leptos may end before the page does and be shared by threads; the code for that, compiled for each of
/// the model's sixty types, would be a tenth of the page's weight.
pub(crate) struct State<T: 'static>(&'static Inner<T>);

struct Inner<T> {
    readers: Readers,
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
        Self(Box::leak(Box::new(Inner { readers: Readers::default(), value: RwLock::new(value) })))
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
        self.0.readers.notify();
    }

    /// Changes the value in place, and returns the result of `change`.
    pub(crate) fn update<R>(self, change: impl FnOnce(&mut T) -> R) -> R {
        let returned = self.update_untracked(change);
        self.0.readers.notify();
        returned
    }

    /// Changes the value in place, without notifying its readers.
    pub(crate) fn update_untracked<R>(self, change: impl FnOnce(&mut T) -> R) -> R {
        change(&mut self.0.value.write().unwrap_or_else(PoisonError::into_inner))
    }

    /// Makes the current reader run again when the value changes.
    pub(crate) fn track(self) {
        self.0.readers.track();
    }
}

/// The effects that read a state. One that ends doesn't say so to a trigger of Leptos, which would keep the rest of it
/// until the state changes; that of a state that never changes, for as long as the page is open.
#[derive(Default)]
struct Readers {
    changed: ArcTrigger,
    /// Those that have come since the last change, some of them repeatedly.
    known: RwLock<Vec<AnySubscriber>>,
}

impl Readers {
    fn track(&self) {
        let Some(reader) = Observer::get() else { return };
        self.changed.track();
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() == known.capacity() {
            self.forget_ended(&mut known);
            // So that the next time comes after as many readers.
            let more = known.len().max(16);
            known.reserve(more);
        }
        known.push(reader);
    }

    fn forget_ended(&self, known: &mut Vec<AnySubscriber>) {
        for reader in std::mem::take(known) {
            if reader.1.strong_count() == 0 {
                self.changed.remove_subscriber(&reader);
            } else if !known.contains(&reader) {
                known.push(reader);
            }
        }
    }

    fn notify(&self) {
        // The trigger forgets them, too: they come again when they run.
        self.known.write().unwrap_or_else(PoisonError::into_inner).clear();
        self.changed.notify();
    }
}

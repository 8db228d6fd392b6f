//! Light, dark, or as the system has it.

use leptos::prelude::*;

const KEY: &str = "theme";

/// What the person chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Choice {
    /// As the system has it.
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Choice {
    const fn id(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The theme; kept in the browser's storage.
#[derive(Clone, Copy)]
pub(crate) struct Theme(RwSignal<Choice>);

impl Theme {
    pub(super) fn new() -> Self {
        let stored = window().local_storage().ok().flatten().and_then(|storage| storage.get_item(KEY).ok().flatten());
        let choice = match stored.as_deref() {
            Some("light") => Choice::Light,
            Some("dark") => Choice::Dark,
            _ => Choice::System,
        };
        apply(choice);
        Self(RwSignal::new(choice))
    }

    /// What is chosen.
    pub(crate) fn choice(self) -> Choice {
        self.0.get()
    }

    /// System, light, dark, and round again.
    pub(crate) fn next(self) {
        let choice = match self.0.get_untracked() {
            Choice::System => Choice::Light,
            Choice::Light => Choice::Dark,
            Choice::Dark => Choice::System,
        };
        self.0.set(choice);
        apply(choice);
        if let Ok(Some(storage)) = window().local_storage() {
            // Where storage is forbidden, the choice lasts as long as the page.
            let _ = storage.set_item(KEY, choice.id());
        }
    }
}

fn apply(choice: Choice) {
    let Some(root) = document().document_element() else { return };
    // Neither can fail on an HTML element.
    let _ = match choice {
        Choice::System => root.remove_attribute("data-theme"),
        Choice::Light | Choice::Dark => root.set_attribute("data-theme", choice.id()),
    };
}

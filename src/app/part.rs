//! One view of the page that is loaded after the rest.

use std::pin::Pin;

use discern::protocol::{Failure, FailureKind};
use leptos::prelude::*;
use wasm_split_helpers::SplitLoaderError;

use crate::words;

/// Draws a view.
pub(crate) type Draw = fn() -> AnyView;

/// A view that is being loaded.
pub(crate) type Loading = Pin<Box<dyn Future<Output = Result<Draw, Missing>>>>;

/// A part could not be loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Missing {
    /// The host has another version of the page by now.
    pub(crate) is_outdated: bool,
}

impl From<SplitLoaderError> for Missing {
    fn from(_: SplitLoaderError) -> Self {
        // Set by the loader, `xtask/src/split.rs`.
        let outdated = js_sys::Reflect::get(&js_sys::global(), &"outdated".into());
        Self { is_outdated: outdated.is_ok_and(|outdated| outdated.is_truthy()) }
    }
}

impl From<Missing> for Failure {
    fn from(_: Missing) -> Self {
        Self::new(
            FailureKind::Part,
            "PAGE-PART-MISSING",
            words::failures::part(),
            words::failures::part_meaning(),
            words::failures::part_advice(),
        )
    }
}

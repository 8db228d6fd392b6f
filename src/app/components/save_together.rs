//! Buttons that save files which belong together, in the ways that the browser supports.

use leptos::prelude::*;

use crate::browser::picker;
use crate::model::Together;
use crate::text::dates_sizes::plural;

/// One button for a single file; for several files one for each way. Empty if there are none.
#[component]
pub(super) fn SaveTogether(
    /// Label of the button, as in "Save repaired image".
    label: &'static str,
    /// Number of files.
    files: usize,
    save: impl Fn(Together) + Copy + 'static,
) -> impl IntoView {
    let button = move |class, text: String, together| {
        view! {
            <button class=class on:click=move |_| save(together)>
                {text}
            </button>
        }
    };
    let number = plural(u64::try_from(files).unwrap_or(u64::MAX), "file", "files");
    let first =
        move |how: &str, together| button("button button-primary", format!("{label} ({number}) {how}"), together);
    let other = move |how: &str, together| button("button", how.to_owned(), together);
    match files {
        0 => ().into_any(),
        1 => button("button button-primary", label.to_owned(), Together::Singly).into_any(),
        _ if picker::can_pick_directory() => view! {
            {first("to a folder…", Together::Folder)}
            {other("One ZIP", Together::Zip)}
            {other("Separate downloads", Together::Singly)}
        }
        .into_any(),
        _ => view! {
            {first("as one ZIP", Together::Zip)}
            {other("Separate downloads", Together::Singly)}
        }
        .into_any(),
    }
}

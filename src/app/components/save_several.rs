//! Buttons that save files which belong together, in the ways that the browser supports.

use leptos::prelude::*;

use crate::browser::picker;
use crate::model::Grouping;
use crate::text::dates_sizes::plural;

/// One button for a single file; for several files one for each way. Empty if there are none.
#[component]
pub(super) fn SaveSeveral(
    /// Label of the button, as in "Save repaired image".
    label: &'static str,
    /// Number of files.
    files: usize,
    save: impl Fn(Grouping) + Copy + 'static,
) -> impl IntoView {
    let button = move |class, text: String, grouping| {
        view! {
            <button class=class on:click=move |_| save(grouping)>
                {text}
            </button>
        }
    };
    let number = plural(u64::try_from(files).unwrap_or(u64::MAX), "file", "files");
    let first =
        move |how: &str, grouping| button("button button-primary", format!("{label} ({number}) {how}"), grouping);
    let other = move |how: &str, grouping| button("button", how.to_owned(), grouping);
    match files {
        0 => ().into_any(),
        1 => button("button button-primary", label.to_owned(), Grouping::Singly).into_any(),
        _ if picker::can_pick_directory() => view! {
            {first("to a folder…", Grouping::Folder)}
            {other("One ZIP", Grouping::Zip)}
            {other("Separate downloads", Grouping::Singly)}
        }
        .into_any(),
        _ => view! {
            {first("as one ZIP", Grouping::Zip)}
            {other("Separate downloads", Grouping::Singly)}
        }
        .into_any(),
    }
}

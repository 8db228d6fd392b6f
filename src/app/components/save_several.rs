//! A button that saves files which belong together, in the ways that the browser supports.

use std::sync::Arc;

use leptos::prelude::*;

use super::menu_button::SplitButton;
use crate::browser::picker;
use crate::model::{Action, Grouping, MenuSubject};
use crate::words;

/// One button for a single file; for several, one for the usual way, with the others in its menu. Empty if there are none.
#[component]
pub(super) fn SaveSeveral(
    /// Label of the button, as in "Save repaired image".
    label: &'static str,
    /// Number of files.
    files: usize,
    save: impl Fn(Grouping) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    if files < 2 {
        let button = move || {
            view! {
                <button class="button button-primary" on:click=move |_| save(Grouping::Singly)>
                    {label}
                </button>
            }
        };
        return (files > 0).then(button).into_any();
    }
    let can_pick = picker::can_pick_directory();
    let files = u64::try_from(files).unwrap_or(u64::MAX);
    let (usual, name) = match can_pick {
        true => (Grouping::Folder, words::save::several_to_folder(label, files)),
        false => (Grouping::Zip, words::save::several_as_zip(label, files)),
    };
    let zip = (words::save::one_zip(), Grouping::Zip);
    let others = [Some(zip).filter(|_| can_pick), Some((words::save::separately(), Grouping::Singly))];
    let other = |(name, grouping)| {
        let act: Action = Arc::new(move || save(grouping));
        (name, act)
    };
    view! {
        <SplitButton
            class="button button-primary"
            name=Signal::stored(name)
            disabled=Signal::stored(false)
            act=move || save(usual)
            others=MenuSubject::Actions(others.into_iter().flatten().map(other).collect())
        />
    }
    .into_any()
}

//! Notes above the list: deleted files, file systems that are not read, files that are not part of the image, and why UDF opens first.

use discern::protocol::DeletedFiles;
use leptos::prelude::*;

use super::icon::Icon;
use crate::model::Model;
use crate::text::dates_sizes::{plural, visible};

/// The notes; empty if there is nothing to note.
#[component]
pub(crate) fn ListingNotes() -> impl IntoView {
    let model = Model::of_context();
    let notes = move || {
        let summary = model.session.summary()?;
        let systems = summary.unread.join(" and ");
        let mut notes = Vec::new();
        let view = summary.views.get(model.listing.view().index());
        if view.is_some_and(|view| view.deleted == DeletedFiles::Shown) {
            notes.push((
                "warning",
                "These files are deleted. You can save them, and other files may have overwritten their data."
                    .to_owned(),
            ));
        }
        if model.listing.is_cut() {
            notes.push((
                "damage",
                format!(
                    "Only the first {} of this folder are listed: it has more than Discern’s safety limit allows.",
                    plural(model.listing.total().into(), "entry", "entries")
                ),
            ));
        }
        if !systems.is_empty() {
            notes.push(("warning", format!(
                "This image also has {systems}, which Discern can’t read yet. Files that are only there aren’t in this list."
            )));
        }
        if !summary.unused.is_empty() {
            let names: Vec<String> = summary.unused.iter().map(|name| visible(name)).collect();
            notes.push((
                "warning",
                format!(
                    "Only {} is open. Not part of it, and not opened: {}. Open each of them by itself.",
                    visible(&summary.name),
                    names.join(", ")
                ),
            ));
        }
        let mut trees = summary.views.iter().filter(|view| view.is_tree && view.volume == 0 && view.parent.is_none());
        if let (Some(first), Some(other)) = (trees.next().filter(|first| first.is_fuller), trees.next()) {
            let (first, other) = (&first.name, &other.name);
            notes.push((
                "note",
                format!("{first} opens first, because {other} holds fewer of the files, or only parts of them."),
            ));
        }
        Some(notes)
    };
    let drawn = move || {
        let note = |(icon, note)| view! { <p role="note"><Icon name=icon /><span>{note}</span></p> };
        notes().unwrap_or_default().into_iter().map(note).collect_view()
    };
    // The element exists even without a note, since the pane is a grid of rows.
    view! { <div class="listing-notes">{move || drawn()}</div> }
}

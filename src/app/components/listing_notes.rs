//! Notes above the list: deleted files, file systems that are not read, files that are not part of the image, and why UDF opens first.

use discern::protocol::DeletedFiles;
use leptos::prelude::*;

use super::icon::Icon;
use crate::model::Model;
use crate::text::dates_sizes::visible;
use crate::words;

/// The notes; empty if there is nothing to note.
#[component]
pub(crate) fn ListingNotes() -> impl IntoView {
    let model = Model::of_context();
    let notes = move || {
        let summary = model.session.summary()?;
        let systems: Vec<String> = summary.unread.iter().map(|name| words::told(name)).collect();
        let mut notes = Vec::new();
        let view = summary.views.get(model.listing.view().index());
        if view.is_some_and(|view| view.deleted == DeletedFiles::Shown) {
            notes.push(("warning", words::listing::deleted().to_owned()));
        }
        if model.listing.is_cut() {
            notes.push(("damage", words::listing::cut(model.listing.total().into())));
        }
        if !systems.is_empty() {
            notes.push(("warning", words::listing::unread(&systems.join(words::listing::and()))));
        }
        if !summary.unused.is_empty() {
            let names: Vec<String> = summary.unused.iter().map(|name| visible(name)).collect();
            let names = names.join(words::common::comma());
            notes.push(("warning", words::listing::unused(&visible(&summary.name), &names)));
        }
        let mut trees = summary.views.iter().filter(|view| view.is_tree && view.volume == 0 && view.parent.is_none());
        if let (Some(first), Some(other)) = (trees.next().filter(|first| first.is_fuller), trees.next()) {
            notes.push(("note", words::listing::opens_first(&first.name, &other.name)));
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

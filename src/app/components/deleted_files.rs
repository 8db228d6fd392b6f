//! Link to the deleted files of a view.

use discern::protocol::DeletedFiles;
use leptos::prelude::*;

use crate::model::{Model, browsing};
use crate::words;

/// A button, if the file system of the view keeps data of deleted files.
#[component]
pub(crate) fn DeletedFilesButton() -> impl IntoView {
    let model = Model::of_context();
    let is_kept =
        move || model.session.view(model.listing.view()).is_some_and(|view| view.deleted == DeletedFiles::Kept);
    view! {
        <Show when=is_kept>
            <div class="image-tree-encoding">
                <button class="button" on:click=move |_| browsing::show_deleted(model)>
                    {words::details::deleted()}
                </button>
            </div>
        </Show>
    }
}

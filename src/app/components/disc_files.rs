//! The files of an image, with an empty slot for each missing one.

use std::sync::Arc;

use discern::protocol::{DiscFile, DiscInfo};
use leptos::prelude::*;

use super::icon::Icon;
use crate::model::{Model, user_files};
use crate::text::dates_sizes::{size, visible};
use crate::words;

/// The list of files, if there are several or one is missing.
#[component]
pub(crate) fn DiscFiles(info: Arc<DiscInfo>) -> impl IntoView {
    if info.files.len() < 2 {
        return ().into_any();
    }
    let missing: Vec<&DiscFile> = info.files.iter().filter(|file| file.missing).collect();
    let hint = match missing.as_slice() {
        [] => None,
        [file] => Some(words::disc::one_missing(&visible(&file.name))),
        many => Some(words::disc::several_missing(u64::try_from(many.len()).unwrap_or(u64::MAX))),
    };
    let hint = hint.map(|hint| view! { <p class="disc-files-hint">{hint}</p> });
    let files = info.files.iter().cloned().map(|file| view! { <File file=file /> }).collect_view();
    view! {
        <section class="disc-files" aria-labelledby="disc-files-title">
            <h3 class="caption" id="disc-files-title">{words::disc::files()}</h3>
            {hint}
            <ul>{files}</ul>
        </section>
    }
    .into_any()
}

/// A file, or the slot for one.
#[component]
fn File(file: DiscFile) -> impl IntoView {
    let model = Model::of_context();
    let DiscFile { name, size: bytes, missing } = file;
    let shown = visible(&name);
    if !missing {
        return view! {
            <li class="disc-file">
                <Icon name="file" />
                <span class="disc-file-name">{shown}</span>
                <span class="num">{size(bytes)}</span>
            </li>
        }
        .into_any();
    }
    view! {
        <li class="disc-file disc-file-missing">
            <Icon name="damage" />
            <span class="disc-file-name">{shown.clone()}</span>
            <span>{words::disc::missing()}</span>
            <button class="button" on:click=move |_| user_files::pick_missing(model, name.clone())>
                {words::disc::choose_file()}
                <span class="said">{shown}</span>
            </button>
        </li>
    }
    .into_any()
}

//! The bar above the list: back, forward and up, the path or the search, and buttons that save.

use discern::protocol::{Crumb, RowNumber, Scope, ViewNumber};
use leptos::prelude::*;

use super::icon::Icon;
use super::menu_button::{EditButtons, SplitButton};
use super::tooltip;
use crate::model::{MenuSubject, Model, Screen, browsing, save};
use crate::text::dates_sizes::visible;
use crate::words;

/// The bar above the list.
#[component]
pub(crate) fn Breadcrumbs() -> impl IntoView {
    let model = Model::of_context();
    let searching = move || matches!(model.listing.place().scope, Scope::Search(_));
    let no_parent = move || {
        let is_within = model.session.parent(model.listing.view()).is_some();
        !searching() && !is_within && model.listing.crumbs().len() < 2
    };
    let icon_button = "button button-bare";
    view! {
        <div class="breadcrumbs">
            <button class="button phone-only" on:click=move |_| model.set_screen(Screen::Tree)>
                <Icon name="back" />
                {words::path::folders()}
            </button>
            <button
                class=icon_button
                title=words::path::back_keys()
                aria-label=words::path::back()
                disabled=move || !model.history.can_back()
                on:click=move |_| browsing::back(model)
            >
                <Icon name="back" />
            </button>
            <button
                class="button button-bare breadcrumbs-forward"
                title=words::path::forward_keys()
                aria-label=words::path::forward()
                disabled=move || !model.history.can_forward()
                on:click=move |_| browsing::forward(model)
            >
                <Icon name="forward" />
            </button>
            <button
                class=icon_button
                title=words::path::up_keys()
                aria-label=words::path::up()
                disabled=move || no_parent()
                on:click=move |_| browsing::up(model)
            >
                <Icon name="up" />
            </button>
            <Show when=searching fallback=Path>
                <SearchCount />
            </Show>
            <Actions />
        </div>
    }
}

/// The directories from the root to the listed one, through the images that contain them.
#[component]
fn Path() -> impl IntoView {
    let model = Model::of_context();
    view! {
        <nav class="breadcrumbs-path" aria-label=words::path::path() on:mouseover=move |event| tooltip::show(&event)>
            <ol>
                {move || {
                    let path = path(model);
                    let last = path.len().saturating_sub(1);
                    path.into_iter()
                        .enumerate()
                        .map(|(index, (view, row, name))| {
                            view! {
                                <li>
                                    <button
                                        class="breadcrumbs-crumb"
                                        aria-current=(index == last).then_some("location")
                                        on:click=move |_| browsing::open_directory_of(model, view, row)
                                    >
                                        {name}
                                    </button>
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ol>
        </nav>
    }
}

/// Lists every directory on the path with its view and name: the root of an image inside another one is named after its
/// file.
fn path(model: Model) -> Vec<(ViewNumber, RowNumber, String)> {
    let (mut view, mut crumbs) = (model.listing.view(), model.listing.crumbs());
    let mut path = Vec::new();
    loop {
        let info = model.session.view(view);
        let parent = info.as_ref().and_then(|info| info.parent.clone());
        for Crumb { row, name } in crumbs.into_iter().rev() {
            let name = match (&parent, &info) {
                _ if !name.is_empty() => visible(&name),
                (Some(parent), _) => visible(&parent.name),
                (None, Some(info)) => model.session.view_name(info),
                (None, None) => String::new(),
            };
            path.push((view, row, name));
        }
        let Some(parent) = parent else { break };
        (view, crumbs) = (parent.view, parent.crumbs);
    }
    path.reverse();
    path
}

/// The searched text, and the number of results.
#[component]
fn SearchCount() -> impl IntoView {
    let model = Model::of_context();
    let text = move || {
        let found = u64::from(model.listing.total());
        match (model.listing.loaded(), model.listing.complete()) {
            (false, _) => words::path::searching().to_owned(),
            (true, false) => words::path::found_so_far(found),
            (true, true) => words::path::found(found),
        }
    };
    view! {
        <p class="breadcrumbs-path" role="status">
            <b>{move || text()}</b>
        </p>
    }
}

/// Buttons for the selection, or for everything listed.
#[component]
fn Actions() -> impl IntoView {
    let model = Model::of_context();
    let chosen = move || model.selection.count(model.listing.total());
    let label = move || {
        let label = match chosen() {
            0 => words::path::save_all(),
            1 => words::common::save(),
            _ => words::path::save_zip(),
        };
        label.to_owned()
    };
    let save = move || if untrack(chosen) == 0 { save::save_all(model) } else { save::save_chosen(model) };
    let empty = move || model.listing.total() == 0;
    let ticking = move || model.selection.ticking();
    view! {
        <div class="breadcrumbs-actions">
            <button
                class="button breadcrumbs-select"
                aria-pressed=move || ticking().to_string()
                on:click=move |_| model.selection.set_ticking(!untrack(ticking))
            >
                {move || if ticking() { words::path::done() } else { words::path::select() }}
            </button>
            <EditButtons />
            <SplitButton
                class="button"
                name=Signal::derive(label)
                keys=words::commands::ctrl_s()
                disabled=Signal::derive(empty)
                act=save
                others=MenuSubject::Save
            />
            <button class="button narrow-only" on:click=move |_| model.set_screen(Screen::Details)>
                {move || if chosen() == 0 && model.session.is_audio(model.listing.view()) {
                    words::album::album()
                } else {
                    words::path::details()
                }}
            </button>
        </div>
    }
}

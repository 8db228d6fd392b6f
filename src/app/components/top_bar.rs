//! The top bar for the open image: its name, search, and commands.

use leptos::html::Input;
use leptos::prelude::*;

use super::icon::Icon;
use crate::model::{Model, Stage, browsing, making, user_files};
use crate::text::dates_sizes::{size, visible};
use crate::words;

/// The part of the top bar that `index.html` leaves to the program.
#[component]
pub(crate) fn TopBar() -> impl IntoView {
    let model = Model::of_context();
    let open = move || model.session.stage() == Stage::Open;
    view! {
        <div class="top-bar-image">
            <Show when=open>
                <OpenImage />
            </Show>
        </div>
        <Show when=move || open() && model.session.summary().is_some_and(|summary| !summary.views.is_empty())>
            <SearchField />
        </Show>
        <Show when=open>
            <button
                class="button top-bar-new"
                title=words::top_bar::new_title()
                on:click=move |_| making::pick_new_image(model)
            >
                {words::top_bar::new()}
            </button>
            <button class="button" title=words::commands::ctrl_o() on:click=move |_| user_files::pick_files()>
                {words::top_bar::open()}
            </button>
        </Show>
    }
}

/// Name, size and format of the open image.
#[component]
fn OpenImage() -> impl IntoView {
    let model = Model::of_context();
    let summary = move || model.session.summary();
    view! {
        <h1 class="top-bar-name">{move || summary().map(|summary| visible(&summary.name))}</h1>
        <span class="num top-bar-size">{move || summary().map(|summary| size(summary.size))}</span>
        <span class="top-bar-kinds">{move || summary().map(|summary| summary.kinds.clone())}</span>
    }
}

/// The search field, focused by `/` and Ctrl+F.
#[component]
fn SearchField() -> impl IntoView {
    let model = Model::of_context();
    let field = NodeRef::<Input>::new();
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        let ctrl_f = (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("f");
        let slash = event.key() == "/" && !super::is_typing(&event);
        if ctrl_f || slash {
            event.prevent_default();
            if let Some(field) = field.get_untracked() {
                // The field exists and can take the focus.
                let _ = field.focus();
                field.select();
            }
        }
    });
    on_cleanup(move || keys.remove());
    let hint = move || {
        let state = model.session.state(model.listing.view());
        let files = u64::from(state.files).saturating_add(u64::from(state.directories));
        if files > 0 && state.complete { words::top_bar::search_items(files) } else { words::top_bar::search().into() }
    };
    view! {
        <div class="search" role="search">
            <Icon name="search" />
            <input
                type="search"
                node_ref=field
                aria-label=words::top_bar::search_label()
                placeholder=hint
                autocomplete="off"
                spellcheck="false"
                prop:value=move || browsing::search_text(model)
                on:input:target=move |event| browsing::search(model, event.target().value())
                on:keydown=move |event| match event.key().as_str() {
                    "Escape" => {
                        browsing::search(model, String::new());
                        model.focus_list();
                    }
                    "ArrowDown" | "Enter" => {
                        event.prevent_default();
                        model.focus_list();
                    }
                    _ => {}
                }
            />
            <kbd aria-hidden="true">"/"</kbd>
        </div>
    }
}

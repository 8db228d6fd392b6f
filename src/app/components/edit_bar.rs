//! The bar about unbuilt changes: how many there are, buttons that undo them and lead to the Build tab; or changes of
//! an earlier session, which can be restored.

use leptos::prelude::*;

use super::icon::Icon;
use crate::model::{Model, Tab, build, editing, journal, unfinished};
use crate::text::dates_sizes::{size, visible};
use crate::words;

/// The bar; empty if nothing has been changed.
#[component]
pub(crate) fn EditBar() -> impl IntoView {
    let model = Model::of_context();
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        let ctrl = event.ctrl_key() || event.meta_key();
        if !ctrl || event.alt_key() || super::is_typing(&event) || !editing::is_editing_now(model) {
            return;
        }
        match (event.key().as_str(), event.shift_key()) {
            ("z" | "Z", false) => editing::undo(model),
            ("z" | "Z", true) | ("y" | "Y", false) => editing::redo(model),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || keys.remove());
    let is_changed =
        Memo::new(move |_| model.edit.info().is_some_and(|info| info.undo.is_some() || info.redo.is_some()));
    let is_unfinished = Memo::new(move |_| model.edit.unfinished().is_some());
    view! {
        <div class="edit-bar-place">
            <Show when=move || is_unfinished.get()>
                <UnfinishedBar />
            </Show>
            <Show when=move || is_changed.get()>
                <Changed />
            </Show>
        </div>
    }
}

/// The changes of this session.
#[component]
fn Changed() -> impl IntoView {
    let model = Model::of_context();
    let info = move || model.edit.info();
    let saved = move || model.build.saved();
    let count = move || words::edit::changes(model.edit.steps().into());
    let sizes = move || {
        let forecast = model.edit.forecast()?;
        Some(match forecast.after {
            Some(after) => words::edit::sizes(&size(forecast.before), &size(after), &words::told(&forecast.fit)),
            None => words::edit::undecided().to_owned(),
        })
    };
    let undo = move || info().and_then(|info| info.undo.clone());
    let redo = move || info().and_then(|info| info.redo.clone());
    let undo_title = move || match (undo(), words::commands::ctrl_z()) {
        (Some(what), keys) => words::edit::undo_what(&words::told(&what), keys),
        (None, keys) => words::edit::undo_keys(keys),
    };
    let redo_title = move || match (redo(), words::commands::ctrl_shift_z()) {
        (Some(what), keys) => words::edit::redo_what(&words::told(&what), keys),
        (None, keys) => words::edit::redo_keys(keys),
    };
    view! {
        <section class="edit-bar" aria-label=words::edit::title()>
            <span class="edit-bar-count">
                {move || match saved() {
                    Some(name) => {
                        let said = words::edit::saved_as(&visible(&name));
                        view! { <Icon name="good" /><b>{said}</b> }.into_any()
                    }
                    None => view! { <Icon name="edit" /><b>{count}</b> }.into_any(),
                }}
            </span>
            <span class="edit-bar-size num">{sizes}</span>
            <Show when=move || !editing::can_edit(model)>
                <span class="edit-bar-size">{words::edit::original()}</span>
            </Show>
            <div class="edit-bar-actions">
                <button class="button" disabled=move || undo().is_none() title=undo_title on:click=move |_| editing::undo(model)>
                    <Icon name="undo" />
                    {words::common::undo()}
                </button>
                <button class="button" disabled=move || redo().is_none() title=redo_title on:click=move |_| editing::redo(model)>
                    <Icon name="redo" />
                    {words::common::redo()}
                </button>
                <Show when=move || saved().is_some()>
                    <Show when=move || model.build.can_open_saved()>
                        <button class="button button-primary" on:click=move |_| build::open_saved(model)>
                            {words::edit::open_saved()}
                        </button>
                    </Show>
                    <button class="button" on:click=move |_| build::keep_editing(model)>
                        {words::edit::keep_editing()}
                    </button>
                </Show>
                <Show when=move || saved().is_none() && model.tab() != Tab::Build>
                    <button class="button button-primary" on:click=move |_| model.set_tab(Tab::Build)>
                        {words::edit::review()}
                    </button>
                </Show>
            </div>
        </section>
    }
}

/// The changes of an earlier session.
#[component]
fn UnfinishedBar() -> impl IntoView {
    let model = Model::of_context();
    let unfinished = move || model.edit.unfinished();
    let text = move || {
        let unfinished = unfinished()?;
        Some(words::edit::unsaved_from(unfinished.steps.into(), &unfinished.when))
    };
    let needed = Memo::new(move |_| unfinished().map(|unfinished| unfinished.needed).unwrap_or_default());
    let names = move || {
        let names = needed.get();
        let shown: Vec<String> = names.iter().take(5).map(|name| words::edit::quoted(&visible(name))).collect();
        let more = names.len().saturating_sub(shown.len());
        let shown = shown.join(words::common::comma());
        match more {
            0 => words::edit::needed(&shown),
            more => words::edit::needed_more(&shown, &more.to_string()),
        }
    };
    let is_asking = move || needed.with(|needed| !needed.is_empty());
    view! {
        <section class="edit-bar edit-bar-unfinished" aria-label=words::edit::unsaved()>
            <span class="edit-bar-count">
                <Icon name="edit" />
                <span>{move || if is_asking() { Some(names()) } else { text() }}</span>
            </span>
            <div class="edit-bar-actions">
                <Show
                    when=is_asking
                    fallback=move || view! {
                        <button class="button button-primary" on:click=move |_| unfinished::restore(model, false)>
                            {words::edit::restore()}
                        </button>
                    }
                >
                    <button class="button button-primary" on:click=move |_| unfinished::pick_needed(model)>
                        {words::edit::choose_files()}
                    </button>
                    <button class="button" on:click=move |_| unfinished::pick_needed_folder(model)>
                        {words::edit::choose_folder()}
                    </button>
                    <button class="button" on:click=move |_| unfinished::restore(model, true)>
                        {words::edit::go_on()}
                    </button>
                </Show>
                <button class="button" on:click=move |_| journal::forget_unfinished(model)>
                    {words::edit::discard()}
                </button>
            </div>
        </section>
    }
}

//! The bar about unbuilt changes: how many there are, buttons that undo them and lead to the Build tab; or changes of
//! an earlier session, which can be restored.

use leptos::prelude::*;

use super::icon::Icon;
use crate::model::{Model, Tab, build, editing, journal, unfinished};
use crate::text::dates_sizes::{plural, size, visible};

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
    let count = move || plural(u64::from(model.edit.steps()), "change", "changes");
    let sizes = move || {
        let forecast = model.edit.forecast()?;
        Some(match forecast.after {
            Some(after) => format!("{} → {} · {}", size(forecast.before), size(after), forecast.fit),
            None => "needs a decision before you build".to_owned(),
        })
    };
    let title = |word: &'static str, what: Option<String>, keys: &'static str| match what {
        Some(what) => format!("{word}: {what} ({keys})"),
        None => format!("{word} ({keys})"),
    };
    let undo = move || info().and_then(|info| info.undo.clone());
    let redo = move || info().and_then(|info| info.redo.clone());
    view! {
        <section class="edit-bar" aria-label="Changes">
            <span class="edit-bar-count">
                {move || match saved() {
                    Some(name) => view! { <Icon name="good" /><b>"Saved as "{visible(&name)}</b> }.into_any(),
                    None => view! { <Icon name="edit" /><b>{count}</b> }.into_any(),
                }}
            </span>
            <span class="edit-bar-size num">{sizes}</span>
            <Show when=move || !editing::can_edit(model)>
                <span class="edit-bar-size">"This view shows the original image."</span>
            </Show>
            <div class="edit-bar-actions">
                <button class="button" disabled=move || undo().is_none() title=move || title("Undo", undo(), "Ctrl+Z") on:click=move |_| editing::undo(model)>
                    <Icon name="undo" />
                    "Undo"
                </button>
                <button class="button" disabled=move || redo().is_none() title=move || title("Redo", redo(), "Ctrl+Shift+Z") on:click=move |_| editing::redo(model)>
                    <Icon name="redo" />
                    "Redo"
                </button>
                <Show when=move || saved().is_some()>
                    <Show when=move || model.build.can_open_saved()>
                        <button class="button button-primary" on:click=move |_| build::open_saved(model)>"Open it"</button>
                    </Show>
                    <button class="button" on:click=move |_| build::keep_editing(model)>"Keep editing"</button>
                </Show>
                <Show when=move || saved().is_none() && model.tab() != Tab::Build>
                    <button class="button button-primary" on:click=move |_| model.set_tab(Tab::Build)>
                        "Review and build"
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
        let many = plural(u64::from(unfinished.steps), "unsaved change", "unsaved changes");
        Some(format!("You have {many} from {}.", unfinished.when))
    };
    let needed = Memo::new(move |_| unfinished().map(|unfinished| unfinished.needed).unwrap_or_default());
    let names = move || {
        let names = needed.get();
        let shown: Vec<String> = names.iter().take(5).map(|name| format!("“{}”", visible(name))).collect();
        let more = names.len().saturating_sub(shown.len());
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        format!("To restore them, choose the files you added again, or drop them here: {}{more}.", shown.join(", "))
    };
    let is_asking = move || needed.with(|needed| !needed.is_empty());
    view! {
        <section class="edit-bar edit-bar-unfinished" aria-label="Unsaved changes">
            <span class="edit-bar-count">
                <Icon name="edit" />
                <span>{move || if is_asking() { Some(names()) } else { text() }}</span>
            </span>
            <div class="edit-bar-actions">
                <Show
                    when=is_asking
                    fallback=move || view! {
                        <button class="button button-primary" on:click=move |_| unfinished::restore(model, false)>"Restore"</button>
                    }
                >
                    <button class="button button-primary" on:click=move |_| unfinished::pick_needed(model)>"Choose files…"</button>
                    <button class="button" on:click=move |_| unfinished::pick_needed_folder(model)>"Choose folder…"</button>
                    <button class="button" on:click=move |_| unfinished::restore(model, true)>"Continue without them"</button>
                </Show>
                <button class="button" on:click=move |_| journal::forget_unfinished(model)>"Discard"</button>
            </div>
        </section>
    }
}

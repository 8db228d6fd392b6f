//! The tabs of the open images, shown only if there are several.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::each::Each;
use super::icon::Icon;
use crate::model::{Model, closing};
use crate::text::dates_sizes::visible;
use crate::words;

/// The tabs, each with a button that closes its image.
#[component]
pub(crate) fn ImageTabs() -> impl IntoView {
    let page = Model::of_context();
    view! {
        <Show when=move || page.desk.has_several()>
            <Strip page=page />
        </Show>
    }
}

/// The buttons are no children of the list of tabs, where only tabs may be: it owns the tabs by their ids.
#[component]
fn Strip(page: Model) -> impl IntoView {
    // What had the focus may have gone with an image.
    Effect::new(move || {
        let (shown, _) = (page.shown(), page.desk.open());
        request_animation_frame(move || {
            let focused = document().active_element();
            if focused.is_none_or(|focused| focused.tag_name() == "BODY") {
                focus(shown);
            }
        });
    });
    let owned = move || page.desk.open().into_iter().map(id).collect::<Vec<_>>().join(" ");
    view! {
        <section class="images" aria-label=words::image_tabs::open_images()>
            <div role="tablist" aria-label=words::image_tabs::open_images() aria-owns=owned></div>
            <Each each=move || page.desk.open() key=|model| model.number() let:model>
                <Item page=page model=model />
            </Each>
        </section>
    }
}

/// The tab of an image.
#[component]
fn Item(page: Model, model: Model) -> impl IntoView {
    let name = Memo::new(move |_| visible(&model.session.name()));
    let is_shown = move || page.shown() == model;
    let tabindex = move || if is_shown() { "0" } else { "-1" };
    Effect::new(move || {
        if is_shown()
            && let Some(tab) = document().get_element_by_id(&id(model))
        {
            tab.scroll_into_view_with_bool(false);
        }
    });
    view! {
        <div class="images-item" class:images-shown=is_shown>
            <button
                role="tab"
                id=id(model)
                title=name
                aria-selected=move || is_shown().to_string()
                aria-controls=move || is_shown().then_some("main")
                tabindex=tabindex
                on:click=move |_| page.desk.show(model)
                on:auxclick=move |event| {
                    if event.button() == 1 {
                        event.prevent_default();
                        closing::close(model);
                    }
                }
                on:keydown=move |event| key(page, model, &event)
            >
                {name}
            </button>
            <button
                class="button button-bare images-close"
                title=words::image_tabs::close_delete()
                aria-label=move || words::image_tabs::close(&name.get())
                tabindex=tabindex
                on:click=move |_| closing::close(model)
            >
                <Icon name="close" />
            </button>
        </div>
    }
}

fn id(model: Model) -> String {
    format!("image-{}", model.number())
}

/// Handles Left, Right, Home and End, which show another image, and Delete, which closes this one.
fn key(page: Model, model: Model, event: &KeyboardEvent) {
    // With these, the keys have another meaning.
    if event.alt_key() || event.ctrl_key() || event.meta_key() {
        return;
    }
    let open = untrack(move || page.desk.open());
    let here = open.iter().position(|other| *other == model).unwrap_or(0);
    let last = open.len().saturating_sub(1);
    let to = match event.key().as_str() {
        "ArrowRight" if here < last => here.saturating_add(1),
        "ArrowRight" | "Home" => 0,
        "ArrowLeft" => here.checked_sub(1).unwrap_or(last),
        "End" => last,
        "Delete" => {
            event.prevent_default();
            return closing::close(model);
        }
        _ => return,
    };
    event.prevent_default();
    if let Some(other) = open.get(to) {
        page.desk.show(*other);
        focus(*other);
    }
}

/// Focuses the tab of an image.
fn focus(model: Model) {
    let tab = document().get_element_by_id(&id(model)).and_then(|tab| tab.dyn_into::<HtmlElement>().ok());
    // A tab that exists can take the focus.
    let _ = tab.map(|tab| tab.focus());
}

//! What goes on beside the image: addresses in the browser's history, recent images, and dialogs.

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::commands::{Commands, Shortcuts};
use super::double_tap;
use super::drag_out;
use super::icon::Icon;
use super::jobs_tray::JobsTray;
use super::recent_images::RecentList;
use crate::model::{Model, RecentImages, Stage, address, closing};
use crate::words;

/// Everything beside the image.
#[component]
pub(crate) fn Tools() -> impl IntoView {
    let page = Model::of_context();
    let recent = RecentImages::watch(page);
    address::watch(page, recent);
    drag_out::watch(page);
    double_tap::watch(page);
    // The welcome screen is not in the document while an image is open.
    Effect::new(move |mounted: Option<bool>| {
        if mounted == Some(true) || page.shown().session.stage() != Stage::Welcome {
            return mounted == Some(true);
        }
        let place = document().get_element_by_id("welcome-recent");
        let Some(place) = place.and_then(|place| place.dyn_into::<HtmlElement>().ok()) else { return false };
        mount_to(place, move || view! { <RecentList page=page recent=recent /> }).forget();
        true
    });
    if let Some(bar) = document().get_element_by_id("top-bar").and_then(|bar| bar.dyn_into::<HtmlElement>().ok()) {
        let draw = move || {
            provide_context(page);
            view! {
                <CloseButton page=page />
                <JobsTray page=page />
            }
        };
        mount_to(bar, draw).forget();
    }
    view! {
        <Commands />
        <Shortcuts />
    }
}

/// Closes the only image. Several have tabs, with a button each.
#[component]
fn CloseButton(page: Model) -> impl IntoView {
    let is_only = move || page.shown().session.stage() == Stage::Open && !page.desk.has_several();
    view! {
        <Show when=is_only>
            <button
                class="button button-bare top-bar-close"
                title=words::commands::close_image()
                aria-label=words::commands::close_image()
                on:click=move |_| closing::close(page.shown_now())
            >
                <Icon name="close" />
            </button>
        </Show>
    }
}

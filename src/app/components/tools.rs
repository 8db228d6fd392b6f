//! What goes on beside the image: addresses in the browser's history, recent images, and dialogs.

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::commands::{Commands, Shortcuts};
use super::recent_images::RecentList;
use crate::model::{Model, RecentImages, Stage, address};

/// Everything beside the image.
#[component]
pub(crate) fn Tools() -> impl IntoView {
    let page = Model::of_context();
    let recent = RecentImages::watch(page);
    address::watch(page, recent);
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
    view! {
        <Commands />
        <Shortcuts />
    }
}

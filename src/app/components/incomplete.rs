//! A warning that the image is incomplete, shown first wherever something is made of the image.

use leptos::prelude::*;

use super::icon::Icon;
use crate::model::Model;
use crate::text::dates_sizes::size;

/// The warning; empty if the image is complete.
#[component]
pub(super) fn Incomplete() -> impl IntoView {
    let model = Model::of_context();
    let missing = move || model.session.summary().map_or(0, |summary| summary.whole.missing());
    move || {
        (missing() > 0).then(|| {
            view! {
                <p class="incomplete" role="alert">
                    <Icon name="damage" />
                    <span>
                        <b>"This image is incomplete: "{size(missing())}" is missing."</b>
                        " Anything made from it will be incomplete too. Get the image again if you can."
                    </span>
                </p>
            }
        })
    }
}

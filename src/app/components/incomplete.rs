//! A warning that the image is incomplete, shown first wherever something is made of the image.

use leptos::prelude::*;

use super::icon::Icon;
use crate::model::Model;
use crate::text::dates_sizes::size;
use crate::words;

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
                        <b>{words::findings::incomplete(&size(missing()))}</b>
                        " "{words::findings::incomplete_advice()}
                    </span>
                </p>
            }
        })
    }
}

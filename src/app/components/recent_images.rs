//! Images that were open before, on the welcome screen.

use leptos::prelude::*;

use super::each::Each;
use super::icon::Icon;
use crate::model::{Model, RecentImage, RecentImages};
use crate::text::dates_sizes::{size, visible};
use crate::words;

/// The list; empty if there are none.
#[component]
pub(super) fn RecentList(page: Model, recent: RecentImages) -> impl IntoView {
    view! {
        <Show when=move || !recent.list().is_empty()>
            <section aria-label=words::recent::title()>
                <h2>{words::recent::title()}</h2>
                <ul>
                    <Each each=move || recent.list() key=|image| (image.key(), image.has_handles) let:image>
                        <Recent page=page recent=recent image=image />
                    </Each>
                </ul>
                <button class="button" on:click=move |_| recent.forget_all()>{words::recent::forget_all()}</button>
            </section>
        </Show>
    }
}

/// One image.
#[component]
fn Recent(page: Model, recent: RecentImages, image: RecentImage) -> impl IntoView {
    let name = visible(&image.name);
    let bytes = image.size.parse().map(size).unwrap_or_default();
    let facts = format!("{bytes} · {}", image.kinds);
    let label = if image.has_handles { name.clone() } else { words::recent::choose_again(&name) };
    let (again, gone) = (image.clone(), image);
    view! {
        <li class="welcome-image">
            <button class="welcome-image-open" on:click=move |_| recent.open(page.shown_now(), again.clone())>
                <b>{label}</b>
                <span>{facts}</span>
            </button>
            <button
                class="button button-bare"
                aria-label=words::recent::forget_name(&name)
                title=words::recent::forget()
                on:click=move |_| recent.forget(&gone)
            >
                <Icon name="close" />
            </button>
        </li>
    }
}

//! A byte of the user's files, as a link to the bytes around it.

use leptos::prelude::*;

use crate::model::{Model, disc};
use crate::text::dates_sizes::position;
use crate::words;

/// The offset of a byte; a click shows it among the bytes of its file.
#[component]
pub(super) fn ByteLink(
    /// Offset in the file.
    byte: u64,
    /// Number of the file; `None` if it is the one with the disc's first data.
    file: Option<u32>,
) -> impl IntoView {
    let model = Model::of_context();
    let text = position(byte);
    let name = words::bytes::show_bytes_at(&text);
    view! {
        <button
            class="byte-link num"
            aria-label=name
            title=words::bytes::show_bytes()
            on:click=move |_| disc::show_byte(model, file, byte)
        >
            {text}
        </button>
    }
}

/// The offset of a byte as a link, if it is in a file of the user.
pub(super) fn address(byte: u64, file: Option<u32>) -> AnyView {
    match file {
        Some(_) => view! { <ByteLink byte=byte file=file /> }.into_any(),
        None => view! { <span class="num">{position(byte)}</span> }.into_any(),
    }
}

//! Bytes of a file or a sector, sixteen or eight per line. Only visible lines are drawn.

use std::num::NonZeroU64;

use leptos::prelude::*;

use super::each::Each;
use crate::browser::viewport::Viewport;
use crate::model::Hex;
use crate::text::hex_digits::{line as text_of, offset, offset_digits};
use crate::words;

/// Height of a line in pixels; as in `hex.css`.
const LINE: f64 = 18.0;

/// A scrolling hex dump.
#[component]
pub(crate) fn HexView(
    hex: Hex,
    /// Accessible name.
    #[prop(into)]
    label: Signal<&'static str>,
    width: NonZeroU64,
) -> impl IntoView {
    let viewport = Viewport::new(Signal::derive(move || hex.size().div_ceil(width.get())), || LINE, 0.0);
    Effect::new(move || {
        let lines = viewport.rows();
        let byte = |line: u64| line.saturating_mul(width.get());
        hex.look_at(byte(lines.start)..byte(lines.end).min(hex.size()));
    });
    Effect::new(move || {
        // The size is that of the file once it is shown.
        if hex.size() > hex.at() {
            viewport.reveal(hex.at() / width);
        }
    });
    let digits = move || offset_digits(hex.size());
    view! {
        <GoTo hex=hex />
        <div
            class="hex num"
            role="region"
            tabindex="0"
            aria-label=label
            node_ref=viewport.element
            on:scroll=move |_| viewport.scrolled()
        >
            <div class="hex-lines" style:height=move || viewport.drawn()>
                <Each each=move || viewport.rows() key=|line| *line let:line>
                    <div class="hex-line" style:transform=move || viewport.place(line)>
                        {move || {
                            let start = line.saturating_mul(width.get());
                            text_of(start, hex.bytes(start, width.get()), digits(), width.get())
                        }}
                    </div>
                </Each>
            </div>
        </div>
    }
}

/// Goes to an offset, in decimal or after `0x` in hexadecimal.
#[component]
fn GoTo(
    /// The bytes to show.
    hex: Hex,
) -> impl IntoView {
    let wrong = RwSignal::new(false);
    let go = move |text: String| {
        let offset = offset(&text).filter(|offset| *offset < untrack(move || hex.size()));
        wrong.set(offset.is_none() && !text.trim().is_empty());
        if let Some(offset) = offset {
            hex.go_to(offset);
        }
    };
    view! {
        <label class="hex-go">
            <span>{words::preview::go_to_byte()}</span>
            <input
                class="num"
                type="text"
                placeholder="0x8000"
                autocomplete="off"
                spellcheck="false"
                aria-invalid=move || wrong.get().to_string()
                on:change:target=move |event| go(event.target().value())
            />
        </label>
    }
}

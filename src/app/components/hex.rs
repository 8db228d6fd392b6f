//! Bytes of a file, sixteen or eight a line, drawn only where they are seen.

use leptos::prelude::*;

use crate::hex_digits::{WIDTH, line as text_of, offset, offset_digits};
use crate::model::Model;
use crate::viewport::Viewport;

/// Height of a line; as in `hex.css`.
const LINE: f64 = 18.0;

/// The bytes.
#[component]
pub(crate) fn HexView() -> impl IntoView {
    let model = Model::of_context();
    let hex = model.inspector.hex;
    let viewport = Viewport::new(Signal::derive(move || hex.size().div_ceil(WIDTH)), || LINE, 0.0);
    Effect::new(move || {
        let lines = viewport.rows();
        hex.look_at(lines.start.saturating_mul(WIDTH)..lines.end.saturating_mul(WIDTH).min(hex.size()));
    });
    let digits = move || offset_digits(hex.size());
    view! {
        <GoTo viewport=viewport />
        <div
            class="hex num"
            role="region"
            tabindex="0"
            aria-label="Bytes of the file"
            node_ref=viewport.element
            on:scroll=move |_| viewport.scrolled()
        >
            <div class="hex-lines" style:height=move || viewport.drawn()>
                <For each=move || viewport.rows() key=|line| *line let:line>
                    <div class="hex-line" style:transform=move || viewport.place(line)>
                        {move || text_of(line, hex.bytes(line.saturating_mul(WIDTH), WIDTH), digits())}
                    </div>
                </For>
            </div>
        </div>
    }
}

/// Goes to a byte, given in decimal or after `0x` in hexadecimal.
#[component]
fn GoTo(
    /// What is moved.
    viewport: Viewport,
) -> impl IntoView {
    let wrong = RwSignal::new(false);
    let size = Model::of_context().inspector.hex;
    let go = move |text: String| {
        let offset = offset(&text).filter(|offset| *offset < untrack(move || size.size()));
        wrong.set(offset.is_none() && !text.trim().is_empty());
        if let Some(offset) = offset {
            viewport.reveal(offset / WIDTH);
        }
    };
    view! {
        <label class="hex-go">
            <span>"Go to byte"</span>
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

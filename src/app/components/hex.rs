//! Bytes of a file, sixteen or eight a line, drawn only where they are seen.

use std::fmt::Write;

use leptos::prelude::*;

use crate::model::Model;
use crate::viewport::Viewport;

/// Height of a line; as in `hex.css`.
const LINE: f64 = 18.0;
/// Bytes a line.
const WIDTH: u64 = 8;

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
                        {move || text(line, hex.bytes(line.saturating_mul(WIDTH), WIDTH), digits())}
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
        let offset = parse(&text).filter(|offset| *offset < untrack(move || size.size()));
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

fn parse(text: &str) -> Option<u64> {
    let text = text.trim();
    match text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
        Some(digits) => u64::from_str_radix(digits, 16).ok(),
        None => text.parse().ok(),
    }
}

/// Digits that the last offset needs.
fn offset_digits(size: u64) -> usize {
    match size {
        0..=0xffff => 4,
        0x1_0000..=0xffff_ffff => 8,
        _ => 12,
    }
}

fn text(line: u64, bytes: Option<Vec<u8>>, digits: usize) -> String {
    let mut text = format!("{:0digits$x}  ", line.saturating_mul(WIDTH));
    let Some(bytes) = bytes else { return text };
    for byte in &bytes {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x} ");
    }
    let missing = WIDTH.saturating_sub(u64::try_from(bytes.len()).unwrap_or(WIDTH));
    (0..missing).for_each(|_| text.push_str("   "));
    text.push(' ');
    text.extend(bytes.iter().map(|byte| if (0x20..0x7f).contains(byte) { char::from(*byte) } else { '·' }));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_line_keeps_its_columns() {
        assert_eq!(text(1, Some(vec![0x41, 0x00]), 4), "0008  41 00                    A·");
        assert_eq!(text(1, None, 8), "00000008  ");
    }

    #[test]
    fn offsets_are_read_in_both_ways() {
        assert_eq!(parse(" 0x8000 "), Some(32768));
        assert_eq!(parse("32768"), Some(32768));
        assert_eq!(parse("x"), None);
    }
}

//! Bytes in lines, with a cursor and a selection. Only visible lines are drawn.

use std::num::NonZeroU64;
use std::ops::Range;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, MouseEvent};

use super::each::Each;
use crate::browser::viewport::Viewport;
use crate::model::ByteView;
use crate::text::hex_digits::offset_digits;
use crate::words;

/// Height of a line in pixels; as in `hex.css`.
const LINE: f64 = 18.0;

/// The bytes of a file.
#[component]
pub(super) fn ByteGrid(bytes: ByteView, width: NonZeroU64) -> impl IntoView {
    let hex = bytes.content();
    let viewport = Viewport::new(Signal::derive(move || hex.size().div_ceil(width.get())), || LINE, 0.0);
    Effect::new(move || {
        let lines = viewport.rows();
        let byte = |line: u64| line.saturating_mul(width.get());
        hex.look_at(byte(lines.start)..byte(lines.end).min(hex.size()));
    });
    Effect::new(move || {
        bytes.calls();
        viewport.reveal(untrack(move || bytes.cursor()) / width);
    });
    let lit = Memo::new(move |_| bytes.field().and_then(|(_, line)| line.bytes).unwrap_or_default());
    let picked = Memo::new(move |_| bytes.selection());
    let put = move |event: &MouseEvent, extends: bool| {
        if let Some(byte) = byte_of(event) {
            bytes.put(byte, extends);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let here = untrack(move || bytes.cursor());
        let page = viewport.page().saturating_mul(width.get());
        let is_whole = event.ctrl_key() || event.meta_key();
        let line = here.checked_rem(width.get()).unwrap_or(0);
        let to = match event.key().as_str() {
            "ArrowRight" => here.saturating_add(1),
            "ArrowLeft" => here.saturating_sub(1),
            "ArrowDown" => here.saturating_add(width.get()),
            "ArrowUp" => here.checked_sub(width.get()).unwrap_or(here),
            "PageDown" => here.saturating_add(page),
            "PageUp" => here.saturating_sub(page),
            "Home" if is_whole => 0,
            "End" if is_whole => u64::MAX,
            "Home" => here.saturating_sub(line),
            "End" => here.saturating_sub(line).saturating_add(width.get()).saturating_sub(1),
            _ => return,
        };
        event.prevent_default();
        bytes.put(to, event.shift_key());
    };
    view! {
        <div
            class="hex bytes-grid num"
            role="application"
            tabindex="0"
            aria-label=words::bytes::grid()
            aria-describedby="bytes-here"
            node_ref=viewport.element
            on:scroll=move |_| viewport.scrolled()
            on:keydown=on_key
            on:mousedown=move |event| put(&event, event.shift_key())
            on:mousemove=move |event| {
                if event.buttons() == 1 {
                    put(&event, true);
                }
            }
        >
            <div class="hex-lines" style:height=move || viewport.drawn()>
                <Each each=move || viewport.rows() key=|line| *line let:line>
                    <div class="hex-line" style:transform=move || viewport.place(line)>
                        {move || line_of(bytes, line.saturating_mul(width.get()), width.get(), &picked.get(), &lit.get())}
                    </div>
                </Each>
            </div>
        </div>
    }
}

/// The byte that a mouse event is on.
fn byte_of(event: &MouseEvent) -> Option<u64> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("[data-byte]").ok()??.get_attribute("data-byte")?.parse().ok()
}

/// A line: offset, digits, characters.
fn line_of(bytes: ByteView, start: u64, width: u64, picked: &Range<u64>, lit: &Range<u64>) -> impl IntoView + use<> {
    let hex = bytes.content();
    let digits = offset_digits(hex.size());
    let line = hex.bytes(start, width).unwrap_or_default();
    let class = |byte: u64| match (picked.contains(&byte), lit.contains(&byte)) {
        (true, _) => "byte byte-picked",
        (false, true) => "byte byte-lit",
        (false, false) => "byte",
    };
    let numbered = || (start..).zip(line.iter().copied());
    let shown = numbered().map(|(at, byte)| {
        view! { <span class=class(at) data-byte=at.to_string()>{format!("{byte:02x} ")}</span> }
    });
    let shown = shown.collect_view();
    let characters = numbered().map(|(at, byte)| {
        let character = if (0x20..0x7f).contains(&byte) { char::from(byte) } else { '·' };
        view! { <span class=class(at) data-byte=at.to_string()>{character.to_string()}</span> }
    });
    let characters = characters.collect_view();
    let missing = width.saturating_sub(u64::try_from(line.len()).unwrap_or(width));
    let room = "   ".repeat(usize::try_from(missing).unwrap_or(0));
    view! {
        {format!("{start:0digits$x}  ")}
        {shown}
        {format!("{room} ")}
        {characters}
    }
}

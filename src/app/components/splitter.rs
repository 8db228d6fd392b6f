//! The edge of a pane or column, which the pointer and keys move.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, PointerEvent};

use crate::model::{Model, Resizable};

/// Pixels by which an arrow key moves the edge.
const STEP: i64 = 16;

/// The edge. A double click restores the usual width.
#[component]
pub(crate) fn Splitter(of: Resizable) -> impl IntoView {
    let model = Model::of_context();
    let width = move || model.layout.width(of);
    // Where a drag began, and the width there.
    let began = StoredValue::new(None::<(i32, u32)>);
    let widen = move |from: u32, by: i64| {
        let by = if of.moves_start { by.saturating_neg() } else { by };
        let width = i64::from(from).saturating_add(by).max(0);
        model.layout.set_width(of, u32::try_from(width).unwrap_or(u32::MAX));
    };
    let on_down = move |event: PointerEvent| {
        let edge = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(edge) = edge.filter(|_| event.button() == 0) {
            // Without it, the edge stops where the pointer leaves it.
            let _ = edge.set_pointer_capture(event.pointer_id());
            began.set_value(Some((event.client_x(), untrack(width))));
        }
    };
    let on_move = move |event: PointerEvent| {
        if let Some((from, width)) = began.get_value() {
            widen(width, i64::from(event.client_x()).saturating_sub(from.into()));
        }
    };
    let on_up = move |_| {
        if began.try_update_value(Option::take).flatten().is_some() {
            model.layout.keep_width(of);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let here = untrack(width);
        match event.key().as_str() {
            "ArrowLeft" => widen(here, -STEP),
            "ArrowRight" => widen(here, STEP),
            "Home" => model.layout.set_width(of, of.least),
            "End" => model.layout.set_width(of, of.most),
            "Enter" => model.layout.set_width(of, of.usual),
            _ => return,
        }
        model.layout.keep_width(of);
        event.prevent_default();
        event.stop_propagation();
    };
    let restore = move |_| {
        model.layout.set_width(of, of.usual);
        model.layout.keep_width(of);
    };
    view! {
        <div
            class="splitter"
            role="separator"
            tabindex="0"
            aria-orientation="vertical"
            aria-label=(of.name)()
            aria-valuenow=move || width().to_string()
            aria-valuemin=of.least.to_string()
            aria-valuemax=of.most.to_string()
            on:pointerdown=on_down
            on:pointermove=on_move
            on:pointerup=on_up
            on:pointercancel=on_up
            on:keydown=on_key
            on:dblclick=restore
        ></div>
    }
}

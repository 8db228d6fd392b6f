//! The map on a canvas, with a cursor that the mouse and the keys move.

use std::sync::Arc;

use discern::protocol::map::{MapDrawing, RegionInfo};
use leptos::html::Canvas;
use leptos::prelude::*;
use web_sys::{KeyboardEvent, MouseEvent};

use super::map_legend::{describe, name_of};
use crate::browser::geometry::whole;
use crate::browser::painter::{Picture, Shape, look_changes, paint, share_at};
use crate::model::MapCursor;
use crate::text::dates_sizes::{position, size, visible};
use crate::words;

/// The map. A click or Enter opens the region under the cursor, or selects it.
#[component]
pub(super) fn MapCanvas(
    cursor: MapCursor,
    /// How it is laid out.
    #[prop(into)]
    shape: Signal<Shape>,
    /// Whether a click opens the region there; otherwise the cursor stays at the clicked place, and does not follow the
    /// mouse.
    opens: bool,
) -> impl IntoView {
    let canvas = NodeRef::<Canvas>::new();
    let changes = look_changes(canvas);
    Effect::new(move || {
        changes.track();
        let (Some(canvas), Some(drawing)) = (canvas.get(), cursor.drawing()) else { return };
        let (shape, region) = (shape.get(), cursor.region());
        request_animation_frame(move || {
            let marked = region.map(|region| marked(&drawing, &region));
            paint(&canvas, shape, &Picture { parts: &drawing.parts, bad: &drawing.bad, marked });
        });
    });
    let byte_at = move |event: &MouseEvent| {
        let canvas = canvas.get_untracked();
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        let share = canvas.and_then(|canvas| share_at(&canvas, shape.get_untracked(), x, y));
        let len = untrack(move || cursor.drawing()).map_or(0, |drawing| drawing.len);
        share.map(|share| whole(share * len as f64))
    };
    let click = move |event: MouseEvent| match byte_at(&event) {
        Some(byte) if opens => cursor.open_at(byte),
        Some(byte) => cursor.look(byte),
        None => {}
    };
    let on_key = move |event: KeyboardEvent| {
        let last = untrack(move || cursor.drawing()).map_or(0, |drawing| drawing.len.saturating_sub(1));
        let here = untrack(move || cursor.byte());
        let page = last / 20;
        match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => cursor.step(true),
            "ArrowLeft" | "ArrowUp" => cursor.step(false),
            "PageDown" => cursor.look(here.saturating_add(page)),
            "PageUp" => cursor.look(here.saturating_sub(page)),
            "Home" => cursor.look(0),
            "End" => cursor.look(last),
            "Enter" | " " => cursor.open(),
            "Escape" => cursor.leave(),
            _ => return,
        }
        event.prevent_default();
    };
    let label =
        move || cursor.drawing().map_or_else(|| words::map::not_read().to_owned(), |drawing| describe(&drawing));
    let value =
        move || cursor.region().map_or_else(|| words::map::nothing_selected().to_owned(), |region| words(&region));
    view! {
        <canvas class="map-canvas" role="img" aria-label=label node_ref=canvas></canvas>
        <div
            class="map-cursor"
            role="slider"
            tabindex="0"
            aria-label=words::map::position()
            aria-valuemin="0"
            aria-valuemax="1000"
            aria-valuenow=move || cursor.share().to_string()
            aria-valuetext=value
            on:click=click
            on:mousemove=move |event| {
                if let Some(byte) = byte_at(&event).filter(|_| opens) {
                    cursor.look(byte);
                }
            }
            on:mouseleave=move |_| {
                if opens {
                    cursor.leave();
                }
            }
            on:blur=move |_| {
                if opens {
                    cursor.leave();
                }
            }
            on:focus=move |_| {
                if untrack(move || cursor.region()).is_none() {
                    cursor.look(untrack(move || cursor.byte()));
                }
            }
            on:keydown=on_key
        ></div>
    }
}

/// The shares of the map at which a region starts and ends.
fn marked(drawing: &Arc<MapDrawing>, region: &RegionInfo) -> (f64, f64) {
    let len = drawing.len.max(1) as f64;
    (region.start as f64 / len, region.end as f64 / len)
}

/// Type and position of a region, in words.
pub(super) fn words(region: &RegionInfo) -> String {
    let len = size(region.end.saturating_sub(region.start));
    let mut text = words::map::region(&name(region), name_of(region.usage), &len, &position(region.start));
    if let Some(sector) = region.sector {
        text.push_str(&words::map::region_sector(&sector.to_string()));
    }
    if region.bad > 0 {
        text.push_str(&words::map::region_bad(&size(region.bad)));
    }
    text
}

/// The name of a region: a path, or words for what is there.
pub(super) fn name(region: &RegionInfo) -> String {
    let name = visible(&region.name);
    if region.entry.is_some() { name } else { words::told(&name) }
}

//! The map of all bytes: as rows or as a disc, to scale, with the same in a table.

use std::sync::Arc;

use discern::protocol::map::{RegionInfo, RegionPage};
use leptos::prelude::*;

use super::icon::Icon;
use super::map_canvas::{MapCanvas, name};
use super::map_legend::{MapLegend, Swatch, name_of};
use crate::browser::painter::Shape;
use crate::browser::viewport::is_phone;
use crate::model::map::{RegionTable, WINDOW, show_bytes, show_entry};
use crate::model::{MapCursor, Model};
use crate::text::dates_sizes::{count, size, size_exact};
use crate::words;

/// Rows, and parts of each, on a wide screen and on a phone.
const WIDE: (u32, u32) = (32, 1024);
const NARROW: (u32, u32) = (48, 256);

/// The map, as a panel of the Disc tab.
#[component]
pub(super) fn Map() -> impl IntoView {
    let model = Model::of_context();
    let (rows, parts) = if is_phone() { NARROW } else { WIDE };
    let cursor = MapCursor::new(model, rows.saturating_mul(parts));
    let shape = RwSignal::new(Shape::Rows(rows));
    let choice = move |wanted: Shape, name: &'static str| {
        view! {
            <button
                class="preview-mode"
                aria-pressed=move || (shape.get() == wanted).to_string()
                on:click=move |_| shape.set(wanted)
            >
                {name}
            </button>
        }
    };
    let about = move || {
        let drawing = cursor.drawing()?;
        let what = if drawing.is_files { words::map::about_files() } else { words::map::about_packed() };
        let as_opened = if model.edit.steps() > 0 { words::map::about_changes() } else { "" };
        let regions = words::map::about_size(drawing.regions.into(), &size_exact(drawing.present));
        let missing = drawing.len.saturating_sub(drawing.present);
        let missing = if missing > 0 { words::map::about_missing(&size(missing)) } else { String::new() };
        let all = if drawing.is_all { "" } else { words::map::about_many() };
        Some(format!("{what}{as_opened}{regions}{missing}{all}"))
    };
    view! {
        <section class="map" aria-labelledby="map-title">
            <h3 id="map-title">{words::map::title()}</h3>
            <p class="map-about">{about}</p>
            <div class="preview-switch" role="group" aria-label=words::map::draw_as()>
                {choice(Shape::Rows(rows), words::map::bar())}
                {choice(Shape::Disc, words::map::disc())}
            </div>
            <div class="map-picture" class:map-disc=move || shape.get() == Shape::Disc>
                <MapCanvas cursor=cursor shape=shape opens=false />
            </div>
            <MapLegend cursor=cursor />
            {move || match cursor.region() {
                Some(region) => view! { <Chosen region=region cursor=cursor /> }.into_any(),
                None => view! { <p class="map-hint">{words::map::hint()}</p> }.into_any(),
            }}
            <Table cursor=cursor />
        </section>
    }
}

/// The region under the cursor, and links to it.
#[component]
fn Chosen(region: Arc<RegionInfo>, cursor: MapCursor) -> impl IntoView {
    let model = Model::of_context();
    let len = region.end.saturating_sub(region.start);
    let sector = region.sector.map(|sector| {
        view! { <dt>{words::map::sector()}</dt><dd class="num">{sector.to_string()}</dd> }
    });
    let bad = (region.bad > 0).then(|| {
        view! { <dt>{words::map::in_bad_sectors()}</dt><dd>{size_exact(region.bad)}</dd> }
    });
    let (to_list, to_bytes) = (Arc::clone(&region), Arc::clone(&region));
    view! {
        <div class="map-chosen" role="group" aria-label=words::map::selected()>
            <h4>
                <Swatch letter=region.usage />
                {name(&region)}
            </h4>
            <dl>
                <dt>{words::map::used_for()}</dt>
                <dd>{name_of(region.usage)}</dd>
                <dt>{words::common::size()}</dt>
                <dd>{size_exact(len)}</dd>
                <dt>{words::map::bytes()}</dt>
                <dd class="num">{format!("{} – {}", count(region.start), count(region.end.saturating_sub(1)))}</dd>
                {sector}
                {bad}
            </dl>
            <div class="map-actions">
                <button class="button" aria-label=words::map::previous_region() on:click=move |_| cursor.step(false)>
                    <Icon name="back" />
                </button>
                <button class="button" aria-label=words::map::next_region() on:click=move |_| cursor.step(true)>
                    <Icon name="forward" />
                </button>
                {region.entry.is_some().then(|| view! {
                    <button class="button" on:click=move |_| show_entry(model, &to_list)>
                        {words::map::show_in_list()}
                    </button>
                })}
                {region.place.is_some().then(|| view! {
                    <button class="button" on:click=move |_| show_bytes(model, &to_bytes)>
                        {words::map::show_bytes()}
                    </button>
                })}
            </div>
        </div>
    }
}

/// All regions, a window at a time.
#[component]
fn Table(cursor: MapCursor) -> impl IntoView {
    let model = Model::of_context();
    let table = RegionTable::new(model, cursor);
    // The window follows the cursor.
    Effect::new(move || {
        if let Some(region) = cursor.region() {
            table.go(region.number);
        }
    });
    let rows = move || {
        let page = table.page()?;
        Some(page.regions.iter().cloned().map(|region| view! { <Row region=region cursor=cursor /> }).collect_view())
    };
    let total = move || table.page().map_or(0, |page: Arc<RegionPage>| page.total);
    let shown = move || {
        let start = table.start();
        let end = start.saturating_add(WINDOW).min(total());
        words::map::shown(&count(u64::from(start.saturating_add(1))), &count(end.into()), &count(total().into()))
    };
    let is_last = move || table.start().saturating_add(WINDOW) >= total();
    let next = move |_| table.go(untrack(move || table.start()).saturating_add(WINDOW));
    view! {
        <div class="map-pages" role="group" aria-label=words::map::regions_shown()>
            <button class="button" disabled=move || table.start() == 0 on:click=move |_| table.go(untrack(move || table.start()).saturating_sub(WINDOW))>
                {words::map::previous()}
            </button>
            <span class="num">{shown}</span>
            <button class="button" disabled=is_last on:click=next>
                {words::map::next()}
            </button>
        </div>
        <div class="map-table" tabindex="0" role="region" aria-label=words::map::table()>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{words::map::what()}</th>
                        <th scope="col">{words::map::used_for()}</th>
                        <th scope="col" class="map-number">{words::map::first_byte()}</th>
                        <th scope="col" class="map-number">{words::map::bytes()}</th>
                        <th scope="col" class="map-number">{words::map::sector()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// A region in the table.
#[component]
fn Row(region: RegionInfo, cursor: MapCursor) -> impl IntoView {
    let RegionInfo { number, start, end, usage, bad, sector, .. } = region;
    let is_here = move || cursor.region().is_some_and(|here| here.number == number);
    let kind = if bad > 0 { words::map::with_bad_sectors(name_of(usage)) } else { name_of(usage).to_owned() };
    view! {
        <tr aria-current=move || is_here().then_some("true")>
            <td>
                <button class="overview-link" on:click=move |_| cursor.look(start)>
                    {name(&region)}
                </button>
            </td>
            <td class="map-kind">
                <Swatch letter=usage />
                {kind}
            </td>
            <td class="num map-number">{count(start)}</td>
            <td class="num map-number">{count(end.saturating_sub(start))}</td>
            <td class="num map-number">{sector.map(|sector| sector.to_string())}</td>
        </tr>
    }
}

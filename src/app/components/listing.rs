//! The list: an ARIA grid whose rows are fetched and drawn only when they are visible.
//!
//! The grid itself has the focus and names the row at the cursor, so that the focus cannot scroll away with a row.

use discern::protocol::{Column, Scope};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

use super::each::Each;
use super::image_tree::narrow;
use super::listing_keys;
use super::listing_place::{position_of, row_id};
use super::listing_row::Row;
use super::menu_button::menu_at_pointer;
use super::splitter::Splitter;
use super::tooltip;
use crate::browser::viewport::{Viewport, row_height};
use crate::model::{Extend, MenuSubject, Model, Resizable, browsing, choose, editing};
use crate::words;

/// Height of the sticky headings in pixels; as in `listing.css`.
const HEADING: f64 = 30.0;

/// The columns; the first takes the width that the others leave.
const COLUMNS: [(Column, &str, words::Word, Option<Resizable>); 6] = [
    (Column::Name, "name", words::common::name, None),
    (Column::Size, "size", words::common::size, Some(Resizable::SIZE)),
    (Column::Modified, "modified", words::listing::modified, Some(Resizable::MODIFIED)),
    (Column::Type, "type", words::listing::file_type, Some(Resizable::TYPE)),
    (Column::Sector, "sector", words::listing::first_sector, Some(Resizable::SECTOR)),
    (Column::Attributes, "attributes", words::listing::attributes, Some(Resizable::ATTRIBUTES)),
];

/// The list of entries, with its headings.
#[component]
pub(crate) fn ListingGrid() -> impl IntoView {
    let model = Model::of_context();
    let viewport = Viewport::new(
        Signal::derive(move || u64::from(model.listing.total())),
        move || row_height(model.layout.is_compact()),
        HEADING,
    );
    let range = Memo::new(move |_| {
        let rows = viewport.rows();
        narrow(rows.start)..narrow(rows.end)
    });
    Effect::new(move || model.listing.look_at(range.get()));
    Effect::new(move || {
        model.listing.cursor_put();
        viewport.reveal(u64::from(model.listing.cursor_now()));
    });
    Effect::new(move || {
        if let Some(element) = viewport.element.get().filter(|_| model.takes_focus()) {
            // The grid exists and can take the focus.
            let _ = element.focus();
        }
    });
    let keys = window_event_listener(leptos::ev::keydown, move |event| listing_keys::window_key(model, &event));
    on_cleanup(move || keys.remove());
    // Rows are drawn in slots, which show other rows when the list scrolls: creating elements is what takes time. The
    // last slot is for the row at the cursor when it is not visible.
    let slots = move || 0..=narrow(viewport.most());
    let active = move || (model.listing.total() > 0).then(|| row_id(model.listing.cursor()));
    let typed = StoredValue::new((String::new(), 0.0));
    view! {
        <div
            class="listing"
            class:listing-zones=move || model.listing.has_several_zones()
            role="grid"
            tabindex="0"
            aria-label=words::listing::label()
            aria-multiselectable="true"
            aria-rowcount=move || model.listing.total().saturating_add(1).to_string()
            aria-colcount=COLUMNS.len().to_string()
            aria-activedescendant=active
            node_ref=viewport.element
            on:scroll=move |_| viewport.scrolled()
            on:keydown=move |event| listing_keys::key(model, viewport, typed, &event)
            on:contextmenu=move |event| context_menu(model, &event)
            on:mouseover=move |event| tooltip::show(&event)
        >
            <Headings />
            <div
                class="listing-rows"
                role="rowgroup"
                style:height=move || viewport.drawn()
            >
                <Each each=slots key=|index| *index let:index>
                    <Row index=index range=range viewport=viewport />
                </Each>
            </div>
            <Empty />
        </div>
    }
}

/// Opens the menu of commands at the pointer.
fn context_menu(model: Model, event: &MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let row = target.as_ref().and_then(|target| target.closest(".listing-entry").ok().flatten());
    let position = row.as_ref().and_then(position_of);
    let is_chosen = |position: u32| {
        let row = model.listing.row_now(position);
        row.is_some_and(|row| untrack(move || model.selection.contains(row.row)))
    };
    if let Some(position) = position.filter(|position| !is_chosen(*position)) {
        choose::move_cursor(model, position, Extend::No);
    }
    if row.is_some() || editing::can_edit_now(model) {
        menu_at_pointer(model, MenuSubject::Rows, event);
    }
}

/// The headings, which sort the list.
#[component]
fn Headings() -> impl IntoView {
    let model = Model::of_context();
    let headings = (1..).zip(COLUMNS).map(|(index, (column, id, name, resizable))| {
        let here = move || model.listing.sort().by == column;
        let descending = move || model.listing.sort().descending;
        let sorted = move || match (here(), descending()) {
            (false, _) => "none",
            (true, false) => "ascending",
            (true, true) => "descending",
        };
        view! {
            <div
                class=format!("listing-cell listing-{id}")
                role="columnheader"
                aria-colindex=index.to_string()
                aria-sort=sorted
                aria-label=name()
            >
                <button class="listing-sort" on:click=move |_| browsing::sort_by(model, column)>
                    {name()}
                    <span class="listing-arrow" aria-hidden="true">
                        {move || if here() { if descending() { "▾" } else { "▴" } } else { "" }}
                    </span>
                </button>
                {resizable.map(|of| view! { <Splitter of=of /> })}
            </div>
        }
    });
    view! {
        <div class="listing-head" role="rowgroup">
            <div class="listing-row" role="row" aria-rowindex="1">
                {headings.collect_view()}
            </div>
        </div>
    }
}

/// Says why there are no rows.
#[component]
fn Empty() -> impl IntoView {
    let model = Model::of_context();
    let text = move || {
        if !model.listing.loaded() || model.listing.total() > 0 {
            return None;
        }
        Some(match model.listing.place().scope {
            Scope::Directory(_) if model.listing.is_cut() => words::listing::not_listed().to_owned(),
            Scope::Directory(_) => words::listing::empty().to_owned(),
            Scope::Search(_) if model.listing.complete() => words::listing::no_matches(&browsing::search_text(model)),
            Scope::Search(_) => words::listing::searching().to_owned(),
        })
    };
    move || text().map(|text| view! { <p class="listing-empty" role="presentation">{text}</p> })
}

//! A row of the list: a slot that shows different rows while the list scrolls.

use std::ops::Range;

use discern::protocol::{EntryKind, RowInfo, RowMark};
use leptos::prelude::*;
use web_sys::{DragEvent, MouseEvent};

use super::dragging::ROWS;
use super::icon::{Icon, icon_of_type};
use super::image_tree::narrow;
use super::listing_place::row_id;
use crate::browser::viewport::Viewport;
use crate::model::{Extend, Model, browsing, choose, editing, making};
use crate::text::dates_sizes::{size, visible};
use crate::words;

/// A slot, blank until its row has been fetched.
#[component]
pub(super) fn Row(
    index: u32,
    range: Memo<Range<u32>>,
    /// The viewport of the list.
    viewport: Viewport,
) -> impl IntoView {
    let model = Model::of_context();
    let position = Memo::new(move |_| position_of(index, narrow(viewport.most()), &range.get(), model));
    let row = Memo::new(move |_| position.get().and_then(|position| model.listing.stamped(position).1));
    let number = move || row.with(|row| row.as_ref().map(|row| row.row));
    let at = move || position.get().unwrap_or_default();
    view! {
        <div
            class="listing-row listing-entry"
            class:listing-cursor=move || position.get() == Some(model.listing.cursor())
            class:listing-removed=move || number().is_some_and(|number| model.edit.is_cut(number))
            draggable="true"
            on:dragstart=move |event| drag(model, position.get_untracked(), &event)
            hidden=move || position.get().is_none()
            id=move || position.get().map(row_id)
            role="row"
            aria-rowindex=move || at().saturating_add(2).to_string()
            aria-selected=move || number().is_some_and(|number| model.selection.contains(number)).to_string()
            style:transform=move || viewport.place(u64::from(at()))
            on:click=move |event| click(model, position.get_untracked(), &event)
            on:dblclick=move |_| {
                if let Some(row) = row.get_untracked() {
                    browsing::open_entry(model, &row);
                }
            }
        >
            <Name row=row />
            <div class="listing-cell listing-size num" role="gridcell" aria-colindex="2">
                {cell(row, bytes)}
            </div>
            <div class="listing-cell listing-modified num" role="gridcell" aria-colindex="3">
                {cell(row, |row| row.modified.clone())}
            </div>
            <div class="listing-cell listing-type" role="gridcell" aria-colindex="4">
                {cell(row, |row| words::told(&visible(&row.type_name)))}
            </div>
            <div class="listing-cell listing-sector num" role="gridcell" aria-colindex="5">
                {cell(row, |row| row.sector.map(|sector| sector.to_string()).unwrap_or_default())}
            </div>
            <div class="listing-cell listing-attributes num" role="gridcell" aria-colindex="6">
                {cell(row, |row| row.attributes.clone())}
            </div>
        </div>
    }
}

/// The first cell: icon, name, marks, folder (in search results), and whether data is missing.
#[component]
fn Name(row: Memo<Option<RowInfo>>) -> impl IntoView {
    let kind = move || row.with(|row| row.as_ref().map(|row| row.kind));
    let icon = move || {
        row.with(|row| match row.as_ref().map(|row| (row.kind, row)) {
            Some((EntryKind::Directory, _)) => "#icon-directory".to_owned(),
            Some((EntryKind::File, row)) => format!("#icon-{}", icon_of_type(&row.type_name)),
            Some((EntryKind::Symlink, _)) => "#icon-symlink".to_owned(),
            Some((EntryKind::Device, _)) => "#icon-device".to_owned(),
            None => String::new(),
        })
    };
    let class = move || if kind() == Some(EntryKind::Directory) { "icon icon-directory" } else { "icon icon-line" };
    let directory = move || cell(row, |row| visible(&row.directory))();
    let contradicted = move || row.with(|row| row.as_ref().and_then(|row| row.contradicted));
    let missing = move || row.with(|row| row.as_ref().map_or(0, |row| row.missing));
    let model = Model::of_context();
    let is_chosen = move || row.with(|row| row.as_ref().is_some_and(|row| model.selection.contains(row.row)));
    // Depends only on which row it is: a refusal must not discard what was typed.
    let renamed = Memo::new(move |_| {
        let renaming = model.edit.renaming()?.row;
        row.with(|row| row.as_ref().filter(|row| row.row == renaming).map(|row| (row.row, row.name.clone())))
    });
    view! {
        <div class="listing-cell listing-name" role="gridcell" aria-colindex="1">
            <Show when=move || model.selection.ticking()>
                <input
                    class="listing-tick"
                    type="checkbox"
                    tabindex="-1"
                    aria-label=move || cell(row, |row| words::listing::select(&visible(&row.name)))()
                    prop:checked=move || is_chosen()
                />
            </Show>
            <svg class=class aria-hidden="true">
                <use href=icon />
            </svg>
            {move || match renamed.get() {
                Some((row, name)) => (move || making::rename_field(model, row, &name)).into_any(),
                None => view! { <span class="listing-text">{cell(row, |row| visible(&row.name))}</span> }.into_any(),
            }}
            {move || row.with(|row| row.as_ref().map(|row| row.marks.clone())).unwrap_or_default().into_iter().map(mark).collect_view()}
            <span class="listing-where">{move || directory()}</span>
            {move || (missing() > 0).then(|| view! {
                <span class="listing-cut" title=words::listing::missing(&size(missing()))>
                    {words::listing::incomplete()}
                </span>
            })}
            {move || contradicted().map(|bytes| view! {
                <span class="listing-cut" title=words::listing::contradicted(&size(bytes))>
                    {words::listing::doubtful()}
                </span>
            })}
        </div>
    }
}

/// A mark for how a row was changed.
fn mark(mark: RowMark) -> impl IntoView {
    let (icon, text) = match mark {
        RowMark::Added => ("add", words::listing::added()),
        RowMark::Renamed => ("edit", words::listing::renamed()),
        RowMark::Moved => ("forward", words::listing::moved()),
        RowMark::Replaced => ("redo", words::listing::replaced()),
        RowMark::Attributes => ("edit", words::listing::changed()),
    };
    view! { <span class="listing-mark"><Icon name=icon />{text}</span> }
}

/// Begins to drag the selection, if it can be moved; a row outside it is selected first.
fn drag(model: Model, position: Option<u32>, event: &DragEvent) {
    let Some(position) = position.filter(|_| editing::can_edit_now(model)) else { return };
    let row = model.listing.row_now(position);
    if row.is_some_and(|row| !untrack(move || model.selection.contains(row.row))) {
        choose::move_cursor(model, position, Extend::No);
    }
    if let Some(transfer) = event.data_transfer() {
        transfer.set_effect_allowed("move");
        // Setting a type of our own cannot fail when a drag begins.
        let _ = transfer.set_data(ROWS, "");
    }
}

/// Text of a cell; empty until the row has been fetched.
fn cell(
    row: Memo<Option<RowInfo>>,
    text: fn(&RowInfo) -> String,
) -> impl Fn() -> String + Copy + Send + Sync + 'static {
    move || row.with(|row| row.as_ref().map(text).unwrap_or_default())
}

fn bytes(row: &RowInfo) -> String {
    match row.kind {
        EntryKind::File => size(row.size),
        EntryKind::Directory if row.size > 0 => words::listing::folder_size(row.size),
        EntryKind::Directory | EntryKind::Symlink | EntryKind::Device => String::new(),
    }
}

/// Position that a slot shows: slots rotate, so that scrolling by one row changes one slot. The last slot shows the row
/// at the cursor while it is not visible.
fn position_of(slot: u32, slots: u32, range: &Range<u32>, model: Model) -> Option<u32> {
    let end = range.end.min(model.listing.total());
    if slot >= slots {
        let cursor = model.listing.cursor();
        return (cursor < model.listing.total() && !(range.start..end).contains(&cursor)).then_some(cursor);
    }
    let first = range.start.checked_rem(slots)?;
    let step =
        if slot >= first { slot.saturating_sub(first) } else { slots.saturating_sub(first).saturating_add(slot) };
    Some(range.start.saturating_add(step)).filter(|position| *position < end)
}

/// Selects a row; with Ctrl adds it, with Shift selects a range. A tap, which has no double click, opens the row.
fn click(model: Model, position: Option<u32>, event: &MouseEvent) {
    let Some(position) = position else { return };
    if untrack(move || model.selection.ticking()) || event.ctrl_key() || event.meta_key() {
        return choose::toggle(model, position);
    }
    if event.shift_key() {
        return choose::move_cursor(model, position, Extend::Range);
    }
    choose::move_cursor(model, position, Extend::No);
    let touch = window().match_media("(pointer: coarse), (max-width: 640px)").ok().flatten();
    if touch.is_some_and(|query| query.matches())
        && let Some(row) = model.listing.row_now(position)
    {
        browsing::tap(model, &row);
    }
}

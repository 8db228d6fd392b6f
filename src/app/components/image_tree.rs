//! The tree on the left: one column, with the keys of the ARIA practices. Only visible lines are drawn.

use std::time::Duration;

use discern::protocol::{RowNumber, ViewInfo};
use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, MouseEvent};

use super::deleted_files::DeletedFilesButton;
use super::each::Each;
use super::encoding_chooser::EncodingChooser;
use super::icon::Icon;
use super::menu_button::{is_menu_key, menu_at_pointer, menu_below};
use super::tooltip;
use crate::browser::viewport::{Viewport, is_narrow, row_height};
use crate::model::{Item, MenuSubject, Model, Screen, Tab, TreeRow, choose};
use crate::text::dates_sizes::{count, size, visible};
use crate::words;

/// Letters typed within this time form one prefix.
pub(super) const TYPED_TOGETHER: Duration = Duration::from_millis(700);

/// The tree of volumes, views and folders.
#[component]
pub(crate) fn ImageTree() -> impl IntoView {
    let model = Model::of_context();
    let viewport = Viewport::new(
        Signal::derive(move || u64::from(model.tree.total())),
        move || row_height(model.layout.is_compact()),
        0.0,
    );
    let range = Memo::new(move |_| {
        let rows = viewport.rows();
        narrow(rows.start)..narrow(rows.end)
    });
    Effect::new(move || model.tree.look_at(range.get()));
    Effect::new(move || viewport.reveal(u64::from(model.tree.cursor())));
    Effect::new(move || {
        if let Some(tree) = viewport.element.get().filter(|_| model.screen() == Screen::Tree && is_narrow()) {
            // The tree exists and can take the focus.
            let _ = tree.focus();
        }
    });
    let lines = move || {
        let cursor = model.tree.cursor();
        let range = range.get();
        let outside = (!range.contains(&cursor)).then_some(cursor);
        range.chain(outside).map(|index| (index, model.tree.line(index).0)).collect::<Vec<_>>()
    };
    let typed = StoredValue::new((String::new(), 0.0));
    let has_several = move || model.session.trees().len() > 1;
    view! {
        <header class="image-tree-head">
            <h2 class="caption">{words::tree::image()}</h2>
            <Show when=has_several>
                <button class="button" on:click=move |_| model.set_tab(Tab::Overview)>
                    {words::tree::compare_views()}
                </button>
            </Show>
            <button class="button phone-only" on:click=move |_| model.set_screen(Screen::List)>
                {words::tree::files()}
                <Icon name="forward" />
            </button>
        </header>
        <div
            class="image-tree"
            role="tree"
            tabindex="0"
            aria-label=words::tree::label()
            aria-activedescendant=move || format!("tree-{}", model.tree.cursor())
            node_ref=viewport.element
            on:scroll=move |_| viewport.scrolled()
            on:keydown=move |event| key(model, viewport, typed, &event)
            on:contextmenu=move |event| context_menu(model, &event)
            on:mouseover=move |event| tooltip::show(&event)
        >
            <div
                class="image-tree-lines"
                role="presentation"
                style:height=move || viewport.drawn()
            >
                <Each each=lines key=|line| *line let:line>
                    <TreeLine index=line.0 viewport=viewport />
                </Each>
            </div>
        </div>
        <EncodingChooser />
        <DeletedFilesButton />
    }
}

/// A line of the tree; empty until it has been fetched.
#[component]
fn TreeLine(
    index: u32,
    /// The viewport of the tree.
    viewport: Viewport,
) -> impl IntoView {
    let model = Model::of_context();
    let line = untrack(move || model.tree.line(index).1);
    let top = move || viewport.place(u64::from(index));
    let Some(line) = line else {
        return view! { <div class="image-tree-line" role="presentation" style:transform=move || top()></div> }
            .into_any();
    };
    let TreeRow { item, level, position, set_size } = line;
    let shown = StoredValue::new(item.clone());
    let selected = move || shown.with_value(|item| is_shown(model, item));
    let expanded = move || {
        model.listing.view();
        shown.with_value(|item| match item {
            Item::Directory(row) => row.expanded,
            Item::View(view) if *view == model.listing.view() => model.tree.root_expanded(),
            Item::View(_) => Some(false),
            _ => None,
        })
    };
    let indent = level.saturating_sub(1).min(24);
    let on_click = move |event: MouseEvent| {
        choose::follow(model, index);
        event.stop_propagation();
    };
    let on_twist = move |event: MouseEvent| {
        event.stop_propagation();
        choose::move_in_tree(model, index);
        if let Some(expanded) = choose::expanded(model, index) {
            choose::unfold(model, index, !expanded);
        }
    };
    view! {
        <div
            class="image-tree-line"
            class:image-tree-cursor=move || model.tree.cursor() == index
            id=format!("tree-{index}")
            aria-posinset=position.to_string()
            aria-setsize=set_size.to_string()
            aria-selected=move || selected().to_string()
            aria-expanded=move || expanded().map(|expanded| expanded.to_string())
            style:transform=top
            style:padding-inline-start=format!("{}px", indent.saturating_mul(14).saturating_add(8))
            on:click=on_click
            role="treeitem"
            {..custom_attribute("aria-level", level.to_string())}
        >
            <span
                class="image-tree-twisty"
                class:image-tree-open=move || expanded() == Some(true)
                aria-hidden="true"
                on:click=on_twist
            >
                {move || expanded().map(|_| view! { <Icon name="forward" /> })}
            </span>
            <TreeText item=item />
        </div>
    }
    .into_any()
}

/// The text of a line.
#[component]
fn TreeText(
    /// The node of the line.
    item: Item,
) -> impl IntoView {
    let model = Model::of_context();
    let summary = untrack(move || model.session.summary());
    let (icon, text, number) = match item {
        Item::Volume(volume) => {
            let view = summary.and_then(|s| s.views.iter().find(|view| view.volume == volume).cloned());
            (
                "disc",
                view.map_or_else(String::new, |view| {
                    let several = untrack(|| model.session.has_sessions(&view));
                    volume_name(&view, several)
                }),
                None,
            )
        }
        Item::View(view) => {
            let name =
                untrack(move || model.session.view(view)).map(|view| words::told(&view.name)).unwrap_or_default();
            let files = Signal::derive(move || {
                let state = model.session.state(view);
                let entries = u64::from(state.files).saturating_add(u64::from(state.directories));
                match (entries, state.complete) {
                    (_, true) => count(entries),
                    (0, false) => String::new(),
                    (_, false) => format!("{}…", count(entries)),
                }
            });
            ("directory", words::told(&name), Some(files))
        }
        Item::Directory(row) => {
            let entries = row.entries.map(|entries| Signal::stored(count(u64::from(entries))));
            ("directory", visible(&row.name), entries)
        }
        Item::Unread(index) => {
            let name = summary.and_then(|summary| summary.unread.get(index).cloned()).unwrap_or_default();
            ("disc", words::tree::not_read(&words::told(&visible(&name))), None)
        }
        Item::Boot => ("boot", words::tree::boot().to_owned(), None),
        Item::BootEntry(index) => {
            let entry = summary.and_then(|summary| summary.boot.get(index).cloned());
            let bytes = entry.as_ref().and_then(|entry| entry.size).map(|bytes| Signal::stored(size(bytes)));
            let text = entry.map(|entry| format!("{} · {}", entry.platform, words::told(&entry.emulation)));
            ("file", text.unwrap_or_default(), bytes)
        }
        Item::Partitions => ("partitions", words::tree::partitions().to_owned(), None),
        Item::Partition(index) => {
            let name = summary.and_then(|summary| summary.partitions.get(index).cloned());
            ("partitions", name.unwrap_or_default(), None)
        }
    };
    view! {
        <Icon name=icon />
        <span class="image-tree-name">{text}</span>
        {number.map(|number| view! { <span class="image-tree-number num">{move || number.get()}</span> })}
    }
}

/// Names a volume by its label, or by the file that contains its image; if there are several sessions, also by its
/// number.
fn volume_name(view: &ViewInfo, several: bool) -> String {
    let label = visible(&view.label);
    if let Some(parent) = &view.parent {
        let name = visible(&parent.name);
        return match view.session.filter(|_| several) {
            Some(session) => words::tree::image_session(&name, &session.to_string()),
            None => name,
        };
    }
    if let Some(name) = &view.within {
        let name = words::told(&visible(name));
        return if label.is_empty() { name } else { words::tree::name_label(&name, &label) };
    }
    match (view.session, label.is_empty()) {
        (None, _) => words::tree::audio().into(),
        (Some(session), false) if several => words::tree::session_label(&session.to_string(), &label),
        (Some(session), true) if several => words::common::session(&session.to_string()),
        (_, false) => words::tree::volume_label(&label),
        (_, true) => words::tree::volume_number(&view.volume.saturating_add(1).to_string()),
    }
}

/// Whether the list shows the target of a line.
fn is_shown(model: Model, item: &Item) -> bool {
    match item {
        Item::View(view) => *view == model.listing.view() && model.listing.directory() == Some(RowNumber::ROOT),
        Item::Directory(row) => model.listing.directory() == Some(row.row),
        _ => false,
    }
}

/// Opens the menu of commands for the line under the pointer.
fn context_menu(model: Model, event: &MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let line = target.and_then(|target| target.closest(".image-tree-line").ok().flatten());
    let index = line.and_then(|line| line.id().strip_prefix("tree-")?.parse::<u32>().ok());
    if let Some((index, line)) = index.and_then(|index| Some((index, model.tree.line_now(index)?))) {
        choose::move_in_tree(model, index);
        menu_at_pointer(model, MenuSubject::Line(index, line.item), event);
    }
}

/// Opens the menu of commands below the line at the cursor.
fn menu_at_cursor(model: Model) {
    let index = untrack(move || model.tree.cursor());
    let element = document().get_element_by_id(&format!("tree-{index}"));
    if let Some((element, line)) = element.zip(model.tree.line_now(index)) {
        menu_below(model, MenuSubject::Line(index, line.item), &element);
    }
}

fn key(model: Model, viewport: Viewport, typed: StoredValue<(String, f64)>, event: &KeyboardEvent) {
    if is_menu_key(event) {
        menu_at_cursor(model);
        return event.prevent_default();
    }
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let cursor = untrack(move || model.tree.cursor());
    let page = narrow(viewport.page());
    match event.key().as_str() {
        "ArrowDown" => choose::move_in_tree(model, cursor.saturating_add(1)),
        "ArrowUp" => choose::move_in_tree(model, cursor.saturating_sub(1)),
        "PageDown" => choose::move_in_tree(model, cursor.saturating_add(page)),
        "PageUp" => choose::move_in_tree(model, cursor.saturating_sub(page)),
        "Home" => choose::move_in_tree(model, 0),
        "End" => choose::move_in_tree(model, u32::MAX),
        "ArrowRight" => choose::unfold(model, cursor, true),
        "ArrowLeft" => choose::unfold(model, cursor, false),
        "Enter" | " " => choose::follow(model, cursor),
        letter if letter.chars().count() == 1 && letter != "/" => {
            let prefix = type_ahead(typed, letter, event.time_stamp());
            let from = cursor.saturating_add(u32::from(prefix.chars().count() == 1));
            choose::type_ahead_in_tree(model, &prefix, from);
        }
        _ => return,
    }
    event.prevent_default();
}

/// Adds a letter to those typed shortly before.
pub(super) fn type_ahead(typed: StoredValue<(String, f64)>, letter: &str, now: f64) -> String {
    let together = TYPED_TOGETHER.as_secs_f64() * 1000.0;
    typed
        .try_update_value(|(prefix, last)| {
            if now - *last > together || prefix.as_str() == letter {
                prefix.clear();
            }
            *last = now;
            prefix.push_str(letter);
            prefix.clone()
        })
        .unwrap_or_default()
}

pub(super) fn narrow(position: u64) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

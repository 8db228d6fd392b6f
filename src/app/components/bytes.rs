//! The bytes of the user's files, and the structures in them: a field lights its bytes, and a byte its field.

use discern::protocol::{FactGroup, FactLine};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::byte_grid::ByteGrid;
use super::byte_search::ByteSearch;
use crate::browser::viewport::is_phone;
use crate::model::{ByteView, Model};
use crate::text::byte_formats::ByteFormat;
use crate::text::dates_sizes::{count, position, visible};
use crate::text::disc_address::parse;
use crate::text::hex_digits::{NARROW, WIDE, offset};
use crate::text::meanings::meaning;
use crate::words;

/// The bytes, as a panel of the Disc tab.
#[component]
pub(super) fn Bytes() -> impl IntoView {
    let model = Model::of_context();
    let bytes = ByteView::new(model);
    let width = if is_phone() { NARROW } else { WIDE };
    view! {
        <section class="bytes" aria-labelledby="bytes-title">
            <h3 id="bytes-title">{words::bytes::title()}</h3>
            <div class="bytes-tools">
                <Files bytes=bytes />
                <GoTo bytes=bytes />
            </div>
            <ByteSearch bytes=bytes />
            <div class="bytes-body">
                <div class="bytes-left">
                    <ByteGrid bytes=bytes width=width />
                    <Here bytes=bytes />
                    <Actions bytes=bytes />
                </div>
                <Structures bytes=bytes />
            </div>
        </section>
    }
}

/// The choice of a file, if there are several.
#[component]
fn Files(bytes: ByteView) -> impl IntoView {
    let files = bytes.files();
    (files.len() > 1).then(|| {
        let options = files.into_iter().enumerate().map(|(number, name)| {
            view! { <option value=number.to_string()>{visible(&name)}</option> }
        });
        view! {
            <select
                class="select"
                aria-label=words::common::file()
                prop:value=move || bytes.file().to_string()
                on:change:target=move |event| {
                    if let Ok(file) = event.target().value().parse() {
                        bytes.choose_file(file);
                    }
                }
            >
                {options.collect_view()}
            </select>
        }
    })
}

/// Goes to a byte, a sector or a time.
#[component]
fn GoTo(bytes: ByteView) -> impl IntoView {
    let is_sector = RwSignal::new(false);
    let wrong = RwSignal::new("");
    let go = move |text: String| {
        wrong.set("");
        if text.trim().is_empty() {
            return;
        }
        if is_sector.get_untracked() {
            match parse(&text) {
                Some(lba) => bytes.go_to_sector(lba, move |is_there| {
                    let _ = wrong.try_set(if is_there { "" } else { words::bytes::not_stored() });
                }),
                None => wrong.set(words::bytes::not_a_sector()),
            }
            return;
        }
        match offset(&text).filter(|offset| *offset < untrack(move || bytes.content().size())) {
            Some(offset) => bytes.select(offset..offset.saturating_add(1)),
            None => wrong.set(words::bytes::not_a_byte()),
        }
    };
    view! {
        <div class="bytes-go" role="group" aria-label=words::bytes::go_to()>
            <select
                class="select"
                aria-label=words::bytes::go_to_unit()
                on:change:target=move |event| is_sector.set(event.target().value() == "sector")
            >
                <option value="byte">{words::bytes::byte()}</option>
                <option value="sector">{words::bytes::sector()}</option>
            </select>
            <input
                class="num"
                type="text"
                aria-label=words::bytes::place()
                placeholder=move || if is_sector.get() { words::bytes::sector_example() } else { "0x8000" }
                autocomplete="off"
                spellcheck="false"
                aria-invalid=move || (!wrong.get().is_empty()).to_string()
                on:change:target=move |event| go(event.target().value())
            />
            <span class="bytes-outcome" role="status">{move || wrong.get()}</span>
        </div>
    }
}

/// The byte under the cursor, its values, and its field.
#[component]
fn Here(bytes: ByteView) -> impl IntoView {
    let text = move || {
        let selection = bytes.selection();
        let len = selection.end.saturating_sub(selection.start);
        let at = bytes.cursor();
        let value = bytes.content().bytes(at, 1).and_then(|read| read.first().copied());
        let value = value.map(|value| format!("{value:#04x}, {value}"));
        let selected = (len > 1).then(|| words::bytes::selected(len));
        let field = bytes.field();
        let field = field.map(|(_, line)| words::bytes::field(&words::told(&line.label), &visible(&line.value)));
        let here = words::bytes::here(&position(at), &count(at));
        [Some(here), value, selected, field].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    view! { <p class="bytes-here num" id="bytes-here" role="status">{text}</p> }
}

/// Commands for the selection.
#[component]
fn Actions(bytes: ByteView) -> impl IntoView {
    let copy = move |format: ByteFormat, name: &'static str| {
        view! {
            <button class="button" on:click=move |_| bytes.copy(format)>
                {name}
            </button>
        }
    };
    view! {
        <div class="bytes-actions" role="group" aria-label=words::bytes::selected_bytes()>
            {copy(ByteFormat::Hex, words::bytes::copy_hex())}
            {copy(ByteFormat::Text, words::bytes::copy_text())}
            {copy(ByteFormat::CArray, words::bytes::copy_c())}
            {copy(ByteFormat::Base64, words::bytes::copy_base64())}
            <button class="button" on:click=move |_| bytes.save()>
                {words::bytes::save_range()}
            </button>
        </div>
    }
}

/// All structures with their fields.
#[component]
fn Structures(bytes: ByteView) -> impl IntoView {
    let groups = Memo::new(move |_| bytes.groups());
    let current = Memo::new(move |_| bytes.field().map(|(at, _)| at));
    Effect::new(move || {
        let Some((group, line)) = current.get() else { return };
        let element = document().get_element_by_id(&format!("field-{group}-{line}"));
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            scroll_to(&element);
        }
    });
    let shown = move || {
        let group = |(number, group): (usize, FactGroup)| {
            let fields = group.lines.into_iter().enumerate().map(|(line, fact)| {
                view! { <Field at=(number, line) fact=fact bytes=bytes current=current /> }
            });
            view! {
                <section class="facts">
                    <h4 class="caption">{visible(&words::told(&group.title))}</h4>
                    <ul>{fields.collect_view()}</ul>
                </section>
            }
        };
        groups.get().into_iter().enumerate().map(group).collect_view()
    };
    view! {
        <div class="bytes-fields" id="bytes-fields" role="region" tabindex="0" aria-label=words::bytes::structures()>
            {shown}
        </div>
    }
}

/// Scrolls the list of structures alone, and only if the field is out of sight.
fn scroll_to(element: &HtmlElement) {
    let Some(list) = document().get_element_by_id("bytes-fields") else { return };
    let (area, own) = (list.get_bounding_client_rect(), element.get_bounding_client_rect());
    if own.top() < area.top() || own.bottom() > area.bottom() {
        let by = own.top() - area.top() - area.height() / 3.0;
        list.set_scroll_top(list.scroll_top().saturating_add(rounded(by)));
    }
}

#[allow(clippy::cast_possible_truncation, reason = "the cast saturates, which is what is meant")]
fn rounded(value: f64) -> i32 {
    value.round() as i32
}

/// A field: a button that selects its bytes, if they are known.
#[component]
fn Field(at: (usize, usize), fact: FactLine, bytes: ByteView, current: Memo<Option<(usize, usize)>>) -> impl IntoView {
    let FactLine { label, value, bytes: range, clause } = fact;
    let meaning = meaning(&label, clause.as_deref());
    let id = format!("field-{}-{}", at.0, at.1);
    let place = range.as_ref().map(|range| {
        let len = words::common::bytes(range.end.saturating_sub(range.start));
        format!("{} · {len}", position(range.start))
    });
    let text = view! {
        <span class="field-name">{words::told(&label)}</span>
        <span class="field-value">{visible(&value)}</span>
        {meaning.map(|meaning| view! { <span class="field-meaning">{meaning}</span> })}
        <span class="field-place">{[clause, place].into_iter().flatten().collect::<Vec<_>>().join(" · ")}</span>
    };
    match range {
        Some(range) => view! {
            <li id=id>
                <button
                    class="field-line"
                    aria-pressed=move || (current.get() == Some(at)).to_string()
                    on:click=move |_| bytes.select(range.clone())
                >
                    {text}
                </button>
            </li>
        }
        .into_any(),
        None => view! { <li id=id class="field-line">{text}</li> }.into_any(),
    }
}

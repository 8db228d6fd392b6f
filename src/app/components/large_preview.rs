//! The large preview: a dialog with the preview of the selected file, from which the user goes on to its neighbors.

use std::ops::Range;
use std::sync::Arc;

use discern::protocol::{EntryKind, FileText};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::dialog::show;
use super::icon::Icon;
use super::preview::{Preview, lines};
use crate::model::{Model, large, save};
use crate::part::Loading;
use crate::text::dates_sizes::{count, size, size_exact, visible};
use crate::words;

/// Most matches that are marked.
const MOST: usize = 1000;

/// Elements in which the arrow keys have a meaning of their own.
const OWN_KEYS: &str = "input, select, textarea, audio, video, [role=slider]";

/// The dialog, while it is open.
#[component]
pub(crate) fn LargePreview(
    /// Loads the audio player.
    player: fn() -> Loading,
) -> impl IntoView {
    let model = Model::of_context();
    let dialog = NodeRef::<html::Dialog>::new();
    let is_open = Memo::new(move |_| model.inspector.is_large());
    let close = move || model.inspector.set_large(false);
    Effect::new(move |was_open: Option<bool>| {
        let is_open = is_open.get();
        show(dialog, is_open);
        if was_open == Some(true) && !is_open {
            large::focus(model);
        }
        is_open
    });
    let on_key = move |event: KeyboardEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let is_own = target.is_some_and(|target| target.closest(OWN_KEYS).ok().flatten().is_some());
        if is_own || event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() {
            return;
        }
        match event.key().as_str() {
            "ArrowRight" => large::step(model, true),
            "ArrowLeft" => large::step(model, false),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    view! {
        <dialog
            class="dialog large"
            node_ref=dialog
            aria-labelledby="large-title"
            on:keydown=on_key
            on:cancel=move |event: web_sys::Event| {
                event.prevent_default();
                close();
            }
            on:close=move |_: web_sys::Event| close()
        >
            <Show when=move || is_open.get()>
                <Head close=close />
                <div class="large-body">
                    <Preview player=player draw_text=|text| view! { <LargeText text=text /> }.into_any() />
                </div>
            </Show>
        </dialog>
    }
}

/// Name and size of the file, and the buttons.
#[component]
fn Head(close: impl Fn() + Copy + Send + 'static) -> impl IntoView {
    let model = Model::of_context();
    let name = move || model.inspector.details().map(|details| visible(&details.row.name));
    let kind = move || {
        let details = model.inspector.details()?;
        let row = &details.row;
        let type_name = words::told(&visible(&row.type_name));
        (row.kind == EntryKind::File).then(|| format!("{type_name} · {}", size_exact(row.size)))
    };
    let is_empty = move || {
        model.inspector.details().is_some_and(|details| details.row.kind == EntryKind::File && details.row.size == 0)
    };
    view! {
        <header class="large-head">
            <div class="large-name">
                <h2 id="large-title">{name}</h2>
                <p>{kind}</p>
            </div>
            <button
                class="button"
                title="←"
                aria-label=words::preview::previous_file()
                on:click=move |_| large::step(model, false)
            >
                <Icon name="back" />
            </button>
            <button
                class="button"
                title="→"
                aria-label=words::preview::next_file()
                on:click=move |_| large::step(model, true)
            >
                <Icon name="forward" />
            </button>
            <button class="button" title=words::commands::ctrl_s() on:click=move |_| save::save_chosen(model)>
                {words::common::save()}
            </button>
            <button
                class="button button-bare"
                title=words::commands::esc()
                aria-label=words::preview::close()
                on:click=move |_| close()
            >
                <Icon name="close" />
            </button>
        </header>
        <Show when=is_empty>
            <p class="preview-note">{words::preview::empty()}</p>
        </Show>
    }
}

/// A text, with a field that finds words in it.
#[component]
fn LargeText(text: Arc<FileText>) -> impl IntoView {
    let model = Model::of_context();
    let shown = StoredValue::new(lines(&text.text));
    let query = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let found = Memo::new(move |_| query.with(|query| shown.with_value(|shown| matches(shown, query))));
    let total = move || found.with(Vec::len);
    let number = move || at.get().saturating_add(1).to_string();
    let said = move || match (query.with(String::is_empty), total()) {
        (true, _) => String::new(),
        (false, 0) => words::preview::no_matches().to_owned(),
        (false, MOST) => words::preview::match_of_more(&number(), &count(MOST as u64)),
        (false, total) => words::preview::match_of(&number(), &total.to_string()),
    };
    let go = move |forward: bool| {
        let last = untrack(total).saturating_sub(1);
        at.update(|at| {
            *at = match forward {
                true if *at >= last => 0,
                true => at.saturating_add(1),
                false => at.checked_sub(1).unwrap_or(last),
            };
        });
    };
    // After the marks are drawn.
    Effect::new(move || {
        at.track();
        found.track();
        request_animation_frame(|| {
            if let Some(mark) = document().query_selector(".large-current").ok().flatten() {
                mark.scroll_into_view_with_bool(false);
            }
        });
    });
    let pieces = move || {
        found.with(|found| {
            shown.with_value(|shown| {
                let mut pieces = Vec::new();
                let mut end = 0;
                for (index, range) in found.iter().enumerate() {
                    let plain = shown.get(end..range.start).unwrap_or_default().to_owned();
                    let hit = shown.get(range.clone()).unwrap_or_default().to_owned();
                    let is_current = move || at.get() == index;
                    pieces.push(view! { {plain}<mark class:large-current=is_current>{hit}</mark> }.into_any());
                    end = range.end;
                }
                pieces.push(shown.get(end..).unwrap_or_default().to_owned().into_any());
                pieces
            })
        })
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            go(!event.shift_key());
        }
    };
    view! {
        <div class="large-find" role="search">
            <input
                type="text"
                aria-label=words::preview::find()
                placeholder=words::preview::find()
                autocomplete="off"
                spellcheck="false"
                on:keydown=on_key
                on:input:target=move |event| {
                    query.set(event.target().value());
                    at.set(0);
                }
            />
            <span role="status">{said}</span>
            <button
                class="button"
                aria-label=words::preview::previous_match()
                disabled=move || total() == 0
                on:click=move |_| go(false)
            >
                <Icon name="up" />
            </button>
            <button
                class="button"
                aria-label=words::preview::next_match()
                disabled=move || total() == 0
                on:click=move |_| go(true)
            >
                <Icon name="down" />
            </button>
        </div>
        <pre class="preview-text" tabindex="0" role="region" aria-label=words::preview::file_text()>{pieces}</pre>
        {text.more.then(|| view! {
            <p class="preview-note">
                {words::preview::showing_first(&size(text.bytes))}
                <button class="preview-more" on:click=move |_| model.inspector.more_text()>
                    {words::preview::show_more()}
                </button>
            </p>
        })}
    }
}

/// Where a text has the words, whatever the case of their letters.
fn matches(text: &str, words: &str) -> Vec<Range<usize>> {
    let lower = |character: char| character.to_lowercase();
    let words: Vec<char> = words.chars().flat_map(lower).collect();
    let Some(first) = words.first() else { return Vec::new() };
    let mut found: Vec<Range<usize>> = Vec::new();
    for (start, character) in text.char_indices() {
        if found.len() >= MOST {
            break;
        }
        let is_free = found.last().is_none_or(|last| last.end <= start);
        if is_free
            && lower(character).next() == Some(*first)
            && let Some(len) = length(text.get(start..).unwrap_or_default(), &words)
        {
            found.push(start..start.saturating_add(len));
        }
    }
    found
}

/// Number of bytes of the words at the beginning of a text; `None` if it begins otherwise.
fn length(text: &str, words: &[char]) -> Option<usize> {
    let mut words = words.iter();
    let mut next = words.next();
    for (at, character) in text.char_indices() {
        if next.is_none() {
            return Some(at);
        }
        for lower in character.to_lowercase() {
            if next != Some(&lower) {
                return None;
            }
            next = words.next();
        }
    }
    next.is_none().then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn words_are_found_in_any_case_and_do_not_overlap() {
        assert_eq!(matches("Aa aA", "aa"), [0..2, 3..5]);
        assert_eq!(matches("aaa", "aa"), [0..2]);
        assert_eq!(matches("Grüße ÜBER über", "üb"), [8..11, 14..17]);
        assert_eq!(matches("abc", "bcd"), []);
        assert_eq!(matches("abc", ""), []);
    }
}

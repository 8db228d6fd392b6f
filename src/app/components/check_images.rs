//! The comparison with another image.

use std::sync::Arc;

use discern::protocol::check::{DifferingFile, ImageComparisonInfo};
use leptos::prelude::*;

use super::check_sums::{more, save_text};
use super::icon::Icon;
use super::jobs::JobCard;
use crate::model::{Model, carried, images};
use crate::text::dates_sizes::visible;
use crate::words;

/// The section.
#[component]
pub(super) fn CheckImages() -> impl IntoView {
    let model = Model::of_context();
    view! {
        <section class="check-section" aria-labelledby="check-images">
            <h3 id="check-images" class="check-title">{words::check::other_title()}</h3>
            <p class="check-hint">{words::check::other_about()}</p>
            <div class="check-buttons">
                <button class="button" on:click=move |_| images::pick_other(model)>
                    {words::check::choose_other()}
                </button>
            </div>
            {move || match (model.images.job(), model.images.info()) {
                (Some(id), _) => view! { <div class="check-job"><JobCard id=id /></div> }.into_any(),
                (None, Some(info)) => view! { <Result info=info /> }.into_any(),
                (None, None) => ().into_any(),
            }}
        </section>
    }
}

/// The result.
#[component]
fn Result(info: Arc<ImageComparisonInfo>) -> impl IntoView {
    let (class, icon) = if info.is_same { ("good", "good") } else { ("blemished", "warning") };
    let files = info.files.iter().cloned().map(|file| view! { <File file=file /> }).collect_view();
    let rest = u64::from(info.file_count).saturating_sub(info.files.len() as u64);
    let ranges = info.ranges.iter().cloned().map(|(text, sector)| {
        view! { <li><Range text=text sector=sector /></li> }
    });
    let ranges = ranges.collect_view();
    let rest_of_ranges = info.range_count.saturating_sub(info.ranges.len() as u64);
    let facts = info.facts.iter().map(|(name, first, second)| {
        view! {
            <tr>
                <td>{words::told(name)}</td>
                <td>{visible(first)}</td>
                <td>{visible(second)}</td>
            </tr>
        }
    });
    let facts = facts.collect_view();
    let (has_facts, has_ranges) = (!info.facts.is_empty(), !info.ranges.is_empty());
    let (text, json) = (info.text.clone(), info.json.clone());
    view! {
        <p class=format!("check-verdict check-verdict-{class}") role="status">
            <Icon name=icon />
            <span>{words::check::result(&visible(&info.other), &words::told(&info.summary))}</span>
        </p>
        <div class="check-buttons">
            <button class="button" on:click=move |_| save_text(&text, "comparison.txt")>
                {words::check::save_text()}
            </button>
            <button class="button" on:click=move |_| save_text(&json, "comparison.json")>
                {words::check::save_json()}
            </button>
        </div>
        <ul class="check-list" aria-label=words::check::differing_files()>{files}</ul>
        {(rest > 0).then(|| view! { <p class="check-hint">{more(rest)}</p> })}
        {has_ranges.then(|| view! {
            <h4 class="caption" id="check-ranges">{words::check::differing_sectors()}</h4>
            <ul class="check-list" aria-labelledby="check-ranges">{ranges}</ul>
            {(rest_of_ranges > 0).then(|| view! { <p class="check-hint">{more(rest_of_ranges)}</p> })}
        })}
        {has_facts.then(|| view! {
            <h4 class="caption" id="check-facts">{words::check::differing_facts()}</h4>
            <div class="check-scroll" tabindex="0" role="region" aria-labelledby="check-facts">
                <table class="check-table">
                    <thead>
                        <tr>
                            <th scope="col">{words::check::fact()}</th>
                            <th scope="col">{words::check::this_image()}</th>
                            <th scope="col">{words::check::the_other()}</th>
                        </tr>
                    </thead>
                    <tbody>{facts}</tbody>
                </table>
            </div>
        })}
    }
}

/// A file that differs; its path leads to it if this image has it.
#[component]
fn File(file: DifferingFile) -> impl IntoView {
    let model = Model::of_context();
    let DifferingFile { change, path, file, note } = file;
    let path = visible(&path);
    let name = match file {
        Some(place) => view! {
            <button class="check-link" on:click=move |_| carried::show_file(model, place)>{path}</button>
        }
        .into_any(),
        None => view! { <span>{path}</span> }.into_any(),
    };
    let change = match change.as_str() {
        "added" => words::check::added(),
        "removed" => words::check::removed(),
        "changed" => words::check::changed(),
        _ => words::check::moved(),
    };
    let what = match note.as_str() {
        "" => change.to_owned(),
        note => words::check::change_note(change, &visible(&words::told(note))),
    };
    view! { <li>{name}" "<span class="check-what">{what}</span></li> }
}

/// A run of sectors.
#[component]
fn Range(text: String, sector: Option<i32>) -> impl IntoView {
    let model = Model::of_context();
    let text = words::told(&text);
    match sector {
        Some(sector) => view! {
            <button class="check-link" on:click=move |_| carried::show_sector(model, sector)>{text}</button>
        }
        .into_any(),
        None => view! { <span>{text}</span> }.into_any(),
    }
}

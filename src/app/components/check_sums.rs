//! Checksums: a list or value to compare with, algorithms to compute, and the results.

use std::sync::Arc;

use discern::protocol::check::{AgainstInfo, HashInfo, HashedInfo, SumVerdict};
use leptos::prelude::*;

use super::icon::Icon;
use super::jobs::JobCard;
use super::tick::Tick;
use crate::browser::saved;
use crate::model::{Model, sums};
use crate::text::dates_sizes::{count, size, visible};
use crate::words;

/// Ids and names of algorithms.
const ALGORITHMS: [(&str, &str); 6] = [
    ("crc32", "CRC-32"),
    ("md5", "MD5"),
    ("sha1", "SHA-1"),
    ("sha256", "SHA-256"),
    ("sha512", "SHA-512"),
    ("blake3", "BLAKE3"),
];

/// The section of checksums.
#[component]
pub(super) fn CheckSums() -> impl IntoView {
    let model = Model::of_context();
    let pasted = RwSignal::new(String::new());
    let compare = move || {
        let text = pasted.get_untracked();
        if !text.trim().is_empty() {
            sums::paste(model, text);
        }
    };
    view! {
        <section class="check-section" aria-labelledby="check-sums">
            <h3 id="check-sums" class="check-title">{words::check::compare_title()}</h3>
            <p class="check-hint">{words::check::compare_about()}</p>
            <div class="check-paste">
                <textarea
                    rows="2"
                    aria-label=words::check::list_or_sum()
                    placeholder=words::check::list_or_sum()
                    spellcheck="false"
                    autocomplete="off"
                    prop:value=move || pasted.get()
                    on:input:target=move |event| pasted.set(event.target().value())
                ></textarea>
                <div class="check-buttons">
                    <button class="button button-primary" on:click=move |_| compare()>{words::check::compare()}</button>
                    <button class="button" on:click=move |_| sums::pick_lists(model)>
                        {words::check::choose_list()}
                    </button>
                </div>
            </div>
            <Lists />
            <Compute />
            {move || match (model.sums.job(), model.sums.info()) {
                (Some(id), _) => view! { <div class="check-job"><JobCard id=id /></div> }.into_any(),
                (None, Some(info)) => view! { <Results info=info /> }.into_any(),
                (None, None) => ().into_any(),
            }}
        </section>
    }
}

/// The lists given so far.
#[component]
fn Lists() -> impl IntoView {
    let model = Model::of_context();
    let line = |list: discern::protocol::check::ListInfo| {
        let name = if list.name.is_empty() { words::check::pasted().to_owned() } else { visible(&list.name) };
        view! { <li>{words::check::list(list.sums.into(), &name, &list.algorithms.join(", "))}</li> }
    };
    view! {
        <ul class="check-list" aria-label=words::check::lists()>
            {move || model.sums.lists().into_iter().map(line).collect_view()}
        </ul>
    }
}

/// Algorithms to compute, without a list.
#[component]
fn Compute() -> impl IntoView {
    let model = Model::of_context();
    let chosen = RwSignal::new(vec!["sha256"]);
    let tick = move |(id, name): (&'static str, &'static str)| {
        let is = Signal::derive(move || chosen.with(|chosen| chosen.contains(&id)));
        let set = move |on: bool| {
            chosen.update(|chosen| {
                chosen.retain(|known| *known != id);
                chosen.extend(on.then_some(id));
            });
        };
        view! { <Tick label=name is=is set=set /> }
    };
    let ids = move || chosen.get_untracked().into_iter().map(str::to_owned).collect::<Vec<_>>();
    let selected = move || model.selection.count(model.listing.total());
    let of_selection = move |_| sums::compute_of(model, ids(), true);
    let is_none = move || chosen.with(Vec::is_empty);
    view! {
        <fieldset class="check-algorithms">
            <legend class="caption">{words::check::only_compute()}</legend>
            {ALGORITHMS.into_iter().map(tick).collect_view()}
        </fieldset>
        <div class="check-buttons">
            <button class="button" disabled=is_none on:click=move |_| sums::compute_of(model, ids(), false)>
                {words::check::compute_image()}
            </button>
            <Show when=move || selected() != 0>
                <button class="button" disabled=is_none on:click=of_selection>
                    {move || words::check::compute_selected(selected().into())}
                </button>
            </Show>
        </div>
    }
}

/// Outcomes and values.
#[component]
fn Results(info: Arc<HashInfo>) -> impl IntoView {
    let against = info.against.iter().map(outcome).collect_view();
    let values = info.hashed.iter().flat_map(lines).collect_view();
    let has_values = info.hashed.iter().any(|hashed| !hashed.digests.is_empty());
    let text = text(&info);
    let speed = info.bytes.saturating_mul(1000).checked_div(info.elapsed);
    let speed = speed.filter(|_| info.bytes > 0);
    let speed = speed.map(|speed| words::check::read_at(&size(info.bytes), &size(speed)));
    view! {
        <div class="check-outcomes" role="status">{against}</div>
        <p class="check-hint">{speed}</p>
        {has_values.then(|| {
            let for_file = text.clone();
            view! {
                <div class="check-scroll" tabindex="0" role="region" aria-label=words::check::checksums()>
                    <table class="check-table">
                        <thead>
                            <tr>
                                <th scope="col">{words::common::file()}</th>
                                <th scope="col">{words::check::algorithm()}</th>
                                <th scope="col">{words::check::value()}</th>
                            </tr>
                        </thead>
                        <tbody>{values}</tbody>
                    </table>
                </div>
                <div class="check-buttons">
                    <button class="button" on:click=move |_| saved::copy(&text, |_| {})>{words::common::copy()}</button>
                    <button class="button" on:click=move |_| save_text(&for_file, "checksums.txt")>
                        {words::check::save_text()}
                    </button>
                </div>
            }
        })}
    }
}

/// Result of a comparison.
fn outcome(against: &AgainstInfo) -> impl IntoView + use<> {
    let AgainstInfo { name, list, verdict, algorithm, expected, found, listed_as } = against.clone();
    let (file, list) = (visible(&name), visible(&list));
    let said = match (verdict, list.is_empty()) {
        (SumVerdict::Match, true) => words::check::match_given(&file, &algorithm),
        (SumVerdict::Match, false) => words::check::matches(&file, &list, &algorithm),
        (SumVerdict::Mismatch, true) => words::check::mismatch_given(&file, &algorithm),
        (SumVerdict::Mismatch, false) => words::check::mismatch(&file, &list, &algorithm),
        (SumVerdict::Missing, true) => words::check::not_given(&file),
        (SumVerdict::Missing, false) => words::check::not_listed(&file, &list),
    };
    let (class, icon) = match verdict {
        SumVerdict::Match => ("good", "good"),
        SumVerdict::Mismatch => ("damaged", "damage"),
        SumVerdict::Missing => ("blemished", "warning"),
    };
    let advice = match verdict {
        SumVerdict::Mismatch if is_other(&listed_as, &name) => words::check::other_file(&visible(&listed_as)),
        SumVerdict::Mismatch => words::check::mismatch_about().to_owned(),
        SumVerdict::Missing => words::check::not_listed_about().to_owned(),
        SumVerdict::Match if !listed_as.is_empty() && listed_as != name => {
            words::check::listed_as(&visible(&listed_as))
        }
        SumVerdict::Match => String::new(),
    };
    view! {
        <div class="check-outcome">
            <p class=format!("check-verdict check-verdict-{class}")>
                <Icon name=icon />
                <span>{said}</span>
            </p>
            {(!advice.is_empty()).then(|| view! { <p class="check-hint">{advice}</p> })}
            {(verdict == SumVerdict::Mismatch).then(|| view! {
                <p class="check-hint">{words::check::listed()}" "<code>{expected}</code></p>
                <p class="check-hint">{words::check::computed()}" "<code>{found}</code></p>
            })}
        </div>
    }
}

/// Whether a list has another name for a file, folders and case aside.
fn is_other(listed_as: &str, name: &str) -> bool {
    let base = listed_as.rsplit(['/', '\\']).next().unwrap_or(listed_as);
    !base.is_empty() && !base.eq_ignore_ascii_case(name)
}

fn lines(hashed: &HashedInfo) -> Vec<impl IntoView + use<>> {
    let name = hashed.name.clone();
    let line = move |(algorithm, value): (String, String)| {
        view! {
            <tr>
                <td>{visible(&name)}</td>
                <td>{algorithm}</td>
                <td><code class="check-value">{value}</code></td>
            </tr>
        }
    };
    hashed.digests.iter().cloned().map(line).collect()
}

/// The values in the form that `sha256sum --check` and others read.
fn text(info: &HashInfo) -> String {
    let line = |hashed: &HashedInfo, (algorithm, value): &(String, String)| {
        format!("{} ({}) = {value}\n", algorithm.replace('-', ""), hashed.name)
    };
    info.hashed.iter().flat_map(|hashed| hashed.digests.iter().map(move |digest| line(hashed, digest))).collect()
}

/// Saves a text as a download.
pub(super) fn save_text(text: &str, name: &str) {
    // A browser that refuses it says so itself.
    let _ = saved::download_text(text, name);
}

/// The last line of a list that is cut off.
pub(super) fn more(rest: u64) -> String {
    words::common::and_more(&count(rest))
}

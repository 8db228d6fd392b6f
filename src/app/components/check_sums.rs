//! Checksums: a list or value to compare with, algorithms to compute, and the results.

use std::sync::Arc;

use discern::protocol::check::{AgainstInfo, HashInfo, HashedInfo, SumVerdict};
use leptos::prelude::*;

use super::icon::Icon;
use super::jobs::JobCard;
use super::tick::Tick;
use crate::browser::saved;
use crate::model::{Model, sums};
use crate::text::dates_sizes::{count, plural, size, visible};

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
            <h3 id="check-sums" class="check-title">"Compare checksums"</h3>
            <p class="check-hint">
                "Paste the checksum from the publisher’s page, or drop the list that belongs to the download, such as "
                "SHA256SUMS, .md5, .sfv or a .dat file. Discern computes what the list uses."
            </p>
            <div class="check-paste">
                <textarea
                    rows="2"
                    aria-label="Checksum or list"
                    placeholder="Checksum or list"
                    spellcheck="false"
                    autocomplete="off"
                    prop:value=move || pasted.get()
                    on:input:target=move |event| pasted.set(event.target().value())
                ></textarea>
                <div class="check-buttons">
                    <button class="button button-primary" on:click=move |_| compare()>"Compare"</button>
                    <button class="button" on:click=move |_| sums::pick_lists(model)>"Choose a list…"</button>
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
        let name = if list.name.is_empty() { "Pasted text".to_owned() } else { visible(&list.name) };
        let sums = plural(list.sums.into(), "value", "values");
        view! { <li>{format!("{name}: {sums}, {}", list.algorithms.join(", "))}</li> }
    };
    view! {
        <ul class="check-list" aria-label="Lists">
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
            <legend class="caption">"Or only compute"</legend>
            {ALGORITHMS.into_iter().map(tick).collect_view()}
        </fieldset>
        <div class="check-buttons">
            <button class="button" disabled=is_none on:click=move |_| sums::compute_of(model, ids(), false)>
                "Compute for the image"
            </button>
            <Show when=move || selected() != 0>
                <button class="button" disabled=is_none on:click=of_selection>
                    {move || format!("Compute for {}", plural(selected().into(), "selected item", "selected items"))}
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
    let speed =
        speed.filter(|_| info.bytes > 0).map(|speed| format!("Read {} at {}/s.", size(info.bytes), size(speed)));
    view! {
        <div class="check-outcomes" role="status">{against}</div>
        <p class="check-hint">{speed}</p>
        {has_values.then(|| {
            let for_file = text.clone();
            view! {
                <div class="check-scroll" tabindex="0" role="region" aria-label="Checksums">
                    <table class="check-table">
                        <thead>
                            <tr>
                                <th scope="col">"File"</th>
                                <th scope="col">"Algorithm"</th>
                                <th scope="col">"Value"</th>
                            </tr>
                        </thead>
                        <tbody>{values}</tbody>
                    </table>
                </div>
                <div class="check-buttons">
                    <button class="button" on:click=move |_| saved::copy(&text, |_| {})>"Copy"</button>
                    <button class="button" on:click=move |_| save_text(&for_file, "checksums.txt")>
                        "Save as text"
                    </button>
                </div>
            }
        })}
    }
}

/// Result of a comparison.
fn outcome(against: &AgainstInfo) -> impl IntoView + use<> {
    let AgainstInfo { name, list, verdict, algorithm, expected, found, listed_as } = against.clone();
    let list = if list.is_empty() { "the checksum you gave".to_owned() } else { visible(&list) };
    let (class, icon, words) = match verdict {
        SumVerdict::Match => ("good", "good", format!("{} matches {list} ({algorithm})", visible(&name))),
        SumVerdict::Mismatch => ("damaged", "damage", format!("{} doesn’t match {list} ({algorithm})", visible(&name))),
        SumVerdict::Missing => ("blemished", "warning", format!("{} isn’t in {list}", visible(&name))),
    };
    let advice = match verdict {
        SumVerdict::Mismatch if is_other(&listed_as, &name) => {
            format!("By its checksum it is another file of the list: {}.", visible(&listed_as))
        }
        SumVerdict::Mismatch => "The file is damaged, incomplete, or another one. Download it again.".to_owned(),
        SumVerdict::Missing => "Check that the list belongs to this download.".to_owned(),
        SumVerdict::Match if !listed_as.is_empty() && listed_as != name => {
            format!("Listed as {}.", visible(&listed_as))
        }
        SumVerdict::Match => String::new(),
    };
    view! {
        <div class="check-outcome">
            <p class=format!("check-verdict check-verdict-{class}")>
                <Icon name=icon />
                <span>{words}</span>
            </p>
            {(!advice.is_empty()).then(|| view! { <p class="check-hint">{advice}</p> })}
            {(verdict == SumVerdict::Mismatch).then(|| view! {
                <p class="check-hint">"Listed: "<code>{expected}</code></p>
                <p class="check-hint">"Computed: "<code>{found}</code></p>
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
    format!("and {} more", count(rest))
}

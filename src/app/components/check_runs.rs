//! The locations of bad sectors, and the counts of each track.

use std::sync::Arc;

use discern::protocol::{Fault, ScanInfo, ScanRun, TrackScan};
use leptos::prelude::*;

use crate::text::dates_sizes::count;
use crate::words;

/// Runs of adjacent bad sectors, one per row.
#[component]
pub(super) fn BadRuns(info: Arc<ScanInfo>) -> impl IntoView {
    let shown = u32::try_from(info.runs.len()).unwrap_or(u32::MAX);
    let rest = info.run_count.saturating_sub(shown);
    let some = shown > 0;
    let lines = info.runs.iter().map(line).collect_view();
    some.then(|| {
        view! {
            <section class="check-section" aria-labelledby="check-runs">
                <h3 class="caption" id="check-runs">{words::check::bad_sectors()}</h3>
                <div class="check-scroll" tabindex="0" role="region" aria-labelledby="check-runs">
                    <table class="check-table">
                        <thead>
                            <tr>
                                <th scope="col">{words::check::track()}</th>
                                <th scope="col">{words::check::sectors()}</th>
                                <th scope="col">{words::check::time()}</th>
                                <th scope="col">{words::check::problem()}</th>
                                <th scope="col">{words::check::repair()}</th>
                            </tr>
                        </thead>
                        <tbody>{lines}</tbody>
                    </table>
                </div>
                {(rest > 0).then(|| view! { <p class="check-hint">{words::check::more_places(rest.into())}</p> })}
            </section>
        }
    })
}

fn line(run: &ScanRun) -> impl IntoView + use<> {
    let last = i64::from(run.first).saturating_add(run.sectors.into()).saturating_sub(1);
    let sectors = match run.sectors {
        1 => run.first.to_string(),
        many => format!("{} – {last} ({})", run.first, count(many.into())),
    };
    let fault = match run.fault {
        Fault::Edc => words::check::edc_wrong(),
        Fault::Ecc => words::check::ecc_wrong(),
        Fault::Unrecognised => words::check::not_data(),
    };
    let repair = match run.repairable {
        0 => words::check::not_possible().to_owned(),
        all if all == run.sectors => words::check::possible().to_owned(),
        some => words::check::some_possible(&count(some.into()), &count(run.sectors.into())),
    };
    view! {
        <tr>
            <td class="num">{run.track}</td>
            <td class="num">{sectors}</td>
            <td class="num">{run.msf.clone()}</td>
            <td>{fault}</td>
            <td>{repair}</td>
        </tr>
    }
}

/// The counts of each track.
#[component]
pub(super) fn Tracks(info: Arc<ScanInfo>) -> impl IntoView {
    let lines = info.tracks.iter().map(track).collect_view();
    view! {
        <section class="check-section" aria-labelledby="check-tracks">
            <h3 class="caption" id="check-tracks">{words::check::tracks()}</h3>
            <div class="check-scroll" tabindex="0" role="region" aria-labelledby="check-tracks">
                <table class="check-table check-numbers">
                    <thead>
                        <tr>
                            <th scope="col">{words::check::track()}</th>
                            <th scope="col">{words::check::good()}</th>
                            <th scope="col">{words::check::damaged()}</th>
                            <th scope="col">{words::check::wrong_parity()}</th>
                            <th scope="col">{words::check::no_checksums()}</th>
                            <th scope="col">{words::check::missing()}</th>
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
        </section>
    }
}

fn track(track: &TrackScan) -> impl IntoView + use<> {
    let numbers = [track.good, track.damaged, track.wrong_parity, track.uncheckable, track.missing];
    let cells = numbers.map(|number| view! { <td class="num">{count(number.into())}</td> });
    view! {
        <tr>
            <th scope="row" class="num">{track.number}</th>
            {cells}
        </tr>
    }
}

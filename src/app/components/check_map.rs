//! All sectors as a bar. Worse ones are taller and patterned, so that the bar can be read without color.

use leptos::prelude::*;

use crate::model::Model;
use crate::text::dates_sizes::{count, share};
use crate::text::verdict::{self, Sums};
use crate::words;

/// Letter, class, and name of each kind.
const KINDS: [(char, &str, words::Word); 5] = [
    ('g', "good", words::check::good),
    ('p', "parity", words::check::wrong_parity),
    ('d', "damaged", words::check::damaged),
    ('m', "missing", words::check::missing),
    ('.', "none", words::check::no_checksums),
];

/// The bar and its legend.
#[component]
pub(super) fn CheckMap() -> impl IntoView {
    let model = Model::of_context();
    let sums = move || model.scan.info().map(|info| verdict::sums(&info)).unwrap_or_default();
    let bar = move || {
        let (runs, parts) = model.scan.runs();
        let share = move |runs: usize| share(u64::try_from(runs).unwrap_or(0), u64::try_from(parts).unwrap_or(1));
        let run = move |run: crate::model::Run| {
            let class = format!("check-run check-{}", class_of(run.owner));
            view! { <span class=class style:left=share(run.start) style:width=share(run.len)></span> }
        };
        runs.into_iter().map(run).collect_view()
    };
    let legend = move || {
        let sums = sums();
        let kinds = KINDS.into_iter().map(|(letter, class, name)| (of_kind(sums, letter), class, name));
        let shown = kinds.filter(|(sectors, ..)| *sectors > 0);
        shown
            .map(|(sectors, class, name)| {
                view! {
                    <li>
                        <span class="check-swatch"><span class=format!("check-run check-{class}")></span></span>
                        {name()}" "
                        <span class="num">{count(sectors)}</span>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <div class="check-map" role="img" aria-label=move || describe(sums(), &model.scan.runs())>{bar}</div>
        <ul class="check-legend" aria-label=words::check::sectors()>{legend}</ul>
    }
}

fn class_of(letter: char) -> &'static str {
    KINDS.iter().find(|(known, ..)| *known == letter).map_or("none", |(_, class, _)| class)
}

const fn of_kind(sums: Sums, letter: char) -> u64 {
    match letter {
        'g' => sums.good,
        'p' => sums.wrong_parity,
        'd' => sums.damaged,
        'm' => sums.missing,
        _ => sums.uncheckable,
    }
}

/// Describes the bar: which part of the disc has bad sectors.
fn describe(sums: Sums, (runs, parts): &(Vec<crate::model::Run>, usize)) -> String {
    let bad: Vec<_> = runs.iter().filter(|run| matches!(run.owner, 'p' | 'd' | 'm')).collect();
    let percent = |part: usize| part.saturating_mul(100).checked_div(*parts).unwrap_or(0);
    let end = |run: &crate::model::Run| run.start.saturating_add(run.len);
    match (bad.first(), bad.last()) {
        (Some(first), Some(last)) => {
            let (from, to) = (percent(first.start), percent(end(last)));
            words::check::map_bad(sums.good, bad.len() as u64, &from.to_string(), &to.to_string())
        }
        _ => words::check::map_good(sums.good),
    }
}

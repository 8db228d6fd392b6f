//! The technical records of the selected entry: its extents, and the fields of the structures that describe it.

use discern::protocol::{EntryDetails, ExtentInfo};
use leptos::prelude::*;

use super::byte_link::address;
use super::facts::Facts;
use crate::model::Model;
use crate::text::dates_sizes::count;
use crate::words;

/// Maximum number of extents shown; all of them are counted. Files with more are rare.
const EXTENTS: usize = 40;

/// The records; each address leads to its bytes.
#[component]
pub(crate) fn Records() -> impl IntoView {
    let model = Model::of_context();
    move || {
        model.inspector.details().map(|details| {
            // The records are in the file that has the data.
            let file = details.extents.first().and_then(|first| first.file);
            view! {
                {extents(&details)}
                <Facts groups=Signal::stored(details.facts.clone()) file=file />
            }
        })
    }
}

/// Extents of the data.
fn extents(details: &EntryDetails) -> Option<AnyView> {
    if details.extents.is_empty() {
        return None;
    }
    let shown = details.extents.len().min(EXTENTS);
    let lines = details.extents.iter().take(EXTENTS).map(extent).collect_view();
    let rest = u64::from(details.extent_count).saturating_sub(u64::try_from(shown).unwrap_or(u64::MAX));
    let view = view! {
        <section class="facts">
            <h3 class="caption">{words::overview::location()}</h3>
            <dl>{lines}</dl>
            {(rest > 0).then(|| view! { <p class="details-rest">{words::overview::more_extents(rest)}</p> })}
        </section>
    };
    Some(view.into_any())
}

fn extent(extent: &ExtentInfo) -> impl IntoView + use<> {
    let last = extent.byte.saturating_add(extent.span).saturating_sub(1);
    let sectors = words::overview::sectors_from(&count(extent.sector), extent.sectors);
    let file = extent.file;
    let bytes = if extent.len == 0 {
        words::overview::no_bytes().into_any()
    } else {
        view! { {address(extent.byte, file)}" – "{address(last, file)} }.into_any()
    };
    view! {
        <div class="facts-line">
            <dt>{words::overview::sector()}</dt>
            <dd class="num">{sectors}</dd>
        </div>
        <div class="facts-line">
            <dt>{words::overview::bytes()}</dt>
            <dd class="num">{bytes}</dd>
        </div>
    }
}

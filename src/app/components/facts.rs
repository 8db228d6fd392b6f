//! Facts under titles, with the bytes that record them.

use discern::protocol::FactGroup;
use leptos::prelude::*;

use super::byte_link::ByteLink;
use crate::text::dates_sizes::visible;
use crate::words;

/// Groups of facts, each a list of labels and values.
#[component]
pub(crate) fn Facts(
    /// The facts to show.
    #[prop(into)]
    groups: Signal<Vec<FactGroup>>,
    /// Number of the user's file that records them; `None` if it is the one with the disc's first data.
    file: Option<u32>,
) -> impl IntoView {
    move || {
        groups
            .get()
            .into_iter()
            .map(|group| {
                let lines = group.lines.into_iter().map(|line| {
                    let clause = line.clause.unwrap_or_default();
                    let byte = line.bytes.map(|bytes| {
                        view! { <span class="facts-byte"><ByteLink byte=bytes.start file=file /></span> }
                    });
                    view! {
                        <div class="facts-line">
                            <dt title=clause>{words::told(&line.label)}</dt>
                            <dd>
                                <span class="facts-value">{visible(&line.value)}</span>
                                {byte}
                            </dd>
                        </div>
                    }
                });
                view! {
                    <section class="facts">
                        <h3 class="caption">{words::told(&group.title)}</h3>
                        <dl>{lines.collect_view()}</dl>
                    </section>
                }
            })
            .collect_view()
    }
}

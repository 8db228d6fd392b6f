//! Facts under titles, with the bytes that record them.

use discern::protocol::FactGroup;
use leptos::prelude::*;

use crate::text::dates_sizes::{position, visible};

/// Groups of facts, each a list of labels and values.
#[component]
pub(crate) fn Facts(
    /// The facts to show.
    #[prop(into)]
    groups: Signal<Vec<FactGroup>>,
) -> impl IntoView {
    move || {
        groups
            .get()
            .into_iter()
            .map(|group| {
                let lines = group.lines.into_iter().map(|line| {
                    let clause = line.clause.unwrap_or_default();
                    let byte = line.bytes.map(|bytes| {
                        let place = format!("Bytes {} to {} of the file", bytes.start, bytes.end.saturating_sub(1));
                        view! { <span class="facts-byte num" title=place>{position(bytes.start)}</span> }
                    });
                    view! {
                        <div class="facts-line">
                            <dt title=clause>{line.label}</dt>
                            <dd>
                                <span class="facts-value">{visible(&line.value)}</span>
                                {byte}
                            </dd>
                        </div>
                    }
                });
                view! {
                    <section class="facts">
                        <h3 class="caption">{group.title}</h3>
                        <dl>{lines.collect_view()}</dl>
                    </section>
                }
            })
            .collect_view()
    }
}

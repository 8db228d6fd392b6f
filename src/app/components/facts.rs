//! Facts under titles, with the bytes they stand at.

use discern::protocol::FactGroup;
use leptos::prelude::*;

use crate::text::dates_sizes::{position, visible};

/// Groups of facts, each a list of terms and what they are.
#[component]
pub(crate) fn Facts(
    /// What is to be shown.
    #[prop(into)]
    groups: Signal<Vec<FactGroup>>,
) -> impl IntoView {
    move || {
        groups
            .get()
            .into_iter()
            .map(|group| {
                let lines = group.lines.into_iter().map(|line| {
                    let byte = line.byte.map(|byte| {
                        view! { <span class="facts-byte num" title=format!("Byte {byte} of the file")>{position(byte)}</span> }
                    });
                    view! {
                        <div class="facts-line">
                            <dt>{line.label}</dt>
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

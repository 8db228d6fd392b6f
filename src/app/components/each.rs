//! A list whose rows leave nothing behind.

use std::hash::Hash;

use leptos::prelude::*;
use leptos::tachys::reactive_graph::OwnedView;
use leptos::tachys::view::keyed::keyed;

use crate::model::Model;

/// A view for each item of a list, kept while an item with its key is in it.
///
/// Leptos's `For` does the same, but the owner of the list notes the owner of each row, and forgets none before the list
/// itself goes: the lists that belong to the page would grow with each image, job and notice. The owner of a row has no
/// parent here, so it is given the context that it would inherit, and goes with its row's view.
#[component]
pub(crate) fn Each<I, T, K, V>(
    /// Items in the order of the list.
    each: impl Fn() -> I + Send + 'static,
    /// What stays the same of an item whose view is to stay.
    key: impl Fn(&T) -> K + Send + Clone + 'static,
    /// The view of an item.
    children: impl Fn(T) -> V + Send + Clone + 'static,
) -> impl IntoView
where
    I: IntoIterator<Item = T> + Send + 'static,
    T: Send + 'static,
    K: Eq + Hash + 'static,
    V: IntoView + 'static,
{
    let model = use_context::<Model>();
    let row = move |_, item| {
        let owner = Owner::default();
        let view = owner.with(|| {
            if let Some(model) = model {
                provide_context(model);
            }
            children(item)
        });
        (drop, OwnedView::new_with_owner(view, owner))
    };
    move || keyed(each(), key.clone(), row.clone())
}

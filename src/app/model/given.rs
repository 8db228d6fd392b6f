//! Files that the user gave to be added, which the worker gets once.

use discern::protocol::edit;
use leptos::prelude::*;

use super::Model;
use crate::browser::additions::Addition;
use crate::client::Transfer;
use crate::text::addition_names::numbered;

/// Sends files to the worker under an unused name, and returns that name.
pub(super) fn give(model: Model, given: Addition) -> String {
    let is_taken = |name: &str| model.edit.given.with_value(|all| all.iter().any(|(taken, _)| taken == name));
    let name = (1_u32..).map(|number| numbered(&given.name, number)).find(|name| !is_taken(name));
    let name = name.unwrap_or_else(|| given.name.clone());
    give_as(model, name.clone(), given);
    name
}

/// Sends files to the worker under a name that changes already refer to.
pub(super) fn give_as(model: Model, from: String, given: Addition) {
    let ask = edit::Give { from: from.clone(), parts: given.parts.clone() };
    model.link.ask_with(&ask, Transfer::Files(given.files.clone()), move |reply| {
        if let Err(failure) = reply {
            model.notices.fail(failure);
        }
    });
    model.edit.given.update_value(|all| {
        all.retain(|(name, _)| *name != from);
        all.push((from, given));
    });
}

//! Files that the user adds, which the worker gets once.

use discern::protocol::edit;
use leptos::prelude::*;

use super::Model;
use crate::browser::additions::Addition;
use crate::client::Transfer;
use crate::text::addition_names::numbered;

/// Sends files to the worker under an unused name, and returns that name.
pub(super) fn send(model: Model, addition: Addition) -> String {
    let is_taken = |name: &str| model.edit.added_files.with_value(|all| all.iter().any(|(taken, _)| taken == name));
    let name = (1_u32..).map(|number| numbered(&addition.name, number)).find(|name| !is_taken(name));
    let name = name.unwrap_or_else(|| addition.name.clone());
    send_as(model, name.clone(), addition);
    name
}

/// Sends files to the worker under a name that changes already refer to.
pub(super) fn send_as(model: Model, from: String, addition: Addition) {
    let ask = edit::AddFiles { from: from.clone(), parts: addition.parts.clone() };
    model.link.ask_with(&ask, Transfer::Files(addition.files.clone()), move |reply| {
        if let Err(failure) = reply {
            model.notices.fail(failure);
        }
    });
    model.edit.added_files.update_value(|all| {
        all.retain(|(name, _)| *name != from);
        all.push((from, addition));
    });
}

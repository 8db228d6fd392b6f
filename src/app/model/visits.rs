//! Follows the browser's history, and adds to it.

use leptos::prelude::*;

use super::history::{History, Visit};
use super::{Model, Screen, Stage, browsing, journal};
use crate::browser::entry::{self, Entry};
use crate::browser::viewport::is_narrow;

/// Adds an entry for each location that the user moves to, and follows the browser through them.
pub(super) fn watch(model: Model) {
    Effect::new(move || {
        if model.session.stage() == Stage::Open {
            record(model, visit(model));
        }
    });
    window_event_listener_untyped("popstate", move |_| arrived(model));
}

/// What is shown, tracked.
fn visit(model: Model) -> Visit {
    let screen = if is_narrow() { model.screen() } else { Screen::List };
    Visit { tab: model.tab(), screen, place: model.listing.place(), row: None }
}

/// Takes what is shown for the location of the current entry, which has none.
pub(super) fn settle(model: Model) {
    record(model, untrack(move || visit(model)));
}

fn record(model: Model, now: Visit) {
    let History(state) = model.history;
    let is_known = state.with_untracked(|entries| entries.visit().is_some_and(|visit| visit.is_same(&now)));
    if is_known {
        return;
    }
    state.update(|entries| match entries.visit_mut() {
        Some(visit) if visit.is_typed(&now) => *visit = now,
        Some(_) => {
            entries.advance();
            entries.arrive(now);
            entry::add(&Entry { number: entries.here, image: entries.image.clone() });
        }
        None => entries.arrive(now),
    });
}

/// Begins the history of an image that was opened: at the entry that it had before a reload, or at a new one. If no
/// image was open before, the page goes to the address of the entry.
pub(super) fn opened(model: Model, is_first: bool) {
    let image = journal::image_key(model).unwrap_or_default();
    let before = entry::current();
    let is_again = is_first && before.as_ref().is_some_and(|before| before.image == image);
    if before.is_none() {
        entry::replace(&Entry::default());
    }
    let number = before.as_ref().map_or(0, |before| before.number);
    let here = if is_again { number } else { number.saturating_add(1) };
    if !is_again {
        entry::add(&Entry { number: here, image: image.clone() });
    }
    model.history.0.update(|entries| {
        entries.begin(image, if is_again { 1 } else { here }, here);
        if is_again || (is_first && before.is_none()) {
            entries.call();
        }
    });
}

/// Handles a move through the browser's history, or an address that was entered.
fn arrived(model: Model) {
    if model.session.summary_now().is_none() {
        return;
    }
    let History(state) = model.history;
    model.history.leave(browsing::row_at_cursor(model));
    let (here, image) = state.with_untracked(|entries| (entries.here, entries.image.clone()));
    match entry::current() {
        // The browser has made an entry of its own, for an address that was entered or a link that was followed.
        None => state.update(|entries| {
            entries.advance();
            entry::replace(&Entry { number: entries.here, image });
            entries.call();
        }),
        Some(Entry { number, image: of }) if of == image => {
            let visit = state.update(|entries| {
                entries.here = number;
                entries.last = entries.last.max(number);
                let visit = entries.visit().cloned();
                if visit.is_none() {
                    entries.call();
                }
                visit
            });
            if let Some(visit) = visit {
                browsing::return_to(model, visit);
            }
        }
        // An entry before the image: leaving it here would lose the image.
        Some(Entry { number, .. }) => {
            model.notices.say("The image stays open. To leave it, open another one or close this tab.");
            entry::go(i64::from(here).saturating_sub(i64::from(number)));
        }
    }
}

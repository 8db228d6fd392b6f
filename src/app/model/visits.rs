//! Follows the browser's history, and adds to it.

use leptos::prelude::*;

use super::history::{History, Visit};
use super::{Model, Screen, Stage, browsing, choose, journal};
use crate::browser::entry::{self, Entry};
use crate::browser::viewport::is_narrow;
use crate::words;

/// Adds an entry for each location of an image that the user moves to while the image is shown.
pub(super) fn watch(model: Model) {
    Effect::new(move || {
        if model.is_shown() && model.session.stage() == Stage::Open {
            record(model, visit(model));
        }
    });
}

/// Follows the browser through the entries of all images.
pub(super) fn follow(model: Model) {
    window_event_listener_untyped("popstate", move |_| arrived(model.shown_now()));
}

/// What is shown, tracked.
fn visit(model: Model) -> Visit {
    let screen = if is_narrow() { model.screen() } else { Screen::List };
    Visit {
        image: journal::image_now(model),
        tab: model.tab(),
        screen,
        place: model.listing.place(),
        is_large: model.inspector.is_large(),
        row: None,
    }
}

/// Takes what is shown for the location of the current entry, which has none.
pub(super) fn settle(model: Model) {
    record(model, untrack(move || visit(model)));
}

/// Forgets the locations in the image.
pub(super) fn forget(model: Model) {
    model.history.forget(&journal::image_now(model));
}

/// Goes back to the entry in front of all images, after the last of them was closed.
pub(super) fn end(model: Model) {
    let here = model.history.0.update(|entries| std::mem::take(&mut entries.here));
    entry::go(i64::from(here).saturating_neg());
}

fn record(model: Model, now: Visit) {
    let History(state) = model.history;
    let (is_known, is_behind) = state.with_untracked(|entries| {
        let is_known = entries.is_returning || entries.visit().is_some_and(|visit| visit.is_same(&now));
        (is_known, entries.is_behind(&now))
    });
    if is_known {
        return;
    }
    if is_behind {
        // Closing the large preview is going back, lest the next Back open it again.
        model.history.leave(&now.image, browsing::row_at_cursor(model));
        state.update_untracked(|entries| entries.is_returning = true);
        return entry::go(-1);
    }
    state.update(|entries| match entries.visit_mut() {
        Some(visit) if visit.is_typed(&now) => *visit = now,
        Some(_) => {
            entries.advance();
            entry::add(&Entry { number: entries.here, image: now.image.clone() });
            entries.arrive(now);
        }
        None => entries.arrive(now),
    });
}

/// Begins the history of an image that was opened and is shown: at the entry that it had before a reload, or at a new
/// one. If no image was open before, the page goes to the address of the entry.
pub(super) fn opened(model: Model, is_first: bool) {
    if !model.is_shown_now() {
        return;
    }
    let image = journal::image_now(model);
    let before = entry::current();
    let is_again = is_first && before.as_ref().is_some_and(|before| before.image == image);
    if before.is_none() {
        entry::replace(&Entry::default());
    }
    let number = before.as_ref().map_or(0, |before| before.number);
    let here = if is_again { number } else { number.saturating_add(1) };
    if !is_again {
        entry::add(&Entry { number: here, image });
    }
    model.history.0.update(|entries| {
        entries.begin(if is_again { 1 } else { here }, here);
        if is_again || (is_first && before.is_none()) {
            entries.call();
        }
    });
}

/// Handles a move through the browser's history, or an address that was entered. On the welcome screen, says which
/// entries need an image.
fn arrived(model: Model) {
    let History(state) = model.history;
    let was_returning = state.update_untracked(|entries| std::mem::take(&mut entries.is_returning));
    if model.session.summary_now().is_none() {
        if entry::current().is_some_and(|entry| !entry.image.is_empty()) {
            model.notices.say(words::opening::is_closed());
        }
        return;
    }
    let image = journal::image_now(model);
    let current = entry::current();
    if let Some(Entry { number, .. }) = current
        && was_returning
        && number.checked_add(1) == Some(state.with_untracked(|entries| entries.here))
    {
        state.update(|entries| entries.here = number);
        // What the user did meanwhile stays.
        return settle(model);
    }
    model.history.leave(&image, browsing::row_at_cursor(model));
    model.inspector.set_large(false);
    match current {
        // The browser has made an entry of its own, for an address that was entered or a link that was followed.
        None => state.update(|entries| {
            entries.advance();
            entry::replace(&Entry { number: entries.here, image });
            entries.call();
        }),
        Some(Entry { number, image: of }) => match model.desk.find(&of) {
            Some(other) => go(other, number),
            None => pass(model, number),
        },
    }
}

/// Goes to an entry of an open image, and shows that image.
fn go(model: Model, number: u32) {
    let is_other = !model.is_shown_now();
    model.desk.show(model);
    let visit = model.history.0.update(|entries| {
        entries.here = number;
        entries.last = entries.last.max(number);
        let visit = entries.visit().cloned();
        if visit.is_none() {
            entries.call();
        }
        visit
    });
    if let Some(visit) = visit {
        let previewed = visit.row.filter(|_| visit.is_large);
        browsing::return_to(model, visit);
        if let Some(row) = previewed {
            choose::choose_when_listed(model, row);
        }
    }
    if is_other {
        model.focus_list();
    }
}

/// Passes over an entry of an image that isn't open, in the same direction. If there is no other behind it, stays:
/// leaving the page would lose the open images.
fn pass(model: Model, number: u32) {
    let (here, next) = model.history.0.with_untracked(|entries| {
        let is_open = |visit: &Visit| model.desk.find(&visit.image).is_some();
        (entries.here, entries.nearest(number, number < entries.here, is_open))
    });
    if next.is_none() {
        let sentence = match number {
            0 => words::opening::stay_open(),
            _ => words::opening::is_closed(),
        };
        model.notices.say(sentence);
    }
    entry::go(i64::from(next.unwrap_or(here)).saturating_sub(i64::from(number)));
}

//! Handles messages that the worker sends unasked.

use std::time::Duration;

use discern::protocol::{News, ViewNumber, ViewState};
use leptos::prelude::*;

use super::{Model, Stage, open, refresh};
use crate::browser::download;
use crate::client::Event;

/// Minimum time between two refreshes of lists while an image is being indexed.
const REFRESH: Duration = Duration::from_millis(500);

pub(super) fn hear(model: Model, event: Event) {
    match event {
        Event::Ready { again: false } => model.traffic.count(),
        Event::Ready { again: true } => open_again(model),
        Event::Stale => model.stale.set(true),
        Event::Died { failure, was_ready } => {
            leptos::logging::error!("the worker stopped: {}", failure.detail);
            if !was_ready {
                model.notices.fail(failure);
            }
        }
        Event::News(News::View { view, state }) => set_view_state(model, view, state),
        Event::News(News::Summary(summary)) => {
            model.tree.lay_out(&summary, model.listing.place_now().view);
            model.session.searched(*summary);
            model.overview.load();
        }
        Event::News(News::Severities(severities)) => {
            model.session.set_severities(severities);
            model.findings.refresh();
        }
        Event::News(News::Read { bytes, calls }) => model.session.set_read(bytes, calls),
        Event::News(News::Progress(progress)) => {
            download::keep_awake();
            if let Some(sentence) = model.jobs.advance(progress) {
                model.notices.say(sentence);
            }
        }
        Event::News(News::Ready { .. }) => {}
    }
}

/// A new worker gets the files again, except those whose opening crashed the last one. Failures stay shown: they
/// explain the fate of the last worker's jobs.
fn open_again(model: Model) {
    if model.session.stage_now() == Stage::Opening {
        return;
    }
    let files = model.session.files();
    open::forget(model);
    model.session.close();
    if !files.is_empty() {
        open::open_again(model, files);
    }
}

fn set_view_state(model: Model, view: ViewNumber, state: ViewState) {
    let before = untrack(move || model.session.state(view));
    let renamed = (&before.encoding, before.guessed) != (&state.encoding, state.guessed);
    let complete = state.complete;
    model.session.set_view_state(view, state);
    if model.listing.place_now().view != view {
        return;
    }
    if complete || renamed {
        refresh::all(model);
        model.overview.load();
    } else {
        refresh_soon(model);
    }
}

fn refresh_soon(model: Model) {
    if model.refresh_due.get_value() {
        return;
    }
    model.refresh_due.set_value(true);
    set_timeout(
        move || {
            model.refresh_due.set_value(false);
            refresh::all(model);
        },
        REFRESH,
    );
}

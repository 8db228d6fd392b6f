//! The answer about the open image, and its cards.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use discern::protocol::overview::{
    Answer as AskAnswer, AnswerInfo, Card, CardInfo, CardKind, Find, ProofInfo, Revoke, RevokedInfo,
};
use discern::protocol::{Product, Scope, ViewNumber};
use leptos::prelude::*;
use web_sys::File;

use super::disc::look_at_sector;
use super::listing::Location;
use super::{Model, Tab, browsing, saving};
use crate::client::{Link, Reply, Transfer};
use crate::state::State;
use crate::words;

/// The answer, once it has arrived.
#[derive(Clone, Copy)]
pub(crate) struct Answer {
    link: Link,
    info: State<Option<Arc<AnswerInfo>>>,
    /// Cards with all of their lines, as far as requested.
    full: State<Vec<CardInfo>>,
    /// Cards that are being completed.
    busy: State<Vec<CardKind>>,
    /// Incremented for each image.
    epoch: StoredValue<u32>,
}

impl Answer {
    pub(super) fn new(link: Link) -> Self {
        Self {
            link,
            info: State::new(None),
            full: State::new(Vec::new()),
            busy: State::new(Vec::new()),
            epoch: StoredValue::new(0),
        }
    }

    /// The answer in some sentences; empty until it has arrived.
    pub(crate) fn sentence(self) -> String {
        self.info.with(|info| info.as_ref().map(|info| info.sentence.clone()).unwrap_or_default())
    }

    /// The cards, in full if requested.
    pub(crate) fn cards(self) -> Vec<CardInfo> {
        let cards = self.info.with(|info| info.as_ref().map(|info| info.cards.clone()).unwrap_or_default());
        let full = |card: CardInfo| self.full.with(|full| full.iter().find(|one| one.card == card.card).cloned());
        cards.into_iter().map(|card| full(card.clone()).unwrap_or(card)).collect()
    }

    /// Whether a card is being completed.
    pub(crate) fn is_busy(self, card: CardKind) -> bool {
        self.busy.with(|busy| busy.contains(&card))
    }

    pub(super) fn clear(self) {
        self.epoch.update_value(|epoch| *epoch = epoch.wrapping_add(1));
        self.info.set(None);
        self.full.set(Vec::new());
        self.busy.set(Vec::new());
    }
}

/// Fetches the answer about each image, unless it has arrived, as long as the component that calls this exists. The
/// part of the worker that provides it may not load: it is then fetched when the user opens it again.
pub(crate) fn watch(model: Model) {
    let answer = model.answer;
    Effect::new(move || {
        let is_open = model.session.summary().is_some();
        let epoch = answer.epoch.get_value();
        if !is_open || answer.info.with_untracked(Option::is_some) {
            return;
        }
        answer.link.ask(&AskAnswer, move |reply| {
            if let Ok(info) = reply
                && answer.epoch.get_value() == epoch
            {
                answer.info.set(Some(Arc::new(info)));
            }
        });
    });
}

/// Completes a card, which takes as long as listing all folders or reading the loaders.
pub(crate) fn complete(model: Model, card: CardKind) {
    let answer = model.answer;
    if untrack(move || answer.is_busy(card)) {
        return;
    }
    answer.busy.update(|busy| busy.push(card));
    let epoch = answer.epoch.get_value();
    let id = Rc::new(Cell::new(0));
    let known = Rc::clone(&id);
    let job = answer.link.ask(&Card { card }, move |reply| {
        model.jobs.ended(known.get());
        if answer.epoch.get_value() != epoch {
            return;
        }
        answer.busy.update(|busy| busy.retain(|one| *one != card));
        match reply {
            Ok(info) => {
                if !info.sentence.is_empty() {
                    let sentence = info.sentence.clone();
                    answer.info.update(|known| {
                        *known = known.take().map(|known| Arc::new(AnswerInfo { sentence, ..(*known).clone() }));
                    });
                }
                answer.full.update(|full| {
                    full.retain(|one| one.card != card);
                    full.push(info);
                });
            }
            Err(failure) => model.notices.fail(failure),
        }
    });
    id.set(job);
    model.jobs.began_reading(job, words::tasks::look_closer().into());
}

/// Compares programs for UEFI with a list of revocations, and shows the result.
pub(super) fn revoke(model: Model, file: File) {
    model.link.ask_with(&Revoke, Transfer::Files(vec![file]), move |reply| match reply {
        Ok(Reply { answer: RevokedInfo { date, programs, certificates }, .. }) => {
            let count = programs.saturating_add(certificates).into();
            let sentence = match date.as_str() {
                "" => words::outcomes::revocations(count),
                date => words::outcomes::revocations_of(count, date),
            };
            model.notices.done(sentence, Vec::new());
            complete(model, CardKind::Boot);
        }
        Err(failure) => model.notices.fail(failure),
    });
}

/// Shows the subject of a statement: the file in its folder, or the sector of the byte.
pub(crate) fn show(model: Model, proof: &ProofInfo) {
    match proof {
        ProofInfo::Byte { sector, .. } => {
            if let Some(lba) = sector {
                model.set_tab(Tab::Disc);
                look_at_sector(model, *lba);
            }
        }
        ProofInfo::File { view, path } => {
            let view = *view;
            model.link.ask(&Find { view, path: path.clone() }, move |reply| match reply {
                Ok(found) => {
                    let place = Location { view, scope: Scope::Directory(found.directory) };
                    browsing::visit(model, place, Some(found.row));
                    model.focus_list();
                }
                Err(failure) => model.notices.fail(failure),
            });
        }
    }
}

/// Saves all files that are complete.
pub(crate) fn save_complete(model: Model) {
    let product = Product::Complete { view: ViewNumber::FIRST };
    saving::save(model, product, words::tasks::save_complete().into(), false);
}

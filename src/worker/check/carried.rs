//! Checksums that the image carries.

use std::rc::Rc;

use discern::check::embedded::{CheckedImage, Embedded, EmbeddedOutcome, WrongSum, find};
use discern::check::sums::Verdict;
use discern::error::{Error, Result as Read};
use discern::job::Progress;
use discern::protocol::check::{Carried, CarriedInfo, CarriedOutcome, CheckCarried, WrongPlace};
use discern::protocol::{Failure, ViewNumber};
use discern::view::View;

use crate::browser::clock;
use crate::check::places::file_place;
use crate::failures::{self, from_error};
use crate::formats;
use crate::jobs::Job;
use crate::session::{Session, Shared};

/// Bytes read between checks of the clock.
const STRIDE: u64 = 1 << 20;

/// Most wrong sums that are listed.
const LISTED: usize = 100;

/// Finds what the image carries, once all its files have been listed.
pub async fn find_all(session: Shared, job: Rc<Job>, _: Carried) -> Result<Vec<CarriedInfo>, Failure> {
    let views = session.borrow().own_tabs().len();
    for number in (0..).map(ViewNumber).take(views) {
        while !session.borrow_mut().read_on(number).map_err(|error| from_error(&error))? {
            job.progress("Listing", Progress { done: 0, total: 0 }, "");
            clock::turn().await;
            job.check()?;
        }
    }
    let mut session = session.borrow_mut();
    session.find_carried().map_err(|error| from_error(&error))
}

/// Checks one of them.
pub async fn check(session: Shared, job: Rc<Job>, ask: CheckCarried) -> Result<CarriedOutcome, Failure> {
    let number = usize::try_from(ask.number).unwrap_or(usize::MAX);
    let mut checking = loop {
        let begun = {
            let session = session.borrow();
            let embedded = session.sums.embedded.get(number).ok_or_else(failures::nothing_open)?;
            embedded.check(&formats::loaded())
        };
        match begun {
            Err(Error::Needs(part)) => formats::load(part).await?,
            Err(error) => return Err(from_error(&error)),
            Ok(checking) => break checking,
        }
    };
    let outcome = job.run("Checking", STRIDE, 1, &mut checking).await?;
    let session = session.borrow();
    session.verify().map_err(|error| from_error(&error))?;
    Ok(session.outcome(outcome))
}

impl Session {
    fn find_carried(&mut self) -> Read<Vec<CarriedInfo>> {
        let views: Vec<&View> = self.own_tabs().iter().map(|tab| &tab.view).collect();
        let given =
            CheckedImage { image: &self.image, originals: &self.originals, views: &views, findings: &self.findings };
        self.sums.embedded = find(&given)?;
        let info = |(number, embedded): (u32, &Embedded)| CarriedInfo {
            number,
            kind: embedded.kind.clone(),
            name: embedded.name.clone(),
            bytes: embedded.bytes,
            is_known: embedded.is_known,
        };
        Ok((0..).zip(&self.sums.embedded).map(info).collect())
    }

    fn outcome(&self, outcome: EmbeddedOutcome) -> CarriedOutcome {
        let place = |wrong: &WrongSum| WrongPlace {
            path: wrong.path.clone().unwrap_or_default(),
            file: wrong.path.as_ref().and_then(|path| self.place_of_path(path)),
            byte: wrong.bytes.as_ref().map(|bytes| bytes.start),
            sector: wrong.bytes.as_ref().and_then(|bytes| self.sector_of_byte(bytes.start)),
            what: wrong.what.clone(),
        };
        CarriedOutcome {
            is_right: outcome.verdict == Verdict::Match,
            places: outcome.places.iter().take(LISTED).map(place).collect(),
            sentence: outcome.sentence,
            wrong: outcome.wrong,
        }
    }

    /// The row of a path in the first view that has it.
    fn place_of_path(&self, path: &str) -> Option<discern::protocol::check::FilePlace> {
        let views = (0..).map(ViewNumber).zip(self.own_tabs());
        views.filter(|(_, tab)| tab.view.file_system().kind().is_tree()).find_map(|(number, tab)| {
            let rows = (0..tab.view.index.len()).map(discern::tree::RowId);
            let name = path.rsplit('/').next().unwrap_or(path);
            let row = rows.into_iter().find(|row| tab.view.name(*row) == name && tab.view.path(*row) == path)?;
            file_place(&tab.view, number, row)
        })
    }
}

//! Compares two views of the image.

use std::rc::Rc;

use discern::browse::{Comparison, Difference};
use discern::error::{Error, Result as Read};
use discern::job::Progress;
use discern::protocol::compare::{Compare, ComparisonInfo, DifferenceInfo, Request};
use discern::protocol::{Failure, RowNumber, ViewNumber, wire};

use crate::browser::clock;
use crate::failures::{self, from_error};
use crate::jobs::Job;
use crate::runner::Call;
use crate::session::{Session, Shared};

/// Bytes read in one step.
const STRIDE: u64 = 1 << 20;

/// Answers a request of this family.
pub fn answer(call: Call, request: &[u8]) {
    let Some(request) = wire::read(request) else { return call.unreadable() };
    match request {
        Request::Compare(ask) => call.job(ask, compare),
    }
}

/// Lists both views and compares them.
async fn compare(session: Shared, job: Rc<Job>, ask: Compare) -> Result<ComparisonInfo, Failure> {
    for view in [ask.first, ask.second] {
        while !session.borrow_mut().read_on(view).map_err(|error| from_error(&error))? {
            job.progress("Listing", Progress { done: 0, total: 0 }, "");
            clock::turn().await;
            job.check()?;
        }
    }
    let mut comparison = session.borrow().comparison(&ask).map_err(|error| from_error(&error))?;
    if ask.contents {
        let mut reading = {
            let session = session.borrow();
            let (Some(first), Some(second)) = (session.peek(ask.first), session.peek(ask.second)) else {
                return Err(failures::nothing_open());
            };
            comparison.reading(&first.view, &second.view)
        };
        comparison = job.run("Comparing", STRIDE, 1, &mut reading).await?;
    }
    let mut session = session.borrow_mut();
    session.settle(&ask, &comparison);
    session.comparison_info(&ask, &comparison).map_err(|error| from_error(&error))
}

impl Session {
    fn comparison(&self, ask: &Compare) -> Read<Comparison> {
        match (self.peek(ask.first), self.peek(ask.second)) {
            (Some(first), Some(second)) => Ok(Comparison::of(&first.view, &second.view)),
            _ => Err(Error::NotFound("such view".into())),
        }
    }

    fn comparison_info(&self, ask: &Compare, comparison: &Comparison) -> Read<ComparisonInfo> {
        let most = usize::try_from(ask.most).unwrap_or(usize::MAX);
        let all = || comparison.differences();
        let listed = all().take(most).filter_map(|difference| self.difference(ask, comparison, difference));
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Ok(ComparisonInfo {
            summary: comparison.summary(),
            same: comparison.is_same(),
            unread: number(comparison.unread().count()),
            total: number(all().count()),
            differences: listed.collect(),
        })
    }

    fn difference(&self, ask: &Compare, comparison: &Comparison, found: Difference) -> Option<DifferenceInfo> {
        let (view, row) = found.first.map(|row| (ask.first, row)).or(found.second.map(|row| (ask.second, row)))?;
        let size = |view: ViewNumber, row| Some(self.peek(view)?.view.index.row(row)?.size);
        let tab = self.peek(view)?;
        Some(DifferenceInfo {
            what: comparison.words(&found),
            view,
            row: RowNumber(row.0),
            directory: RowNumber(tab.view.index.row(row)?.parent.0),
            path: tab.view.path(row),
            sizes: (
                found.first.and_then(|row| size(ask.first, row)),
                found.second.and_then(|row| size(ask.second, row)),
            ),
        })
    }
}

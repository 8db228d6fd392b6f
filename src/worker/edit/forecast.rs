//! Forecasts the size of the image to be built, while the user goes on.

use std::rc::Rc;

use discern::edit;
use discern::job::{Job as _, Step};
use discern::overview::Fits;
use discern::protocol::edit::Forecast;
use discern::protocol::{Failure, ForecastInfo};

use crate::browser::clock::{self, Deadline};
use crate::failures;
use crate::jobs::Job;
use crate::session::Shared;

/// Entries laid out in one step of a forecast: some milliseconds.
const ENTRIES: u64 = 1000;

/// Forecasts the size of the image as it is now. A change does not wait for it.
pub async fn forecast(session: Shared, job: Rc<Job>, _: Forecast) -> Result<ForecastInfo, Failure> {
    let blueprint = session.borrow_mut().editing().map(|editing| Rc::clone(editing.bench.blueprint()));
    let blueprint = blueprint.map_err(|error| failures::change(&error))?;
    let before = blueprint.old_size();
    let mut work = edit::forecast(blueprint);
    let mut deadline = Deadline::after(clock::SLICE);
    let (after, obstacle) = loop {
        match work.step(ENTRIES) {
            Ok(Step::Done(size)) => break (Some(size), String::new()),
            Ok(Step::More(_)) => job.rest(&mut deadline).await?,
            Err(error) => break (None, error.to_string()),
        }
    };
    let fit = after.map(|size| Fits::plain(size).sentence()).unwrap_or_default();
    Ok(ForecastInfo { before, after, fit, obstacle })
}

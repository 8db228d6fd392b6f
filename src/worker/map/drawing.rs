//! Draws the map of the open image, which is made when it is first needed.

use std::rc::Rc;

use discern::browse::byte_map::{MapBuilder, Space, views_of};
use discern::protocol::Failure;
use discern::protocol::map::{Draw, MapDrawing};

use crate::browser::clock::Deadline;
use crate::jobs::{self, Job};
use crate::map::built::BuiltMap;
use crate::session::{Session, Shared};

/// Maximum number of parts: more than a screen has pixels in a few dozen rows.
const PARTS: u32 = 1 << 16;

/// Rows added between two looks at the clock.
const ROWS: u32 = 4096;

/// Draws the map.
///
/// # Errors
/// If the user cancels.
pub async fn draw(session: Shared, job: Rc<Job>, ask: Draw) -> Result<MapDrawing, Failure> {
    build(&session, &job).await?;
    let mut session = session.borrow_mut();
    session.mark_bad_sectors();
    let Some(BuiltMap { map, .. }) = &session.map else { return Err(crate::failures::cancelled()) };
    let parts = ask.parts.clamp(1, PARTS);
    let drawing = map.draw(&(0..map.len()), parts);
    let totals = map.totals().into_iter().filter(|(_, bytes)| *bytes > 0);
    Ok(MapDrawing {
        len: map.len(),
        present: map.present(),
        parts: drawing.parts.iter().map(|usage| usage.letter()).collect(),
        bad: drawing.bad,
        totals: totals.map(|(usage, bytes)| (usage.letter(), bytes)).collect(),
        regions: u32::try_from(map.count()).unwrap_or(u32::MAX),
        is_files: matches!(map.space(), Space::Files(_)),
        is_all: map.is_all(),
    })
}

/// Makes the map, unless there is one of all rows. In slices: there may be millions of rows.
async fn build(session: &Shared, job: &Job) -> Result<(), Failure> {
    let rows = session.borrow().row_counts();
    if session.borrow().map.as_ref().is_some_and(|built| built.rows == rows) {
        return Ok(());
    }
    let (mut builder, positions) = {
        let session = session.borrow();
        let views = session.own_tabs().iter().map(|tab| &tab.view);
        (MapBuilder::new(&session.image, Some(&session.originals), views.clone()), views_of(views))
    };
    let mut deadline = Deadline::after(jobs::SLICE);
    for position in positions {
        let end = rows.get(position).copied().unwrap_or(0);
        let mut start = 0;
        while start < end {
            let next = start.saturating_add(ROWS).min(end);
            if let Some(tab) = session.borrow().own_tabs().get(position) {
                builder.add_rows(position, &tab.view, start..next);
            }
            start = next;
            job.rest(&mut deadline).await?;
        }
    }
    let map = builder.finish();
    session.borrow_mut().map = Some(BuiltMap { map, rows, bad_runs: 0 });
    Ok(())
}

impl Session {
    fn row_counts(&self) -> Vec<u32> {
        self.own_tabs().iter().map(|tab| tab.view.index.len()).collect()
    }

    /// Marks the bad sectors that the last check found.
    fn mark_bad_sectors(&mut self) {
        let (Some(built), Some(scan)) = (&mut self.map, &self.scan) else { return };
        let runs = &scan.report.runs;
        if built.bad_runs != runs.len() {
            let runs = runs.iter().map(|run| (run.first, run.sectors));
            let ranges = MapBuilder::bad_ranges(built.map.space(), &self.image, runs);
            built.map.set_bad(ranges);
            built.bad_runs = scan.report.runs.len();
        }
    }
}

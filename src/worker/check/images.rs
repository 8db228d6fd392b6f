//! Another image, compared with the open one.

use std::rc::Rc;

use discern::check::images::{
    Change, ComparedFile, ComparedImage, Comparing, FactDifference, FileDifference, ImageComparison,
};
use discern::facts::with_commas;
use discern::job::Progress;
use discern::protocol::check::{CompareImage, DifferingFile, ImageComparisonInfo};
use discern::protocol::{Failure, ViewNumber};
use discern::tree::RowId;
use discern::view::View;
use web_sys::File;

use crate::browser::clock;
use crate::check::places::file_place;
use crate::failures::from_error;
use crate::jobs::Job;
use crate::runner::open_session;
use crate::session::{Session, Shared};

/// Bytes read between checks of the clock.
const STRIDE: u64 = 1 << 20;

/// Opens the other image, lists both, and compares them.
pub async fn compare(
    session: Shared,
    job: Rc<Job>,
    ask: CompareImage,
    files: Vec<File>,
) -> Result<ImageComparisonInfo, Failure> {
    let reading = Rc::clone(&session.borrow().reading);
    let other: Shared = Rc::new(std::cell::RefCell::new(open_session(&files, &reading).await?));
    for image in [&session, &other] {
        let views = image.borrow().own_tabs().len();
        for number in (0..).map(ViewNumber).take(views) {
            while !image.borrow_mut().read_on(number).map_err(|error| from_error(&error))? {
                job.progress("Listing", Progress { done: 0, total: 0 }, "");
                clock::turn().await;
                job.check()?;
            }
        }
    }
    let mut comparing = {
        let (one, two) = (session.borrow(), other.borrow());
        let (first, second) = (views(&one), views(&two));
        Comparing::new(
            ComparedImage { image: &one.image, views: &first },
            ComparedImage { image: &two.image, views: &second },
        )
    };
    let comparison = job.run("Comparing images", STRIDE, 1, &mut comparing).await?;
    let (session, other) = (session.borrow(), other.borrow());
    session.verify().map_err(|error| from_error(&error))?;
    other.verify().map_err(|error| from_error(&error))?;
    let name = other.originals.first().map(|file| file.name.clone()).unwrap_or_default();
    Ok(session.image_comparison(&comparison, name, usize::try_from(ask.most).unwrap_or(usize::MAX)))
}

fn views(session: &Session) -> Vec<&View> {
    session.own_tabs().iter().map(|tab| &tab.view).collect()
}

impl Session {
    fn image_comparison(&self, comparison: &ImageComparison, other: String, most: usize) -> ImageComparisonInfo {
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let value = |value: &Option<String>| value.clone().unwrap_or_default();
        let fact = |fact: &FactDifference| {
            (format!("{}, {}", fact.structure, fact.label), value(&fact.first), value(&fact.second))
        };
        let range = |range: &discern::check::images::DifferingRange| {
            let last = range.first.saturating_add(range.sectors).saturating_sub(1);
            let area = if range.area.is_empty() { String::new() } else { format!(" of {}", range.area) };
            let text = match range.sectors {
                1 => format!("Sector {last}{area}"),
                many => format!("Sectors {} to {last}{area} ({many})", range.first),
            };
            (text, range.bytes.0.and_then(|byte| self.sector_of_byte(byte)))
        };
        ImageComparisonInfo {
            other,
            summary: with_commas(&comparison.summary()),
            is_same: comparison.is_same(),
            files: comparison.files.iter().take(most).map(|file| self.differing_file(file)).collect(),
            file_count: number(comparison.files.len()),
            facts: comparison.facts.iter().map(fact).collect(),
            ranges: comparison.ranges.iter().take(most).map(range).collect(),
            range_count: comparison.range_count,
            text: comparison.text(),
            json: serde_json::to_string_pretty(&comparison.report()).unwrap_or_default(),
        }
    }

    fn differing_file(&self, file: &FileDifference) -> DifferingFile {
        let path = |side: &Option<ComparedFile>| side.as_ref().map(|file| file.path.clone()).unwrap_or_default();
        let size = |side: &Option<ComparedFile>| side.as_ref().map_or(0, |file| file.size);
        let what = || match file.change {
            Change::Moved => format!("there: {}", path(&file.second)),
            Change::Changed if size(&file.first) != size(&file.second) => {
                format!("{} bytes here, {} there", size(&file.first), size(&file.second))
            }
            Change::Changed => "other content".into(),
            Change::Added | Change::Removed => String::new(),
        };
        let note = file.note.clone().unwrap_or_else(what);
        let row = |side: &ComparedFile| {
            let number = ViewNumber(u32::try_from(side.view).ok()?);
            file_place(&self.peek(number)?.view, number, RowId(side.row.0))
        };
        DifferingFile {
            change: file.change.id().into(),
            path: if file.first.is_some() { path(&file.first) } else { path(&file.second) },
            file: file.first.as_ref().and_then(row),
            note,
        }
    }
}

//! Progress of opening an image: what is read and unpacked meanwhile, since opening is a single step.

use std::cell::RefCell;

use discern::protocol::{JobProgress, News};

use crate::browser::number::from_js;
use crate::browser::{clock, messages};

/// Milliseconds between two reports.
const BETWEEN: f64 = 100.0;

thread_local! {
    static OPENING: RefCell<Option<Opening>> = const { RefCell::new(None) };
}

/// What has been done for a request that opens an image.
struct Opening {
    job: u64,
    /// Bytes of the files, if they are those that are opened.
    total: u64,
    read: u64,
    /// Bytes that were unpacked to be kept.
    unpacked: u64,
    began: f64,
    reported: f64,
}

/// Begins to report for a request that opens files of so many bytes; 0 if that is not known.
pub fn begin(job: u64, total: u64) {
    let now = clock::now();
    let mut opening = Opening { job, total, read: 0, unpacked: 0, began: now, reported: now };
    // The page learns that it has begun, and that the worker is not busy with another image.
    opening.report(now);
    OPENING.set(Some(opening));
}

/// Ends that.
pub fn end() {
    OPENING.set(None);
}

/// Counts bytes read.
pub fn read(bytes: u64) {
    add(|opening| opening.read = opening.read.saturating_add(bytes));
}

/// Counts bytes unpacked to be kept.
pub fn unpacked(bytes: u64) {
    add(|opening| opening.unpacked = opening.unpacked.saturating_add(bytes));
}

fn add(count: impl FnOnce(&mut Opening)) {
    OPENING.with_borrow_mut(|opening| {
        if let Some(opening) = opening {
            count(opening);
            let now = clock::now();
            if now - opening.reported > BETWEEN {
                opening.report(now);
            }
        }
    });
}

impl Opening {
    fn report(&mut self, now: f64) {
        self.reported = now;
        // Of most images, little is read. Of one that is unpacked, all is; at its end, a few bytes often are gigabytes of
        // zeros.
        let (phase, done, total) = match self.unpacked {
            0 => ("Reading", self.read, 0),
            unpacked if self.read >= self.total => ("Unpacking", unpacked, 0),
            _ => ("Unpacking", self.read, self.total),
        };
        messages::news(News::Progress(JobProgress {
            job: self.job,
            phase: phase.into(),
            done,
            total,
            file: String::new(),
            elapsed: from_js(now - self.began),
        }));
    }
}

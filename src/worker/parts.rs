//! What is loaded after the rest of the worker, since opening, browsing and saving do without it.
//!
//! A part is a table of functions. Only its loading is asynchronous: a request that needs a part waits for it, and is
//! then handled as if it had been there. What lies behind the functions is kept out of the main program by
//! `wasm-split-cli`, which follows the calls from each function marked below.

use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;

use discern::error::Result;
use discern::protocol::{self, Answer, Failure, GivenPart, NewImage, Request};
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::File;

use crate::browser::messages::Place;
use crate::check::sectors;
use crate::convert::{plan, run};
use crate::edit::{build, new_image};
use crate::failures;
use crate::files::source::Reading;
use crate::jobs::{Job, Outcome};
use crate::session::{Session, Shared};

/// A job's work, boxed so that its kind need not be known.
pub type Work = Pin<Box<dyn Future<Output = Outcome>>>;

/// Makes a new image of files: their parts, and the files themselves.
type MakeNewImage = fn(Rc<Job>, NewImage, Vec<GivenPart>, Vec<File>, Rc<Reading>) -> Work;

/// A part could not be loaded.
pub struct Missing;

impl From<SplitLoaderError> for Missing {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

impl From<Missing> for Failure {
    fn from(_: Missing) -> Self {
        failures::part()
    }
}

/// A part of the worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Editing, building, converting, new images.
    Make,
    /// The check of all sectors.
    Check,
}

/// Making another image.
pub struct Make {
    /// Runs a job for a request.
    pub run: fn(Request, Shared, Rc<Job>, Option<Place>) -> Work,
    /// Makes a new image of files.
    pub new_image: MakeNewImage,
    /// Plans a conversion.
    pub plan: fn(&mut Session, &str, protocol::Part) -> Result<Answer>,
    /// Takes files that changes may add.
    pub give: fn(&mut Session, String, Vec<GivenPart>, Vec<File>) -> Result<Answer>,
    /// Answers what concerns the image as it will be.
    pub edit: fn(&mut Session, Request) -> Result<Answer>,
    /// Lets a request name rows as they are now.
    pub inward: fn(&mut Session, &mut Request) -> Result<()>,
    /// Lets an answer name rows as the page knows them.
    pub outward: fn(&Session, &Request, &mut Answer),
}

static MAKE: Make = Make {
    run: |request, session, job, place| match request {
        Request::Forms { part } => Box::pin(plan::forms(session, job, part)),
        Request::Survey => Box::pin(plan::survey(session, job)),
        Request::Convert { to } => Box::pin(run::convert(session, job, to, place)),
        Request::Hashes => Box::pin(run::hashes(session, job)),
        Request::PlanBuild { options } => Box::pin(build::plan(session, job, options)),
        Request::Build { options } => Box::pin(build::build(session, job, options)),
        Request::Digest { prepared, output } => Box::pin(build::digest(session, job, prepared, output)),
        Request::Back { session: number } => Box::pin(new_image::back(session, job, number)),
        _ => Box::pin(async { Err(failures::nothing_open()) }),
    },
    new_image: |job, image, parts, files, reading| Box::pin(new_image::make(job, image, parts, files, reading)),
    plan: Session::plan_conversion,
    give: Session::give,
    edit: Session::answer_editing,
    inward: Session::inward,
    outward: Session::outward,
};

#[wasm_split(make, fallible)]
fn load_make() -> std::result::Result<&'static Make, Missing> {
    Ok(&MAKE)
}

/// Checking the sectors of a disc.
pub struct Check {
    /// Checks all of them.
    pub scan: fn(Shared, Rc<Job>, u32) -> Work,
}

static CHECK: Check = Check { scan: |session, job, parts| Box::pin(sectors::scan(session, job, parts)) };

#[wasm_split(check, fallible)]
fn load_check() -> std::result::Result<&'static Check, Missing> {
    Ok(&CHECK)
}

thread_local! {
    static MAKE_HERE: Cell<Option<&'static Make>> = const { Cell::new(None) };
    static CHECK_HERE: Cell<Option<&'static Check>> = const { Cell::new(None) };
}

/// The part that makes images, where it has been loaded.
pub fn make() -> Option<&'static Make> {
    MAKE_HERE.get()
}

/// The part that checks, where it has been loaded.
pub fn check() -> Option<&'static Check> {
    CHECK_HERE.get()
}

impl Part {
    /// The part that a request needs, where that is not the main one.
    pub fn of(request: &Request) -> Option<Self> {
        match request {
            Request::Forms { .. }
            | Request::Survey
            | Request::PlanConversion { .. }
            | Request::Convert { .. }
            | Request::Hashes
            | Request::PlanBuild { .. }
            | Request::Build { .. }
            | Request::Digest { .. }
            | Request::Back { .. }
            | Request::Make { .. }
            | Request::Give { .. }
            | Request::Edit { .. }
            | Request::Undo
            | Request::Redo
            | Request::TakeBack { .. }
            | Request::Revert
            | Request::Restore { .. }
            | Request::Changes { .. }
            | Request::Forecast
            | Request::Volume
            | Request::FatFiles { .. }
            | Request::Attributes { .. } => Some(Self::Make),
            Request::Scan { .. } => Some(Self::Check),
            _ => None,
        }
    }

    /// Whether it has been loaded.
    pub fn is_here(self) -> bool {
        match self {
            Self::Make => make().is_some(),
            Self::Check => check().is_some(),
        }
    }

    /// Loads it.
    ///
    /// # Errors
    /// Where the host does not send it; it may be asked again.
    pub async fn load(self) -> std::result::Result<(), Missing> {
        match self {
            Self::Make => MAKE_HERE.set(Some(load_make().await?)),
            Self::Check => CHECK_HERE.set(Some(load_check().await?)),
        }
        Ok(())
    }

    /// Loads all, so that a session that goes offline lacks nothing. What cannot be loaded now is loaded when it is
    /// needed.
    pub async fn load_all() {
        for part in [Self::Make, Self::Check] {
            let _ = part.load().await;
        }
    }
}

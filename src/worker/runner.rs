//! State that the worker keeps between requests: the open image, the jobs, and the state of the page.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use discern::error::{Error, Result};
use discern::part::Part;
use discern::protocol::browse::{Cancel, Close, Open, Rows};
use discern::protocol::inspect::Enter;
use discern::protocol::{Ask, Entered, Failure, News, RowPage, ViewNumber, wire};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, File, MessagePort};

use crate::browser::clock::{self, Deadline};
use crate::browser::messages::{self, SavePlace};
use crate::browser::number::from_js;
use crate::files::opening;
use crate::files::source::Reading;
use crate::jobs::{Job, JobResult, Jobs};
use crate::news::Reporter;
use crate::session::{Session, Shared};
use crate::{failures, formats};

/// The state of the worker.
pub struct Runner {
    session: RefCell<Option<Shared>>,
    jobs: Jobs,
    reading: Rc<Reading>,
    reporter: Reporter,
    is_walking: Cell<bool>,
    /// A view with an unfinished search: the page has to request its rows again.
    unfinished: Cell<Option<ViewNumber>>,
    /// Incremented whenever an image is closed or opened.
    openings: Cell<u32>,
    /// Called when everything has been read.
    when_idle: fn(&Rc<Self>),
    is_preparing: Cell<bool>,
}

/// A request being answered, with the objects sent along.
pub struct Call {
    runner: Rc<Runner>,
    id: u64,
    /// Files of the user.
    pub files: Vec<File>,
    place: Option<SavePlace>,
}

impl Runner {
    /// Begins without an image. `when_idle` is called whenever everything has been read.
    pub fn new(when_idle: fn(&Rc<Self>)) -> Self {
        Self {
            session: RefCell::default(),
            jobs: Jobs::default(),
            reading: Rc::default(),
            reporter: Reporter::default(),
            is_walking: Cell::default(),
            unfinished: Cell::default(),
            openings: Cell::default(),
            when_idle,
            is_preparing: Cell::default(),
        }
    }

    /// Reports changes to the page, and reads on in the views that it uses.
    pub fn go_on(self: &Rc<Self>) {
        self.report();
        self.walk();
    }

    /// Reads on in the requested views, a slice at a time, until everything is read or another image is open.
    fn walk(self: &Rc<Self>) {
        let Some(session) = self.session.borrow().clone().filter(|_| !self.is_walking.replace(true)) else { return };
        let runner = Rc::clone(self);
        spawn_local(async move {
            loop {
                clock::turn().await;
                if !runner.is_open(&session) {
                    break;
                }
                let walked = session.borrow_mut().walk(Deadline::after(clock::SLICE));
                match walked {
                    Ok(Some(_)) => runner.reporter.report_now_and_then(&session.borrow()),
                    // An unreadable directory is reported when it is requested.
                    Ok(None) | Err(_) => break,
                }
            }
            runner.is_walking.set(false);
            (runner.when_idle)(&runner);
            if runner.is_open(&session) {
                runner.reporter.report(&session.borrow());
                if let Some(view) = runner.unfinished.take() {
                    Reporter::repeat(&session.borrow(), view);
                }
            } else {
                runner.walk();
            }
        });
    }

    fn close(&self) {
        self.openings.set(self.openings.get().wrapping_add(1));
        self.jobs.cancel_all();
        self.session.replace(None);
        self.reading.forget_failure();
        self.unfinished.set(None);
    }

    /// Whether partitions of the open image have not been looked into.
    pub fn is_unsearched(&self) -> bool {
        self.session.borrow().as_ref().is_some_and(|session| !session.borrow().image.is_searched)
    }

    /// Searches the partitions of the open image, unless that has been done, and sends the page the result.
    ///
    /// # Errors
    /// If a part cannot be loaded, or the image cannot be read.
    pub async fn look_within(&self) -> Result<(), Failure> {
        let Ok(session) = self.session() else { return Ok(()) };
        loop {
            formats::load(Part::Core).await?;
            if session.borrow().image.is_searched || !self.is_open(&session) {
                return Ok(());
            }
            let Some(recognition) = formats::recognition() else { return Ok(()) };
            let found = session.borrow_mut().look_within(&formats::loaded(), recognition.look_within);
            let found = found.map_err(|error| failures::from_error(&error))?;
            let needs = session.borrow().image.needs;
            match needs {
                // Partitions that cannot be read for lack of code are still worth showing.
                Some(part) if formats::load(part).await.is_ok() => {}
                _ => session.borrow_mut().searched(&found),
            }
            if session.borrow().image.is_searched && self.is_open(&session) {
                self.reporter.entered(&session.borrow());
                messages::news(News::Summary(Box::new(session.borrow().summary())));
                return Ok(());
            }
        }
    }

    /// Opens a file of the image as a separate image, and loads the parts that its format needs.
    async fn enter(&self, ask: &Enter) -> Result<Entered, Failure> {
        let session = self.session()?;
        loop {
            let entered = session.borrow_mut().enter(ask, &formats::loaded());
            if let Err(Error::Needs(part)) = entered {
                formats::load(part).await?;
            } else {
                let read = session.borrow().reading.check().map_err(Error::from);
                self.reporter.entered(&session.borrow());
                return read.and(entered).map_err(|error| failures::from_error(&error));
            }
            if !self.is_open(&session) {
                return Err(failures::cancelled());
            }
        }
    }

    fn report(&self) {
        if let Some(session) = &*self.session.borrow() {
            self.reporter.report(&session.borrow());
        }
    }

    /// The open image, if nothing prepares editing it yet.
    pub fn begin_preparing(&self) -> Option<Shared> {
        self.session.borrow().clone().filter(|_| !self.is_preparing.replace(true))
    }

    /// Allows to prepare editing again.
    pub fn end_preparing(&self) {
        self.is_preparing.set(false);
    }

    /// Whether this image is open.
    pub fn is_open(&self, session: &Shared) -> bool {
        self.session.borrow().as_ref().is_some_and(|open| Rc::ptr_eq(open, session))
    }

    fn session(&self) -> Result<Shared, Failure> {
        self.session.borrow().clone().ok_or_else(failures::nothing_open)
    }
}

impl Call {
    /// Begins to answer a request.
    pub const fn new(runner: Rc<Runner>, id: u64, files: Vec<File>, place: Option<SavePlace>) -> Self {
        Self { runner, id, files, place }
    }

    /// Read statistics of the user's files.
    pub fn reading(&self) -> Rc<Reading> {
        Rc::clone(&self.runner.reading)
    }

    /// Ends a request that cannot be answered.
    pub fn fail(self, failure: Failure) {
        messages::fail(self.id, failure);
    }

    /// Refuses a request that cannot be decoded.
    pub fn unreadable(self) {
        self.fail(failures::unreadable_request());
    }

    /// Opens the files sent along, replacing the open image.
    pub fn open(self, _: Open) {
        let Self { runner, id, files, .. } = self;
        runner.close();
        let number = runner.openings.get();
        let total = files.iter().map(|file| from_js(file.size())).fold(0, u64::saturating_add);
        opening::begin(id, total);
        spawn_local(async move {
            let opened = open_session(&files, &runner.reading).await.and_then(|session| {
                // Another image may have been opened while formats were loaded.
                if runner.openings.get() != number {
                    return Err(failures::cancelled());
                }
                let summary = session.summary();
                runner.reporter.opened(&session);
                runner.session.replace(Some(Rc::new(RefCell::new(session))));
                Ok((summary, None))
            });
            opening::end();
            end::<Open>(id, opened);
            runner.go_on();
            if runner.is_unsearched() {
                // Without a connection, it is tried again when it is needed.
                let _ = runner.look_within().await;
                runner.report();
            }
        });
    }

    /// Opens a file of the image as a separate image.
    pub fn enter(self, ask: Enter) {
        let Self { runner, id, .. } = self;
        opening::begin(id, 0);
        spawn_local(async move {
            let entered = runner.enter(&ask).await;
            opening::end();
            end::<Enter>(id, entered.map(|entered| (entered, None)));
            runner.go_on();
        });
    }

    /// Closes the image.
    pub fn close(self, _: Close) {
        self.runner.close();
        end::<Close>(self.id, Ok(((), None)));
    }

    /// Stops a job.
    pub fn cancel(self, ask: Cancel) {
        self.runner.jobs.cancel(ask.job);
        end::<Cancel>(self.id, Ok(((), None)));
    }

    /// Sends a window of a listing. During a search, the page is notified when it has ended.
    pub fn rows(self, ask: Rows) {
        let (runner, view) = (Rc::clone(&self.runner), ask.view);
        self.answer(ask, failures::from_error, |session, ask| {
            let page: RowPage = session.rows(ask)?;
            if !page.complete {
                runner.unfinished.set(Some(view));
            }
            Ok(page)
        });
    }

    /// Answers a request at once. `failed` describes what an error means for the user.
    pub fn answer<A: Ask>(
        self,
        ask: A,
        failed: fn(&Error) -> Failure,
        work: impl FnOnce(&mut Session, A) -> Result<A::Answer>,
    ) {
        self.answer_with_blob(ask, failed, |session, ask| work(session, ask).map(|answer| (answer, None)));
    }

    /// Does the same as [`Call::answer`], with a blob.
    pub fn answer_with_blob<A: Ask>(
        self,
        ask: A,
        failed: fn(&Error) -> Failure,
        work: impl FnOnce(&mut Session, A) -> Result<(A::Answer, Option<Blob>)>,
    ) {
        let answer = self.runner.session().and_then(|session| {
            let mut session = session.borrow_mut();
            let answer = work(&mut session, ask);
            let checked = session.reading.check().map_err(Error::from);
            checked.and(answer).map_err(|error| failed(&error))
        });
        end::<A>(self.id, answer);
    }

    /// The port sent along.
    pub fn port(&mut self) -> Option<MessagePort> {
        match self.place.take() {
            Some(SavePlace::Port(port)) => Some(port),
            Some(SavePlace::Directory(_) | SavePlace::File(_)) | None => None,
        }
    }

    /// Begins a job, which ends the request.
    pub fn job<A: Ask + 'static>(
        self,
        ask: A,
        work: impl AsyncFnOnce(Shared, Rc<Job>, A) -> Result<A::Answer, Failure> + 'static,
    ) {
        self.job_with_blob(ask, async move |session, job, ask| Ok((work(session, job, ask).await?, None)));
    }

    /// Does the same as [`Call::job`], with a blob.
    pub fn job_with_blob<A: Ask + 'static>(
        self,
        ask: A,
        work: impl AsyncFnOnce(Shared, Rc<Job>, A) -> JobResult<A::Answer> + 'static,
    ) {
        match self.runner.session() {
            Err(failure) => end::<A>(self.id, Err(failure)),
            Ok(session) => self.job_without_image(ask, async move |job, ask| work(session, job, ask).await),
        }
    }

    /// Does the same as [`Call::job_with_blob`], with the place to save to, if one was sent along.
    pub fn job_at_place<A: Ask + 'static>(
        mut self,
        ask: A,
        work: impl AsyncFnOnce(Shared, Rc<Job>, A, Option<SavePlace>) -> JobResult<A::Answer> + 'static,
    ) {
        let place = self.place.take();
        self.job_with_blob(ask, async move |session, job, ask| work(session, job, ask, place).await);
    }

    /// Does the same as [`Call::job_with_blob`], whether or not an image is open.
    pub fn job_without_image<A: Ask + 'static>(
        self,
        ask: A,
        work: impl AsyncFnOnce(Rc<Job>, A) -> JobResult<A::Answer> + 'static,
    ) {
        let Self { runner, id, .. } = self;
        let job = runner.jobs.begin(id, Rc::clone(&runner.reading));
        spawn_local(async move {
            let outcome = work(job, ask).await;
            runner.jobs.end(id);
            runner.report();
            end::<A>(id, outcome);
        });
    }
}

/// Opens files as one image, and loads the parts that their formats need.
///
/// # Errors
/// If they cannot be opened, or a part cannot be loaded.
pub async fn open_session(files: &[File], reading: &Rc<Reading>) -> Result<Session, Failure> {
    let originals = Session::originals(files, reading).map_err(|error| failures::from_error(&error))?;
    loop {
        let opened = Session::open(files.to_vec(), originals.clone(), Rc::clone(reading), &formats::loaded());
        match opened {
            Err(Error::Needs(part)) => formats::load(part).await?,
            Ok(session) => match session.image.needs {
                // An image whose partitions cannot be read for lack of code is still worth showing.
                Some(part) if formats::load(part).await.is_ok() => {}
                _ => return Ok(session),
            },
            Err(error) => return Err(failures::from_error(&error)),
        }
    }
}

/// Ends a request.
fn end<A: Ask>(id: u64, outcome: JobResult<A::Answer>) {
    match outcome {
        Ok((answer, blob)) => messages::send(&wire::answer::<A>(id, &answer), blob.as_ref()),
        Err(failure) => messages::fail(id, failure),
    }
}

//! Takes each request to whom it concerns. What can be answered at once is; jobs and the reading of the rest of the
//! tree go on between messages, a slice at a time.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use discern::protocol::{self, Answer, Ask, Failure, GivenPart, News, Request, VERSION};
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use crate::browser::clock::{self, Deadline};
use crate::browser::messages::{self, Received};
use crate::disc::sound;
use crate::failures;
use crate::files::blob;
use crate::files::source::Reading;
use crate::jobs::{Job, Jobs, Outcome};
use crate::news::Reporter;
use crate::parts::{self, Part};
use crate::save::{folder, products};
use crate::session::{Session, Shared};

#[derive(Default)]
struct Runner {
    session: RefCell<Option<Shared>>,
    jobs: Jobs,
    reading: Rc<Reading>,
    reporter: Reporter,
    is_walking: Cell<bool>,
    /// A view of which a search has not looked at all rows yet: the page is to ask again.
    unfinished: Cell<Option<u32>>,
}

/// Listens from now on, and says so.
pub fn start() {
    let runner = Rc::new(Runner::default());
    messages::receive(move |received| receive(&runner, received));
    messages::news(News::Ready { version: VERSION });
}

/// Handles a message once the part that it needs is here.
fn receive(runner: &Rc<Runner>, received: Received) {
    let Some(part) = Part::of(&received.ask.request).filter(|part| !part.is_here()) else {
        return handle(runner, received);
    };
    let runner = Rc::clone(runner);
    spawn_local(async move {
        match part.load().await {
            Ok(()) => handle(&runner, received),
            Err(missing) => messages::answer(received.ask.id, Err(missing.into())),
        }
    });
}

fn handle(runner: &Rc<Runner>, received: Received) {
    let Received { ask: Ask { id, mut request }, files, place } = received;
    if let Err(failure) = runner.inward(&mut request) {
        messages::answer(id, Err(failure));
        return;
    }
    match request {
        Request::Open => messages::answer(id, runner.open(files)),
        Request::Close => {
            runner.close();
            messages::answer(id, Ok((Answer::Done, None)));
        }
        Request::Cancel { job } => {
            runner.jobs.cancel(job);
            messages::answer(id, Ok((Answer::Done, None)));
        }
        Request::Blob { view, row } => {
            begin(runner, id, async move |session, job| blob::file(session, job, view, row).await)
        }
        Request::Waveform { view, row, columns } => {
            begin(runner, id, async move |session, job| sound::waveform(session, job, view, row, columns).await);
        }
        Request::Part { view, row, offset, count } => messages::answer(id, runner.part(view, row, offset, count)),
        Request::Prepare { product } => {
            begin(runner, id, async move |session, job| products::prepare(session, job, product).await);
        }
        Request::Write { prepared, output, to } => {
            let work = async move |session, job| products::write(session, job, (prepared, output), to, place).await;
            begin(runner, id, work);
        }
        Request::Discard { prepared } => {
            runner.discard(prepared);
            messages::answer(id, Ok((Answer::Done, None)));
        }
        Request::Folder { selection } => {
            begin(runner, id, async move |session, job| folder::write(session, job, selection, place).await);
        }
        Request::Scan { parts } => {
            let Some(check) = parts::check() else { return };
            begin(runner, id, async move |session, job| (check.scan)(session, job, parts).await);
        }
        Request::Make { image, parts } => {
            let Some(make) = parts::make() else { return };
            let reading = Rc::clone(&runner.reading);
            let job = runner.jobs.begin(id, Rc::clone(&runner.reading));
            run(runner, id, (make.new_image)(job, image, parts, files, reading));
        }
        Request::Give { from, parts } => messages::answer(id, runner.give(from, parts, files)),
        Request::Edit { .. }
        | Request::Undo
        | Request::Redo
        | Request::TakeBack { .. }
        | Request::Revert
        | Request::Restore { .. }
        | Request::Changes { .. }
        | Request::Forecast
        | Request::Volume
        | Request::FatFiles { .. }
        | Request::Attributes { .. } => messages::answer(id, runner.edit(request)),
        Request::PlanConversion { form, part } => messages::answer(id, runner.plan(&form, part)),
        Request::Forms { .. }
        | Request::Survey
        | Request::Convert { .. }
        | Request::Hashes
        | Request::PlanBuild { .. }
        | Request::Build { .. }
        | Request::Digest { .. }
        | Request::Back { .. } => {
            let Some(make) = parts::make() else { return };
            begin(runner, id, async move |session, job| (make.run)(request, session, job, place).await);
        }
        request => messages::answer(id, runner.answer(&request).map(|answer| (answer, None))),
    }
    runner.report();
    walk(runner);
}

/// Begins a job, which ends its request itself.
fn begin(runner: &Rc<Runner>, id: u64, work: impl AsyncFnOnce(Shared, Rc<Job>) -> Outcome + 'static) {
    let Some(session) = runner.session.borrow().clone() else {
        messages::answer(id, Err(failures::nothing_open()));
        return;
    };
    let job = runner.jobs.begin(id, Rc::clone(&runner.reading));
    run(runner, id, work(session, job));
}

/// Runs a job that has begun.
fn run(runner: &Rc<Runner>, id: u64, work: impl Future<Output = Outcome> + 'static) {
    let runner = Rc::clone(runner);
    spawn_local(async move {
        let outcome = work.await;
        runner.jobs.end(id);
        runner.report();
        messages::answer(id, outcome);
    });
}

/// Reads on in the views that are wanted, a slice at a time, until all is read or another image is open.
fn walk(runner: &Rc<Runner>) {
    let Some(session) = runner.session.borrow().clone().filter(|_| !runner.is_walking.replace(true)) else { return };
    let runner = Rc::clone(runner);
    spawn_local(async move {
        loop {
            clock::turn().await;
            if !runner.is_open(&session) {
                break;
            }
            let walked = session.borrow_mut().walk(Deadline::after(clock::SLICE));
            match walked {
                Ok(Some(_)) => runner.reporter.report_now_and_then(&session.borrow()),
                // What cannot be read is told when it is asked for.
                Ok(None) | Err(_) => break,
            }
        }
        runner.is_walking.set(false);
        // Nothing else is to be done now.
        spawn_local(Part::load_all());
        if runner.is_open(&session) {
            runner.reporter.report(&session.borrow());
            if let Some(view) = runner.unfinished.take() {
                Reporter::repeat(&session.borrow(), view);
            }
        } else {
            walk(&runner);
        }
    });
}

impl Runner {
    fn open(&self, files: Vec<File>) -> Outcome {
        self.close();
        let session = Session::open(files, Rc::clone(&self.reading)).map_err(|error| failures::from_error(&error))?;
        let summary = session.summary();
        self.reporter.opened(&session);
        self.session.replace(Some(Rc::new(RefCell::new(session))));
        Ok((Answer::Opened(Box::new(summary)), None))
    }

    fn discard(&self, prepared: u64) {
        if let Some(session) = &*self.session.borrow() {
            session.borrow_mut().shelf.discard(prepared);
        }
    }

    fn close(&self) {
        self.jobs.cancel_all();
        self.session.replace(None);
        self.reading.forget_failure();
        self.unfinished.set(None);
    }

    fn answer(&self, request: &Request) -> Result<Answer, Failure> {
        let session = self.session.borrow().clone().ok_or_else(failures::nothing_open)?;
        let mut answer = session.borrow_mut().answer(request);
        if let (Ok(answer), Some(make)) = (&mut answer, parts::make()) {
            (make.outward)(&session.borrow(), request, answer);
        }
        if let (Ok(Answer::Rows(page)), Request::Rows { view, .. }) = (&answer, request)
            && !page.complete
        {
            self.unfinished.set(Some(*view));
        }
        answer.map_err(|error| failures::from_error(&error))
    }

    /// Lets a request name rows as they are now, where the image is being changed.
    fn inward(&self, request: &mut Request) -> Result<(), Failure> {
        let Some(session) = self.session.borrow().clone() else { return Ok(()) };
        // What has been changed was changed by that part.
        let Some(make) = parts::make() else { return Ok(()) };
        (make.inward)(&mut session.borrow_mut(), request).map_err(|error| failures::change(&error))
    }

    fn give(&self, from: String, parts: Vec<GivenPart>, files: Vec<File>) -> Outcome {
        let session = self.session.borrow().clone().ok_or_else(failures::nothing_open)?;
        let make = parts::make().ok_or_else(failures::part)?;
        let given = (make.give)(&mut session.borrow_mut(), from, parts, files);
        given.map(|answer| (answer, None)).map_err(|error| failures::change(&error))
    }

    /// Answers what concerns the image as it will be. A change of the tree is told as news of its view, too.
    fn edit(&self, request: Request) -> Outcome {
        let session = self.session.borrow().clone().ok_or_else(failures::nothing_open)?;
        let make = parts::make().ok_or_else(failures::part)?;
        let answer = (make.edit)(&mut session.borrow_mut(), request).map_err(|error| failures::change(&error))?;
        if let Answer::Edited(info) = &answer {
            Reporter::repeat(&session.borrow(), info.view);
        }
        Ok((answer, None))
    }

    fn plan(&self, form: &str, part: protocol::Part) -> Outcome {
        let session = self.session.borrow().clone().ok_or_else(failures::nothing_open)?;
        let make = parts::make().ok_or_else(failures::part)?;
        let planned = (make.plan)(&mut session.borrow_mut(), form, part);
        planned.map(|answer| (answer, None)).map_err(|error| failures::from_error(&error))
    }

    fn part(&self, view: u32, row: u32, offset: u64, count: u32) -> Outcome {
        let session = self.session.borrow().clone().ok_or_else(failures::nothing_open)?;
        let part = session.borrow_mut().part(view, row, offset, count);
        part.map_err(|error| failures::from_error(&error))
    }

    fn report(&self) {
        if let Some(session) = &*self.session.borrow() {
            self.reporter.report(&session.borrow());
        }
    }

    fn is_open(&self, session: &Shared) -> bool {
        self.session.borrow().as_ref().is_some_and(|open| Rc::ptr_eq(open, session))
    }
}

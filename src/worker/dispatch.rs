//! Passes each request to the part of the worker that answers its family.

use std::cell::Cell;
use std::rc::Rc;

use discern::protocol::{Failure, Family, News, VERSION};
use wasm_bindgen_futures::spawn_local;

use crate::browser::clock;
use crate::browser::messages::{self, Received};
use crate::formats;
use crate::parts::{Part, answer_of, prepare_editing};
use crate::runner::{Call, Runner};

/// Milliseconds without a request after which a worker loads what it will probably need.
const WITHOUT_REQUEST: i32 = 1000;

/// Begins to receive requests, and reports that to the page.
pub fn start() {
    let runner = Rc::new(Runner::new(use_idle_time));
    let is_used = Rc::new(Cell::new(false));
    let used = Rc::clone(&is_used);
    messages::receive(move |received| {
        used.set(true);
        receive(&runner, received);
    });
    messages::news(News::Ready { version: VERSION });
    spawn_local(async move {
        clock::turn_or(WITHOUT_REQUEST, |_| {}).await;
        // The user looks for an image: what opens all but the plainest ones needs not be loaded once it is chosen. What
        // cannot be loaded now is loaded when it is needed.
        if !is_used.get() {
            let _ = formats::load(discern::part::Part::Core).await;
        }
    });
}

/// Loads what has not been loaded, so that a session that goes offline lacks nothing, and prepares editing.
fn use_idle_time(runner: &Rc<Runner>) {
    let runner = Rc::clone(runner);
    spawn_local(async move {
        if runner.is_unsearched() {
            Part::load_all().await;
        } else {
            // What prepares editing comes first: the user may change something at once.
            let _ = Part::Make.load().await;
            spawn_local(Part::load_all());
        }
        if let (Some(prepare), Some(session)) = (prepare_editing(), runner.begin_preparing()) {
            prepare(Rc::clone(&runner), session).await;
            runner.end_preparing();
        }
    });
}

/// Answers a request once the part that answers its family has been loaded, and the image has been searched as far as
/// the family needs it.
fn receive(runner: &Rc<Runner>, received: Received) {
    let Received { head, request, files, place } = received;
    let call = Call::new(Rc::clone(runner), head.id, files, place);
    match answer_of(head.family) {
        Ok(answer) if knows_enough(runner, head.family) => {
            answer(call, &request);
            runner.go_on();
        }
        prepared => {
            let runner = Rc::clone(runner);
            spawn_local(async move {
                match (prepare(&runner, head.family, prepared.err()).await, answer_of(head.family)) {
                    (Ok(()), Ok(answer)) => answer(call, &request),
                    (Err(failure), _) => call.fail(failure),
                    // A loaded part is present.
                    (Ok(()), Err(_)) => {}
                }
                runner.go_on();
            });
        }
    }
}

async fn prepare(runner: &Runner, family: Family, part: Option<Part>) -> Result<(), Failure> {
    if let Some(part) = part {
        part.load().await?;
    }
    if knows_enough(runner, family) { Ok(()) } else { runner.look_within().await }
}

/// Whether requests of a family can be answered before partitions have been looked into, or they have been.
fn knows_enough(runner: &Runner, family: Family) -> bool {
    matches!(family, Family::Browse | Family::Save | Family::Folder | Family::Unpack) || !runner.is_unsearched()
}

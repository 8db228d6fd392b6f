//! Passes each request to the part of the worker that answers its family.

use std::rc::Rc;

use discern::protocol::{News, VERSION};
use wasm_bindgen_futures::spawn_local;

use crate::browser::messages::{self, Received};
use crate::parts::{Part, answer_of};
use crate::runner::{Call, Runner};

/// Begins to receive requests, and reports that to the page.
pub fn start() {
    let runner = Rc::new(Runner::new(|| spawn_local(Part::load_all())));
    messages::receive(move |received| receive(&runner, received));
    messages::news(News::Ready { version: VERSION });
}

/// Answers a request once the part that answers its family has been loaded.
fn receive(runner: &Rc<Runner>, received: Received) {
    let Received { head, request, files, place } = received;
    let call = Call::new(Rc::clone(runner), head.id, files, place);
    match answer_of(head.family) {
        Ok(answer) => {
            answer(call, &request);
            runner.go_on();
        }
        Err(part) => {
            let runner = Rc::clone(runner);
            spawn_local(async move {
                match (part.load().await, answer_of(head.family)) {
                    (Ok(()), Ok(answer)) => answer(call, &request),
                    (Err(missing), _) => call.fail(missing.into()),
                    // A loaded part is present.
                    (Ok(()), Err(_)) => {}
                }
                runner.go_on();
            });
        }
    }
}

//! Looks closer at the image: its facts, and images within it.

mod enter;
mod report;

use discern::protocol::inspect::Request;
use discern::protocol::wire;

use crate::failures::from_error;
use crate::runner::Call;

/// Answers a request of this family.
pub fn answer(call: Call, request: &[u8]) {
    let Some(request) = wire::read(request) else { return call.unreadable() };
    match request {
        Request::Enter(ask) => call.enter(ask),
        Request::Facts(ask) => call.answer(ask, from_error, |session, _| Ok(session.facts())),
    }
}

//! Saves files as they are: one, or a ZIP archive.

pub mod prepared;
pub mod products;
pub mod selection;

use discern::protocol::save::Request;
use discern::protocol::wire;

use crate::failures::from_error;
use crate::runner::Call;

/// Answers a request of this family.
pub fn answer(call: Call, request: &[u8]) {
    let Some(request) = wire::read(request) else { return call.unreadable() };
    match request {
        Request::Prepare(ask) => call.job(ask, products::prepare),
        Request::Write(ask) => call.job_at_place(ask, products::write),
        Request::Discard(ask) => call.answer(ask, from_error, |session, ask| {
            session.prepared.discard(ask.prepared);
            Ok(())
        }),
    }
}

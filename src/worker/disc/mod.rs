//! Looks at the medium below the files: tracks and sectors.

pub mod layout;
pub mod sector;

use discern::protocol::disc::Request;
use discern::protocol::wire;

use crate::failures::from_error;
use crate::runner::Call;
use crate::session::Session;

/// Answers a request of this family.
pub fn answer(call: Call, request: &[u8]) {
    let Some(request) = wire::read(request) else { return call.unreadable() };
    match request {
        Request::Layout(ask) => call.answer(ask, from_error, |session, _| Ok(session.disc())),
        Request::Sector(ask) => call.answer(ask, from_error, Session::sector),
    }
}

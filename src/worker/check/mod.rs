//! Checks every sector by its EDC and ECC.

pub mod scan;
pub mod sectors;

use discern::protocol::check::Request;
use discern::protocol::wire;

use crate::failures::from_error;
use crate::runner::Call;
use crate::session::Session;

/// Answers a request of this family.
pub fn answer(call: Call, request: &[u8]) {
    let Some(request) = wire::read(request) else { return call.unreadable() };
    match request {
        Request::Scan(ask) => call.job(ask, sectors::scan),
        Request::Hits(ask) => call.answer(ask, from_error, Session::hits),
    }
}

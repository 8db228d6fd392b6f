//! Converts the disc to another format.

pub mod conversion;
pub mod plan;
pub mod run;

use discern::protocol::convert::Request;
use discern::protocol::wire;

use crate::failures::from_error;
use crate::runner::Call;
use crate::session::Session;

/// Answers a request of this family.
pub fn answer(call: Call, request: &[u8]) {
    let Some(request) = wire::read(request) else { return call.unreadable() };
    match request {
        Request::Forms(ask) => call.job(ask, plan::forms),
        Request::Plan(ask) => call.answer(ask, from_error, Session::plan_conversion),
        Request::Survey(ask) => call.job(ask, plan::survey),
        Request::Convert(ask) => call.job_at_place(ask, run::convert),
        Request::Hashes(ask) => call.job(ask, run::hashes),
    }
}

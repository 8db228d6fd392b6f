//! Reads the image for the page: listings, the tree, one entry, its preview.

pub mod details;
pub mod facts;
pub mod layer;
pub mod outline;
pub mod preview;
pub mod row;
pub mod rows;
pub mod same_path;
pub mod summary;
pub mod tab;

use discern::protocol::browse::Request;
use discern::protocol::wire;

use crate::failures::from_error;
use crate::runner::Call;
use crate::session::Session;

/// Answers a request of this family.
pub fn answer(call: Call, request: &[u8]) {
    let Some(request) = wire::read(request) else { return call.unreadable() };
    match request {
        Request::Open(ask) => call.open(ask),
        Request::Close(ask) => call.close(ask),
        Request::Cancel(ask) => call.cancel(ask),
        Request::Rows(ask) => call.rows(ask),
        Request::Locate(ask) => call.answer(ask, from_error, Session::locate),
        Request::TypeAhead(ask) => call.answer(ask, from_error, Session::type_ahead),
        Request::Outline(ask) => call.answer(ask, from_error, Session::outline),
        Request::Fold(ask) => call.answer(ask, from_error, Session::fold),
        Request::Reveal(ask) => call.answer(ask, from_error, Session::reveal),
        Request::SamePath(ask) => call.answer(ask, from_error, Session::same_path),
        Request::Details(ask) => call.answer(ask, from_error, Session::details),
        Request::Text(ask) => call.answer(ask, from_error, Session::text),
        Request::Bytes(ask) => call.answer(ask, from_error, Session::bytes),
        Request::Blob(ask) => call.job_with_blob(ask, preview::blob),
        Request::Encoding(ask) => call.answer(ask, from_error, Session::choose_encoding),
    }
}

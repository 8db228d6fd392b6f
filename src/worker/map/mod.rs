//! The bytes of the image: its map, any byte of the user's files, and the fields that it is in.

pub mod built;
mod bytes;
mod drawing;
mod fields;
mod regions;

use discern::protocol::map::Request;
use discern::protocol::wire;

use crate::failures::from_error;
use crate::runner::Call;
use crate::session::Session;

/// Answers a request of this family.
pub fn answer(call: Call, request: &[u8]) {
    let Some(request) = wire::read(request) else { return call.unreadable() };
    match request {
        Request::Draw(ask) => call.job(ask, drawing::draw),
        Request::At(ask) => call.answer(ask, from_error, Session::region_at),
        Request::Regions(ask) => call.answer(ask, from_error, Session::regions),
        Request::Bytes(ask) => call.answer(ask, from_error, Session::bytes_of_file),
        Request::Fields(ask) => call.answer(ask, from_error, Session::fields),
        Request::SectorByte(ask) => call.answer(ask, from_error, Session::sector_byte),
        Request::Find(ask) => call.job(ask, bytes::find),
    }
}

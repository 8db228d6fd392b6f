//! Plays and draws audio.

pub mod playback;

use discern::protocol::audio::Request;
use discern::protocol::wire;

use crate::failures::from_error;
use crate::runner::Call;
use crate::session::Session;

/// Answers a request of this family.
pub fn answer(call: Call, request: &[u8]) {
    let Some(request) = wire::read(request) else { return call.unreadable() };
    match request {
        Request::Album(ask) => call.answer(ask, from_error, Session::album),
        Request::Part(ask) => call.answer_with_blob(ask, from_error, Session::part),
        Request::Waveform(ask) => call.job(ask, playback::waveform),
    }
}

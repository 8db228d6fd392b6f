//! Checks every sector by its EDC and ECC, and checksums of all kinds.

pub mod carried;
mod digest_workers;
mod digesting;
pub mod images;
pub mod known_sums;
pub mod places;
pub mod scan;
pub mod sectors;
pub mod sums;

use discern::protocol::check::Request;
use discern::protocol::wire;

use crate::failures::from_error;
use crate::runner::Call;
use crate::session::Session;

/// Answers a request of this family.
pub fn answer(mut call: Call, request: &[u8]) {
    let Some(request) = wire::read(request) else { return call.unreadable() };
    match request {
        Request::Scan(ask) => call.job(ask, sectors::scan),
        Request::Hits(ask) => call.answer(ask, from_error, Session::hits),
        Request::ReadList(ask) => {
            let files = std::mem::take(&mut call.files);
            call.answer(ask, from_error, move |session, ask| session.read_list(&files, &ask));
        }
        Request::Hash(ask) => call.job(ask, sums::hash),
        Request::Carried(ask) => call.job(ask, carried::find_all),
        Request::CheckCarried(ask) => call.job(ask, carried::check),
        Request::CompareImage(ask) => {
            let files = std::mem::take(&mut call.files);
            call.job(ask, async move |session, job, ask| images::compare(session, job, ask, files).await);
        }
        Request::Groups(ask) => call.answer(ask, from_error, Session::groups),
        Request::DigestPieces(ask) => {
            let port = call.port();
            call.job_without_image(ask, async move |_, ask| Ok((digesting::digest(ask, port).await?, None)));
        }
    }
}

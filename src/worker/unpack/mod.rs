//! Unpacks blocks in several workers: what one of them is going to read, others unpack.

pub mod ahead;
mod serving;

use discern::protocol::unpack::Request;
use discern::protocol::wire;

use crate::runner::Call;

/// Answers a request of this family.
pub fn answer(mut call: Call, request: &[u8]) {
    let Some(request) = wire::read(request) else { return call.unreadable() };
    match request {
        Request::UnpackBlocks(ask) => {
            let port = call.port();
            call.job_without_image(ask, async move |_, _| Ok((serving::unpack(port).await?, None)));
        }
    }
}

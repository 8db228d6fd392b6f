//! Digests of pieces that another worker reads and sends: see `digest_workers.rs`.

use discern::check::digest::{Algorithm, DigestRange, Feed};
use discern::protocol::check::{DigestPieces, DigestedRange};
use discern::protocol::{Failure, wire};
use futures_channel::oneshot;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, MessagePort};

use crate::failures;

/// Digests the pieces that arrive at a port, in their order. Sends each buffer back, and the values once a message
/// without a piece arrives.
///
/// # Errors
/// If there is no port.
pub async fn digest(ask: DigestPieces, port: Option<MessagePort>) -> Result<(), Failure> {
    let port = port.ok_or_else(failures::unreadable_request)?;
    let algorithms: Vec<Algorithm> = ask.algorithms.iter().filter_map(|id| Algorithm::named(id)).collect();
    let passes: Vec<Vec<DigestRange>> =
        ask.passes.into_iter().map(|pass| pass.into_iter().map(range).collect()).collect();
    let feed = Feed::new(&passes, number(ask.subjects), &algorithms);
    let (ended, end) = oneshot::channel::<()>();
    let (mut feed, mut ended, mut piece) = (Some(feed), Some(ended), Vec::new());
    let sender = port.clone();
    let on_piece = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        // Sending fails only if the other worker is gone.
        if let Some(bytes) = event.data().dyn_ref::<Uint8Array>() {
            piece.resize(number(bytes.length().into()), 0);
            bytes.copy_to(&mut piece);
            feed.iter_mut().for_each(|feed| feed.add(&piece));
            let buffer = bytes.buffer();
            drop(sender.post_message_with_transferable(&buffer, &Array::of1(&buffer)));
        } else if let Some(feed) = feed.take() {
            let values = feed.finish().into_iter().map(|all| all.into_iter().map(|digest| digest.value).collect());
            let values: Vec<Vec<String>> = values.collect();
            drop(sender.post_message(&Uint8Array::from(wire::value(&values).as_slice())));
            ended.take();
        }
    });
    port.set_onmessage(Some(on_piece.as_ref().unchecked_ref()));
    drop(port.post_message(&JsValue::NULL));
    // It ends by being dropped.
    let _ = end.await;
    Ok(())
}

fn range(of: DigestedRange) -> DigestRange {
    DigestRange { range: of.start..of.end, subjects: of.subjects.into_iter().map(number).collect() }
}

fn number(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

//! Unpacks blocks that another worker sends: see `ahead.rs`.

use discern::container::chd;
use discern::protocol::unpack::SentBlock;
use discern::protocol::{Failure, wire};
use discern::source::Method;
use futures_channel::oneshot;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, MessagePort};

use crate::failures;

/// Unpacks the blocks that arrive at a port, and sends each back, until this worker is ended. What cannot be unpacked is
/// sent back as nothing.
///
/// # Errors
/// If there is no port.
pub async fn unpack(port: Option<MessagePort>) -> Result<(), Failure> {
    let port = port.ok_or_else(failures::unreadable_request)?;
    let sender = port.clone();
    let on_blocks = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let mut parts = Array::from(&event.data()).to_vec().into_iter().map(Uint8Array::from);
        let sent: Vec<SentBlock> = parts.next().and_then(|sent| wire::read(&sent.to_vec())).unwrap_or_default();
        let (made, buffers) = (Array::new(), Array::new());
        for (block, packed) in sent.iter().zip(parts) {
            let unpacked = unpacked(block, &packed.to_vec()).map(|bytes| Uint8Array::from(bytes.as_slice()));
            if let Some(bytes) = &unpacked {
                buffers.push(&bytes.buffer());
            }
            made.push(&unpacked.map_or(JsValue::NULL, JsValue::from));
        }
        // Sending fails only if the other worker is gone.
        drop(sender.post_message_with_transferable(&made, &buffers));
    });
    port.set_onmessage(Some(on_blocks.as_ref().unchecked_ref()));
    drop(port.post_message(&JsValue::NULL));
    let (_kept, never) = oneshot::channel::<()>();
    let _ = never.await;
    Ok(())
}

/// A block unpacked to its length.
fn unpacked(block: &SentBlock, packed: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = vec![0; usize::try_from(block.len).ok()?];
    let made = match block.method {
        Method::Codec(codec) => codec.unpack(packed, &mut bytes),
        Method::Hunk(tag) => chd::unpack_hunk(tag, packed, &mut bytes),
    };
    made.is_ok_and(|made| made == bytes.len()).then_some(bytes)
}

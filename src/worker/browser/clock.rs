//! Time, and turns of the event loop.

use std::cell::RefCell;

use discern::bytes::time::Timestamp;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, MessageChannel};

use crate::browser::number::from_js;

/// Milliseconds one task may take before messages must get a turn: so a request waits for two of them at most.
pub const SLICE: f64 = 8.0;

/// Milliseconds since 1970.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// Milliseconds since 1970, as a browser gives them, as a time of the library's.
pub fn timestamp(milliseconds: f64) -> Timestamp {
    Timestamp::utc(i64::try_from(from_js(milliseconds) / 1000).unwrap_or(0))
}

/// A point in time up to which work may go on.
#[derive(Debug, Clone, Copy)]
pub struct Deadline(f64);

impl Deadline {
    /// So many milliseconds from now.
    pub fn after(milliseconds: f64) -> Self {
        Self(now() + milliseconds)
    }

    /// Whether it is over.
    pub fn is_over(self) -> bool {
        now() >= self.0
    }
}

/// Waits so many milliseconds at most; `keep` gets what ends the wait when it is called.
pub async fn turn_or(milliseconds: i32, keep: impl FnOnce(js_sys::Function)) {
    let mut keep = Some(keep);
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let scope = js_sys::global().unchecked_into::<DedicatedWorkerGlobalScope>();
        // Without a timer there is still what is kept.
        drop(scope.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds));
        if let Some(keep) = keep.take() {
            keep(resolve);
        }
    });
    drop(JsFuture::from(promise).await);
}

/// Lets the event loop take a turn, so that messages arrive. By a message to ourselves: timers are slowed to 4 ms.
pub async fn turn() {
    thread_local! {
        static CHANNEL: RefCell<Option<MessageChannel>> = const { RefCell::new(None) };
    }
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let channel = CHANNEL.with_borrow_mut(|kept| kept.take().or_else(|| MessageChannel::new().ok()));
        let Some(channel) = channel else {
            drop(resolve.call0(&JsValue::NULL));
            return;
        };
        let port = channel.port1();
        let sender = channel.port2();
        // One channel serves all: a second wait while it is out makes another, and one of the two is kept.
        let arrived = Closure::once_into_js(move || {
            CHANNEL.set(Some(channel));
            drop(resolve.call0(&JsValue::NULL));
        });
        port.set_onmessage(Some(arrived.unchecked_ref()));
        drop(sender.post_message(&JsValue::NULL));
    });
    drop(JsFuture::from(promise).await);
}

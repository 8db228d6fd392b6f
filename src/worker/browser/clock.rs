//! Time, and turns of the event loop.

use std::cell::RefCell;

use discern::bytes::time::Timestamp;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, MessageChannel};

use crate::browser::number::from_js;

/// Maximum milliseconds of a task before messages get a turn, so that a request waits for at most two tasks.
pub const SLICE: f64 = 8.0;

/// Milliseconds since 1970.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// Converts milliseconds since 1970, as used by a browser, to the library's time.
pub fn timestamp(milliseconds: f64) -> Timestamp {
    Timestamp::utc(i64::try_from(from_js(milliseconds) / 1000).unwrap_or(0))
}

/// A deadline up to which work may go on.
#[derive(Debug, Clone, Copy)]
pub struct Deadline(f64);

impl Deadline {
    /// A deadline that many milliseconds from now.
    pub fn after(milliseconds: f64) -> Self {
        Self(now() + milliseconds)
    }

    /// Whether the deadline has passed.
    pub fn is_over(self) -> bool {
        now() >= self.0
    }
}

/// Waits at most that many milliseconds; `keep` receives a function that ends the wait early.
pub async fn turn_or(milliseconds: i32, keep: impl FnOnce(js_sys::Function)) {
    let mut keep = Some(keep);
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let scope = js_sys::global().unchecked_into::<DedicatedWorkerGlobalScope>();
        // Without a timer, the function given to `keep` still ends the wait.
        drop(scope.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds));
        if let Some(keep) = keep.take() {
            keep(resolve);
        }
    });
    drop(JsFuture::from(promise).await);
}

/// Lets the event loop take a turn, so that messages arrive. Uses a message to ourselves, since timers are slowed to 4
/// ms.
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
        // One channel serves all waits: a second wait during the first makes another, and one of the two is kept.
        let arrived = Closure::once_into_js(move || {
            CHANNEL.set(Some(channel));
            drop(resolve.call0(&JsValue::NULL));
        });
        port.set_onmessage(Some(arrived.unchecked_ref()));
        drop(sender.post_message(&JsValue::NULL));
    });
    drop(JsFuture::from(promise).await);
}

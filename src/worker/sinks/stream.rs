//! A download fed by a service worker: `src/app/browser/download.js` is the other end of the port. It asks for each
//! piece when the browser has taken the one before, so that only one at a time is in memory.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, MessagePort};

use crate::browser::clock::{self, Deadline};
use crate::sinks::Refusal;

/// Milliseconds after which a waiting task checks whether to go on.
const TURN: i32 = 50;

/// Milliseconds within which the browser must ask for a download.
const PATIENCE: f64 = 20_000.0;

/// A download being written.
pub struct StreamSink {
    port: MessagePort,
    state: Rc<State>,
    patience: Deadline,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
}

#[derive(Default)]
struct State {
    has_begun: Cell<bool>,
    is_wanted: Cell<bool>,
    is_stopped: Cell<bool>,
    /// Wakes the waiting task.
    wake: RefCell<Option<Function>>,
}

impl State {
    fn hear(&self, message: &str) {
        match message {
            "begin" => self.has_begun.set(true),
            "pull" => self.is_wanted.set(true),
            _ => self.is_stopped.set(true),
        }
        if let Some(wake) = self.wake.take() {
            // The resolver of a promise does not throw.
            drop(wake.call0(&JsValue::NULL));
        }
    }
}

impl StreamSink {
    /// Begins a download at the other end of a port.
    pub fn new(port: MessagePort) -> Self {
        let state = Rc::new(State::default());
        let heard = Rc::clone(&state);
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            heard.hear(&event.data().as_string().unwrap_or_default());
        });
        port.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        Self { port, state, patience: Deadline::after(PATIENCE), _on_message: on_message }
    }

    pub(super) async fn is_wanted(&self) -> Result<bool, Refusal> {
        if !self.state.is_wanted.get() && !self.state.is_stopped.get() {
            clock::turn_or(TURN, |wake| drop(self.state.wake.replace(Some(wake)))).await;
        }
        match (self.state.is_stopped.get(), self.state.is_wanted.get()) {
            (true, _) => Err(Refusal::Stopped),
            (_, false) if !self.state.has_begun.get() && self.patience.is_over() => Err(Refusal::NotBegun),
            (_, is_wanted) => Ok(is_wanted),
        }
    }

    pub(super) fn write(&self, bytes: &Uint8Array) -> Result<(), JsValue> {
        self.state.is_wanted.set(false);
        self.port.post_message_with_transferable(bytes, &Array::of1(&bytes.buffer()))
    }

    pub(super) fn close(self) -> Result<(), JsValue> {
        self.port.post_message(&"end".into())
    }

    pub(super) fn abort(self) {
        // A port that is already closed needs no message.
        drop(self.port.post_message(&"abort".into()));
    }
}

impl Drop for StreamSink {
    fn drop(&mut self) {
        self.port.set_onmessage(None);
    }
}

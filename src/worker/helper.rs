//! Workers beside this one. Each is this program once more, with a port of its own to this worker. It may not start, or
//! end: then its work is done here.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use discern::protocol::{Ask, Failure, News, VERSION, WorkerMessage, wire};
use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{MessageChannel, MessageEvent, MessagePort, Worker, WorkerOptions, WorkerType};

use crate::browser::clock;
use crate::browser::number::from_js;
use crate::jobs::Job;

/// Milliseconds without any sign of life after which a helper counts as lost.
pub const SILENCE: f64 = 30_000.0;

/// Milliseconds between two looks at whether the job has been canceled.
const LOOK: i32 = 100;

/// Processors that the browser tells of.
pub fn processors() -> usize {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into());
    let count = navigator.and_then(|navigator| Reflect::get(&navigator, &"hardwareConcurrency".into()));
    count.ok().and_then(|count| count.as_f64()).map_or(1, |count| usize::try_from(from_js(count)).unwrap_or(1))
}

/// Another worker, which ends when this is dropped.
pub struct Helper {
    worker: Worker,
    port: MessagePort,
    state: Rc<State>,
    _listeners: [Closure<dyn FnMut(MessageEvent)>; 3],
}

/// The state of a helper.
#[derive(Default)]
struct State {
    is_serving: Cell<bool>,
    is_lost: Cell<bool>,
    /// Ends a wait.
    wake: RefCell<Option<Function>>,
}

#[wasm_bindgen]
extern "C" {
    /// The browser may demand a policy for addresses of programs, which a worker does not share with the page.
    #[wasm_bindgen(js_namespace = trustedTypes, js_name = createPolicy, catch)]
    fn create_policy(name: &str, rules: &Object) -> Result<JsValue, JsValue>;
}

impl Helper {
    /// Starts a worker, which `ask` is sent to once it has loaded. `receive` gets whatever it sends to its port.
    ///
    /// # Errors
    /// If the browser doesn't start it.
    pub fn start(ask: &impl Ask, mut receive: impl FnMut(&JsValue) + 'static) -> Result<Self, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&own_address()?, &options)?;
        let channel = MessageChannel::new()?;
        let (port, state) = (channel.port1(), Rc::new(State::default()));
        let request = wire::request(1, ask);
        let (receiver, other) = (worker.clone(), channel.port2());
        let known = Rc::clone(&state);
        let mut is_ready = false;
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let sent = Reflect::get(&event.data(), &"bytes".into()).map(|bytes| Uint8Array::new(&bytes).to_vec());
            if !std::mem::replace(&mut is_ready, true) {
                // A worker of a newer deployment is none of this program.
                let expected = wire::message(&WorkerMessage::News(News::Ready { version: VERSION }));
                let is_sent = sent.is_ok_and(|sent| sent == expected) && post(&receiver, &request, &other).is_ok();
                known.is_lost.set(!is_sent);
                known.wake();
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        let known = Rc::clone(&state);
        let on_error = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            event.prevent_default();
            known.is_lost.set(true);
            known.wake();
        });
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        let known = Rc::clone(&state);
        let on_reply = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            known.is_serving.set(true);
            receive(&event.data());
            known.wake();
        });
        port.set_onmessage(Some(on_reply.as_ref().unchecked_ref()));
        let _listeners = [on_message, on_error, on_reply];
        Ok(Self { worker, port, state, _listeners })
    }

    /// Whether it has been heard of.
    pub fn is_serving(&self) -> bool {
        self.state.is_serving.get()
    }

    /// Whether it didn't start, or has ended.
    pub fn is_lost(&self) -> bool {
        self.state.is_lost.get()
    }

    /// Sends something to its port, and hands these buffers over.
    pub fn send(&self, data: &JsValue, buffers: &Array) {
        if self.port.post_message_with_transferable(data, buffers).is_err() {
            self.state.is_lost.set(true);
        }
    }

    /// Waits until something holds, or the worker is lost: nothing has been heard of it for that many milliseconds.
    ///
    /// # Errors
    /// If the job was canceled.
    pub async fn wait(&self, job: &Job, silence: f64, holds: impl Fn() -> bool) -> Result<(), Failure> {
        let mut heard = clock::now();
        while !self.is_lost() && !holds() {
            clock::turn_or(LOOK, |wake| drop(self.state.wake.replace(Some(wake)))).await;
            job.check()?;
            if self.state.wake.take().is_none() {
                heard = clock::now();
            } else if clock::now() - heard > silence {
                self.state.is_lost.set(true);
            }
        }
        Ok(())
    }
}

impl Drop for Helper {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.port.set_onmessage(None);
        self.worker.terminate();
    }
}

impl State {
    fn wake(&self) {
        if let Some(wake) = self.wake.take() {
            drop(wake.call0(&JsValue::NULL));
        }
    }
}

/// Sends the request with the other end of the port.
fn post(worker: &Worker, request: &[u8], port: &MessagePort) -> Result<(), JsValue> {
    let (message, bytes) = (Object::new(), Uint8Array::from(request));
    Reflect::set(&message, &"bytes".into(), &bytes)?;
    Reflect::set(&message, &"place".into(), port)?;
    worker.post_message_with_transfer(&message, &Array::of1(port))
}

/// Address of this worker's own script, which a browser then takes for one of a program.
fn own_address() -> Result<String, JsValue> {
    let location = Reflect::get(&js_sys::global(), &"location".into())?;
    let address = Reflect::get(&location, &"href".into())?.as_string().unwrap_or_default();
    let own = address.clone();
    let allow = Closure::<dyn Fn(String) -> Option<String>>::new(move |asked: String| (asked == own).then_some(asked));
    let rules = Object::new();
    Reflect::set(&rules, &"createScriptURL".into(), allow.as_ref())?;
    // There is one policy in a browser that has them: it stays as long as the worker lives.
    if create_policy("default", &rules).is_ok() {
        allow.forget();
    }
    Ok(address)
}

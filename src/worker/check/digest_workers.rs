//! Workers that compute digests beside this one. It reads, and each of them digests copies of the same pieces by some
//! of the algorithms.
//!
//! A digest worker is this program once more. It may not start, or end: then its algorithms are computed here.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use discern::check::digest::{Algorithm, Digest, Hashed, Hashing, Subject};
use discern::protocol::check::{DigestPieces, DigestedRange};
use discern::protocol::{Failure, News, VERSION, WorkerMessage, wire};
use js_sys::{Array, ArrayBuffer, Function, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{MessageChannel, MessageEvent, MessagePort, Worker, WorkerOptions, WorkerType};

use crate::browser::clock::{self, Deadline};
use crate::browser::number::from_js;
use crate::failures;
use crate::jobs::{Job, SLICE};

/// Bytes of a piece, which are read between two looks at the clock.
const STRIDE: u64 = 1 << 20;

/// Fewest bytes for which starting workers is worth its time.
const FEWEST: u64 = 32 << 20;

/// Most digest workers.
const MOST: usize = 4;

/// Pieces that a worker may hold at a time.
const AHEAD: usize = 4;

/// Milliseconds within which a worker must have started.
const START: f64 = 10_000.0;

/// Milliseconds without any sign of life after which a worker counts as lost.
const SILENCE: f64 = 30_000.0;

/// Milliseconds between two looks at whether the job has been canceled.
const LOOK: i32 = 100;

/// Time that an algorithm takes for a piece in WebAssembly, compared with others.
const fn cost(algorithm: Algorithm) -> u32 {
    match algorithm {
        Algorithm::Crc32 => 4,
        Algorithm::Blake3 => 8,
        Algorithm::Md5 => 10,
        Algorithm::Sha1 => 11,
        Algorithm::Sha512 => 17,
        Algorithm::Sha256 => 25,
    }
}

/// The same for reading a piece, which only this worker does.
const READING: u32 = 4;

/// Digests of each subject, in several workers if that is faster.
///
/// # Errors
/// If the files cannot be read, or the job was canceled.
pub async fn compute(job: &Job, subjects: &[Subject], algorithms: &[Algorithm]) -> Result<Vec<Hashed>, Failure> {
    let mut hashing = Hashing::new(subjects, algorithms);
    let apart = if hashing.bytes() < FEWEST { Vec::new() } else { apart(algorithms, processors()) };
    if apart.is_empty() {
        return job.run("Checksums", STRIDE, 1, &mut hashing).await;
    }
    let ask = |algorithms: &[Algorithm]| DigestPieces {
        algorithms: algorithms.iter().map(|algorithm| algorithm.id().to_owned()).collect(),
        passes: hashing.passes().iter().map(|pass| pass.iter().map(ranges).collect()).collect(),
        subjects: subjects.len() as u64,
    };
    let workers = apart.iter().filter_map(|algorithms| DigestWorker::start(algorithms, &ask(algorithms)).ok());
    let workers: Vec<DigestWorker> = workers.collect();
    for worker in &workers {
        worker.wait(job, START, |state| state.is_serving.get()).await?;
    }
    let is_apart = |algorithm: &Algorithm| {
        workers.iter().any(|worker| !worker.state.is_lost.get() && worker.algorithms.contains(algorithm))
    };
    let here: Vec<Algorithm> = algorithms.iter().copied().filter(|algorithm| !is_apart(algorithm)).collect();
    let mut hashing = Hashing::new(subjects, &here);
    let mut deadline = Deadline::after(SLICE);
    while hashing.read().map_err(|error| failures::from_error(&error))? {
        for worker in &workers {
            worker.send(job, hashing.piece()).await?;
        }
        hashing.digest();
        job.progress("Checksums", hashing.progress(), "");
        job.rest(&mut deadline).await?;
    }
    let mut hashed = hashing.finish();
    for worker in &workers {
        worker.finish(job).await?;
        add(&mut hashed, worker.state.values.take());
    }
    let is_known = |algorithm: &Algorithm| hashed.iter().all(|hashed| hashed.value(*algorithm).is_some());
    let lost: Vec<Algorithm> = algorithms.iter().copied().filter(|algorithm| !is_known(algorithm)).collect();
    drop(workers);
    if !lost.is_empty() {
        let again = job.run(AGAIN, STRIDE, 1, &mut Hashing::new(subjects, &lost)).await?;
        add(&mut hashed, again.into_iter().map(|hashed| hashed.digests).collect());
    }
    Ok(hashed)
}

/// Progress of algorithms whose worker has ended.
const AGAIN: &str = "A part of the browser stopped: reading once more for its checksums";

/// Adds digests to those of each subject.
fn add(hashed: &mut [Hashed], values: Vec<Vec<Digest>>) {
    for (hashed, values) in hashed.iter_mut().zip(values) {
        let digests = &mut hashed.digests;
        digests.extend(values);
        discern::order::sort_by(digests, &mut |one, other| one.algorithm.cmp(&other.algorithm));
    }
}

/// Algorithms for each digest worker on a machine of that many processors: the work is shared so that the last one is
/// done as early as possible.
fn apart(algorithms: &[Algorithm], processors: usize) -> Vec<Vec<Algorithm>> {
    let workers = processors.saturating_sub(1).min(MOST).min(algorithms.len().saturating_sub(1));
    let mut lanes: Vec<(u32, Vec<Algorithm>)> = vec![(0, Vec::new()); workers.saturating_add(1)];
    lanes.iter_mut().take(1).for_each(|(taken, _)| *taken = READING);
    let mut left = algorithms.to_vec();
    discern::order::sort_by(&mut left, &mut |one, other| cost(*other).cmp(&cost(*one)));
    for algorithm in left {
        let least = lanes.iter_mut().min_by_key(|(taken, _)| taken.saturating_add(cost(algorithm)));
        if let Some((taken, lane)) = least {
            *taken = taken.saturating_add(cost(algorithm));
            lane.push(algorithm);
        }
    }
    lanes.into_iter().skip(1).map(|(_, lane)| lane).filter(|lane| !lane.is_empty()).collect()
}

/// Processors that the browser tells of.
fn processors() -> usize {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into());
    let count = navigator.and_then(|navigator| Reflect::get(&navigator, &"hardwareConcurrency".into()));
    count.ok().and_then(|count| count.as_f64()).map_or(1, |count| usize::try_from(from_js(count)).unwrap_or(1))
}

/// A worker that digests pieces.
struct DigestWorker {
    worker: Worker,
    port: MessagePort,
    algorithms: Vec<Algorithm>,
    state: Rc<State>,
    _listeners: [Closure<dyn FnMut(MessageEvent)>; 3],
}

/// The state of a digest worker.
#[derive(Default)]
struct State {
    is_serving: Cell<bool>,
    is_lost: Cell<bool>,
    /// Buffers that can be filled.
    free: RefCell<Vec<ArrayBuffer>>,
    /// Buffers made so far.
    made: Cell<usize>,
    values: RefCell<Vec<Vec<Digest>>>,
    /// Whether its values have arrived.
    is_done: Cell<bool>,
    /// Ends a wait.
    wake: RefCell<Option<Function>>,
}

#[wasm_bindgen]
extern "C" {
    /// The browser may demand a policy for addresses of programs, which a worker does not share with the page.
    #[wasm_bindgen(js_namespace = trustedTypes, js_name = createPolicy, catch)]
    fn create_policy(name: &str, rules: &Object) -> Result<JsValue, JsValue>;
}

impl DigestWorker {
    /// Starts a worker, which `ask` is sent to once it has loaded.
    fn start(algorithms: &[Algorithm], ask: &DigestPieces) -> Result<Self, JsValue> {
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
        let (known, all) = (Rc::clone(&state), algorithms.to_vec());
        let on_reply =
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| known.receive(&event.data(), &all));
        port.set_onmessage(Some(on_reply.as_ref().unchecked_ref()));
        let _listeners = [on_message, on_error, on_reply];
        Ok(Self { worker, port, algorithms: algorithms.to_vec(), state, _listeners })
    }

    /// Sends a piece, once the worker has room for it; nothing if it is lost.
    async fn send(&self, job: &Job, piece: &[u8]) -> Result<(), Failure> {
        self.wait(job, SILENCE, |state| !state.free.borrow().is_empty() || state.made.get() < AHEAD).await?;
        if self.state.is_lost.get() {
            return Ok(());
        }
        let free = self.state.free.borrow_mut().pop();
        let buffer = free.unwrap_or_else(|| {
            self.state.made.set(self.state.made.get().saturating_add(1));
            ArrayBuffer::new(u32::try_from(STRIDE).unwrap_or(u32::MAX))
        });
        let length = u32::try_from(piece.len()).unwrap_or(u32::MAX);
        let view = Uint8Array::new_with_byte_offset_and_length(&buffer, 0, length);
        view.copy_from(piece);
        if self.port.post_message_with_transferable(&view, &Array::of1(&buffer)).is_err() {
            self.state.is_lost.set(true);
        }
        Ok(())
    }

    /// Waits for the values of everything sent.
    async fn finish(&self, job: &Job) -> Result<(), Failure> {
        if self.port.post_message(&JsValue::NULL).is_err() {
            self.state.is_lost.set(true);
        }
        self.wait(job, SILENCE, |state| state.is_done.get()).await
    }

    /// Waits until something holds, or the worker is lost: nothing has been heard of it for that many milliseconds.
    async fn wait(&self, job: &Job, silence: f64, holds: impl Fn(&State) -> bool) -> Result<(), Failure> {
        let mut heard = clock::now();
        while !self.state.is_lost.get() && !holds(&self.state) {
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

impl Drop for DigestWorker {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.port.set_onmessage(None);
        self.worker.terminate();
    }
}

impl State {
    /// Receives what the worker sends: first nothing, then each buffer once it has been digested, and the values last.
    fn receive(&self, data: &JsValue, algorithms: &[Algorithm]) {
        self.is_serving.set(true);
        if let Some(buffer) = data.dyn_ref::<ArrayBuffer>() {
            self.free.borrow_mut().push(buffer.clone());
        } else if let Some(bytes) = data.dyn_ref::<Uint8Array>() {
            let digests = |values: Vec<String>| {
                let both = algorithms.iter().zip(values);
                both.map(|(algorithm, value)| Digest { algorithm: *algorithm, value }).collect()
            };
            let values: Vec<Vec<String>> = wire::read(&bytes.to_vec()).unwrap_or_default();
            self.values.replace(values.into_iter().map(digests).collect());
            self.is_done.set(true);
        }
        self.wake();
    }

    fn wake(&self) {
        if let Some(wake) = self.wake.take() {
            drop(wake.call0(&JsValue::NULL));
        }
    }
}

/// The request, with the port that pieces come from.
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

/// A range as it is sent.
fn ranges(of: &discern::check::digest::DigestRange) -> DigestedRange {
    DigestedRange {
        start: of.range.start,
        end: of.range.end,
        subjects: of.subjects.iter().map(|subject| *subject as u64).collect(),
    }
}

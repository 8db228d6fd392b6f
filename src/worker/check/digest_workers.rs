//! Workers that compute digests beside this one. It reads, and each of them digests copies of the same pieces by some
//! of the algorithms. If one is lost, its algorithms are computed here.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use discern::check::digest::{Algorithm, Digest, Hashed, Hashing, Subject};
use discern::protocol::check::{DigestPieces, DigestedRange};
use discern::protocol::{Failure, wire};
use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::browser::clock::Deadline;
use crate::failures;
use crate::helper::{Helper, SILENCE, processors};
use crate::jobs::{Job, SLICE};
use crate::lookahead::Lookahead;

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
    let hashing = Hashing::new(subjects, algorithms);
    let apart = if hashing.bytes() < FEWEST { Vec::new() } else { apart(algorithms, processors()) };
    let ask = |algorithms: &[Algorithm]| DigestPieces {
        algorithms: algorithms.iter().map(|algorithm| algorithm.id().to_owned()).collect(),
        passes: hashing.passes().iter().map(|pass| pass.iter().map(ranges).collect()).collect(),
        subjects: subjects.len() as u64,
    };
    let workers = apart.iter().filter_map(|algorithms| DigestWorker::start(algorithms, &ask(algorithms)).ok());
    let workers: Vec<DigestWorker> = workers.collect();
    for worker in &workers {
        worker.helper.wait(job, START, || worker.helper.is_serving()).await?;
    }
    let is_apart = |algorithm: &Algorithm| {
        workers.iter().any(|worker| !worker.helper.is_lost() && worker.algorithms.contains(algorithm))
    };
    let here: Vec<Algorithm> = algorithms.iter().copied().filter(|algorithm| !is_apart(algorithm)).collect();
    let mut hashing = Hashing::new(subjects, &here);
    let mut deadline = Deadline::after(SLICE);
    let mut lookahead = Lookahead::new(job);
    loop {
        if let Some((source, rest)) = hashing.rest() {
            lookahead.before(source, rest.start, STRIDE).await?;
        }
        if !hashing.read().map_err(|error| failures::from_error(&error))? {
            break;
        }
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
        add(&mut hashed, worker.pieces.values.take());
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

/// A worker that digests pieces.
struct DigestWorker {
    helper: Helper,
    algorithms: Vec<Algorithm>,
    pieces: Rc<Pieces>,
}

/// What a digest worker has sent back.
#[derive(Default)]
struct Pieces {
    /// Buffers that can be filled.
    free: RefCell<Vec<ArrayBuffer>>,
    /// Buffers made so far.
    made: Cell<usize>,
    values: RefCell<Vec<Vec<Digest>>>,
    /// Whether its values have arrived.
    is_done: Cell<bool>,
}

impl DigestWorker {
    /// Starts a worker, which `ask` is sent to once it has loaded.
    fn start(algorithms: &[Algorithm], ask: &DigestPieces) -> Result<Self, JsValue> {
        let pieces = Rc::new(Pieces::default());
        let (receiver, all) = (Rc::clone(&pieces), algorithms.to_vec());
        let helper = Helper::start(ask, move |data| receiver.receive(data, &all))?;
        Ok(Self { helper, algorithms: algorithms.to_vec(), pieces })
    }

    /// Sends a piece, once the worker has room for it; nothing if it is lost.
    async fn send(&self, job: &Job, piece: &[u8]) -> Result<(), Failure> {
        let pieces = &self.pieces;
        let has_room = || !pieces.free.borrow().is_empty() || pieces.made.get() < AHEAD;
        self.helper.wait(job, SILENCE, has_room).await?;
        if self.helper.is_lost() {
            return Ok(());
        }
        let free = pieces.free.borrow_mut().pop();
        let buffer = free.unwrap_or_else(|| {
            pieces.made.set(pieces.made.get().saturating_add(1));
            ArrayBuffer::new(u32::try_from(STRIDE).unwrap_or(u32::MAX))
        });
        let length = u32::try_from(piece.len()).unwrap_or(u32::MAX);
        let view = Uint8Array::new_with_byte_offset_and_length(&buffer, 0, length);
        view.copy_from(piece);
        self.helper.send(&view, &Array::of1(&buffer));
        Ok(())
    }

    /// Waits for the values of everything sent.
    async fn finish(&self, job: &Job) -> Result<(), Failure> {
        self.helper.send(&JsValue::NULL, &Array::new());
        self.helper.wait(job, SILENCE, || self.pieces.is_done.get()).await
    }
}

impl Pieces {
    /// Receives what the worker sends: first nothing, then each buffer once it has been digested, and the values last.
    fn receive(&self, data: &JsValue, algorithms: &[Algorithm]) {
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
    }
}

/// A range as it is sent.
fn ranges(of: &discern::check::digest::DigestRange) -> DigestedRange {
    DigestedRange {
        start: of.range.start,
        end: of.range.end,
        subjects: of.subjects.iter().map(|subject| *subject as u64).collect(),
    }
}

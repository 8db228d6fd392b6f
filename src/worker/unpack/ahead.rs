//! Has packed blocks unpacked by other workers before a job reads them. Each of those is this program once more; what one
//! of them doesn't unpack, the job does.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::pin::Pin;
use std::rc::Rc;

use discern::protocol::unpack::{SentBlock, UnpackBlocks};
use discern::protocol::{Failure, wire};
use discern::source::{AwaitedBlock, Source};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::helper::{Helper, SILENCE, processors};
use crate::jobs::Job;
use crate::lookahead::Unpacking;

/// Most helpers.
const MOST: usize = 4;

/// Bytes from the place of reading on whose blocks are unpacked.
const DEPTH: u64 = 48 << 20;

/// Bytes for whose blocks is looked at once, and bytes that are sent at once, unless a block is longer.
const STRIDE: u64 = 1 << 20;

/// Has blocks of a source unpacked by other workers; `None` if there is no processor for them.
pub fn begin() -> Option<Box<dyn Unpacking>> {
    let count = processors().min(MOST);
    let lanes: Vec<Lane> = if count > 1 { (0..count).filter_map(|_| Lane::start().ok()).collect() } else { Vec::new() };
    (!lanes.is_empty()).then(|| Box::new(Ahead { lanes, asked: None, last: None }) as Box<dyn Unpacking>)
}

/// The other workers, and what they have been asked for.
struct Ahead {
    lanes: Vec<Lane>,
    /// Offset up to which all blocks have been asked for, once reading has begun.
    asked: Option<u64>,
    /// The last of them.
    last: Option<Id>,
}

/// What distinguishes a block.
type Id = (discern::source::Holder, u64);

/// A worker with the blocks that it has.
struct Lane {
    helper: Helper,
    sent: Rc<RefCell<VecDeque<Batch>>>,
}

/// Blocks that are sent together.
struct Batch {
    /// Where the first of them is needed.
    at: u64,
    blocks: Vec<AwaitedBlock>,
}

impl Unpacking for Ahead {
    fn before<'a>(
        &'a mut self,
        job: &'a Job,
        source: &'a Source,
        at: u64,
        count: u64,
    ) -> Pin<Box<dyn Future<Output = Result<(), Failure>> + 'a>> {
        Box::pin(async move {
            let end = at.saturating_add(count);
            self.ask(source, at, end);
            for lane in &self.lanes {
                let is_needed = || lane.sent.borrow().iter().any(|batch| batch.at < end);
                lane.helper.wait(job, SILENCE, || !is_needed()).await?;
                if lane.helper.is_lost() {
                    lane.sent.take();
                }
            }
            Ok(())
        })
    }

    fn stop(&mut self) {
        (self.asked, self.last) = (None, None);
        let sent = self.lanes.iter().map(|lane| lane.sent.borrow_mut());
        sent.for_each(|mut sent| sent.iter_mut().for_each(|batch| *batch = Batch { at: u64::MAX, blocks: Vec::new() }));
    }
}

impl Ahead {
    /// Asks for the blocks that are needed soon. `now` is the end of what is read at once.
    fn ask(&mut self, source: &Source, at: u64, now: u64) {
        let mut asked = self.asked.unwrap_or_else(|| {
            // The job unpacks the first ones itself, while the others start.
            self.last = source.awaited(at..now).last().map(AwaitedBlock::id);
            now
        });
        asked = asked.max(at);
        let end = at.saturating_add(DEPTH).min(source.len());
        while asked < end {
            let next = asked.saturating_add(STRIDE).min(end);
            let mut blocks = source.awaited(asked..next);
            // A block may be read sector by sector, and a long one is in several strides.
            blocks.dedup_by(|next, last| next.is_same(last));
            blocks.retain(|block| Some(block.id()) != self.last);
            if let Some(last) = blocks.last() {
                self.last = Some(last.id());
                self.send(Batch { at: asked, blocks });
            }
            asked = next;
        }
        self.asked = Some(asked);
    }

    /// Sends blocks to the worker that has the fewest.
    fn send(&self, batch: Batch) {
        let waiting = |lane: &&Lane| lane.sent.borrow().iter().map(Batch::len).fold(0, usize::saturating_add);
        if let Some(lane) = self.lanes.iter().filter(|lane| !lane.helper.is_lost()).min_by_key(waiting) {
            lane.send(batch);
        }
    }
}

impl Batch {
    fn len(&self) -> usize {
        self.blocks.iter().map(AwaitedBlock::unpacked_len).fold(0, usize::saturating_add)
    }
}

impl Lane {
    fn start() -> Result<Self, JsValue> {
        let sent = Rc::<RefCell<VecDeque<Batch>>>::default();
        let all = Rc::clone(&sent);
        let helper = Helper::start(&UnpackBlocks, move |made| {
            let Some(batch) = made.dyn_ref::<Array>().and_then(|_| all.borrow_mut().pop_front()) else { return };
            for (block, bytes) in batch.blocks.iter().zip(Array::from(made)) {
                if let Some(bytes) = bytes.dyn_ref::<Uint8Array>() {
                    block.give(bytes.to_vec());
                }
            }
        })?;
        Ok(Self { helper, sent })
    }

    fn send(&self, mut batch: Batch) {
        let mut heads = Vec::new();
        let (message, buffers) = (Array::of1(&JsValue::NULL), Array::new());
        // What cannot be read is an error for the job once it gets there.
        batch.blocks.retain(|block| {
            let Ok(bytes) = block.read() else { return false };
            let bytes = Uint8Array::from(bytes.as_slice());
            heads.push(SentBlock { method: block.method(), len: block.unpacked_len() as u64 });
            message.push(&bytes);
            buffers.push(&bytes.buffer());
            true
        });
        if !batch.blocks.is_empty() {
            message.set(0, Uint8Array::from(wire::value(&heads).as_slice()).into());
            self.helper.send(&message, &buffers);
            self.sent.borrow_mut().push_back(batch);
        }
    }
}

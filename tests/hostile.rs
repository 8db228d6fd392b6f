//! Images made to exhaust memory or time: limits hold while an image is read, and everything within them is shown.
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod support;

use std::alloc::System;
use std::cell::Cell;
use std::io;
use std::rc::Rc;
use std::sync::{Mutex, MutexGuard, PoisonError};

use cap::Cap;
use discern::findings::Findings;
use discern::source::{ReadAt, Source};
use discern::tree::RowId;
use support::crafted::{Crafted, DIRECTORY, PRIMARY, ROOT, SECTOR, record};
use support::open_source;

#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, usize::MAX);

/// Held by each test, since one of them measures the memory of all.
static ALONE: Mutex<()> = Mutex::new(());

fn alone() -> MutexGuard<'static, ()> {
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Memory in bytes that opening an image may use beyond its rows: the cache, and the data of one read.
const BESIDES: usize = 48 << 20;

/// An image with a directory generated while it is read: one record, repeated to fill the directory's sectors.
struct Endless {
    head: Vec<u8>,
    record: Vec<u8>,
    len: u64,
    read: Rc<Cell<u64>>,
}

impl ReadAt for Endless {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let wanted = buf.len().min(usize::try_from(self.len.saturating_sub(offset)).unwrap());
        self.read.set(self.read.get() + wanted as u64);
        for (at, byte) in (offset..).zip(buf[..wanted].iter_mut()) {
            let first = u64::from(ROOT) * SECTOR as u64 + 68;
            *byte = match at.checked_sub(first) {
                None => self.head[at as usize],
                // No record crosses a sector.
                Some(_) => {
                    let within =
                        (at as usize % SECTOR).wrapping_sub(if at < first + SECTOR as u64 - 68 { 68 } else { 0 });
                    let room = if at < first + SECTOR as u64 - 68 { SECTOR - 68 } else { SECTOR };
                    let (number, place) = (within / self.record.len(), within % self.record.len());
                    if (number + 1) * self.record.len() <= room { self.record[place] } else { 0 }
                }
            };
        }
        Ok(wanted)
    }
}

/// An image with a root directory of `directory` bytes, full of records, and the counter of bytes read from it.
fn full(directory: u64, record: Vec<u8>) -> (Source, Rc<Cell<u64>>) {
    let mut image = Crafted::new(24);
    let own = |name: &[u8]| support::crafted::record(name, ROOT, directory as u32, DIRECTORY, b"");
    image.put(PRIMARY, 156, &own(b"\0")).put(ROOT as usize, 0, &[own(b"\0"), own(b"\x01")].concat());
    let head = image.bytes()[..ROOT as usize * SECTOR + 68].to_vec();
    let read = Rc::new(Cell::new(0));
    let len = u64::from(ROOT) * SECTOR as u64 + directory;
    (Source::new(Endless { head, record, len, read: Rc::clone(&read) }), read)
}

#[test]
fn an_entry_costs_no_more_than_the_limits_say() {
    let _alone = alone();
    // A million records of minimum length.
    let directory = 34 << 20;
    let (source, _) = full(directory, record(b"A", 21, 0, 0, b""));
    let before = MEMORY.allocated();
    MEMORY.set_limit(before + directory as usize + BESIDES + (120 << 20)).unwrap();
    let mut findings = Findings::default();
    let mut image = open_source(source, &mut findings).unwrap();
    let view = &mut image.views[0];
    view.walk_all(&mut findings).unwrap();
    MEMORY.set_limit(usize::MAX).unwrap();
    let rows = view.index.len() as usize;
    assert!(rows > 1_000_000, "{rows}");
    let cost = MEMORY.allocated().saturating_sub(before + BESIDES) / rows;
    assert!(cost <= 100, "{cost} bytes an entry");
}

#[test]
fn an_endless_directory_is_read_up_to_the_limit_and_reported_as_incomplete() {
    let _alone = alone();
    let (source, read) = full(256 << 20, record(b"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", 21, 0, 0, &[0; 180]));
    let mut findings = Findings::default();
    let mut image = open_source(source, &mut findings).unwrap();
    image.views[0].expand(RowId::ROOT, &mut findings).unwrap();
    assert!(findings.counts().contains_key("ISO-DIRECTORY-HUGE"), "{:?}", findings.counts());
    assert!(image.views[0].index.len() > 400_000);
    assert!(image.views[0].is_cut(RowId::ROOT), "the list does not say so");
    assert!(read.get() < 150 << 20, "{} bytes", read.get());
}

/// Every record of the directory points to the same chain of continuation areas.
#[test]
fn a_chain_shared_by_all_records_is_read_once() {
    const AREAS: u32 = 400;
    const RECORDS: u32 = 2000;
    let _alone = alone();
    let first = ROOT + 200;
    let ce = |block: u32| {
        let both = |number: u32| [number.to_le_bytes(), number.to_be_bytes()].concat();
        [b"CE\x1C\x01".to_vec(), both(block), both(0), both(28)].concat()
    };
    let mut image = Crafted::new(u16::try_from(first + AREAS + 1).unwrap());
    let mut records: Vec<Vec<u8>> = Vec::new();
    for number in 0..RECORDS {
        records.push(record(format!("F{number}.;1").as_bytes(), 1, 0, 0, &ce(first)));
    }
    let sp = b"SP\x07\x01\xbe\xef\0".to_vec();
    let own = record(b"\0", ROOT, 100 * SECTOR as u32, DIRECTORY, &sp);
    image.put(PRIMARY, 156, &record(b"\0", ROOT, 100 * SECTOR as u32, DIRECTORY, b""));
    let mut sector = [own, record(b"\x01", ROOT, 2048, DIRECTORY, b"")].concat();
    let mut at = ROOT as usize;
    for record in records {
        if sector.len() + record.len() > SECTOR {
            image.put(at, 0, &sector);
            sector.clear();
            at += 1;
        }
        sector.extend(record);
    }
    image.put(at, 0, &sector);
    for area in 0..AREAS {
        image.put((first + area) as usize, 0, &ce(first + area + 1));
    }
    let (counted, reads) = support::sources::CountingSource::over(Source::from_bytes(image.bytes().to_vec()));
    let mut findings = Findings::default();
    let mut image = open_source(counted, &mut findings).unwrap();
    image.views[0].expand(RowId::ROOT, &mut findings).unwrap();
    assert_eq!(image.views[0].index.len(), RECORDS + 1);
    assert!(findings.counts().get("SUSP-SHARED").is_some_and(|count| *count >= 1), "{:?}", findings.counts());
    assert!(reads.bytes() < 4 << 20, "{} bytes", reads.bytes());
}

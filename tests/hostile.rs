//! Images made to exhaust memory or time: limits hold while an image is read, and everything within them is shown.
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod support;

use std::alloc::System;
use std::cell::Cell;
use std::collections::BTreeSet;
use std::io;
use std::rc::Rc;
use std::sync::{Mutex, MutexGuard, PoisonError};

use cap::Cap;
use discern::findings::Findings;
use discern::source::{Files, ReadAt, Source};
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

/// Memory in bytes that a bomb may use.
const BOMB: usize = 64 << 20;

/// Opens an image of a few bytes and looks at its first view, within the memory that a bomb may use. Returns what is
/// said about it.
fn defuse(name: &str, files: &[(&str, Vec<u8>)]) -> String {
    let mut given = Files::default();
    for (name, bytes) in files {
        given.push(*name, Source::from_bytes(bytes.as_slice()));
    }
    MEMORY.set_limit(MEMORY.allocated() + BOMB).unwrap();
    let mut findings = Findings::default();
    let said = match discern::open::open(given, &mut findings) {
        Err(error) => error.to_string(),
        Ok(mut image) => {
            // Parts of the content are read, as the page does.
            for (_, track) in image.disc.tracks() {
                for at in [0, track.content.len() / 2, track.content.len().saturating_sub(4096)] {
                    let _ = track.content.read_up_to(at, 4096);
                }
            }
            if let Some(view) = image.views.first_mut() {
                let _ = view.expand(RowId::ROOT, &mut findings);
            }
            let found = findings.kept().iter().map(|finding| finding.anomaly.meaning);
            found.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(" ")
        }
    };
    MEMORY.set_limit(usize::MAX).unwrap();
    assert!(said.len() < 2000, "{name}: {said}");
    said
}

/// Puts bytes into a kilobyte.
fn kilobyte(parts: &[(usize, &[u8])]) -> Vec<u8> {
    let mut bytes = vec![0; 1024];
    for (at, part) in parts {
        bytes[*at..*at + part.len()].copy_from_slice(part);
    }
    bytes
}

/// 64 TiB.
const HUGE: u64 = 1 << 46;

/// Headers that claim 64 TiB, or tables of any size behind the end of the file.
fn bombs() -> Vec<(&'static str, Vec<u8>)> {
    let be = |value: u64| value.to_be_bytes().to_vec();
    let le = |value: u64| value.to_le_bytes().to_vec();
    let qcow = |size: u64, entries: u32, at: u64| {
        let head = [&b"QFI\xFB\0\0\0\x02"[..], &[0; 12], &16_u32.to_be_bytes(), &be(size), &[0; 4]].concat();
        kilobyte(&[(0, &[&head[..], &entries.to_be_bytes(), &be(at)].concat())])
    };
    let vhd = {
        let mut footer = [&b"conectix\0\0\0\x02\0\x01\0\0"[..], &be(512), &[0; 24], &be(HUGE), &[0; 4]].concat();
        footer.extend(3_u32.to_be_bytes());
        footer.resize(512, 0);
        let sum = !footer.iter().map(|byte| u32::from(*byte)).sum::<u32>();
        footer[64..68].copy_from_slice(&sum.to_be_bytes());
        let mut head = [&b"cxsparse"[..], &be(u64::MAX), &be(1536), &[0, 1, 0, 0], &u32::MAX.to_be_bytes()].concat();
        head.extend((2_u32 << 20).to_be_bytes());
        head.resize(1024, 0);
        let sum = !head.iter().map(|byte| u32::from(*byte)).sum::<u32>();
        head[36..40].copy_from_slice(&sum.to_be_bytes());
        [footer, head].concat()
    };
    let vmdk =
        [&b"KDMV\x01\0\0\0\x03\0\0\0"[..], &le(HUGE / 512), &le(128), &le(1), &le(1), &[0, 2, 0, 0], &le(0), &le(2)];
    let vdi = [&b"\x7F\x10\xDA\xBE\x01\0\x01\0\x90\x01\0\0\x01\0\0\0"[..], &[0; 260]].concat();
    let chd = |hunk: u32| {
        let head = [&b"MComprHD\0\0\0\x7C\0\0\0\x05zlib"[..], &[0; 12], &be(HUGE), &be(124), &be(0)].concat();
        kilobyte(&[(0, &[&head[..], &hunk.to_be_bytes(), &512_u32.to_be_bytes()].concat())])
    };
    let cso = [&b"CISO\x18\0\0\0"[..], &le(HUGE), &[0, 8, 0, 0, 1, 0, 0, 0]].concat();
    let android = [
        &b"\x3A\xFF\x26\xED\x01\0\0\0\x1C\0\x0C\0\0\x10\0\0"[..],
        &u32::MAX.to_le_bytes(),
        &1_u32.to_le_bytes(),
        &[0; 4],
        b"\xC2\xCA\0\0",
        &u32::MAX.to_le_bytes(),
        &16_u32.to_le_bytes(),
        b"boom",
    ]
    .concat();
    vec![
        ("64 TiB in QCOW2", qcow(HUGE, u32::MAX, 512)),
        ("a table of QCOW2 past the file", qcow(1 << 30, 16, 1 << 60)),
        ("64 TiB in VHD", vhd),
        ("64 TiB in VMDK", kilobyte(&[(0, &vmdk.concat())])),
        (
            "64 TiB in VDI",
            kilobyte(&[
                (64, &vdi),
                (0x154, &512_u32.to_le_bytes()),
                (0x170, &le(HUGE)),
                (0x178, &(1_u32 << 20).to_le_bytes()),
                (0x180, &(1_u32 << 26).to_le_bytes()),
            ]),
        ),
        ("64 TiB in CHD", chd(4096)),
        ("64 TiB in CHD with hunks of 512 bytes", chd(512)),
        ("millions of hunks in some kilobytes of CHD", chd_of_runs()),
        ("64 TiB in CSO", kilobyte(&[(0, &cso)])),
        ("64 TiB in ZSO", kilobyte(&[(0, &[&b"ZISO"[..], &cso[4..]].concat())])),
        ("16 EiB in CSO in blocks of a byte", {
            kilobyte(&[(0, &[&b"CISO\x18\0\0\0"[..], &[255; 8], &[1, 0, 0, 0, 1, 0, 0, 0]].concat())])
        }),
        ("blocks of WBFS past the file", wbfs()),
        ("an index of PBP that is all the same", pbp()),
        ("64 TiB in ZIP", zip(8, HUGE)),
        ("64 TiB in ZIP, unpacked", zip(0, HUGE)),
        ("a directory of 7z of some kilobytes that unpacks to millions of names", {
            let names = [&[1, 5][..], &number_of_7z(400_000), &[0x11], &number_of_7z(60 << 20)].concat();
            seven_zip(&[names, vec![0; (60 << 20) + 1]].concat())
        }),
        ("a directory of 7z that unpacks to as many methods as there may be", {
            let folders = [&[1, 4, 7, 0x0B][..], &number_of_7z(400_000), &[0]].concat();
            seven_zip(&[folders, [1, 0].repeat(400_000)].concat())
        }),
        ("16 EiB in a member of 7z", {
            let streams = [&[1, 4, 6, 0, 1, 9, 8, 0, 7, 0x0B, 1, 0, 1, 1, 0, 0x0C][..], &[255; 9], &[0, 0]].concat();
            seven_zip(&[&streams[..], &[5, 1, 0x11, 13, 0], b"a\0.\0i\0s\0o\0\0\0", &[0, 0]].concat())
        }),
        ("a file of ECM of records of a byte", [&b"ECM\0"[..], &[0, 7].repeat(2 << 20)].concat()),
        ("a record of ECM that goes on behind the file", b"ECM\0\xFD\xFF\xFF\xFF\x07".to_vec()),
        ("a disk of an appliance of 16 EiB", appliance(1, &[255; 12])),
        ("an appliance of tens of thousands of disks", appliance(20_000, b"00000000000\0")),
        ("thousands of blocks and tracks of BlindWrite", blind_write()),
        ("tracks of WinOnCD, each in a session of its own", win_on_cd()),
        ("16 TiB in a sparse image of Android", kilobyte(&[(0, &android)])),
        ("64 TiB in VHDX", vhdx(HUGE)),
        ("16 EiB in VHDX", vhdx(u64::MAX)),
        ("2 TiB in Parallels", {
            let head = [&b"WithouFreSpacExt"[..], &[2, 0, 0, 0], &[0; 8], &[8, 0, 0, 0], &[255; 4], &le(HUGE / 512)];
            kilobyte(&[(0, &head.concat())])
        }),
        ("8 TiB in ISZ without a table", isz(0)),
        ("8 TiB in ISZ with a table past the file", isz(900)),
        ("64 TiB in DAA", daa(0x100, 1 << 20)),
        ("64 TiB in the second version of DAA", daa(0x110, 0xFFF)),
        ("64 TiB in GCZ", {
            let head = [&b"\x01\xC0\x0B\xB1\0\0\0\0"[..], &le(HUGE), &le(HUGE), &[0, 0, 128, 0], &[255; 4]];
            kilobyte(&[(0, &head.concat())])
        }),
        ("8 GiB of chunks in WIA", wia(1 << 30, u32::MAX, 0, HUGE)),
        ("chunks of WIA past the file", wia(1 << 30, 1 << 18, 0, 1 << 33)),
        ("partitions of WIA past the file", wia(64, 8, u32::MAX, 1 << 33)),
        ("a table of UIF that unpacks to all runs that there may be", uif()),
        ("tables of EnCase that share their entries", ewf()),
        ("16 TiB in a sparse image of Apple", {
            let head = [&b"sprs\0\0\0\x03"[..], &[0, 0, 0, 1], &[0; 4], &[255; 4]];
            kilobyte(&[(0, &head.concat())])
        }),
        ("tables of an Apple disk image that are all the same", dmg()),
        ("areas of DAX that are more than its blocks", {
            let mut dax = [&b"DAX\0"[..], &[255, 255, 255, 127], &[1, 0, 0, 0], &[255; 4], &[0; 16]].concat();
            dax.resize(4 << 20, 1);
            dax
        }),
    ]
}

/// A CHD image of 64 GiB that is all the same hunk, told by the longest runs there are.
fn chd_of_runs() -> Vec<u8> {
    const HUNKS: u64 = 1 << 24;
    // The lengths of all codes, 4 bits each; "equal to the hunk before"; and runs of 274.
    let mut digits = vec![4; 16];
    digits.push(9);
    for _ in 0..HUNKS.div_ceil(274) {
        digits.extend([8, 15, 15]);
    }
    let map: Vec<u8> = digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).unwrap_or(&0)).collect();
    let entries = [5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0].repeat(1 << 16);
    let from = discern::sector::subchannel::crc_from;
    let crc = (0..HUNKS >> 16).fold(0xFFFF, |crc, _| from(crc, &entries));
    let len = u32::try_from(map.len()).unwrap().to_be_bytes();
    let head =
        [&b"MComprHD\0\0\0\x7C\0\0\0\x05zlib"[..], &[0; 12], &(HUNKS << 12).to_be_bytes(), &124_u64.to_be_bytes()];
    let mut bytes = [&head.concat()[..], &[0; 8], &4096_u32.to_be_bytes(), &512_u32.to_be_bytes()].concat();
    bytes.resize(124, 0);
    [&bytes[..], &len, &[0; 6], &crc.to_be_bytes(), &[0; 4], &map].concat()
}

/// A WBFS disk whose blocks are the last that there may be.
fn wbfs() -> Vec<u8> {
    let mut bytes = [&b"WBFS"[..], &u32::MAX.to_be_bytes(), &[9, 15, 1, 0], &[1; 500]].concat();
    bytes.resize(768, 0);
    bytes.resize(600_000, 255);
    bytes
}

/// A disc of a PlayStation whose blocks are all the same.
fn pbp() -> Vec<u8> {
    let mut bytes = [&b"\0PBP\0\0\x01\0"[..], &[40, 0, 0, 0].repeat(8), b"PSISOIMG0000"].concat();
    bytes.resize(40 + 0x4000, 0);
    let entry = [&[255; 4][..], &[255, 255, 0, 0], &[0; 24]].concat();
    bytes.extend(entry.repeat(40_000));
    bytes
}

/// A ZIP archive of an image that is said to have so many bytes, by a method.
fn zip(method: u8, size: u64) -> Vec<u8> {
    let packed = miniz_oxide::deflate::compress_to_vec(&vec![0; 1 << 20], 9);
    let sizes = [size.to_le_bytes(), (if method == 0 { size } else { packed.len() as u64 }).to_le_bytes()].concat();
    let extra = [&[1, 0, 16, 0][..], &sizes].concat();
    let common = [&[45, 0, 0, 0, method, 0][..], &[0; 8], &[255; 8], &[8, 0, 20, 0]].concat();
    let local = [&b"PK\x03\x04"[..], &common, b"bomb.iso", &extra, &packed].concat();
    let central = [&b"PK\x01\x02\x2D\0"[..], &common, &[0; 14], b"bomb.iso", &extra].concat();
    let place = [central.len() as u32, local.len() as u32].map(u32::to_le_bytes).concat();
    [&local[..], &central, b"PK\x05\x06\0\0\0\0\x01\0\x01\0", &place, &[0; 2]].concat()
}

/// A number as 7z stores it.
fn number_of_7z(value: u64) -> Vec<u8> {
    [&[255][..], &value.to_le_bytes()].concat()
}

/// A 7z archive with a directory, packed with Deflate.
fn seven_zip(directory: &[u8]) -> Vec<u8> {
    let packed = miniz_oxide::deflate::compress_to_vec(directory, 9);
    let len = |len: usize| number_of_7z(len as u64);
    let streams = [&[0x17, 6, 0, 1, 9][..], &len(packed.len()), &[0, 7, 0x0B, 1, 0, 1, 3, 4, 1, 8, 0x0C]].concat();
    let next = [&streams[..], &len(directory.len()), &[0, 0]].concat();
    let place = [packed.len() as u64, next.len() as u64].map(u64::to_le_bytes).concat();
    [&b"7z\xBC\xAF\x27\x1C\0\x04\0\0\0\0"[..], &place, &[0; 4], &packed, &next].concat()
}

/// A virtual appliance with disks whose length is written like this.
fn appliance(disks: usize, len: &[u8; 12]) -> Vec<u8> {
    let member = |name: String, len: &[u8; 12]| {
        let mut block = name.into_bytes();
        block.resize(124, 0);
        block.extend(len);
        block.resize(156, 0);
        block.extend(b"0");
        block.resize(257, 0);
        block.extend(b"ustar\x0000");
        block.resize(512, 0);
        block
    };
    let disks = (0..disks).map(|number| member(format!("{number}.img"), len));
    [member("bomb.ovf".into(), b"00000000000\0")].into_iter().chain(disks).collect::<Vec<_>>().concat()
}

/// A descriptor of BlindWrite with many tracks and blocks, each of which has to be compared with all others.
fn blind_write() -> Vec<u8> {
    const COUNT: u32 = 20_000;
    let mut bytes = b"BWT5 STREAM SIGN".to_vec();
    bytes.resize(16 + 32, 0);
    bytes.extend([8, 0]);
    bytes.extend(200_u16.to_le_bytes());
    bytes.resize(16 + 224, 0);
    let block =
        [&[0; 4][..], &[0, 0, 1, 0], &[0; 16], &[0; 4], &[0; 12], &[0; 4], &[16, 0, 0, 0], &[0; 4], &[0; 4]].concat();
    let blocks = [&COUNT.to_le_bytes()[..], &[0; 4], &block.repeat(COUNT as usize)].concat();
    bytes.extend([[0; 4], [0; 4], (blocks.len() as u32).to_le_bytes(), [255; 4], [0; 4]].concat());
    bytes.extend(blocks);
    for _ in 0..200 {
        bytes.extend([&[1, 0, 255][..], &[0; 13]].concat());
        bytes.extend([2; 72].repeat(255));
    }
    bytes
}

/// A disc of WinOnCD of as many tracks as its header can count.
fn win_on_cd() -> Vec<u8> {
    let mut bytes = b"Adaptec CeQuadrat VirtualCD File".to_vec();
    bytes.resize(50, 0);
    bytes.extend([255, 255, 0, 0, 0, 0, 196, 0, 0, 0]);
    bytes.resize(196, 0);
    for number in 0..u16::MAX {
        let session = (number % 2 + 1) as u8;
        let places = [44_u32, number.into(), number.into(), 0, 0, 2048].map(u32::to_le_bytes).concat();
        bytes.extend([&places[..], &[0; 13], &[session, 1, 1, 1, 0, 0, 0]].concat());
    }
    bytes
}

/// A dynamic VHDX disk of so many bytes, whose table lies in a mebibyte of zeros.
fn vhdx(size: u64) -> Vec<u8> {
    let sum = |bytes: &mut [u8]| {
        let sum = discern::bytes::crc::crc_32c_without(bytes, 4);
        bytes[4..8].copy_from_slice(&sum.to_le_bytes());
    };
    let mut bytes = vec![0; 3 << 20];
    bytes[..8].copy_from_slice(b"vhdxfile");
    let guid = |one: u32, two: u16, three: u16, rest: u64| {
        [&one.to_le_bytes()[..], &two.to_le_bytes(), &three.to_le_bytes(), &rest.to_be_bytes()].concat()
    };
    for at in [64 << 10, 128 << 10] {
        bytes[at..at + 4].copy_from_slice(b"head");
        sum(&mut bytes[at..at + 4096]);
    }
    let region =
        |id: Vec<u8>, at: u64| [&id[..], &at.to_le_bytes(), &(1_u32 << 20).to_le_bytes(), &[1, 0, 0, 0]].concat();
    let regions = [
        &b"regi\0\0\0\0\x02\0\0\0\0\0\0\0"[..],
        &region(guid(0x2DC2_7766, 0xF623, 0x4200, 0x9D64_115E_9BFD_4A08), 2 << 20),
        &region(guid(0x8B7C_A206, 0x4790, 0x4B9A, 0xB8FE_575F_050F_886E), 1 << 20),
    ]
    .concat();
    for at in [192 << 10, 256 << 10] {
        bytes[at..at + regions.len()].copy_from_slice(&regions);
        sum(&mut bytes[at..at + (64 << 10)]);
    }
    let item = |id: Vec<u8>, at: u32, len: u32| [&id[..], &at.to_le_bytes(), &len.to_le_bytes(), &[0; 8]].concat();
    let metadata = [
        &b"metadata\0\0\x03\0"[..],
        &[0; 20],
        &item(guid(0xCAA1_6737, 0xFA36, 0x4D43, 0xB3B6_33F0_AA44_E76B), 65_536, 8),
        &item(guid(0x2FA5_4224, 0xCD1B, 0x4876, 0xB211_5DBE_D83B_F4B8), 65_544, 8),
        &item(guid(0x8141_BF1D, 0xA96F, 0x4709, 0xBA47_F233_A8FA_AB5F), 65_552, 4),
    ]
    .concat();
    let at = 1 << 20;
    bytes[at..at + metadata.len()].copy_from_slice(&metadata);
    let values = [&(1_u32 << 20).to_le_bytes()[..], &[0; 4], &size.to_le_bytes(), &512_u32.to_le_bytes()].concat();
    bytes[at + 65_536..at + 65_536 + values.len()].copy_from_slice(&values);
    bytes
}

/// A VHDX disk that records changes to another, both identified by a number.
fn differencing_vhdx(own: u8, parent: u8) -> Vec<u8> {
    let mut bytes = vhdx(1 << 20);
    for at in [64 << 10, 128 << 10] {
        // The identifier that changes with the data.
        bytes[at + 32..at + 48].copy_from_slice(&[own; 16]);
        bytes[at + 4..at + 8].fill(0);
        let sum = discern::bytes::crc::crc_32c_without(&bytes[at..at + 4096], 4);
        bytes[at + 4..at + 8].copy_from_slice(&sum.to_le_bytes());
    }
    let at = 1 << 20;
    let utf_16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let (key, id) = (utf_16("parent_linkage"), utf_16(&format!("{{{}}}", guid_of(parent))));
    let places = [32_u32, 32 + key.len() as u32].map(u32::to_le_bytes).concat();
    let lens = [key.len() as u16, id.len() as u16].map(u16::to_le_bytes).concat();
    let locator = [&[0; 18][..], &[1, 0], &places, &lens, &key, &id].concat();
    let id = [&0xA8D3_5F2D_u32.to_le_bytes()[..], &0xB30B_u16.to_le_bytes(), &0x454D_u16.to_le_bytes()].concat();
    let id = [&id[..], &0xABF7_D3D8_4834_AB0C_u64.to_be_bytes()].concat();
    let item = [&id[..], &65_600_u32.to_le_bytes(), &(locator.len() as u32).to_le_bytes(), &[0; 8]].concat();
    bytes[at + 10] = 4;
    bytes[at + 32 + 3 * 32..][..32].copy_from_slice(&item);
    bytes[at + 65_600..][..locator.len()].copy_from_slice(&locator);
    // It has a parent.
    bytes[at + 65_540] = 2;
    bytes
}

/// The text of an identifier whose bytes are all the same.
fn guid_of(byte: u8) -> String {
    let digits = format!("{byte:02x}");
    [4, 2, 2, 2, 6].map(|len| digits.repeat(len)).join("-")
}

/// An ISZ image of millions of chunks, with its table at a byte, or none.
fn isz(table: u32) -> Vec<u8> {
    let mut head = [&b"IsZ!\x30\x01\0\0\0\0"[..], &2048_u16.to_le_bytes(), &u32::MAX.to_le_bytes(), &[0; 9]].concat();
    head.extend(u32::MAX.to_le_bytes());
    head.extend((1_u32 << 20).to_le_bytes());
    head.extend([3, 1]);
    head.extend(table.to_le_bytes());
    head.extend([0; 4]);
    head.extend(60_u32.to_le_bytes());
    kilobyte(&[(0, &head)])
}

/// A DAA image of a version, whose table ends with the file.
fn daa(version: u32, chunk: u32) -> Vec<u8> {
    let mut head = b"DAA\0\0\0\0\0\0\0\0\0\0\0\0\0".to_vec();
    for field in [76, version, 1024, 1, 0, chunk] {
        head.extend(field.to_le_bytes());
    }
    head.extend(HUGE.to_le_bytes());
    head.extend(1024_u64.to_le_bytes());
    kilobyte(&[(0, &head)])
}

/// A WIA image with chunks of 2 MiB, all of one region, and partitions in a table past the file.
fn wia(stored: u32, groups: u32, partitions: u32, total: u64) -> Vec<u8> {
    let be = u32::to_be_bytes;
    let mut bytes =
        [&b"WIA\x01"[..], &be(0x0100_0000), &be(0x0009_0000), &be(0xDC), &[0; 20], &total.to_be_bytes()].concat();
    bytes.resize(0x48, 0);
    bytes.extend([be(2), be(0), be(5), be(2 << 20)].concat());
    bytes.resize(0x48 + 144, 0);
    bytes.extend([&be(partitions)[..], &be(48), &(1_u64 << 40).to_be_bytes(), &[0; 20]].concat());
    bytes.extend([&be(1)[..], &512_u64.to_be_bytes(), &be(24)].concat());
    bytes.extend([&be(groups)[..], &512_u64.to_be_bytes(), &be(stored)].concat());
    bytes.resize(512, 0);
    bytes.extend([&0_u64.to_be_bytes()[..], &total.to_be_bytes(), &be(0), &be(u32::MAX)].concat());
    bytes.resize(1024, 1);
    bytes
}

/// A UIF image whose table is packed to some kilobytes.
fn uif() -> Vec<u8> {
    let runs: Vec<u8> = (0..3_u32 << 16)
        .flat_map(|run| {
            [&0_u64.to_le_bytes()[..], &[64, 0, 0, 0], &run.to_le_bytes(), &[1, 0, 0, 0], &[5, 0, 0, 0]].concat()
        })
        .collect();
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(&runs, 9);
    let len = u32::try_from(packed.len() + 8).unwrap();
    let mut bytes = [&b"blhr"[..], &len.to_le_bytes(), &[1, 0, 0, 0], &(3_u32 << 16).to_le_bytes(), &packed].concat();
    let mut trailer = [&b"bbis"[..], &[64, 0, 0, 0], &[2, 0], &[8, 0], &[0; 4]].concat();
    trailer.extend([(3_u32 << 16).to_le_bytes(), 2048_u32.to_le_bytes(), [0; 4]].concat());
    trailer.extend([0; 8]);
    trailer.resize(64, 0);
    bytes.extend(trailer);
    bytes
}

/// An EnCase image whose tables are all the same, and fill what follows.
fn ewf() -> Vec<u8> {
    const TABLES: u64 = 1000;
    let mut bytes = b"EVF\x09\x0D\x0A\xFF\0\x01\x01\0\0\0".to_vec();
    let section = |kind: &[u8], next: u64| {
        let mut section = kind.to_vec();
        section.resize(16, 0);
        section.extend(next.to_le_bytes());
        section.extend(76_u64.to_le_bytes());
        section.resize(76, 0);
        section
    };
    bytes.extend(section(b"volume", 13 + 200));
    bytes
        .extend([&[1, 0, 0, 0][..], &u32::MAX.to_le_bytes(), &[64, 0, 0, 0, 0, 2, 0, 0], &HUGE.to_le_bytes()].concat());
    bytes.resize(13 + 200, 0);
    for number in 1..=TABLES {
        bytes.extend(section(b"table", 13 + 200 + 100 * number));
        bytes.extend((1_u32 << 19).to_le_bytes());
        bytes.resize(usize::try_from(13 + 200 + 100 * number).unwrap(), 0);
    }
    bytes.resize(3 << 20, 0);
    bytes
}

/// An Apple disk image whose resources are all the same.
fn dmg() -> Vec<u8> {
    let mut bytes = vec![0; 4 << 20];
    let be = |value: u64| value.to_be_bytes();
    // The data of all resources; behind it the map: one type, and 60,000 resources of it.
    bytes[256..260].copy_from_slice(&(3_u32 << 20).to_be_bytes());
    let map = 2 << 20;
    bytes[..16].copy_from_slice(&[256_u32, map, 3 << 20, 1 << 20].map(u32::to_be_bytes).concat());
    let map = map as usize;
    bytes[map + 24..map + 28].copy_from_slice(&[0, 28, 0, 28]);
    bytes[map + 28..map + 38].copy_from_slice(&[&[0, 0][..], b"blkx", &60_000_u16.to_be_bytes(), &[0, 10]].concat());
    for number in 0..60_000 {
        bytes[map + 38 + number * 12 + 2..][..2].copy_from_slice(&[255, 255]);
    }
    let mut trailer = [&b"koly"[..], &[0, 0, 0, 4], &[0, 0, 2, 0], &[0; 36], &be(4 << 20)].concat();
    trailer[40..48].copy_from_slice(&be(0));
    trailer[48..56].copy_from_slice(&be(4 << 20));
    trailer.resize(492, 0);
    trailer.extend(be(HUGE / 512));
    trailer.resize(512, 0);
    bytes.extend(trailer);
    bytes
}

#[test]
fn images_that_claim_more_than_they_hold_are_opened_or_refused_in_little_memory() {
    let _alone = alone();
    for (name, bytes) in bombs() {
        let said = defuse(name, &[("bomb.img", bytes)]);
        assert!(!said.is_empty(), "{name}");
    }
}

#[test]
fn sparse_bundles_that_claim_more_than_they_hold_end_in_a_plain_message() {
    let _alone = alone();
    for (band, size, bands) in [
        (1, HUGE, ["0", "7fffffff"]),
        (u64::MAX, u64::MAX, ["1", "ffffffffffffffff"]),
        (8 << 20, u64::MAX, ["7fffffffff", "1ffffffffff"]),
        (1 << 62, HUGE, ["0", "3"]),
        (512, 0, ["0", "1"]),
    ] {
        let kind = "<key>diskimage-bundle-type</key><string>com.apple.diskimage.sparsebundle</string>";
        let sizes = format!("<key>band-size</key><integer>{band}</integer><key>size</key><integer>{size}</integer>");
        let mut files = vec![("Info.plist", format!("<plist><dict>{kind}{sizes}</dict></plist>").into_bytes())];
        files.extend(bands.map(|name| (name, vec![0xE5; 700])));
        let said = defuse(&format!("bands of {band} bytes"), &files);
        let is_plain = said.contains("and no files") || said.contains("Mac OS X sparse bundle");
        assert!(is_plain, "bands of {band} bytes: {said}");
    }
}

/// Makes a disk with a number that records changes to the disk with another.
type Disk = fn(u8, u8) -> Vec<u8>;

#[test]
fn disks_that_record_changes_to_each_other_end_in_a_plain_message() {
    let _alone = alone();
    let qcow = |_: u8, parent: u8| {
        let parent = format!("{parent}.disk");
        let head = [&b"QFI\xFB\0\0\0\x02"[..], &512_u64.to_be_bytes(), &(parent.len() as u32).to_be_bytes()].concat();
        let rest = [&16_u32.to_be_bytes()[..], &(1_u64 << 20).to_be_bytes(), &[0; 8], &1024_u64.to_be_bytes()].concat();
        kilobyte(&[(0, &[head, rest].concat()), (512, parent.as_bytes())])
    };
    let vhd = |own: u8, parent: u8| {
        let size = (1_u64 << 20).to_be_bytes();
        let footer = [&b"conectix\0\0\0\x02\0\x01\0\0"[..], &512_u64.to_be_bytes(), &[0; 16], &size, &size, &[0; 4]];
        let footer = [&footer.concat()[..], &[0, 0, 0, 4], &[0; 4], &[own; 16]].concat();
        let head =
            [&b"cxsparse"[..], &[255; 8], &1536_u64.to_be_bytes(), &[0, 1, 0, 0, 0, 0, 0, 1, 0, 32, 0, 0]].concat();
        let mut disk = kilobyte(&[(0, &footer), (512, &[&head[..], &[0; 4], &[parent; 16]].concat())]);
        disk.resize(2048, 255);
        disk.extend(disk[..512].to_vec());
        disk
    };
    let vdi = |own: u8, parent: u8| {
        let head = [&b"\x7F\x10\xDA\xBE\x01\0\x01\0\x90\x01\0\0\x04\0\0\0"[..], &[0; 260]].concat();
        let ids = [[own; 16], [0; 16], [parent; 16]].concat();
        let sizes = [&(1_u64 << 20).to_le_bytes()[..], &(1_u32 << 20).to_le_bytes(), &[0; 4], &[1, 0, 0, 0]].concat();
        kilobyte(&[(64, &head), (0x154, &512_u32.to_le_bytes()), (0x170, &sizes), (0x188, &ids), (512, &[255; 4])])
    };
    let vmdk = |own: u8, parent: u8| {
        let head = format!("# Disk DescriptorFile\nversion=1\nCID=0000000{own}\nparentCID=0000000{parent}\n");
        let rest = format!("parentFileNameHint=\"{parent}.disk\"\nRW 2048 ZERO\n");
        format!("{head}createType=\"monolithicSparse\"\n{rest}").into_bytes()
    };
    let chd = |own: u8, parent: u8| {
        let head =
            [&b"MComprHD\0\0\0\x7C\0\0\0\x05"[..], &[0; 16], &(1_u64 << 20).to_be_bytes(), &124_u64.to_be_bytes()];
        let sizes = [4096_u32, 512].map(u32::to_be_bytes).concat();
        kilobyte(&[(0, &[&head.concat()[..], &[0; 8], &sizes, &[0; 20], &[own; 20], &[parent; 20]].concat())])
    };
    let formats: [(&str, Disk); 6] =
        [("QCOW2", qcow), ("VHD", vhd), ("VHDX", differencing_vhdx), ("VDI", vdi), ("VMDK", vmdk), ("CHD", chd)];
    for (format, disk) in formats {
        for length in [1_u8, 2, 5] {
            let names: Vec<String> = (1..=length).map(|number| format!("{number}.disk")).collect();
            let disks = (1..=length).map(|number| disk(number, number % length + 1));
            let files: Vec<(&str, Vec<u8>)> = names.iter().map(String::as_str).zip(disks).collect();
            let said = defuse(format, &files);
            let is_plain = ["changes to", "itself", "wasn't opened"].iter().any(|words| said.contains(words));
            assert!(is_plain, "{format}, {length}: {said}");
        }
    }
}

#[test]
fn parents_beyond_the_limit_end_in_a_plain_message() {
    let _alone = alone();
    const COUNT: u16 = 2000;
    // Each records changes to the next, and the last to none of them.
    let names: Vec<String> = (1..=COUNT).map(|number| format!("{number}.chd")).collect();
    let disks = (1..=COUNT).map(|number| {
        let head =
            [&b"MComprHD\0\0\0\x7C\0\0\0\x05"[..], &[0; 16], &(1_u64 << 20).to_be_bytes(), &124_u64.to_be_bytes()];
        let sizes = [4096_u32, 512].map(u32::to_be_bytes).concat();
        let ids = [number, number + 1].map(|number| number.to_be_bytes().repeat(10)).concat();
        kilobyte(&[(0, &[&head.concat()[..], &[0; 8], &sizes, &[0; 20], &ids].concat())])
    });
    let files: Vec<(&str, Vec<u8>)> = names.iter().map(String::as_str).zip(disks).collect();
    assert!(defuse("parents", &files).contains("parents of a disk"));
}

#[test]
fn a_file_packed_ten_times_over_ends_in_a_plain_message() {
    let _alone = alone();
    // Zeros, packed until a few hundred bytes are left, and again.
    let mut bytes = Vec::new();
    for _ in 0..16 {
        bytes.extend(gzip(&vec![0; 16 << 20]));
    }
    for _ in 0..9 {
        bytes = gzip(&bytes);
    }
    assert!(bytes.len() < 2000, "{}", bytes.len());
    let said = defuse("ten times", &[("bomb.gz", bytes)]);
    assert!(said.contains("no files"), "{said}");
}

/// A member of gzip (RFC 1952).
fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut member = vec![0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255];
    member.extend(miniz_oxide::deflate::compress_to_vec(bytes, 9));
    let mut crc = discern::bytes::crc::Crc32::new();
    crc.update(bytes);
    member.extend(crc.finalize().to_le_bytes());
    member.extend((bytes.len() as u32).to_le_bytes());
    member
}

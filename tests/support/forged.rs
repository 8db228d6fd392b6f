//! Images forged by a seed to do harm, shared by the tests and a fuzz target.

use super::crafted::{Crafted, DIRECTORY, PRIMARY, ROOT, SECTOR, both32, entry, px, record};
use super::random::Random;

/// Name and content of a file.
pub(crate) type Forgery = (String, Vec<u8>);

/// Number of kinds of forgery.
pub(crate) const KINDS: u64 = 14;

/// The files of the image with this seed. The remainder modulo [`KINDS`] decides the kind.
pub(crate) fn forge(seed: u64) -> Vec<Forgery> {
    let random = &mut Random(seed);
    let image = match seed % KINDS {
        0 => crowd(random),
        1 => continuations(random),
        2 => loops(random),
        3 => nested(random),
        4 => names(random),
        5 => extents(random),
        6 => zisofs(random),
        7 => relocations(random),
        8 => catalog(random),
        9 => partitions(random),
        10 => joliet(random),
        11 => return vec![("a.zip".into(), zip(random))],
        12 => return sheet(random),
        _ => return descriptor(random),
    };
    vec![("a.iso".into(), image)]
}

fn below(random: &mut Random, bound: usize) -> usize {
    random.below(bound as u64) as usize
}

/// An address inside an image of so many sectors, or outside it.
fn address(random: &mut Random, sectors: usize) -> u32 {
    match random.below(8) {
        0 => u32::MAX,
        1 => random.below(u64::from(u32::MAX)) as u32,
        _ => random.below(sectors as u64 + 2) as u32,
    }
}

/// Fills sectors with records, none of which crosses a sector.
fn fill(image: &mut Crafted, first: usize, sectors: usize, mut next: impl FnMut(usize) -> Vec<u8>) {
    let mut number = 0;
    for sector in first..first + sectors {
        let mut at = if sector == ROOT as usize { 68 } else { 0 };
        loop {
            let record = next(number);
            if at + record.len() > SECTOR {
                break;
            }
            image.put(sector, at, &record);
            (at, number) = (at + record.len(), number + 1);
        }
    }
}

fn root_of(image: &mut Crafted, bytes: u32, system_use: &[u8]) {
    let own = |name: &[u8], system_use: &[u8]| record(name, ROOT, bytes, DIRECTORY, system_use);
    image.put(PRIMARY, 156, &own(b"\0", b""));
    image.put(ROOT as usize, 0, &[own(b"\0", system_use), own(b"\x01", b"")].concat());
}

/// Directories of very many short records, some of which claim to be directories in the same sectors.
fn crowd(random: &mut Random) -> Vec<u8> {
    let sectors = 1 + below(random, 60);
    let mut image = Crafted::new(24 + sectors as u16);
    root_of(&mut image, (sectors * SECTOR) as u32, b"");
    let flags = if random.below(2) == 0 { 0 } else { DIRECTORY };
    let length = random.below(1 << 33) as u32;
    fill(&mut image, ROOT as usize, sectors, |number| {
        record(&[b'A' + (number % 26) as u8], ROOT + (number % sectors) as u32, length, flags, b"")
    });
    image.bytes().to_vec()
}

/// Chains of continuation areas that all records share, or that lead back into themselves.
fn continuations(random: &mut Random) -> Vec<u8> {
    let areas = 1 + below(random, 600);
    let first = ROOT as usize + 8;
    let mut image = Crafted::new((first + areas + 2) as u16);
    root_of(&mut image, 8 * SECTOR as u32, b"SP\x07\x01\xbe\xef\0");
    let total = first + areas;
    let lead = first + below(random, areas);
    fill(&mut image, ROOT as usize, 8, |number| {
        record(format!("F{number}.;1").as_bytes(), 1, 0, 0, &entry(b"CE", &[lead as u32, 0, 28]))
    });
    let goes_back = random.below(2) == 0;
    for area in 0..areas {
        let next = if goes_back { first + below(random, areas) } else { (first + area + 1) % total };
        let offset = random.below(4) as u32 * 28;
        image.put(first + area, 0, &entry(b"CE", &[next as u32, offset, 28]).repeat(4));
    }
    image.bytes().to_vec()
}

/// Directories that contain each other.
fn loops(random: &mut Random) -> Vec<u8> {
    let count = 2 + below(random, 40);
    let mut image = Crafted::new(24 + count as u16);
    for number in 0..count {
        let records: Vec<Vec<u8>> = (0..1 + below(random, 20))
            .map(|name| record(&[b'A' + name as u8], ROOT + below(random, count) as u32, 2048, DIRECTORY, &px(0o40755)))
            .collect();
        image.directory(ROOT + number as u32, ROOT + below(random, count) as u32, &records);
    }
    image.bytes().to_vec()
}

/// Nested directories, deeper than any path may be.
fn nested(random: &mut Random) -> Vec<u8> {
    let depth = 1 + below(random, 1500);
    let mut image = Crafted::new(24 + depth as u16);
    let name = vec![b'D'; 1 + below(random, 190)];
    for level in 0..depth as u32 {
        image.directory(
            ROOT + level,
            ROOT + level.saturating_sub(1),
            &[record(&name, ROOT + level + 1, 2048, DIRECTORY, b"")],
        );
    }
    image.bytes().to_vec()
}

/// Names that lead elsewhere, pose as others or are hard to draw, and link targets that grow.
fn names(random: &mut Random) -> Vec<u8> {
    const PIECES: [&[u8]; 14] = [
        b"..",
        b"/",
        b"\\",
        b"\0",
        b"\x1b[2J",
        b"\xe2\x80\xae",
        b"\xcc\x81\xd2\x89",
        b"\xc2\xad",
        b"CON",
        b"a:b",
        b".",
        b" ",
        b"\xff\xfe",
        b"desktop.ini",
    ];
    let mut image = Crafted::new(64);
    let mut piece = || {
        let count = 1 + below(random, 12);
        (0..count).flat_map(|_| PIECES[below(random, PIECES.len())].to_vec()).take(90).collect::<Vec<u8>>()
    };
    let mut records = Vec::new();
    let mut used = 0;
    for number in 0..60 {
        let name = piece();
        let nm = [b"NM".as_slice(), &[5 + name.len() as u8, 1, 0], &name].concat();
        let target = piece();
        let sl = [b"SL".as_slice(), &[7 + target.len() as u8, 1, 0, 0, target.len() as u8], &target].concat();
        let system_use = if number % 3 == 0 { [px(0o120777), sl].concat() } else { [px(0o100644), nm].concat() };
        let name = &name[..name.len().min(30)];
        let record = record(if name.is_empty() { b"A" } else { name }, 21, 9, 0, &system_use);
        used += record.len();
        if used > SECTOR - 300 {
            break;
        }
        records.push(record);
    }
    image.rock_ridge_root(&records);
    image.bytes().to_vec()
}

/// Files of very many extents that overlap or lie outside the image.
fn extents(random: &mut Random) -> Vec<u8> {
    let sectors = 1 + below(random, 150);
    let mut image = Crafted::new(24 + sectors as u16);
    root_of(&mut image, (sectors * SECTOR) as u32, b"");
    let last = 1 + below(random, 5000);
    let length = if random.below(2) == 0 { u32::MAX } else { random.below(1 << 20) as u32 };
    let at = address(random, 24 + sectors);
    fill(&mut image, ROOT as usize, sectors, |number| {
        record(b"A.;1", at, length, if number % last == last - 1 { 0 } else { 0x80 }, b"")
    });
    image.bytes().to_vec()
}

/// Packed files that claim to be far longer than they are.
fn zisofs(random: &mut Random) -> Vec<u8> {
    let mut image = Crafted::new(64);
    let claimed = random.below(1 << 33) as u32;
    let power = below(random, 40) as u8;
    let zf = [b"ZF\x10\x01pz\x04".as_slice(), &[power], &both32(claimed)].concat();
    image.rock_ridge_root(&[record(b"A.;1", 24, 30 * 2048, 0, &[px(0o100644), zf].concat())]);
    image.put(24, 0, b"\x37\xE4\x53\x96\xC9\xDB\xD6\x07").put(24, 8, &claimed.to_le_bytes()).put(24, 12, &[4, power]);
    for pointer in 0..2000 {
        let value = if random.below(3) == 0 { random.below(1 << 32) as u32 } else { 16 + pointer as u32 };
        image.put(24, 16 + pointer * 4, &value.to_le_bytes());
    }
    image.bytes().to_vec()
}

/// Directories relocated to themselves or to each other.
fn relocations(random: &mut Random) -> Vec<u8> {
    let count = 2 + below(random, 20);
    let mut image = Crafted::new(24 + count as u16 + 1);
    let link = |random: &mut Random, sign: &[u8; 2]| {
        let to = ROOT + below(random, count) as u32;
        record(format!("F{}", to % 7).as_bytes(), ROOT, 2048, 0, &[px(0o40755), entry(sign, &[to])].concat())
    };
    let records: Vec<Vec<u8>> = (0..8).map(|_| link(random, b"CL")).collect();
    image.rock_ridge_root(&records);
    for number in 1..count as u32 {
        let parent = entry(b"PL", &[ROOT + below(random, count) as u32]);
        let moved = record(
            b"M",
            ROOT + below(random, count) as u32,
            2048,
            DIRECTORY,
            &[px(0o40755), b"RE\x04\x01".to_vec()].concat(),
        );
        let records = [link(random, b"CL"), moved];
        image.directory(ROOT + number, ROOT, &records);
        image.put((ROOT + number) as usize, 34, &record(b"\x01", ROOT, 2048, DIRECTORY, &parent));
    }
    image.bytes().to_vec()
}

/// Endless boot catalogs, with images that overlap.
fn catalog(random: &mut Random) -> Vec<u8> {
    let sectors = 1 + below(random, 120);
    let mut image = Crafted::new(64 + sectors as u16);
    let terminator = b"\xffCD001\x01".to_vec();
    let boot = [b"\0CD001\x01EL TORITO SPECIFICATION".as_slice(), &[0; 32], &[0; 8], &30_u32.to_le_bytes()].concat();
    let mut boot = boot;
    boot.truncate(71);
    boot.extend(30_u32.to_le_bytes());
    image.put(17, 0, &[0; SECTOR]).put(17, 0, &boot);
    image.put(18, 0, &[0; SECTOR]).put(18, 0, &terminator);
    let mut validation = [0; 32];
    (validation[0], validation[30], validation[31]) = (1, 0x55, 0xAA);
    validation[28..30].copy_from_slice(&0x55AA_u16.wrapping_neg().wrapping_sub(1).wrapping_add(1).to_le_bytes());
    image.put(30, 0, &validation);
    for place in 1..sectors * 64 {
        let at = address(random, 64 + sectors).to_le_bytes();
        let head = [0x88, 0x90, 0x91, 0x44][below(random, 4)];
        let media = random.below(6) as u8;
        let entry = [[head, media, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF], [at[0], at[1], at[2], at[3], 0, 0, 0, 0]].concat();
        image.put(30 + place / 64, place % 64 * 32, &entry);
    }
    image.bytes().to_vec()
}

/// Partition tables that lead back to themselves, and more partitions than any disk has.
fn partitions(random: &mut Random) -> Vec<u8> {
    let sectors = 1 + below(random, 400);
    let mut image = vec![0; 1 << 18];
    for table in 0..sectors.min(image.len() / 512) {
        let at = table * 512;
        for slot in 0..4 {
            let kind = [0x05, 0x0F, 0x85, 0x0B, 0xEE, 0xA5, 0x82][below(random, 7)];
            let first = random.below(600) as u32;
            let place = at + 446 + slot * 16;
            image[place + 4] = kind;
            image[place + 8..place + 12].copy_from_slice(&first.to_le_bytes());
            image[place + 12..place + 16].copy_from_slice(&(random.below(1 << 32) as u32).to_le_bytes());
        }
        image[at + 510..at + 512].copy_from_slice(&[0x55, 0xAA]);
    }
    if random.below(2) == 0 {
        image[512..520].copy_from_slice(b"EFI PART");
        for (at, value) in [(524, 92_u32), (584, 2), (592, u32::MAX), (596, 128)] {
            image[at..at + 4].copy_from_slice(&value.to_le_bytes());
        }
    }
    image
}

/// Joliet with unpaired surrogates and the wrong byte order, and endless descriptors.
fn joliet(random: &mut Random) -> Vec<u8> {
    let mut image = Crafted::new(96);
    let mut second = image.bytes()[PRIMARY * SECTOR..(PRIMARY + 1) * SECTOR].to_vec();
    second[0] = 2;
    second[88..91].copy_from_slice(b"%/E");
    let root = record(b"\0", 80, 2048, DIRECTORY, b"");
    second[156..156 + root.len()].copy_from_slice(&root);
    for sector in 17..18 + below(random, 60) {
        second[158] = if random.below(4) == 0 { random.below(96) as u8 } else { 80 };
        image.put(sector, 0, &second);
    }
    let records: Vec<Vec<u8>> = (0..20)
        .map(|_| {
            let name: Vec<u8> = (0..1 + below(random, 40)).map(|_| random.below(256) as u8).collect();
            record(&name, address(random, 96), random.below(1 << 33) as u32, random.below(256) as u8, b"")
        })
        .collect();
    let mut used = 68;
    let records: Vec<Vec<u8>> = records
        .into_iter()
        .take_while(|record| {
            used += record.len();
            used <= SECTOR
        })
        .collect();
    image.directory(80, 80, &records);
    image.bytes().to_vec()
}

/// An archive whose members share their bytes and claim to be far larger.
fn zip(random: &mut Random) -> Vec<u8> {
    let mut bytes = b"PK\x03\x04\x14\0\0\0\x08\0".to_vec();
    bytes.extend([0; 16]);
    bytes.extend([1, 0, 0, 0, b'a']);
    bytes.extend([0xED, 0xC1, 1, 1, 0, 0, 0, 0x80, 0x90, 0xFE, 0xAF, 0xEE, 8, 0x1C].repeat(1 + below(random, 200)));
    let start = bytes.len() as u32;
    let count = 1 + below(random, 3000);
    for number in 0..count {
        let name = format!("{}{number}", ["../", "/", "a/", "C:\\", ""][below(random, 5)].repeat(1 + below(random, 4)));
        bytes.extend(b"PK\x01\x02\x14\0\x14\0\0\0");
        bytes.extend([[0, 8, 9, 99][below(random, 4)], 0]);
        bytes.extend([0; 8]);
        bytes.extend((start - 31).to_le_bytes());
        bytes.extend((random.below(1 << 32) as u32).to_le_bytes());
        bytes.extend((name.len() as u16).to_le_bytes());
        bytes.extend([0; 12]);
        bytes.extend(if random.below(4) == 0 { random.below(1 << 20) as u32 } else { 0 }.to_le_bytes());
        bytes.extend(name.as_bytes());
    }
    let length = bytes.len() as u32 - start;
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend((count as u16).to_le_bytes().repeat(2));
    bytes.extend(length.to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

/// A sheet with very many tracks and indexes, and times beyond any disc.
fn sheet(random: &mut Random) -> Vec<Forgery> {
    let mut text = String::from("FILE \"a.bin\" BINARY\n");
    for _ in 0..1 + below(random, 3000) {
        let number = random.below(120);
        let time = |random: &mut Random| format!("{}:{}:{}", random.below(99_999), random.below(99), random.below(99));
        text += &match random.below(9) {
            0 | 1 => format!("TRACK {number:02} {}\n", ["AUDIO", "MODE1/2352", "MODE2/2336"][below(random, 3)]),
            2 => format!("PREGAP {}\n", time(random)),
            3 => format!("POSTGAP {}\n", time(random)),
            4 => format!("TITLE \"{}\"\n", "x\u{202E}\u{301}".repeat(below(random, 300))),
            5 => format!("FILE \"{}a.bin\" BINARY\n", "../".repeat(below(random, 3))),
            6 => "REM SESSION 02\n".to_owned(),
            _ => format!("INDEX {:02} {}\n", random.below(100), time(random)),
        };
    }
    vec![("a.cue".into(), text.into_bytes()), ("a.bin".into(), vec![0; below(random, 40) * 2352 + below(random, 9)])]
}

/// A CloneCD or cdrdao descriptor that claims far more than its file has.
fn descriptor(random: &mut Random) -> Vec<Forgery> {
    let data = vec![0; below(random, 40) * 2352];
    if random.below(2) == 0 {
        let mut text = String::from("[CloneCD]\nVersion=3\n");
        for number in 0..below(random, 400) {
            let point = ["0xa0", "0xa1", "0xa2", "0x01", "0x02", "0x63"][below(random, 6)];
            let (lba, session) = (random.below(1 << 32) as i32, random.below(99));
            text += &format!(
                "[Entry {number}]\nSession={session}\nPoint={point}\nControl=0x0{}\nPMin={}\nPSec={}\nPFrame={}\nPLBA={lba}\n",
                random.below(8),
                random.below(300),
                random.below(99),
                random.below(99)
            );
        }
        return vec![("a.ccd".into(), text.into_bytes()), ("a.img".into(), data)];
    }
    let mut text = String::from("CD_DA\n");
    for _ in 0..below(random, 400) {
        text += &match random.below(6) {
            0 | 1 => format!("TRACK {}\n", ["AUDIO", "MODE1", "MODE2_RAW"][below(random, 3)]),
            2 => format!("ZERO {}:{}:0\n", random.below(9999), random.below(99)),
            3 => format!("SILENCE {}:0:0\n", random.below(99_999)),
            4 => format!("CD_TEXT {{ {} ", "LANGUAGE 0 { ".repeat(below(random, 50))),
            _ => format!("FILE \"a.bin\" {} {}:0:0\n", random.below(1 << 40), random.below(9999)),
        };
    }
    vec![("a.toc".into(), text.into_bytes()), ("a.bin".into(), data)]
}

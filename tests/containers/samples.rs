//! One disc as each container would store it: a file system in Mode 1, then audio.

use discern::sector::address::Msf;
use discern::sector::encode::mode_1;
use discern::source::{Files, Source};

use crate::cdi;
use crate::mds;
use crate::nrg;
use crate::support::crafted::{Crafted, DIRECTORY, record};

/// Sectors of the data track.
pub const DATA: usize = 200;
/// Sectors of the audio track.
pub const AUDIO: usize = 100;

/// A disc in one container.
pub struct Sample {
    /// The container's id.
    pub id: &'static str,
    /// Names and bytes, the descriptor first.
    pub files: Vec<(&'static str, Vec<u8>)>,
    /// Length in bytes of the descriptor, at the end of the first file or in a file of its own.
    pub descriptor: usize,
}

impl Sample {
    /// The files as the user opens them.
    pub fn opened(&self) -> Files {
        let mut files = Files::default();
        for (name, bytes) in &self.files {
            files.push(*name, Source::from_bytes(bytes.as_slice()));
        }
        files
    }

    fn new(id: &'static str, files: Vec<(&'static str, Vec<u8>)>) -> Self {
        Self { id, descriptor: files[0].1.len(), files }
    }
}

/// The data track's file system: a file, and one in a directory.
pub fn user_data() -> Vec<u8> {
    let mut image = Crafted::new(DATA as u16);
    image.directory(20, 20, &[record(b"A.TXT;1", 22, 5, 0, b""), record(b"D", 21, 2048, DIRECTORY, b"")]);
    image.directory(21, 20, &[record(b"B.TXT;1", 23, 6, 0, b"")]);
    image.put(22, 0, b"hello").put(23, 0, b"world!");
    image.bytes().to_vec()
}

/// The data track's sectors.
pub fn data() -> Vec<u8> {
    let user_data = user_data();
    let sectors = (0..).zip(user_data.chunks(2048)).flat_map(|(lba, data)| mode_1(Msf::of_lba(lba).unwrap(), data));
    sectors.collect()
}

/// Little-endian samples; no two sectors are equal.
pub fn audio() -> Vec<u8> {
    (0..AUDIO * 2352).map(|at| (at * 7 + at / 2352 + 1) as u8).collect()
}

fn pregap() -> Vec<u8> {
    let sectors = (-150..0).flat_map(|lba| mode_1(Msf::of_lba(lba).unwrap(), &[]));
    sectors.collect()
}

/// The disc in every container and each of their variants.
pub fn all() -> Vec<Sample> {
    let both = || [data(), audio()].concat();
    vec![
        Sample::new("cue", vec![("disc.cue", CUE.into()), ("disc.bin", both())]),
        Sample::new("cue", vec![("disc.cue", CUE_OF_TWO.into()), ("data.bin", data()), ("sound.bin", audio())]),
        nero(),
        Sample::new("mds", vec![("disc.mds", alcohol()), ("disc.mdf", both())]),
        disc_juggler(),
        Sample::new("ccd", vec![("disc.ccd", CCD.into()), ("disc.img", both()), ("disc.sub", vec![0; 300 * 96])]),
        Sample::new("toc", vec![("disc.toc", TOC.into()), ("disc.bin", [data(), big_endian(audio())].concat())]),
        Sample::new("gdi", vec![("disc.gdi", GDI.into()), ("track01.bin", data()), ("track02.raw", audio())]),
        Sample { descriptor: 0, ..Sample::new("raw", vec![("disc.bin", both())]) },
    ]
}

const CUE: &str = "FILE \"disc.bin\" BINARY\n  TRACK 01 MODE1/2352\n    INDEX 01 00:00:00\n  TRACK 02 AUDIO\n    \
    INDEX 01 00:02:50\n";

const CUE_OF_TWO: &str = "FILE \"data.bin\" BINARY\n  TRACK 01 MODE1/2352\n    INDEX 01 00:00:00\n\
    FILE \"sound.bin\" BINARY\n  TRACK 02 AUDIO\n    INDEX 01 00:00:00\n";

const CCD: &str = "[CloneCD]\nVersion=3\n[Disc]\nTocEntries=5\nSessions=1\nDataTracksScrambled=0\nCDTextLength=0\n\
    [Session 1]\nPreGapMode=1\nPreGapSubC=0\n\
    [Entry 0]\nSession=1\nPoint=0xa0\nControl=0x04\nPMin=1\nPSec=0\nPFrame=0\nPLBA=4350\n\
    [Entry 1]\nSession=1\nPoint=0xa1\nControl=0x00\nPMin=2\nPSec=0\nPFrame=0\nPLBA=8850\n\
    [Entry 2]\nSession=1\nPoint=0xa2\nControl=0x00\nPMin=0\nPSec=6\nPFrame=0\nPLBA=300\n\
    [Entry 3]\nSession=1\nPoint=0x01\nControl=0x04\nPMin=0\nPSec=2\nPFrame=0\nPLBA=0\n\
    [Entry 4]\nSession=1\nPoint=0x02\nControl=0x00\nPMin=0\nPSec=4\nPFrame=50\nPLBA=200\n\
    [TRACK 1]\nMODE=1\nINDEX 1=0\n[TRACK 2]\nMODE=0\nINDEX 1=200\n";

const TOC: &str = "CD_ROM\n\nTRACK MODE1_RAW\nDATAFILE \"disc.bin\" 00:02:50\n\n\
    TRACK AUDIO\nAUDIOFILE \"disc.bin\" #470400 0 00:01:25\n";

const GDI: &str = "2\n1 0 4 2352 track01.bin 0\n2 200 0 2352 track02.raw 0\n";

/// Big-endian samples, as cdrdao stores them.
fn big_endian(mut audio: Vec<u8>) -> Vec<u8> {
    audio.chunks_exact_mut(2).for_each(|sample| sample.swap(0, 1));
    audio
}

fn nero() -> Sample {
    let stored = [pregap(), data(), audio()].concat();
    let at = |sector: usize| (sector * 2352) as u64;
    let mut image = nrg::Image { stored, chunks: Vec::new() };
    let entries = [(4, 0, 0, -150), (4, 1, 0, -150), (4, 1, 1, 0), (0, 2, 0, 200), (0, 2, 1, 200), (0, 0xAA, 1, 300)];
    image.cuex(&entries);
    let tracks = [
        nrg::Dao { size: 2352, mode: 5, places: [0, at(150), at(350)] },
        nrg::Dao { size: 2352, mode: 7, places: [at(350), at(350), at(450)] },
    ];
    image.dao(true, 1, &tracks);
    image.sinf(2);
    let stored = image.stored.len();
    let bytes = image.finish(true);
    Sample { id: "nrg", descriptor: bytes.len() - stored, files: vec![("disc.nrg", bytes)] }
}

fn alcohol() -> Vec<u8> {
    let lead_out = mds::Track { mode: 0xAA, point: 0xA2, time: [0, 6, 0], ..mds::Track::default() };
    let data = mds::Track {
        mode: 0xAA,
        control: 4,
        point: 1,
        lengths: [150, DATA as u32],
        sector_size: 2352,
        files: vec!["*.mdf"],
        ..mds::Track::default()
    };
    let audio = mds::Track {
        mode: 0xA9,
        control: 0,
        point: 2,
        lengths: [0, AUDIO as u32],
        start: DATA as i32,
        offset: (DATA * 2352) as u64,
        ..data.clone()
    };
    let sessions = vec![(300, vec![lead_out, data, audio])];
    mds::Descriptor { version: 1, medium: 0, wide: false, sessions }.bytes()
}

fn disc_juggler() -> Sample {
    let stored = [pregap(), data(), audio()].concat();
    let track = |mode, control, start, indexes: &[u32]| cdi::Track {
        mode,
        sector_code: 2,
        control,
        start,
        indexes: indexes.to_vec(),
        length: indexes.iter().sum(),
        isrc: None,
        texts: Vec::new(),
    };
    let sessions = vec![vec![track(1, 4, 0, &[150, DATA as u32]), track(0, 0, 350, &[0, AUDIO as u32])]];
    let len = stored.len();
    let bytes = cdi::Image { version: cdi::Version::V35, stored, sessions, catalog: None, packs: Vec::new() }.bytes();
    Sample { id: "cdi", descriptor: bytes.len() - len, files: vec![("disc.cdi", bytes)] }
}

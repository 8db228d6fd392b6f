//! Video CDs by `vcdimager`: films as `vcdxrip` extracts them, and as the sectors store them.
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod support;

use std::path::Path;
use std::process::Command;

use discern::check::SectorCheck;
use discern::findings::Findings;
use discern::job::Job;
use discern::open::{self, Image};
use discern::source::{Files, Recipe};
use support::local_file::LocalFile;
use support::scratch::Scratch;
use support::tools;

/// Bytes of an MPEG pack on a Video CD: one sector of Form 2.
const PACK: usize = 2324;

/// Empty sectors that vcdimager writes before a film.
const MARGIN: usize = 30;

/// An MPEG-1 time stamp with its marker bits.
fn time(clock: u32, marker: u8) -> [u8; 5] {
    let bits = |shift: u32, mask: u32| u8::try_from(clock >> shift & mask).unwrap();
    [marker << 4 | bits(30, 7) << 1 | 1, bits(22, 255), bits(15, 127) << 1 | 1, bits(7, 255), bits(0, 127) << 1 | 1]
}

/// A pack filled by a video packet; the first has the headers of a sequence of 352 by 288 pictures.
fn pack(number: u32) -> Vec<u8> {
    let mut bytes = b"\0\0\x01\xBA".to_vec();
    bytes.extend(time(number * 1200, 2));
    bytes.extend([0x80, 0x1B, 0x91]);
    bytes.extend(b"\0\0\x01\xE0");
    let length = u16::try_from(PACK - bytes.len() - 2).unwrap();
    bytes.extend(length.to_be_bytes());
    bytes.extend(time(number * 1200, 2));
    if number == 0 {
        bytes.extend(b"\0\0\x01\xB3\x16\x01\x20\x83\x02\xCF\x20\xA0\0\0\x01\xB8\0\x08\0\x40\0\0\x01\0\0\x0F\xFF\xF8");
    }
    let filling = (0_u32..).map(|at| u8::try_from((number * 13 + at) % 255).unwrap() | 1);
    let left = PACK - bytes.len();
    bytes.extend(filling.take(left));
    bytes
}

fn film() -> Vec<u8> {
    let mut film: Vec<u8> = (0..300).flat_map(pack).collect();
    let end = film.len() - 4;
    film[end..].copy_from_slice(b"\0\0\x01\xB9");
    film
}

/// Makes a disc in `folder` and opens it.
fn disc(folder: &Path, options: &[&str]) -> Image {
    std::fs::write(folder.join("film.mpg"), film()).unwrap();
    tools::run(Command::new("vcdimager").args(options).arg("film.mpg").current_dir(folder));
    let mut files = Files::default();
    for name in ["videocd.cue", "videocd.bin"] {
        files.push(name, LocalFile::open(&folder.join(name)).unwrap());
    }
    open::open(files, &mut Findings::default()).unwrap()
}

fn bytes(recipe: Recipe) -> Vec<u8> {
    recipe.into_source().read_up_to(0, 64 << 20).unwrap()
}

#[test]
fn a_film_matches_vcdxrip() {
    if !tools::have("a_film_matches_vcdxrip", &["vcdimager", "vcdxrip"]) {
        return;
    }
    let scratch = Scratch::new();
    let mut image = disc(scratch.path(), &[]);
    let stored = std::fs::read(scratch.path().join("videocd.bin")).unwrap();
    assert!(SectorCheck::new(&image.disc).run().unwrap().is_clean());
    let view = &mut image.views[0];
    let id = view.find("/MPEGAV/AVSEQ01.DAT", &mut Findings::default()).unwrap();
    let row = view.index.row(id).unwrap();
    let (node, sectors) = (row.node, usize::try_from(row.size / 2048).unwrap());
    assert_eq!(view.index.missing(id), 0);
    let files = view.file_system();
    let variants = files.variants(node).unwrap();
    let ids: Vec<&str> = variants.iter().map(|variant| &*variant.id).collect();
    assert_eq!(ids, ["riff", "2352", "2336", "2324", "2048"]);
    let [data, headless, whole, plain] =
        ["2324", "2336", "2352", "2048"].map(|id| bytes(files.body_as(node, id).unwrap()));
    // The second track begins with the film.
    let start = image.disc.sessions[0].tracks[1].start().0;
    let start = usize::try_from(start).unwrap();
    assert!(whole == stored[start * 2352..(start + sectors) * 2352]);
    let part = |from: usize, len: usize| -> Vec<u8> {
        whole.chunks(2352).flat_map(|sector| sector[from..from + len].to_vec()).collect()
    };
    assert!(headless == part(16, 2336) && data == part(24, PACK) && plain == part(24, 2048));
    // The header that Windows adds to files copied from such discs, here for 375 sectors with vcdimager's attributes.
    let body = files.body(node).unwrap();
    assert!(body.is_sliceable());
    let body = bytes(body);
    let header = b"RIFF\x74\x75\x0D\0CDXAfmt \x10\0\0\0\0\0\0\0\x15\x55XA\x01\0\0\0\0\0\0\0data\x50\x75\x0D\0";
    assert_eq!(body[..44], header[..]);
    assert!(body[44..] == whole);
    tools::run(Command::new("vcdxrip").arg("--cue-file=videocd.cue").current_dir(scratch.path()));
    let ripped = std::fs::read(scratch.path().join("avseq01.mpg")).unwrap();
    assert!(data[MARGIN * PACK..][..ripped.len()] == ripped && ripped == film());
}

#[test]
fn sectors_stored_without_headers_give_the_same_film() {
    if !tools::have("sectors_stored_without_headers_give_the_same_film", &["vcdimager"]) {
        return;
    }
    let body = |options: &[&str]| {
        let scratch = Scratch::new();
        let mut image = disc(scratch.path(), options);
        let view = &mut image.views[0];
        let id = view.find("/MPEGAV/AVSEQ01.DAT", &mut Findings::default()).unwrap();
        bytes(view.file_system().body(view.index.row(id).unwrap().node).unwrap())
    };
    let (whole, headless) = (body(&[]), body(&["--sector-2336"]));
    assert!(whole.len() > 44 + 2352 * 300 && whole == headless);
}

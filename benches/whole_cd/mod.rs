//! Images of a CD with 700 MB of user data, and a stopwatch for our code and other programs.

#[path = "../../examples/inspect/local_file.rs"]
mod local_file;
pub mod timing;

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use discern::container;
use discern::disc::Disc;
use discern::findings::Findings;
use discern::formats::Formats;
use discern::sector::address::Msf;
use discern::sector::encode::mode_1;
use discern::source::Files;
use local_file::LocalFile;

/// Number of sectors.
pub const SECTORS: i32 = 358_400;

/// The images of one disc.
pub struct Images {
    /// Folder of the images and of everything written.
    pub folder: PathBuf,
    /// User data.
    pub iso: PathBuf,
    /// Complete sectors, and their sheet.
    pub bin: PathBuf,
    pub cue: PathBuf,
}

impl Images {
    /// Finds the images of earlier runs, or makes them.
    pub fn made() -> Self {
        let folder = std::env::temp_dir().join("discern-bench-cd");
        fs::create_dir_all(&folder).unwrap();
        let named = |name: &str| folder.join(name);
        let images = Self { iso: named("disc.iso"), bin: named("disc.bin"), cue: named("disc.cue"), folder };
        if !images.cue.exists() {
            images.make();
        }
        images
    }

    fn make(&self) {
        let create = |path: &Path| BufWriter::with_capacity(1 << 20, File::create(path).unwrap());
        let (mut iso, mut bin) = (create(&self.iso), create(&self.bin));
        let mut state: u64 = 0x9E37_79B9_7F4A_7C15;
        for lba in 0..SECTORS {
            let mut data = [0; 2048];
            for eight in data.as_chunks_mut().0 {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                *eight = state.to_le_bytes();
            }
            // The descriptors that iat looks for.
            let head: &[u8] = match lba {
                16 => b"\x01CD001\x01",
                17 => b"\xFFCD001\x01",
                _ => b"",
            };
            data[..head.len()].copy_from_slice(head);
            iso.write_all(&data).unwrap();
            bin.write_all(&mode_1(Msf::of_lba(lba).unwrap(), &data)).unwrap();
        }
        iso.flush().unwrap();
        bin.flush().unwrap();
        // Written last, so that incomplete images aren't taken for complete ones.
        fs::write(&self.cue, "FILE \"disc.bin\" BINARY\n  TRACK 01 MODE1/2352\n    INDEX 01 00:00:00\n").unwrap();
    }
}

/// Opens files as a disc.
pub fn open(paths: &[&Path]) -> Disc {
    let mut files = Files::default();
    for path in paths {
        files.push(path.file_name().unwrap().to_string_lossy(), LocalFile::open(path).unwrap());
    }
    Formats::all().disc(container::identify(&files).unwrap(), &files, &mut Findings::default()).unwrap()
}

//! `build --preset audio`: creates an audio CD from a folder of WAVE and FLAC files.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use discern::container::cue::album;
use discern::error::Result;
use discern::findings::Findings;
use discern::open;
use discern::source::{Files, Source};

use crate::convert::{Conversion, convert};
use crate::local_file::LocalFile;

/// Writes the disc as NRG if the path ends in `.nrg`, else as BIN/CUE; the tracks are in the order of their file names.
pub(crate) fn album(folder: &Path, to: &Path, out: &mut dyn Write) -> Result<()> {
    let paths = audio_files(folder)?;
    // A cue sheet cannot quote a quotation mark, so it is replaced in the sheet and in the name of the file.
    let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().replace('"', "_");
    let names: Vec<String> = paths.iter().map(name).collect();
    let stem = to.file_stem().unwrap_or_default().to_string_lossy();
    let mut files = Files::default();
    files.push(format!("{stem}.cue"), Source::from_bytes(album::sheet(&names)?.into_bytes()));
    for (path, name) in paths.iter().zip(names) {
        files.push(name, LocalFile::open(path)?);
    }
    let image = open::open(files, &mut Findings::default())?;
    let is_nrg = to.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("nrg"));
    let parent = to.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let asked = Conversion {
        to: if is_nrg { "nrg" } else { "cue" }.to_owned(),
        session: None,
        track: None,
        sectors: None,
        out: parent.to_string_lossy().into_owned(),
    };
    convert(&image, &asked, false, out)
}

/// Audio files of a folder, sorted by name.
fn audio_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries: Result<Vec<PathBuf>, std::io::Error> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect();
    let is_track = |path: &PathBuf| path.file_name().is_some_and(|name| album::is_audio(&name.to_string_lossy()));
    let mut paths: Vec<PathBuf> = entries?.into_iter().filter(is_track).collect();
    paths.sort();
    Ok(paths)
}

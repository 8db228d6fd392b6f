//! Refuses files that are no images, or have a format that is not read.

use crate::audio::RawAudio;
use crate::container::raw::RAW;
use crate::container::{self, CONTAINERS, Container};
use crate::disc::{Disc, Medium, Volume};
use crate::error::{Error, Result};
use crate::formats::{CUT, NO_TRACKS};
use crate::fs::{Unread, recognise_file, recognise_format};
use crate::limits;
use crate::refusal::Refusal;
use crate::sector::RAW_SIZE;
use crate::source::{Files, NamedFile, Source};

static EMPTY: Refusal = Refusal {
    code: "OPEN-EMPTY",
    sentence: "The file is empty: it has no bytes.",
    advice: "Copy or download it again.",
};

static TINY: Refusal = Refusal {
    code: "OPEN-TINY",
    sentence: "The file ends after {0}, which is less than a sector of any disc or disk.",
    advice: "Copy or download it again.",
};

static FORMAT: Refusal = Refusal {
    code: "OPEN-FORMAT",
    sentence: "This is {0}, which Discern doesn't read.",
    advice: "Unpack or convert it with another program, and open the result.",
};

static BROKEN: Refusal = Refusal {
    code: "OPEN-BROKEN",
    sentence: "This is {0}, and it is cut off or damaged.",
    advice: "Copy or download it again.",
};

static NO_IMAGE: Refusal = Refusal {
    code: "OPEN-NO-IMAGE",
    sentence: "This is {0}, not an image of a disc or disk.",
    advice: "Check that it is the file you meant to open.",
};

static NO_IMAGE_INSIDE: Refusal = Refusal {
    code: "OPEN-NO-IMAGE-INSIDE",
    sentence: "This is {0} packed with {1}, not an image of a disc or disk.",
    advice: "Check that it is the file you meant to open, or unpack it with another program.",
};

/// Audio that a program can open all the same, as a single track.
static AUDIO: Refusal = Refusal {
    code: "OPEN-RAW-AUDIO",
    sentence: "This seems to be {0} of CD audio without its sheet: nothing in it is a sector of data, and its bytes vary \
               as samples of 16 bits in two channels do.",
    advice: AUDIO_ADVICE,
};

/// The same for samples with the high byte first.
static AUDIO_SWAPPED: Refusal = Refusal {
    code: "OPEN-RAW-AUDIO-SWAPPED",
    sentence: "This seems to be {0} of CD audio without its sheet: nothing in it is a sector of data, and its bytes vary \
               as samples of 16 bits in two channels do, with the high byte first.",
    advice: AUDIO_ADVICE,
};

const AUDIO_ADVICE: &str = "Open it together with its sheet (.cue, .toc or .ccd), which says where its tracks begin. \
                            Without one, it can be opened as a single audio track.";

/// Extensions of files of samples, which need not end with a sector.
const SAMPLES: [&str; 3] = ["raw", "pcm", "cdda"];

/// Bytes of a second of CD audio (IEC 60908).
const SECOND: u64 = 176_400;

/// Bytes that are too few to say more of a file than that.
const FEW: u64 = 4;

/// Bytes of the smallest sector.
const SMALLEST_SECTOR: u64 = 128;

/// Name of the format that a file by its name describes a disc in.
fn described_by(file: &NamedFile) -> Option<&'static str> {
    let is_short = file.content.len() <= limits::SHEET_BYTES;
    let is_named = |ending: &&str| is_short && container::has_partners(ending) && file.has_extension(ending);
    CONTAINERS.iter().find(|container| container.endings.first().is_some_and(is_named)).map(|container| container.name)
}

/// The reason not to open files without any view; `None` if their sectors are worth examining. Files are refused only
/// without a descriptor, raw sectors, partitions and any known file system.
///
/// # Errors
/// If the files cannot be read.
pub(super) fn reason(
    files: &Files,
    container: &Container,
    disc: &Disc,
    volumes: &[Volume],
    unread: &[Unread],
) -> Result<Option<Error>> {
    if files.all().iter().all(|file| file.content.is_empty()) {
        return Ok(Some((&EMPTY).into()));
    }
    let is_described = match disc.medium {
        Medium::Cd | Medium::GdRom | Medium::Dvd => true,
        Medium::Disk { .. } | Medium::Unknown => false,
    };
    let ([volume], false, true) = (volumes, is_described, unread.is_empty()) else { return Ok(None) };
    if container.id != RAW.id && volume.content.is_empty() {
        return Ok(Some(CUT.with(&[&container.name]).into()));
    }
    let format = |(phrase, is_read)| if is_read { BROKEN.with(&[&phrase]) } else { FORMAT.with(&[&phrase]) };
    let format = recognise_format(&volume.content).map(format);
    let named = || files.first().and_then(described_by).map(|name| NO_TRACKS.with(&[&name]));
    let len = volume.content.len();
    let bytes = if len == 1 { "1 byte".to_owned() } else { format!("{len} bytes") };
    let tiny = |most| (len < most).then(|| TINY.with(&[&bytes]));
    let file = || {
        recognise_file(&volume.content).map(|phrase| match files.packer() {
            Some(packer) => NO_IMAGE_INSIDE.with(&[&phrase, &packer]),
            None => NO_IMAGE.with(&[&phrase]),
        })
    };
    let refused = format.or_else(named).or_else(|| tiny(FEW)).or_else(file).or_else(|| tiny(SMALLEST_SECTOR));
    match refused {
        Some(refused) => Ok(Some(refused.into())),
        None if container.id == RAW.id => Ok(raw_audio(files, &volume.content)?),
        None => Ok(None),
    }
}

/// The refusal of samples of CD audio: complete sectors of them, or a file named as one of samples.
fn raw_audio(files: &Files, content: &Source) -> Result<Option<Error>> {
    let is_named = files.first().is_some_and(|file| SAMPLES.iter().any(|ending| file.has_extension(ending)));
    let unit = if is_named { 4 } else { RAW_SIZE as u64 };
    if !content.len().is_multiple_of(unit) {
        return Ok(None);
    }
    let refusal = |audio: RawAudio| if audio.big_endian { &AUDIO_SWAPPED } else { &AUDIO };
    let length = length(content.len() / SECOND);
    Ok(RawAudio::recognise(content)?.map(|audio| refusal(audio).with(&[&length]).into()))
}

/// A duration in words.
fn length(seconds: u64) -> String {
    match seconds {
        0..60 => format!("{seconds} s"),
        _ => format!("{}:{:02} minutes", seconds / 60, seconds % 60),
    }
}

//! Plans a conversion: the files to write, and what they keep. Sectors that are only copied are not read.

use super::compare::Comparison;
use super::flac::Tag;
use super::form::Form;
use super::ledger::{Effect, Ledger};
use super::{album, disk, range};
use crate::container::{self, Pack, TargetOptions};
use crate::disc::{Disc, Lba, Medium, Track};
use crate::error::Result;
use crate::export::names;
use crate::findings::{Findings, Severity};
use crate::formats::Formats;
use crate::refusal::Refusal;
use crate::source::{Files, Output, Recipe, Source};

static DISK: Refusal = Refusal {
    code: "CONVERT-DISK",
    sentence: "This is an image of a disk, which has no form as a disc.",
    advice: "Choose a format of disks, such as “img”, or make a new disc image of its files.",
};

static DISC: Refusal = Refusal {
    code: "CONVERT-DISC",
    sentence: "This is an image of a disc, which has no form as a disk.",
    advice: "Choose a format of discs, such as “iso”.",
};

static NO_RANGE: Refusal = Refusal {
    code: "CONVERT-NO-RANGE",
    sentence: "This format can't hold a range of sectors.",
    advice: "Choose “data”, “raw” or “sub”.",
};

static NOT_CD_AUDIO: Refusal = Refusal {
    code: "CONVERT-NOT-CD-AUDIO",
    sentence: "The audio of track {0} is not CD audio (44,100 Hz, stereo, 16 bits), or is compressed in a way that Discern \
               can't decode.",
    advice: "Convert it first, for example with “ffmpeg -i NAME -ar 44100 -ac 2 -sample_fmt s16 NEW.wav”.",
};

static MISSING_FILE: Refusal = Refusal {
    code: "CONVERT-MISSING-FILE",
    sentence: "Track {0} can't be converted without its file.",
    advice: "Add “{1}”.",
};

static MOSTLY_MISSING: Refusal = Refusal {
    code: "CONVERT-MOSTLY-MISSING",
    sentence: "The descriptor claims {0} sectors, and the files hold {1} of them, so the result would be mostly zeros.",
    advice: "Get the complete files, or convert the tracks that are complete one by one.",
};

/// Sectors that may be missing of a disc that has less of others: 1 GiB of user data.
const MOST_MISSING: u64 = 1 << 19;

static WRONG_RESULT: Refusal =
    Refusal { code: "CONVERT-WRONG-RESULT", sentence: "The result would be wrong: {0}", advice: "" };

/// Sectors that may hold descriptors of a later session in a plain image: 16 before them, and more than any set has.
const HEAD: Lba = Lba(80);

/// Bytes of user data in a sector.
const SECTOR: usize = 2048;

/// Bytes of user data in those sectors.
const HEAD_BYTES: usize = 80 * SECTOR;

/// The content of a file.
#[derive(Debug, Clone)]
pub enum Content {
    /// Ranges of bytes: they can be read at any offset, and saved as slices if [`Recipe::is_sliceable`] says so.
    Plain(Recipe),
    /// Audio that is encoded while it is written, which alone shows the final size.
    Flac {
        /// The same audio as a WAVE file.
        wave: Recipe,
        /// Tags such as titles.
        tags: Vec<Tag>,
    },
    /// Bytes that are packed while they are written, which alone shows the final size.
    Packed {
        /// The data to pack.
        plain: Recipe,
        /// Packs it.
        pack: Pack,
        /// The options of the conversion.
        options: TargetOptions,
    },
}

/// A file to write.
#[derive(Debug, Clone)]
pub struct Planned {
    /// Name, safe on any computer.
    pub name: String,
    /// Content.
    pub content: Content,
}

/// A planned conversion.
pub struct Plan {
    /// The format to convert to.
    pub form: Form,
    /// The files to write. The first is the one to open.
    pub files: Vec<Planned>,
    /// Effects of the conversion on each kind of data.
    pub ledger: Ledger,
    /// The part of the source to convert.
    pub source: Disc,
    /// The result as opened by our own parsers.
    pub result: Disc,
    /// The files as if the user had opened them.
    given: Files,
    /// The end of the sectors that differ from the source, since descriptors of a later session replace them.
    pub(super) replaced: Option<Lba>,
}

impl Plan {
    /// Plans the conversion of a disc, or of a part of it.
    ///
    /// # Errors
    /// If the format can hold none of it, if files of the source are missing, or if it cannot be read.
    pub fn new(disc: &Disc, form: Form, options: &TargetOptions) -> Result<Self> {
        let is_disk = matches!(disc.medium, Medium::Disk { .. });
        if !form.target.holds.is_for(disc.medium) {
            return Err(if is_disk { &DISK } else { &DISC }.into());
        }
        if options.sectors.is_some() && !range::takes_range(form.target) {
            return Err((&NO_RANGE).into());
        }
        let (source, repairs) = range::part(disc, options)?;
        refuse_missing(&source, &disc.missing_files, form)?;
        refuse_mostly_missing(&source, form)?;
        let outputs = (form.target.write)(disc, options)?;
        let plain = |output: Output| Planned { name: output.name, content: Content::Plain(output.recipe) };
        let mut files: Vec<Planned> = outputs.into_iter().map(plain).collect();
        let given = as_files(&files);
        let result = reopened(&source, &given, form, options)?;
        if let Some(pack) = form.pack {
            for file in &mut files {
                let plain = file.plain().clone();
                file.content = Content::Packed { plain, pack, options: options.clone() };
            }
        }
        if form.target.id == album::FLAC.id {
            encode(&mut files, album::tags(disc, options)?);
        }
        let mut ledger = if is_disk {
            disk::ledger(&source, &result)
        } else if range::is_subchannel(form.target) {
            range::subchannel_ledger(&source, options)
        } else {
            Comparison::new(&source, &result).ledger()?
        };
        for repair in repairs {
            ledger.add(Effect::Changed, "repairs", 1, repair.sentence());
        }
        if let Some((from, to)) = options.sectors {
            let (_, whole) = disc.tracks().find(|(_, track)| track.holds(from)).unzip();
            let (taken, all) = (to.0.saturating_sub(from.0), whole.map_or(0, |track| track.sectors));
            let text = format!("{taken} of the track's {all} sectors are taken.");
            ledger.add(Effect::Kept, "range", u64::try_from(taken).unwrap_or(0), text);
        }
        let replaced = replaced(&source, &result)?;
        if replaced.is_some() {
            let text =
                "The last session's volume descriptors take the place of the first's, where programs look for them.";
            ledger.add(Effect::Lost, "descriptors", 1, text);
        }
        Ok(Self { form, files, ledger, source, result, given, replaced })
    }

    /// The files as if the user had opened them.
    #[must_use]
    pub fn as_given(&self) -> Files {
        self.given.clone()
    }

    /// The number of the file with this source as its content.
    pub(super) fn number_of(&self, source: &Source) -> Option<usize> {
        self.given.all().iter().position(|file| file.content.is_same(source))
    }

    /// Size of all files in bytes; for encoded files, the size of their audio.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.files.iter().map(Planned::len).fold(0, u64::saturating_add)
    }

    /// Whether there is nothing to write.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Planned {
    /// Size in bytes; for an encoded file, the size of its audio.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.plain().len()
    }

    /// Largest possible size in bytes: audio that does not compress is stored, with a header for every block.
    #[must_use]
    pub fn most(&self) -> u64 {
        match &self.content {
            Content::Plain(recipe) => recipe.len(),
            // Each block that does not get smaller has a little in front of it.
            Content::Packed { plain, .. } => plain.len().saturating_add(plain.len() / 64).saturating_add(1 << 20),
            Content::Flac { wave, tags } => {
                let texts = tags.iter().map(|(name, value)| name.len().saturating_add(value.len())).sum::<usize>();
                wave.len().saturating_add(wave.len() / 64).saturating_add(texts as u64).saturating_add(64 << 10)
            }
        }
    }

    /// The file, or the data encoded or packed in it: audio as a WAVE file, or an image.
    #[must_use]
    pub const fn plain(&self) -> &Recipe {
        match &self.content {
            Content::Plain(recipe) | Content::Flac { wave: recipe, .. } | Content::Packed { plain: recipe, .. } => {
                recipe
            }
        }
    }

    /// Whether the file is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A name for the results of these files: that of the first without its extension, safe on any computer.
#[must_use]
pub fn name_of(files: &Files) -> String {
    let name = files.first().map_or("disc", |file| file.name.as_str());
    let base = match name.rsplit_once('.') {
        Some((base, ending)) if !base.is_empty() && ending.len() <= 4 => base,
        _ => name,
    };
    names::safe(base).into_owned()
}

/// Returns an error if a track that the format can hold is missing.
fn refuse_missing(source: &Disc, missing: &[String], form: Form) -> Result<()> {
    let mut tracks = source.tracks().filter(|(_, track)| track.missing && holds(form, track));
    let Some((_, Track { number, .. })) = tracks.next() else {
        return Ok(());
    };
    Err(match missing {
        [] => NOT_CD_AUDIO.with(&[number]).into(),
        files => MISSING_FILE.with(&[number, &files.join("”, “")]).into(),
    })
}

/// Whether a form has a place for a track.
fn holds(form: Form, track: &Track) -> bool {
    match form.target.id {
        "iso" => track.is_data(),
        "wav" | "flac" => !track.is_data(),
        _ => true,
    }
}

/// An error if a descriptor claims far more sectors than the files hold: a damaged one may claim more than any medium has.
fn refuse_mostly_missing(source: &Disc, form: Form) -> Result<()> {
    let (mut declared, mut held) = (0_u64, 0_u64);
    for (_, track) in source.tracks().filter(|(_, track)| holds(form, track)) {
        declared = declared.saturating_add(track.sectors.into());
        held = held.saturating_add(u64::try_from(track.stored_end().0.saturating_sub(track.first.0)).unwrap_or(0));
    }
    let missing = declared.saturating_sub(held);
    if missing > MOST_MISSING && missing > held {
        return Err(MOSTLY_MISSING.with(&[&declared, &held]).into());
    }
    Ok(())
}

fn as_files(files: &[Planned]) -> Files {
    let mut given = Files::default();
    for file in files {
        given.derive(file.name.clone(), file.plain().clone().into_source());
    }
    given
}

/// The end of the first sectors that the plain image of a disc with several sessions replaces.
fn replaced(source: &Disc, result: &Disc) -> Result<Option<Lba>> {
    let whole = |disc: &Disc| disc.tracks().map(|(_, track)| track).find(|track| track.first.0 <= 0).cloned();
    let (Some(before), Some(after)) = (whole(source), whole(result)) else { return Ok(None) };
    if source.sessions.len() < 2 || result.sessions.len() > 1 || !before.is_data() || !after.is_data() {
        return Ok(None);
    }
    let head = |track: &Track| track.sectors_as(Lba(0), HEAD, track.cooked()).into_source().read_up_to(0, HEAD_BYTES);
    let (before, after) = (head(&before)?, head(&after)?);
    let mut sectors = before.chunks(SECTOR).zip(after.chunks(SECTOR));
    let last = sectors.rposition(|(before, after)| before != after);
    Ok(last.and_then(|at| i32::try_from(at).ok()).map(|at| Lba(at.saturating_add(1))))
}

/// Marks the audio files to be encoded.
fn encode(files: &mut [Planned], tags: Vec<Vec<Tag>>) {
    let sounds = files.iter_mut().filter(|file| file.name.ends_with(".flac"));
    for (file, tags) in sounds.zip(tags) {
        file.content = Content::Flac { wave: file.plain().clone(), tags };
    }
}

/// Opens the planned result with our own parsers, which must find nothing wrong with it.
fn reopened(source: &Disc, given: &Files, form: Form, options: &TargetOptions) -> Result<Disc> {
    let is_sheet = given.first().is_some_and(|file| file.has_extension("cue"));
    let container = match form.container {
        Some(container) => container,
        None if is_sheet => container::identify(given)?,
        None => return range::as_disc(source, options, form.target, given.first()),
    };
    let mut findings = Findings::default();
    let disc = Formats::all().disc(container, given, &mut findings)?;
    match findings.kept().iter().find(|finding| finding.anomaly.severity > Severity::Note) {
        Some(finding) => Err(WRONG_RESULT.with(&[&finding]).into()),
        None => Ok(disk::of_same_sectors(source, disc)),
    }
}

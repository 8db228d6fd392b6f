//! What a conversion will write, and what it keeps; nothing is read yet of sectors that only move.

use super::compare::Comparison;
use super::flac::Tag;
use super::form::Form;
use super::ledger::{Fate, Ledger};
use super::{album, range};
use crate::container::{self, Wanted};
use crate::disc::{Disc, Lba, Track};
use crate::error::Result;
use crate::export::names;
use crate::findings::{Findings, Severity};
use crate::formats::Formats;
use crate::refusal::Refusal;
use crate::source::{Files, Output, Recipe, Source};

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

static WRONG_RESULT: Refusal =
    Refusal { code: "CONVERT-WRONG-RESULT", sentence: "The result would not be right: {0}", advice: "" };

/// Sectors in which a plain image may have a later session's descriptors: 16 before them, and more than any set has.
const HEAD: Lba = Lba(80);

/// Bytes of a sector's user data.
const SECTOR: usize = 2048;

/// Bytes of user data in those sectors.
const HEAD_BYTES: usize = 80 * SECTOR;

/// What a file is made of.
#[derive(Debug, Clone)]
pub enum Content {
    /// Bytes that are named: they can be read at any place, and saved as slices where [`Recipe::is_sliceable`] says so.
    Plain(Recipe),
    /// Sound that is encoded on its way out; how long it becomes, only its end tells.
    Flac {
        /// The same sound as a WAVE file.
        wave: Recipe,
        /// Titles and the like.
        tags: Vec<Tag>,
    },
}

/// A file to be written.
#[derive(Debug, Clone)]
pub struct Planned {
    /// Its name, safe on any computer.
    pub name: String,
    /// What it is made of.
    pub content: Content,
}

/// A conversion before it is done.
pub struct Plan {
    /// Into which form.
    pub form: Form,
    /// The files, the one to open first.
    pub files: Vec<Planned>,
    /// What becomes of what the disc has.
    pub ledger: Ledger,
    /// What was asked for, as it is on the source.
    pub source: Disc,
    /// The result as our own parsers open it.
    pub result: Disc,
    /// The files as they would be given to be opened.
    given: Files,
    /// Where the sectors end that are not those of the source, since a later session's descriptors stand there.
    pub(super) replaced: Option<Lba>,
}

impl Plan {
    /// Plans the conversion of a disc, or of what is wanted of it.
    ///
    /// # Errors
    /// Where the form cannot hold any of it, files of the source are missing, or it cannot be read.
    pub fn new(disc: &Disc, form: Form, wanted: &Wanted) -> Result<Self> {
        if wanted.sectors.is_some() && !range::takes_range(form.target) {
            return Err((&NO_RANGE).into());
        }
        let source = range::part(disc, wanted)?;
        refuse_missing(&source, &disc.missing_files, form)?;
        let outputs = (form.target.write)(disc, wanted)?;
        let plain = |output: Output| Planned { name: output.name, content: Content::Plain(output.recipe) };
        let mut files: Vec<Planned> = outputs.into_iter().map(plain).collect();
        let given = given(&files);
        let result = reopened(&source, &given, form, wanted)?;
        if form.target.id == album::FLAC.id {
            encode(&mut files, album::tags(disc, wanted)?);
        }
        let mut ledger = if range::is_subchannel(form.target) {
            range::subchannel_ledger(&source, wanted)
        } else {
            Comparison::new(&source, &result).ledger()?
        };
        if let Some((from, to)) = wanted.sectors {
            let (_, whole) = disc.tracks().find(|(_, track)| track.holds(from)).unzip();
            let (taken, all) = (to.0.saturating_sub(from.0), whole.map_or(0, |track| track.sectors));
            let text = format!("{taken} of the track's {all} sectors are taken.");
            ledger.add(Fate::Kept, "range", u64::try_from(taken).unwrap_or(0), text);
        }
        let replaced = replaced(&source, &result)?;
        if replaced.is_some() {
            let text =
                "The last session's volume descriptors take the place of the first's, where programs look for them.";
            ledger.add(Fate::Lost, "descriptors", 1, text);
        }
        Ok(Self { form, files, ledger, source, result, given, replaced })
    }

    /// The files as if the user had opened them.
    #[must_use]
    pub fn as_given(&self) -> Files {
        self.given.clone()
    }

    /// The number of the file whose content a source is.
    pub(super) fn number_of(&self, source: &Source) -> Option<usize> {
        self.given.all().iter().position(|file| file.content.is_same(source))
    }

    /// Bytes of all files; of those that are encoded, of the sound in them.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.files.iter().map(Planned::len).fold(0, u64::saturating_add)
    }

    /// Whether nothing is written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Planned {
    /// Bytes; of a file that is encoded, of the sound in it.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.plain().len()
    }

    /// Bytes that it can become at most: sound that does not get smaller is stored, with a head for every block.
    #[must_use]
    pub fn most(&self) -> u64 {
        match &self.content {
            Content::Plain(recipe) => recipe.len(),
            Content::Flac { wave, tags } => {
                let texts = tags.iter().map(|(name, value)| name.len().saturating_add(value.len())).sum::<usize>();
                wave.len().saturating_add(wave.len() / 64).saturating_add(texts as u64).saturating_add(64 << 10)
            }
        }
    }

    /// The file, or of one that is encoded the same sound as a WAVE file.
    #[must_use]
    pub const fn plain(&self) -> &Recipe {
        match &self.content {
            Content::Plain(recipe) | Content::Flac { wave: recipe, .. } => recipe,
        }
    }

    /// Whether the file is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A name for the results of these files: that of the first without its ending, safe on any computer.
#[must_use]
pub fn name_of(files: &Files) -> String {
    let name = files.first().map_or("disc", |file| file.name.as_str());
    let base = match name.rsplit_once('.') {
        Some((base, ending)) if !base.is_empty() && ending.len() <= 4 => base,
        _ => name,
    };
    names::safe(base).into_owned()
}

/// An error where a track that the form can hold is not there.
fn refuse_missing(source: &Disc, missing: &[String], form: Form) -> Result<()> {
    let holds = |track: &Track| match form.target.id {
        "iso" => track.is_data(),
        "wav" | "flac" => !track.is_data(),
        _ => true,
    };
    let Some((_, Track { number, .. })) = source.tracks().find(|(_, track)| track.missing && holds(track)) else {
        return Ok(());
    };
    Err(match missing {
        [] => NOT_CD_AUDIO.with(&[number]).into(),
        files => MISSING_FILE.with(&[number, &files.join("”, “")]).into(),
    })
}

fn given(files: &[Planned]) -> Files {
    let mut given = Files::default();
    for file in files {
        given.derive(file.name.clone(), file.plain().clone().into_source());
    }
    given
}

/// Where the first sectors of a disc of several sessions end that its plain image has otherwise.
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

/// Has the files of sound encoded.
fn encode(files: &mut [Planned], tags: Vec<Vec<Tag>>) {
    let sounds = files.iter_mut().filter(|file| file.name.ends_with(".flac"));
    for (file, tags) in sounds.zip(tags) {
        file.content = Content::Flac { wave: file.plain().clone(), tags };
    }
}

/// The disc that our own parsers read from what will be written. What they find wrong with it must not be.
fn reopened(source: &Disc, given: &Files, form: Form, wanted: &Wanted) -> Result<Disc> {
    let is_sheet = given.first().is_some_and(|file| file.has_extension("cue"));
    let container = match form.container {
        Some(container) => container,
        None if is_sheet => container::identify(given)?,
        None => return range::as_disc(source, wanted, form.target, given.first()),
    };
    let mut findings = Findings::default();
    let disc = Formats::all().disc(container, given, &mut findings)?;
    match findings.kept().iter().find(|finding| finding.anomaly.severity > Severity::Note) {
        Some(finding) => Err(WRONG_RESULT.with(&[&finding]).into()),
        None => Ok(disc),
    }
}

//! Files whose sectors hold more than 2048 bytes of user data: CD-ROM XA files in Form 2 or interleaved, such as videos
//! on Video CDs and PlayStation discs, and audio tracks that have a directory record.

use std::num::NonZeroU32;
use std::ops::Range;

use super::extents::Section;
use super::record::Record;
use super::volume_tree::Tree;
use super::xa::{self, Sectors};
use crate::audio::wave_header;
use crate::disc::{Lba, SECTOR_SIZE, Stored, Track, TrackMode};
use crate::fs::Variant;
use crate::limits;
use crate::source::Recipe;

/// The bytes of each raw sector that a variant contains.
struct Part {
    id: &'static str,
    name: &'static str,
    first: u32,
    len: u32,
}

/// Every variant is saved under the file's own name.
const PLAIN_NAME: [&str; 2] = ["", ""];

/// The variants of a file of Mode 2 sectors besides RIFF, the largest first.
static PARTS: [Part; 3] = [
    Part { id: "2352", name: "Raw sectors, 2352 bytes each", first: 0, len: 2352 },
    Part { id: "2336", name: "Sectors with their subheaders, 2336 bytes each", first: 16, len: 2336 },
    Part { id: "2324", name: "Form 2 data, 2324 bytes per sector", first: 24, len: 2324 },
];

/// Raw sectors after a RIFF header.
const RIFF: &str = "riff";

/// The user data, 2048 bytes per sector.
pub(super) const PLAIN: &str = "2048";

/// Length of the XA record in a RIFF header, in bytes.
const RECORD: usize = 14;

/// A file whose sectors are read from the tracks.
pub(super) struct RawFile<'a> {
    sectors: Sectors,
    /// The system use of the directory record.
    record: &'a [u8],
    tracks: &'a [Track],
    runs: Vec<Range<i32>>,
}

impl<'a> RawFile<'a> {
    /// `None` for an ordinary file, and where the image holds only the user data of the sectors.
    pub(super) fn of(tree: &'a Tree, record: &Record<'a>, sections: &[Section]) -> Option<Self> {
        let sectors = xa::sectors(record.system_use).filter(|_| !record.is_directory())?;
        let mut runs: Vec<Range<i32>> = Vec::new();
        for piece in sections.iter().flat_map(|section| section.pieces()).take(limits::FILE_UNITS) {
            let lba = |sector: u64| i32::try_from(sector).unwrap_or(i32::MAX);
            let run = lba(piece.start / SECTOR_SIZE)..lba(piece.end.div_ceil(SECTOR_SIZE));
            match runs.last_mut() {
                Some(last) if last.end == run.start => last.end = run.end,
                _ => runs.push(run),
            }
        }
        let file = Self { sectors, record: record.system_use, tracks: &tree.tracks, runs };
        let is_there = match sectors {
            Sectors::Audio => file.samples().is_some(),
            Sectors::Mode2 => PARTS.iter().any(|part| file.part(part).is_some()),
        };
        is_there.then_some(file)
    }

    /// The content as Windows presents it: audio as WAVE, anything else as RIFF of raw sectors, or the largest variant
    /// where raw sectors are not stored.
    pub(super) fn body(&self) -> Option<Recipe> {
        match self.sectors {
            Sectors::Audio => {
                let samples = self.samples()?;
                let mut recipe = Recipe::default();
                recipe.push_bytes(wave_header(samples.len()).to_vec());
                recipe.append(&samples);
                Some(recipe)
            }
            Sectors::Mode2 => self.riff().or_else(|| PARTS.iter().find_map(|part| self.part(part))),
        }
    }

    /// Its raw sectors as Windows presents them; `None` where they are not stored.
    fn riff(&self) -> Option<Recipe> {
        let [whole, ..] = &PARTS;
        let sectors = self.part(whole)?;
        let mut recipe = Recipe::default();
        recipe.push_bytes(riff_header(self.record, sectors.len()));
        recipe.append(&sectors);
        Some(recipe)
    }

    /// All variants; the first is the body.
    pub(super) fn variants(&self, recorded: u64) -> Vec<Variant> {
        if self.sectors == Sectors::Audio {
            return Vec::new();
        }
        let part = |part: &Part| Some(Variant::known(part.id, part.name, self.part(part)?.len(), PLAIN_NAME));
        let riff = self.riff();
        let riff = riff.map(|riff| Variant::known(RIFF, "RIFF CDXA, as Windows shows it", riff.len(), PLAIN_NAME));
        let plain = Variant::known(PLAIN, "As recorded, 2048 bytes per sector", recorded, PLAIN_NAME);
        riff.into_iter().chain(PARTS.iter().filter_map(part)).chain([plain]).collect()
    }

    /// The content of a variant other than [`PLAIN`].
    pub(super) fn variant(&self, id: &str) -> Option<Recipe> {
        if self.sectors == Sectors::Audio {
            return None;
        }
        if id == RIFF { self.riff() } else { PARTS.iter().find(|part| part.id == id).and_then(|part| self.part(part)) }
    }

    /// Number of its audio sectors that the tracks hold.
    pub(super) fn sectors_held(&self) -> u64 {
        self.samples().map_or(0, |samples| samples.len() / Stored::RAW.step())
    }

    fn part(&self, part: &Part) -> Option<Recipe> {
        let len = NonZeroU32::new(part.len)?;
        let is_mode_2 =
            |track: &Track| matches!(track.mode, TrackMode::Mode2 | TrackMode::Mode2Form1 | TrackMode::Mode2Form2);
        self.gather(|track, from, to| track.bytes_of_sectors(from, to, part.first, len).filter(|_| is_mode_2(track)))
    }

    fn samples(&self) -> Option<Recipe> {
        self.gather(|track, from, to| (!track.is_data()).then(|| track.samples(from, to)))
    }

    /// Joins what `take` returns for each track, run by run, up to the first sector that no track holds; `None` where a
    /// track has none of it.
    fn gather(&self, take: impl Fn(&Track, Lba, Lba) -> Option<Recipe>) -> Option<Recipe> {
        let mut recipe = Recipe::default();
        for run in &self.runs {
            let mut at = run.start;
            while at < run.end {
                let Some(track) = self.tracks.iter().find(|track| (track.first.0..track.end().0).contains(&at)) else {
                    return Some(recipe).filter(|recipe| !recipe.is_empty());
                };
                let end = run.end.min(track.end().0);
                recipe.append(&take(track, Lba(at), Lba(end))?);
                at = end;
            }
        }
        Some(recipe).filter(|recipe| !recipe.is_empty())
    }
}

/// The header that Windows puts before the sectors: the XA record of the directory, and the number of bytes that
/// follow.
fn riff_header(record: &[u8], len: u64) -> Vec<u8> {
    let len = u32::try_from(len).unwrap_or(u32::MAX);
    let mut header = b"RIFF".to_vec();
    header.extend(len.saturating_add(36).to_le_bytes());
    header.extend(b"CDXAfmt \x10\0\0\0");
    header.extend(record.get(..RECORD).unwrap_or_default());
    header.resize(36, 0);
    header.extend(b"data");
    header.extend(len.to_le_bytes());
    header
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, content, found, record};
    use crate::disc::{Lba, Stored, Track, TrackMode};
    use crate::findings::Findings;
    use crate::sector::address::Msf;
    use crate::sector::encode::{mode_2_form_1, mode_2_form_2};
    use crate::source::Source;

    const SOUND: &[u8] = b"\0\0\0\0\x45\x55XA\0\0\0\0\0\0";
    const MIXED: &[u8] = b"\0\0\0\0\x25\x55XA\x01\0\0\0\0\0";

    fn sound(sectors: u8) -> Track {
        let samples: Vec<u8> = (1..=sectors).flat_map(|number| [number; 2352]).collect();
        Track::new(2, TrackMode::Audio, Lba(40), sectors.into(), Stored::RAW, Source::from_bytes(samples))
    }

    #[test]
    fn an_audio_track_with_a_record_is_a_wave_file() {
        let entry = |track: Track| {
            let sample = Sample::root(&[record(b"SONG.DA;1", 41, 2 * 2048, 0, SOUND)]);
            let mut findings = Findings::default();
            let view = sample.mount_on(vec![track], &mut findings).remove(0);
            let entry = view.list(view.root(), &mut findings).unwrap().remove(0);
            (content(view.as_ref(), entry.node), entry.size, entry.missing, found(&findings).len())
        };
        let (bytes, size, missing, findings) = entry(sound(5));
        assert_eq!((size, missing, findings), (4096, 0, 0));
        assert_eq!(bytes[..4], *b"RIFF");
        assert_eq!(bytes[40..44], 4704_u32.to_le_bytes());
        assert!(bytes[44..] == [[2; 2352], [3; 2352]].concat());
        let (bytes, _, missing, findings) = entry(sound(2));
        assert_eq!((bytes.len(), missing, findings), (44 + 2352, 2048, 1));
    }

    #[test]
    fn interleaved_forms_come_as_they_are_and_user_data_as_recorded() {
        let mut sectors: Vec<_> = (0..32).map(|lba| mode_2_form_1(Msf::of_lba(lba).unwrap(), [0; 4], &[])).collect();
        sectors[22] = mode_2_form_1(Msf::of_lba(22).unwrap(), [1, 0, 0x48, 0], b"hello");
        sectors[23] = mode_2_form_2(Msf::of_lba(23).unwrap(), [1, 1, 0x64, 0], &[7; 2324]);
        let bytes = Source::from_bytes(sectors.concat());
        let track = |mode, stored, bytes| Track::new(1, mode, Lba(0), 32, stored, bytes);
        let on = |track: Track| {
            let sample = Sample::root(&[record(b"A.STR;1", 22, 2 * 2048, 0, MIXED)]);
            let view = sample.mount_on(vec![track], &mut Findings::default()).remove(0);
            let node = view.list(view.root(), &mut Findings::default()).unwrap()[0].node;
            (view, node)
        };
        let (view, node) = on(track(TrackMode::Mode2, Stored::RAW, bytes));
        let variants = view.variants(node).unwrap();
        let sizes: Vec<_> = variants.iter().map(|variant| (&*variant.id, variant.size)).collect();
        assert_eq!(sizes, [("riff", 4748), ("2352", 4704), ("2336", 4672), ("2324", 4648), ("2048", 4096)]);
        assert!(content(view.as_ref(), node)[44..] == sectors[22..24].concat());
        let plain = view.body_as(node, "2048").unwrap().into_source();
        assert_eq!(plain.read_up_to(0, 5).unwrap(), b"hello");
        assert!(view.body_as(node, "2049").is_err());
        // Where only user data is stored there is nothing else.
        let (view, node) = on(track(TrackMode::Mode1, Stored::COOKED, Source::from_bytes(vec![0; 32 * 2048])));
        assert_eq!((view.variants(node).unwrap().len(), content(view.as_ref(), node).len()), (0, 4096));
    }
}

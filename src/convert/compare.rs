//! Compares a disc with the result of its conversion: the differences make up the ledger.

use std::collections::{BTreeMap, BTreeSet};

use super::ledger::{Effect, Ledger, counted};
use crate::disc::{Disc, ENGLISH, Index, Lba, Medium, Stored, Subchannel, Track};
use crate::error::Result;
use crate::source::{Recipe, Segment};

/// A track of the source, and the track of the result that stores it.
#[derive(Clone, Copy)]
pub(super) struct Pair<'a> {
    pub(super) source: &'a Track,
    pub(super) result: &'a Track,
    /// Number of sectors by which its addresses in the result are higher.
    pub(super) shift: i32,
}

/// Source and result.
pub(super) struct Comparison<'a> {
    source: &'a Disc,
    result: &'a Disc,
    pairs: Vec<Pair<'a>>,
    ledger: Ledger,
}

impl<'a> Comparison<'a> {
    /// Pairs the tracks of source and result.
    pub(super) fn new(source: &'a Disc, result: &'a Disc) -> Self {
        let both = || source.tracks().zip(result.tracks());
        let is_alike = both().all(|((_, source), (_, result))| source.is_data() == result.is_data());
        let count = source.tracks().count();
        let pairs: Vec<Pair> = if count > 1 && count == result.tracks().count() && is_alike {
            // The result has the same tracks, maybe under other numbers.
            both().map(|((_, source), (_, result))| Pair::of(source, result)).collect()
        } else {
            source.tracks().filter_map(|(_, track)| pair(track, result)).collect()
        };
        let pairs = if pairs.is_empty() && count == result.tracks().count() {
            both().map(|((_, source), (_, result))| Pair::of(source, result)).collect()
        } else {
            pairs
        };
        Self { source, result, pairs, ledger: Ledger::default() }
    }

    /// The tracks that both have.
    pub(super) fn pairs(&self) -> &[Pair<'a>] {
        &self.pairs
    }

    /// Adds every difference that the structure shows.
    pub(super) fn ledger(mut self) -> Result<Ledger> {
        self.tracks();
        self.numbers();
        self.sessions();
        self.addresses();
        self.sectors();
        self.missing();
        self.pregaps()?;
        self.indexes();
        self.identifiers();
        self.flags();
        self.texts();
        self.remarks();
        self.subchannels();
        Ok(self.ledger)
    }

    fn tracks(&mut self) {
        let kept = self.pairs.len() as u64;
        self.ledger.add(Effect::Kept, "tracks", kept, plural(kept, "track is kept", "tracks are kept"));
        let is_kept = |track: &Track| self.pairs.iter().any(|pair| std::ptr::eq(pair.source, track));
        let lost: Vec<String> = self
            .source
            .tracks()
            .filter(|(_, track)| !is_kept(track))
            .map(|(_, track)| format!("{} ({})", track.number, if track.is_data() { "data" } else { "audio" }))
            .collect();
        let what = if lost.len() == 1 { "track" } else { "tracks" };
        let text = format!("This format can't store {what} {}.", lost.join(", "));
        self.ledger.add(Effect::Lost, "tracks", lost.len() as u64, text);
    }

    /// Counts tracks whose number differs in the result. A single track of the result may stand for a whole session.
    fn numbers(&mut self) {
        if self.result.tracks().count() < self.pairs.len() {
            return;
        }
        let is_other = |pair: &&Pair| pair.source.number != pair.result.number;
        let others: Vec<&Pair> = self.pairs.iter().filter(is_other).collect();
        let (Some(first), Some(last)) = (others.first(), others.last()) else { return };
        let span = |from: u8, to: u8| if from == to { format!("{from}") } else { format!("{from} to {to}") };
        let text = format!(
            "Tracks are numbered from {}: {} {} {}.",
            self.pairs.first().map_or(1, |pair| pair.result.number),
            span(first.source.number, last.source.number),
            if others.len() == 1 { "becomes" } else { "become" },
            span(first.result.number, last.result.number)
        );
        self.ledger.add(Effect::Lost, "numbers", others.len() as u64, text);
    }

    fn sessions(&mut self) {
        let (had, has) = (self.source.sessions.len() as u64, self.result.sessions.len() as u64);
        if had > 1 && had == has {
            self.ledger.add(Effect::Kept, "sessions", had, format!("{had} sessions are kept."));
        }
        let text = format!("{had} sessions become {has}: which tracks were written together is not recorded.");
        self.ledger.add(Effect::Lost, "sessions", had.saturating_sub(has), text);
        if self.source.medium == Medium::GdRom && self.result.medium != Medium::GdRom {
            self.ledger.add(Effect::Lost, "medium", 1, "It is not recorded that this is a GD-ROM with two areas.");
        }
    }

    fn addresses(&mut self) {
        let moved = self.pairs.iter().filter(|pair| pair.shift != 0).count() as u64;
        let text = "The track begins at another address than on the disc.";
        let texts = format!("{moved} tracks begin at other addresses than on the disc.");
        self.ledger.add(Effect::Changed, "addresses", moved, if moved == 1 { text.to_owned() } else { texts });
        let starts = self.pairs.iter().map(|pair| pair.source.start().0.min(pair.source.first.0.max(0)));
        let begin = self.result.tracks().next().map_or(0, |(_, track)| track.start().0);
        let before = starts.min().map_or(0, |start| start.saturating_sub(begin));
        if moved == 0 && self.result.tracks().count() == 1 && before > 0 {
            let text = format!(
                "The image begins at sector 0 of the disc, so that its addresses stay right: {before} sectors come before the data."
            );
            self.ledger.add(Effect::Changed, "begin", u64::try_from(before).unwrap_or(0), text);
        }
    }

    fn sectors(&mut self) {
        let (mut kept, mut stripped, mut made, mut plain) = (0_u64, 0_u64, 0_u64, 0_u64);
        for pair in self.pairs.iter().filter(|pair| pair.source.is_data()) {
            // Data that the source lacks is not kept.
            let sectors = u64::try_from(pair.source.stored_end().0.saturating_sub(pair.source.first.0)).unwrap_or(0);
            let sectors = sectors.saturating_add(u64::from(pair.source.cut_at() > 0));
            let count = match (pair.source.stored.has_edc_ecc(), pair.result.stored.has_edc_ecc()) {
                (true, true) => &mut kept,
                (true, false) => &mut stripped,
                (false, true) => &mut made,
                (false, false) => &mut plain,
            };
            *count = count.saturating_add(sectors);
        }
        let text = format!("Kept unchanged: {}.", counted(kept, "data sector"));
        self.ledger.add(Effect::Kept, "sectors", kept, text);
        let text = format!("The user data of {} is kept.", counted(plain, "sector"));
        self.ledger.add(Effect::Kept, "sectors", plain, text);
        let text = format!(
            "Sync pattern, header and error correction of {} are left out; they can be made again.",
            counted(stripped, "sector")
        );
        self.ledger.add(Effect::Changed, "sectors", stripped, text);
        let text = format!(
            "Headers and error correction, which the source doesn't store, are added: {}.",
            counted(made, "sector")
        );
        self.ledger.add(Effect::Changed, "sectors", made, text);
    }

    fn missing(&mut self) {
        let (mut missing, mut cut, mut filled) = (0_u64, 0_u64, 0_u64);
        for pair in &self.pairs {
            let lacks = pair.source.end().0.saturating_sub(pair.source.stored_end().0);
            let held = pair.source.cut_at();
            missing = missing.saturating_add(u64::try_from(lacks).unwrap_or(0).saturating_sub(u64::from(held > 0)));
            // An image that ends with the source is no shorter.
            cut = cut.saturating_add(if pair.result.cut_at() == held { 0 } else { held });
            filled = filled.saturating_add(u64::from(is_filled(pair.source)));
        }
        let text = format!("The image is incomplete: zeros fill {} that are missing.", counted(missing, "sector"));
        self.ledger.add(Effect::Lost, "missing", missing, text);
        let text = format!("The image ends within a sector, which zeros fill after {}.", counted(cut, "byte"));
        self.ledger.add(Effect::Changed, "cut", cut, text);
        let text = format!("The audio of {} is padded with silence to a whole sector.", counted(filled, "track"));
        self.ledger.add(Effect::Changed, "filled", filled, text);
    }

    /// Counts sectors before index 1 that the source stores and the result does not.
    fn pregaps(&mut self) -> Result<()> {
        let (mut kept, mut silent, mut lost, mut moved) = (0_u64, 0_u64, 0_u64, 0_u64);
        let added = self.pairs.iter().map(Pair::added).fold(0, u64::saturating_add);
        for pair in &self.pairs {
            let (from, to) = (pair.source.first, pair.source.start());
            let length = u64::try_from(to.0.saturating_sub(from.0)).unwrap_or(0);
            let held = to.0.saturating_add(pair.shift).saturating_sub(pair.result.first.0).max(0);
            let held = u64::try_from(held).unwrap_or(0).min(length);
            kept = kept.saturating_add(held);
            let left = length.saturating_sub(held);
            let end = Lba(from.0.saturating_add_unsigned(u32::try_from(left).unwrap_or(u32::MAX)));
            if left == 0 {
                continue;
            }
            let count = if self.is_elsewhere(pair, from.0) {
                &mut moved
            } else if pair.source.is_empty_pause(from, end)? {
                &mut silent
            } else {
                &mut lost
            };
            *count = count.saturating_add(left);
        }
        let text = format!("Pregaps are kept: {}.", counted(kept, "sector"));
        self.ledger.add(Effect::Kept, "pauses", kept, text);
        let text = format!("Pregaps that the source doesn't store become empty sectors: {}.", counted(added, "sector"));
        self.ledger.add(Effect::Changed, "pauses", added, text);
        let text = format!("Empty pregaps are noted or implied, and not stored: {}.", counted(silent, "sector"));
        self.ledger.add(Effect::Changed, "pauses", silent, text);
        let text = format!("Pregaps are stored at the end of the track before: {}.", counted(moved, "sector"));
        self.ledger.add(Effect::Changed, "pauses", moved, text);
        let text = format!("Left out before the start of a track, although not empty: {}.", counted(lost, "sector"));
        self.ledger.add(Effect::Lost, "pauses", lost, text);
        Ok(())
    }

    /// Whether another track of the result stores a sector of the source.
    fn is_elsewhere(&self, pair: &Pair, lba: i32) -> bool {
        let at = lba.saturating_add(pair.shift);
        let mut tracks = self.result.tracks().map(|(_, track)| track);
        tracks.any(|track| track.is_data() == pair.source.is_data() && (track.first.0..track.end().0).contains(&at))
    }

    fn indexes(&mut self) {
        let (mut kept, mut lost, mut pregaps) = (0_u64, 0_u64, 0_u64);
        for pair in &self.pairs {
            for index in pair.source.indexes.iter().filter(|index| index.number != 1) {
                let moved = Index { lba: Lba(index.lba.0.saturating_add(pair.shift)), ..*index };
                let count = if pair.result.indexes.contains(&moved) {
                    &mut kept
                } else if index.number == 0 {
                    &mut pregaps
                } else {
                    &mut lost
                };
                *count = count.saturating_add(1);
            }
        }
        self.ledger.add(Effect::Kept, "indexes", kept, plural(kept, "index mark is kept", "index marks are kept"));
        let text = plural(lost, "index mark within a track is lost", "index marks within tracks are lost");
        self.ledger.add(Effect::Lost, "indexes", lost, text);
        let text =
            plural(pregaps, "mark of where a pregap begins is left out", "marks of where pregaps begin are left out");
        self.ledger.add(Effect::Changed, "pause-marks", pregaps, text);
    }

    fn identifiers(&mut self) {
        if let Some(number) = &self.source.catalog_number {
            let is_kept = self.result.catalog_number.as_ref() == Some(number);
            let text = if is_kept { "is kept" } else { "is not recorded" };
            let text = format!("The catalog number {number} {text}.");
            self.ledger.add(if is_kept { Effect::Kept } else { Effect::Lost }, "mcn", 1, text);
        }
        let coded = self.pairs.iter().filter(|pair| pair.source.isrc.is_some());
        let (kept, lost): (Vec<&Pair>, Vec<&Pair>) = coded.partition(|pair| pair.source.isrc == pair.result.isrc);
        let (kept, lost) = (kept.len() as u64, lost.len() as u64);
        self.ledger.add(Effect::Kept, "isrc", kept, plural(kept, "recording code is kept", "recording codes are kept"));
        let text = plural(lost, "recording code (ISRC) is lost", "recording codes (ISRC) are lost");
        self.ledger.add(Effect::Lost, "isrc", lost, text);
    }

    fn flags(&mut self) {
        type Flag = (fn(&Track) -> bool, &'static str);
        let flags: [Flag; 4] = [
            (|track| track.control.copy_permitted, "The copy permission"),
            (|track| track.control.pre_emphasis && !track.is_data(), "The pre-emphasis flag"),
            (|track| track.control.four_channels && !track.is_data(), "The four-channel flag"),
            (|track| track.control.serial_copies, "The serial copy flag (SCMS)"),
        ];
        for (has, name) in flags {
            let marked = self.pairs.iter().filter(|pair| has(pair.source));
            let (kept, lost): (Vec<&Pair>, Vec<&Pair>) = marked.partition(|pair| has(pair.result));
            let (kept, lost) = (kept.len() as u64, lost.len() as u64);
            self.ledger.add(Effect::Kept, "flags", kept, format!("{name} is kept: {}.", counted(kept, "track")));
            self.ledger.add(Effect::Lost, "flags", lost, format!("{name} is lost: {}.", counted(lost, "track")));
        }
    }

    fn texts(&mut self) {
        let (source, result) = (&self.source.cd_text, &self.result.cd_text);
        let there: BTreeSet<_> = result.all().collect();
        // Uses the numbers that the tracks have in the result.
        let mut numbers: BTreeMap<u8, u8> = self.source.tracks().map(|(_, it)| (it.number, it.number)).collect();
        numbers.extend(self.pairs.iter().map(|pair| (pair.source.number, pair.result.number)));
        numbers.insert(0, 0);
        let renumbered = |((block, track, kind), text)| Some(((block, *numbers.get(&track)?, kind), text));
        let texts = source.all().filter_map(renumbered);
        let (kept, lost): (Vec<_>, Vec<_>) = texts.partition(|text| there.contains(text));
        let (kept, lost) = (kept.len() as u64, lost.len() as u64);
        self.ledger.add(Effect::Kept, "cd-text", kept, plural(kept, "text is kept", "texts (titles, names) are kept"));
        let text = plural(lost, "CD-Text entry is lost", "CD-Text entries (titles, names) are lost");
        self.ledger.add(Effect::Lost, "cd-text", lost, text);
        // Writers assume English if no language is given.
        let speaks = |block: &u8| source.languages.get(block).filter(|code| **code != ENGLISH);
        let forgotten = |block: &u8| speaks(block).is_some_and(|code| result.languages.get(block) != Some(code));
        let languages = source.blocks().filter(forgotten).count() as u64;
        let text = plural(languages, "language of texts is not recorded", "languages of texts are not recorded");
        self.ledger.add(Effect::Lost, "cd-text-languages", languages, text);
        let genres = source.genres.iter().filter(|(block, number)| result.genres.get(*block) != Some(*number));
        let genres = genres.count() as u64;
        let text = plural(genres, "genre number is not recorded", "genre numbers are not recorded");
        self.ledger.add(Effect::Lost, "cd-text-genres", genres, text);
        let packs = source.packs.len() as u64;
        if lost == 0 && source.packs != result.packs {
            let text = format!(
                "The texts are stored in another form than in the lead-in, which has {}.",
                counted(packs, "pack")
            );
            self.ledger.add(Effect::Changed, "cd-text-packs", packs, text);
        }
    }

    fn remarks(&mut self) {
        let mut there = self.result.remarks.clone();
        let numbers: BTreeMap<u8, u8> =
            self.pairs.iter().map(|pair| (pair.source.number, pair.result.number)).collect();
        let (mut kept, mut lost) = (0_u64, 0_u64);
        for (track, text) in &self.source.remarks {
            let number = if *track == 0 { Some(&0) } else { numbers.get(track) };
            let Some(number) = number else { continue };
            let at = there.iter().position(|(of, other)| of == number && other == text);
            let count = if at.map(|at| there.swap_remove(at)).is_some() { &mut kept } else { &mut lost };
            *count = count.saturating_add(1);
        }
        self.ledger.add(Effect::Kept, "remarks", kept, plural(kept, "remark is kept", "remarks are kept"));
        let text = plural(lost, "comment of the sheet (REM) is lost", "comments of the sheet (REM) are lost");
        self.ledger.add(Effect::Lost, "remarks", lost, text);
    }

    fn subchannels(&mut self) {
        let is_whole = |track: &Track| track.has_subchannels() && track.stored.subchannel != Subchannel::Pq;
        let (mut kept, mut lost) = (0_u64, 0_u64);
        for pair in self.pairs.iter().filter(|pair| pair.source.has_subchannels()) {
            let count = if is_whole(pair.result) { &mut kept } else { &mut lost };
            *count = count.saturating_add(pair.source.sectors.into());
        }
        self.ledger.add(
            Effect::Kept,
            "subchannel",
            kept,
            format!("The subchannels of {} are kept.", counted(kept, "sector")),
        );
        self.ledger.add(
            Effect::Lost,
            "subchannel",
            lost,
            format!("The subchannels of {} are lost.", counted(lost, "sector")),
        );
    }
}

impl<'a> Pair<'a> {
    fn of(source: &'a Track, result: &'a Track) -> Self {
        let shift = result.start().0.saturating_sub(source.start().0);
        Self { source, result, shift }
    }

    /// Sectors of the pregap that only the result stores, not counting the customary two seconds before sector 0.
    fn added(&self) -> u64 {
        let first = self.source.first.0.saturating_add(self.shift);
        let is_track = self.result.start().0 == self.source.start().0.saturating_add(self.shift);
        let added = if is_track { first.saturating_sub(self.result.first.0.max(0)) } else { 0 };
        u64::try_from(added).unwrap_or(0)
    }

    /// The part of each sector that both store.
    pub(super) fn common(&self) -> Stored {
        common(self.source, self.result)
    }

    /// The sectors that both store.
    pub(super) fn common_sectors(&self) -> (Lba, Lba) {
        let first = Lba(self.result.first.0.saturating_sub(self.shift));
        let end = Lba(self.result.stored_end().0.saturating_sub(self.shift));
        (self.source.first.max(first), self.source.stored_end().min(end))
    }

    /// Whether the source stores whole sectors and the result only part of each.
    pub(super) fn is_stripped(&self) -> bool {
        let Stored { len, .. } = self.result.stored;
        self.source.is_data() && self.source.stored.has_edc_ecc() && !self.result.stored.has_edc_ecc() && len < 2352
    }
}

/// Whether silence fills up the last sector of a track: an audio file may end anywhere.
fn is_filled(track: &Track) -> bool {
    let last = Recipe::of(&track.content, 0..track.content.len()).resolve().segments().last().cloned();
    !track.is_data() && matches!(last, Some(Segment::Zeros(count)) if count < track.stored.step().get())
}

/// The part of a sector that both shapes contain.
fn common(source: &Track, result: &Track) -> Stored {
    if !source.is_data() || (source.stored.is_whole() && result.stored.is_whole()) {
        Stored::RAW
    } else if source.stored.has_edc_ecc() && result.stored.has_edc_ecc() {
        Stored::MODE_2
    } else if source.stored.len > 2048 && (source.stored.len == result.stored.len || result.stored.has_edc_ecc()) {
        Stored::plain(source.stored.first_byte, source.stored.len)
    } else {
        source.cooked()
    }
}

/// Finds the track of the result that stores a track: the one with the same number and kind, or else the only one, if
/// it covers the addresses, as in an image of a whole session, or begins with the same volume.
fn pair<'a>(source: &'a Track, result: &'a Disc) -> Option<Pair<'a>> {
    let alike = |track: &&Track| track.is_data() == source.is_data();
    let tracks = || result.tracks().map(|(_, track)| track).filter(alike);
    let covers = |track: &&Track| track.first <= source.start() && source.end() <= track.end();
    if let Some(result) = tracks().find(|track| track.number == source.number && track.start() == source.start()) {
        return Some(Pair { source, result, shift: 0 });
    }
    if result.tracks().count() == 1
        && let Some(result) = tracks().find(covers)
    {
        return Some(Pair { source, result, shift: 0 });
    }
    let begins_alike = |track: &&Track| {
        let volume = source.primary_descriptor();
        track.start() == Lba(0) && volume.is_some() && volume == track.primary_descriptor()
    };
    let only = || tracks().find(begins_alike).filter(|_| result.tracks().count() == 1);
    let result = tracks().find(|track| track.number == source.number).or_else(only)?;
    Some(Pair::of(source, result))
}

fn plural(count: u64, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}.") } else { format!("{count} {many}.") }
}

//! A disc beside the result of its conversion: the ledger is what differs.

use std::collections::{BTreeMap, BTreeSet};

use super::ledger::{Fate, Ledger, counted};
use crate::disc::{Disc, Index, Lba, Medium, Stored, Subchannel, Track};
use crate::error::Result;

/// A track of the source with the track of the result that holds it.
#[derive(Clone, Copy)]
pub(super) struct Pair<'a> {
    pub(super) source: &'a Track,
    pub(super) result: &'a Track,
    /// Sectors by which the result is later.
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
    /// Pairs their tracks.
    pub(super) fn new(source: &'a Disc, result: &'a Disc) -> Self {
        let mut pairs: Vec<Pair> = source.tracks().filter_map(|(_, track)| pair(track, result)).collect();
        if pairs.len() < source.tracks().count() && source.tracks().count() == result.tracks().count() {
            // The same tracks under other numbers.
            let tracks = source.tracks().zip(result.tracks());
            pairs = tracks.map(|((_, source), (_, result))| Pair::of(source, result)).collect();
        }
        Self { source, result, pairs, ledger: Ledger::default() }
    }

    /// The tracks that are in both.
    pub(super) fn pairs(&self) -> &[Pair<'a>] {
        &self.pairs
    }

    /// Everything that a structure shows.
    pub(super) fn ledger(mut self) -> Result<Ledger> {
        self.tracks();
        self.sessions();
        self.addresses();
        self.sectors();
        self.missing();
        self.pauses()?;
        self.indexes();
        self.codes();
        self.flags();
        self.texts();
        self.subchannels();
        Ok(self.ledger)
    }

    fn tracks(&mut self) {
        let kept = self.pairs.len() as u64;
        self.ledger.add(Fate::Kept, "tracks", kept, plural(kept, "track is kept", "tracks are kept"));
        let is_kept = |track: &Track| self.pairs.iter().any(|pair| std::ptr::eq(pair.source, track));
        let lost: Vec<String> = self
            .source
            .tracks()
            .filter(|(_, track)| !is_kept(track))
            .map(|(_, track)| format!("{} ({})", track.number, if track.is_data() { "data" } else { "sound" }))
            .collect();
        let text = format!("This form does not hold the tracks {}.", lost.join(", "));
        self.ledger.add(Fate::Lost, "tracks", lost.len() as u64, text);
    }

    fn sessions(&mut self) {
        let (had, has) = (self.source.sessions.len() as u64, self.result.sessions.len() as u64);
        if had > 1 && had == has {
            self.ledger.add(Fate::Kept, "sessions", had, format!("{had} sessions are kept apart."));
        }
        let text = format!("{had} sessions become {has}: which tracks were written together is not recorded.");
        self.ledger.add(Fate::Lost, "sessions", had.saturating_sub(has), text);
        if self.source.medium == Medium::GdRom && self.result.medium != Medium::GdRom {
            self.ledger.add(Fate::Lost, "medium", 1, "That it is a GD-ROM with its two areas is not recorded.");
        }
    }

    fn addresses(&mut self) {
        let moved = self.pairs.iter().filter(|pair| pair.shift != 0).count() as u64;
        let text = "The track begins at another address than on the disc.";
        let texts = format!("{moved} tracks begin at other addresses than on the disc.");
        self.ledger.add(Fate::Changed, "addresses", moved, if moved == 1 { text.to_owned() } else { texts });
    }

    fn sectors(&mut self) {
        let (mut kept, mut stripped, mut made, mut plain) = (0_u64, 0_u64, 0_u64, 0_u64);
        for pair in self.pairs.iter().filter(|pair| pair.source.is_data()) {
            let sectors = u64::from(pair.source.sectors);
            let count = match (pair.source.stored.has_codes(), pair.result.stored.has_codes()) {
                (true, true) => &mut kept,
                (true, false) => &mut stripped,
                (false, true) => &mut made,
                (false, false) => &mut plain,
            };
            *count = count.saturating_add(sectors);
        }
        let text = format!("Kept whole: {}.", counted(kept, "data sector"));
        self.ledger.add(Fate::Kept, "sectors", kept, text);
        let text = format!("The user data of {} is kept.", counted(plain, "sector"));
        self.ledger.add(Fate::Kept, "sectors", plain, text);
        let text = format!(
            "Sync pattern, header and error correction of {} are left out; they can be made again.",
            counted(stripped, "sector")
        );
        self.ledger.add(Fate::Changed, "sectors", stripped, text);
        let text = format!(
            "Header and error correction, which the source does not store, are made: {}.",
            counted(made, "sector")
        );
        self.ledger.add(Fate::Changed, "sectors", made, text);
    }

    fn missing(&mut self) {
        let lacks = |pair: &Pair| u64::try_from(pair.source.end().0.saturating_sub(pair.source.stored_end().0));
        let missing: u64 = self.pairs.iter().filter_map(|pair| lacks(pair).ok()).fold(0, u64::saturating_add);
        let text = format!("The image is cut: zeros stand for {} that it lacks.", counted(missing, "sector"));
        self.ledger.add(Fate::Lost, "missing", missing, text);
    }

    /// Sectors before index 1 that are stored, and in the result are not.
    fn pauses(&mut self) -> Result<()> {
        let (mut kept, mut silent, mut lost, mut moved) = (0_u64, 0_u64, 0_u64, 0_u64);
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
            } else if pair.source.is_blank(from, end)? {
                &mut silent
            } else {
                &mut lost
            };
            *count = count.saturating_add(left);
        }
        self.ledger.add(Fate::Kept, "pauses", kept, format!("Of pauses, {} stay stored.", counted(kept, "sector")));
        let text = format!("Empty pauses are noted or understood, and not stored: {}.", counted(silent, "sector"));
        self.ledger.add(Fate::Changed, "pauses", silent, text);
        let text = format!("Of pauses, {} stand at the end of the track before.", counted(moved, "sector"));
        self.ledger.add(Fate::Changed, "pauses", moved, text);
        let text =
            format!("Left out before the start of a track, where there is something: {}.", counted(lost, "sector"));
        self.ledger.add(Fate::Lost, "pauses", lost, text);
        Ok(())
    }

    /// Whether another track of the result holds a sector of the source's.
    fn is_elsewhere(&self, pair: &Pair, lba: i32) -> bool {
        let at = lba.saturating_add(pair.shift);
        let mut tracks = self.result.tracks().map(|(_, track)| track);
        tracks.any(|track| track.is_data() == pair.source.is_data() && (track.first.0..track.end().0).contains(&at))
    }

    fn indexes(&mut self) {
        let (mut kept, mut lost, mut pauses) = (0_u64, 0_u64, 0_u64);
        for pair in &self.pairs {
            for index in pair.source.indexes.iter().filter(|index| index.number != 1) {
                let moved = Index { lba: Lba(index.lba.0.saturating_add(pair.shift)), ..*index };
                let count = if pair.result.indexes.contains(&moved) {
                    &mut kept
                } else if index.number == 0 {
                    &mut pauses
                } else {
                    &mut lost
                };
                *count = count.saturating_add(1);
            }
        }
        self.ledger.add(Fate::Kept, "indexes", kept, plural(kept, "index mark is kept", "index marks are kept"));
        let text = plural(lost, "index mark within a track is lost", "index marks within tracks are lost");
        self.ledger.add(Fate::Lost, "indexes", lost, text);
        let text =
            plural(pauses, "mark of where a pause begins is left out", "marks of where pauses begin are left out");
        self.ledger.add(Fate::Changed, "pause-marks", pauses, text);
    }

    fn codes(&mut self) {
        if let Some(number) = &self.source.catalog_number {
            let is_kept = self.result.catalog_number.as_ref() == Some(number);
            let text = if is_kept { "is kept" } else { "is not recorded" };
            let text = format!("The catalogue number {number} {text}.");
            self.ledger.add(if is_kept { Fate::Kept } else { Fate::Lost }, "mcn", 1, text);
        }
        let coded = self.pairs.iter().filter(|pair| pair.source.isrc.is_some());
        let (kept, lost): (Vec<&Pair>, Vec<&Pair>) = coded.partition(|pair| pair.source.isrc == pair.result.isrc);
        let (kept, lost) = (kept.len() as u64, lost.len() as u64);
        self.ledger.add(Fate::Kept, "isrc", kept, plural(kept, "recording code is kept", "recording codes are kept"));
        let text = plural(lost, "recording code (ISRC) is lost", "recording codes (ISRC) are lost");
        self.ledger.add(Fate::Lost, "isrc", lost, text);
    }

    fn flags(&mut self) {
        let flags = |track: &Track| track.control.to_bits(track.mode);
        let flagged = self.pairs.iter().filter(|pair| flags(pair.source) & 0b1011 != 0);
        let (kept, lost): (Vec<&Pair>, Vec<&Pair>) = flagged.partition(|pair| flags(pair.source) == flags(pair.result));
        let (kept, lost) = (kept.len() as u64, lost.len() as u64);
        let text = "copy permission, pre-emphasis or four channels";
        self.ledger.add(
            Fate::Kept,
            "flags",
            kept,
            format!("The flags of {} are kept: {text}.", counted(kept, "track")),
        );
        self.ledger.add(
            Fate::Lost,
            "flags",
            lost,
            format!("The flags of {} are lost: {text}.", counted(lost, "track")),
        );
    }

    fn texts(&mut self) {
        let (source, result) = (&self.source.cd_text, &self.result.cd_text);
        let there: BTreeSet<_> = result.all().collect();
        // Under the numbers that the tracks have in the result.
        let mut numbers: BTreeMap<u8, u8> = self.source.tracks().map(|(_, it)| (it.number, it.number)).collect();
        numbers.extend(self.pairs.iter().map(|pair| (pair.source.number, pair.result.number)));
        numbers.insert(0, 0);
        let renumbered = |((block, track, kind), text)| Some(((block, *numbers.get(&track)?, kind), text));
        let texts = source.all().filter_map(renumbered);
        let (kept, lost): (Vec<_>, Vec<_>) = texts.partition(|text| there.contains(text));
        let (kept, lost) = (kept.len() as u64, lost.len() as u64);
        self.ledger.add(Fate::Kept, "cd-text", kept, plural(kept, "text is kept", "texts (titles, names) are kept"));
        let text = plural(lost, "text of CD-Text is lost", "texts of CD-Text (titles, names) are lost");
        self.ledger.add(Fate::Lost, "cd-text", lost, text);
        let packs = source.packs.len() as u64;
        if lost == 0 && source.packs != result.packs {
            let text =
                format!("The texts stand in another form than in the lead-in, which has {}.", counted(packs, "pack"));
            self.ledger.add(Fate::Changed, "cd-text-packs", packs, text);
        }
    }

    fn subchannels(&mut self) {
        let is_whole = |track: &Track| track.has_subchannels() && track.stored.subchannel != Subchannel::Pq;
        let (mut kept, mut lost) = (0_u64, 0_u64);
        for pair in self.pairs.iter().filter(|pair| pair.source.has_subchannels()) {
            let count = if is_whole(pair.result) { &mut kept } else { &mut lost };
            *count = count.saturating_add(pair.source.sectors.into());
        }
        self.ledger.add(
            Fate::Kept,
            "subchannel",
            kept,
            format!("The subchannels of {} are kept.", counted(kept, "sector")),
        );
        self.ledger.add(
            Fate::Lost,
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

    /// The part of each sector that both hold.
    pub(super) fn common(&self) -> Stored {
        common(self.source, self.result)
    }

    /// The sectors of the source that the result holds and the source does not lack.
    pub(super) fn held(&self) -> (Lba, Lba) {
        let first = Lba(self.result.first.0.saturating_sub(self.shift));
        let end = Lba(self.result.stored_end().0.saturating_sub(self.shift));
        (self.source.first.max(first), self.source.stored_end().min(end))
    }

    /// Whether the source stores whole sectors and the result only a part of each.
    pub(super) fn is_stripped(&self) -> bool {
        let Stored { len, .. } = self.result.stored;
        self.source.is_data() && self.source.stored.has_codes() && !self.result.stored.has_codes() && len < 2352
    }
}

/// The part of a sector that both shapes hold.
fn common(source: &Track, result: &Track) -> Stored {
    if !source.is_data() || (source.stored.is_whole() && result.stored.is_whole()) {
        Stored::RAW
    } else if source.stored.has_codes() && result.stored.has_codes() {
        Stored::MODE_2
    } else if source.stored.len > 2048 && (source.stored.len == result.stored.len || result.stored.has_codes()) {
        Stored::plain(source.stored.first_byte, source.stored.len)
    } else {
        source.cooked()
    }
}

/// The track of the result that holds a track: of the same number and kind, or the only one, if it reaches over its
/// addresses as an image of a whole session does.
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
    let result = tracks().find(|track| track.number == source.number)?;
    Some(Pair::of(source, result))
}

fn plural(count: u64, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}.") } else { format!("{count} {many}.") }
}

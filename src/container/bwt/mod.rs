//! BlindWrite 5 and 6: a descriptor of the disc as the drive saw it (.b5t, .b6t), and files of its sectors (.b5i,
//! .b6i).

mod layout;

use self::layout::{BlockHead, BlocksHead, DiscHead, Entry, SessionHead, kind};
use super::{Container, Match, Opener, settled};
use crate::bytes::text;
use crate::disc::{CdText, Control, Disc, Index, Lba, Medium, Session, Stored, Subchannel, Track, TrackMode};
use crate::endings;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::part::Part;
use crate::sector::address::Msf;
use crate::signature;
use crate::source::{Files, NamedFile, Partner, Recipe, Source, Statement};

static PARTNER: Anomaly = Anomaly {
    code: "BWT-FILE-MISSING",
    severity: Severity::Damage,
    structure: "Data block of a BlindWrite descriptor",
    meaning: "The sectors can't be read without their file. Open it together with the descriptor.",
    clause: None,
};

static CUT: Anomaly = Anomaly {
    code: "BWT-CUT",
    severity: Severity::Damage,
    structure: "BlindWrite descriptor",
    meaning: "The descriptor was cut off, or its lengths are wrong. Tracks that it doesn't list can't be shown.",
    clause: None,
};

static BLOCKS: Anomaly = Anomaly {
    code: "BWT-BLOCKS",
    severity: Severity::Damage,
    structure: "Data block of a BlindWrite descriptor",
    meaning: "No data block has all sectors of the track, or they are stored in several ways. What follows can't be read.",
    clause: None,
};

/// Format record of BlindWrite's descriptors.
pub static BWT: Container = Container {
    id: "bwt",
    name: "BlindWrite image (B5T or B6T with its files)",
    endings: endings::BLIND_WRITE,
    part: Part::Discs,
    probe,
};

/// Reads BlindWrite's descriptors and their tracks.
pub static OPENER: Opener = Opener { container: &BWT, open };

/// Bytes before the facts of the disc.
const HEAD: u64 = signature::BLIND_WRITE.len() as u64;

/// Bytes that follow the entry of a track of a CD.
const MORE: u64 = 8;

/// Profiles of CDs (MMC-3 5.3), whose lengths of blocks are recorded elsewhere than those of DVDs.
const CDS: [u16; 6] = [0x08, 0x09, 0x0A, 0x20, 0x21, 0x22];

/// Consecutive sectors in a file.
struct Block {
    name: String,
    /// Address of the first sector.
    start: i32,
    sectors: u32,
    /// Offset in the file, in bytes.
    offset: u64,
    /// Bytes of a sector.
    stride: u32,
    at: u64,
}

impl Block {
    fn end(&self) -> i32 {
        self.start.saturating_add_unsigned(self.sectors)
    }
}

/// What the descriptor says.
struct Descriptor {
    head: DiscHead,
    blocks: Vec<Block>,
    sessions: Vec<(u16, Vec<(u64, Entry)>)>,
    texts: Option<(u64, Vec<u8>)>,
    /// Whether it ends before its last entry.
    is_cut: bool,
}

fn is(file: &NamedFile) -> Result<bool> {
    Ok(file.content.read_up_to(0, signature::BLIND_WRITE.len())? == *signature::BLIND_WRITE)
}

fn probe(files: &Files) -> Result<Match> {
    super::probe(is, files)
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    let file = files.first_of(is)?.ok_or_else(|| Error::NotFound("BlindWrite descriptor among the files".into()))?;
    files.take(file);
    let content = &file.content;
    let descriptor = Descriptor::read(content)?;
    if descriptor.is_cut {
        let end = content.absolute(content.len().saturating_sub(1));
        findings.add(&CUT, end, "all blocks and sessions", format!("{} bytes", content.len()));
    }
    let statement = |at: u64| Statement::at(content.absolute(at));
    let blocks = &descriptor.blocks;
    let partner = |block: &'_ Block| (block.name.clone(), statement(block.at));
    let named: Vec<(String, Statement)> = blocks.iter().map(partner).collect();
    let wanted: Vec<Partner> =
        named.iter().map(|(name, statement)| Partner { name, endings: &[], statement: *statement }).collect();
    let partners = files.partners(&wanted, findings);
    let mut missing = Vec::new();
    let mut sessions = Vec::new();
    for (number, entries) in &descriptor.sessions {
        let mut tracks: Vec<Track> = Vec::new();
        for (at, entry) in entries {
            let parts = stored_parts(blocks, entry);
            let mut content = Recipe::default();
            let mut is_missing = false;
            for (block, skip, sectors) in &parts {
                let statement = statement(block.at);
                let Some(file) = partners.get(&block.name) else {
                    settled::note_missing(&block.name, &PARTNER, statement, &mut missing, findings);
                    is_missing = true;
                    break;
                };
                let start = block.offset.saturating_add(u64::from(*skip).saturating_mul(block.stride.into()));
                let len = u64::from(*sectors).saturating_mul(block.stride.into());
                content.append(&Recipe::of(&file.content, start..start.saturating_add(len)));
            }
            let track = track_of(entry, &parts, content, statement(*at));
            let held: u64 = parts.iter().map(|(_, _, sectors)| u64::from(*sectors)).sum();
            if held < u64::from(track.sectors) {
                let found = format!("{held} sectors of track {}", track.number);
                findings.add(&BLOCKS, file.content.absolute(*at), format!("{} sectors", track.sectors), found);
            }
            tracks.push(Track { missing: is_missing, ..track });
        }
        let lead_out = tracks.last().map_or(Lba(0), Track::end);
        if !tracks.is_empty() {
            sessions.push(Session { number: *number, tracks, lead_out });
        }
    }
    let is_cd = CDS.contains(&descriptor.head.medium.get());
    let mut disc = Disc::new(if is_cd { Medium::Cd } else { Medium::Dvd }, sessions);
    disc.missing_files = missing;
    if descriptor.head.has_catalog != 0 && descriptor.head.catalog.iter().all(u8::is_ascii_digit) {
        disc.catalog_number = Some(String::from_utf8_lossy(&descriptor.head.catalog).into_owned());
    }
    if let Some((at, packs)) = &descriptor.texts {
        disc.cd_text = CdText::decode(packs, content.absolute(*at), findings);
    }
    disc.descriptor = vec![descriptor.facts()];
    Ok(disc)
}

/// The blocks that hold the sectors of a track, stored in one way: sectors to skip in each, and sectors of the track.
fn stored_parts<'a>(blocks: &'a [Block], entry: &Entry) -> Vec<(&'a Block, u32, u32)> {
    let start = entry.start.get().cast_signed();
    let end = start.saturating_add_unsigned(entry.sectors.get());
    let mut parts: Vec<(&Block, u32, u32)> = Vec::new();
    let mut at = start;
    for block in blocks.iter().filter(|block| block.end() > start && block.start < end) {
        // A pregap before the first block is not stored.
        let from = if parts.is_empty() { at.max(block.start) } else { at };
        let is_next = (block.start..block.end()).contains(&from);
        if !is_next || parts.first().is_some_and(|(first, ..)| first.stride != block.stride) {
            break;
        }
        let to = end.min(block.end());
        let count = |from: i32, to: i32| u32::try_from(to.saturating_sub(from)).unwrap_or(0);
        parts.push((block, count(block.start, from), count(from, to)));
        at = to;
    }
    parts
}

fn track_of(entry: &Entry, parts: &[(&Block, u32, u32)], content: Recipe, statement: Statement) -> Track {
    let start = entry.start.get().cast_signed();
    let end = start.saturating_add_unsigned(entry.sectors.get());
    let first = parts.first().map_or(start, |(block, skip, _)| block.start.saturating_add_unsigned(*skip));
    let stated = match entry.kind {
        kind::AUDIO => TrackMode::Audio,
        kind::MODE_2 => TrackMode::Mode2,
        kind::FORM_1 => TrackMode::Mode2Form1,
        kind::FORM_2 => TrackMode::Mode2Form2,
        _ => TrackMode::Mode1,
    };
    let usual = if entry.kind == kind::DVD { Stored::COOKED } else { Stored::RAW };
    let stride = parts.first().map_or(usual.stride, |(block, ..)| block.stride);
    let mut stored = Stored::of_size(stride, stated).unwrap_or(Stored { stride, ..usual });
    if stored.subchannel == Subchannel::Interleaved {
        stored.subchannel = Subchannel::Linear;
    }
    let content = content.into_source();
    let shown = if stated == TrackMode::Audio { None } else { stored.mode_in(&content, 0) };
    let sectors = u32::try_from(end.saturating_sub(first)).unwrap_or(0);
    let mut track = Track::new(entry.point, shown.unwrap_or(stated), Lba(first), sectors, stored, content);
    let [minute, second, frame] = entry.address;
    let recorded = Msf { minute, second, frame }.lba();
    let begin = if (start..end).contains(&recorded) && entry.kind != kind::DVD {
        recorded
    } else {
        start.saturating_add_unsigned(entry.pregap.get())
    };
    track.indexes = vec![Index { number: 1, lba: Lba(begin.min(end)) }];
    if start < begin && start >= 0 {
        track.indexes.insert(0, Index { number: 0, lba: Lba(start) });
    }
    track.control = Control::from_bits(entry.control);
    track.statement = statement;
    track
}

impl Descriptor {
    fn read(content: &Source) -> Result<Self> {
        let head: DiscHead = content.read_struct(HEAD)?;
        let mut descriptor = Self { head, blocks: Vec::new(), sessions: Vec::new(), texts: None, is_cut: false };
        let mut at = HEAD.saturating_add(size_of::<DiscHead>() as u64);
        let mut pass = |len: u64| {
            let start = at;
            at = at.saturating_add(len);
            start
        };
        pass(head.page_len.get().into());
        pass(head.unknown_len.get().into());
        pass(head.pma_len.get().into());
        pass(head.atip_len.get().into());
        let texts_len = usize::from(head.texts_len.get());
        let texts = pass(texts_len as u64);
        pass(head.bca_len.get().into());
        pass(head.structures_len.get().into());
        let is_cd = CDS.contains(&head.medium.get());
        pass(if is_cd { head.cd_info_len.get().into() } else { head.dvd_info_len.get().into() });
        let blocks = pass(head.blocks_len.get().into());
        let sessions = pass(head.sessions_len.get().into());
        if texts_len > 0 {
            descriptor.texts = Some((texts, content.read_up_to(texts, texts_len)?));
        }
        descriptor.is_cut = descriptor.read_blocks(content, blocks).is_err();
        descriptor.is_cut |= descriptor.read_sessions(content, sessions).is_err();
        Ok(descriptor)
    }

    fn read_blocks(&mut self, content: &Source, at: u64) -> Result<()> {
        let head: BlocksHead = content.read_struct(at)?;
        let mut at = at.saturating_add(size_of::<BlocksHead>() as u64).saturating_add(head.path_len.get().into());
        for _ in 0..head.count.get() {
            let block: BlockHead = content.read_struct(at)?;
            let name_at = at.saturating_add(size_of::<BlockHead>() as u64);
            let name_len = usize::try_from(block.name_len.get()).unwrap_or(usize::MAX);
            if name_len > limits::SHEET_NAME_BYTES || self.blocks.len() >= limits::DISK_PARTS {
                return Err(Error::OverLimit("parts of a disc"));
            }
            let bytes = content.read_up_to(name_at, name_len)?;
            let units = bytes.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit));
            let name = text::of_utf_16(units.take_while(|unit| *unit != 0));
            let sectors = block.sectors.get();
            let stride = block.len.get().checked_div(sectors).unwrap_or(0);
            let start = block.start.get().cast_signed();
            if stride > 0 {
                self.blocks.push(Block { name, start, sectors, offset: block.offset.get().into(), stride, at });
            }
            at = name_at.saturating_add(name_len as u64).saturating_add(4);
        }
        self.blocks.sort_by_key(|block| block.start);
        Ok(())
    }

    fn read_sessions(&mut self, content: &Source, at: u64) -> Result<()> {
        let (mut at, mut tracks) = (at, 0_usize);
        for _ in 0..self.head.sessions.get() {
            let session: SessionHead = content.read_struct(at)?;
            at = at.saturating_add(size_of::<SessionHead>() as u64);
            self.sessions.push((session.number.get(), Vec::new()));
            for _ in 0..session.entries {
                let entry: Entry = content.read_struct(at)?;
                let is_track = (1..=99).contains(&entry.point) && (kind::AUDIO..=kind::DVD).contains(&entry.kind);
                if let Some((_, entries)) = self.sessions.last_mut().filter(|_| is_track) {
                    entries.push((at, entry));
                    tracks = tracks.saturating_add(1);
                    if tracks > limits::TRACKS {
                        return Err(Error::OverLimit("tracks of a disc"));
                    }
                }
                at = at.saturating_add(size_of::<Entry>() as u64);
                if !matches!(entry.kind, kind::OTHER | kind::DVD) {
                    at = at.saturating_add(MORE);
                }
            }
        }
        Ok(())
    }

    fn facts(&self) -> Facts {
        let shown = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim_matches(['\0', ' ']).to_owned();
        let mut facts = Facts::new("BlindWrite descriptor");
        facts.add("Drive", shown(&self.head.drive));
        facts.add("Volume", shown(&self.head.volume));
        facts.add("Data blocks", self.blocks.len().to_string());
        facts
    }
}

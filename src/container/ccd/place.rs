//! Maps the table of contents to offsets in the .img, which stores the sectors of all sessions back to back.

use super::sheet::{Entry, Sheet};
use crate::container::settled;
use crate::disc::{CdText, Control, Disc, Index, Lba, Medium, Session, Stored, Track, TrackMode, Unscrambled};
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::order::{sort, sort_by};
use crate::sector::form::Form;
use crate::sector::{RAW_SIZE, RawSector};
use crate::source::{Files, NamedFile, Source};

static PARTNER: Anomaly = Anomaly {
    code: "CCD-IMG-MISSING",
    severity: Severity::Damage,
    structure: "CloneCD image",
    meaning: "The descriptor is here without the sectors. Open it together with the .img file.",
    clause: None,
};

static SHORT: Anomaly = Anomaly {
    code: "CCD-IMG-SHORT",
    severity: Severity::Damage,
    structure: "CloneCD image",
    meaning: "The last tracks are incomplete. The .img file is cut off or belongs to another descriptor.",
    clause: None,
};

static MODE: Anomaly = Anomaly {
    code: "CCD-MODE",
    severity: Severity::Note,
    structure: "MODE of a CloneCD track",
    meaning: "The sectors have another mode than the descriptor states. The mode of the sectors was used.",
    clause: None,
};

/// Point of the entry that gives the lead-out of a session.
const LEAD_OUT: u8 = 0xA2;

/// Bytes of subchannel data for each sector in the .sub file.
const SUBCHANNEL: u64 = 96;

/// The .img and .sub files that belong to the descriptor; `None` for one that is missing.
struct Partners {
    sectors: Option<Source>,
    subchannel: Option<Source>,
}

pub(super) fn disc(sheet: &Sheet, file: &NamedFile, files: &Files, findings: &mut Findings) -> Result<Disc> {
    let (img, partners) = find(file, files, findings);
    let mut numbers: Vec<u16> = sheet.entries.iter().map(|entry| entry.session).collect();
    sort(&mut numbers);
    numbers.dedup();
    let mut sessions = Vec::new();
    let mut stored_before = 0_u64;
    for number in numbers {
        if let Some(session) = session(sheet, number, &partners, &mut stored_before, findings) {
            sessions.push(session);
        }
    }
    if sessions.is_empty() {
        return Err(Error::broken("CloneCD descriptor", 0, "it has no track that could be placed"));
    }
    let mut disc = Disc::new(Medium::Cd, sessions);
    disc.catalog_number.clone_from(&sheet.catalog);
    let packs: Vec<u8> = sheet.packs.iter().flat_map(with_crc).collect();
    if !packs.is_empty() {
        disc.cd_text = CdText::decode(&packs, 0, findings);
    }
    match &partners.sectors {
        None => settled::note_missing(&img, &PARTNER, &mut disc.missing_files, findings),
        Some(sectors) if sectors.len() < stored_before.saturating_mul(RAW_SIZE as u64) => {
            let found = format!("{} sectors", sectors.len() / Stored::RAW.step());
            findings.add(&SHORT, sectors.len(), format!("{stored_before} sectors"), found);
        }
        Some(_) => {}
    }
    Ok(disc)
}

/// Finds the .img and .sub files of the same name. A renamed .img is used if it is the only candidate.
fn find(file: &NamedFile, files: &Files, findings: &mut Findings) -> (String, Partners) {
    let base = file.name.rsplit_once('.').map_or(file.name.as_str(), |(base, _)| base);
    let img = format!("{base}.img");
    let sectors = files.find(&img).or_else(|| files.stand_in(&[&img], findings).map(|(_, file)| file));
    let mut subs = files.all().iter().filter(|file| file.has_extension("sub") && !file.content.is_empty());
    let only = subs.next().filter(|_| subs.next().is_none());
    let subchannel = files.find(&format!("{base}.sub")).filter(|sub| !sub.content.is_empty()).or(only);
    let content = |file: &NamedFile| file.content.clone();
    let partners = Partners { sectors: sectors.map(content), subchannel: subchannel.map(content) };
    (img, partners)
}

/// A CD-Text pack with the CRC, which CloneCD does not record.
fn with_crc(pack: &[u8; 16]) -> [u8; 18] {
    let crc = (!crate::sector::subchannel::crc(pack)).to_be_bytes();
    let mut whole = [0; 18];
    for (to, from) in whole.iter_mut().zip(pack.iter().chain(&crc)) {
        *to = *from;
    }
    whole
}

/// Reads one session. `stored_before` counts the stored sectors of earlier sessions, without the gaps between them.
fn session(
    sheet: &Sheet,
    number: u16,
    partners: &Partners,
    stored_before: &mut u64,
    findings: &mut Findings,
) -> Option<Session> {
    let entries = || sheet.entries.iter().filter(move |entry| entry.session == number);
    let mut points: Vec<&Entry> = entries().filter(|entry| (1..=99).contains(&entry.point)).collect();
    sort_by(&mut points, &mut |one, other| one.point.cmp(&other.point));
    let begin = begin(sheet, points.first()?);
    let lead_out = entries().find(|entry| entry.point == LEAD_OUT).map_or_else(
        || {
            let sectors = partners.sectors.as_ref().map_or(0, |img| img.len() / Stored::RAW.step());
            let rest = sectors.saturating_sub(*stored_before);
            begin.saturating_add_unsigned(u32::try_from(rest).unwrap_or(0))
        },
        |entry| entry.lba,
    );
    let starts: Vec<i32> =
        points.iter().map(|entry| entry.lba.saturating_sub(pregap(sheet, entry, begin)).max(begin)).collect();
    let ends = starts.iter().skip(1).copied().chain([lead_out]);
    let mut tracks = Vec::new();
    for ((entry, start), end) in points.iter().zip(&starts).zip(ends) {
        let sectors = u32::try_from(end.saturating_sub(*start)).unwrap_or(0);
        let offset = stored_before.saturating_add(u64::try_from(start.saturating_sub(begin)).unwrap_or(0));
        tracks.push(track(sheet, entry, *start, sectors, offset, partners, findings));
    }
    *stored_before = stored_before.saturating_add(u64::try_from(lead_out.saturating_sub(begin)).unwrap_or(0));
    Some(Session { number, tracks, lead_out: Lba(lead_out) })
}

/// First stored sector of a session: that of the first track, unless hidden audio precedes it, as on discs whose first
/// track begins late.
fn begin(sheet: &Sheet, first: &Entry) -> i32 {
    let hidden = first.lba.saturating_sub(recorded_pregap(sheet, first));
    if first.session == 1 && hidden >= 0 { hidden } else { first.lba }
}

/// Sectors of a track's pregap: the difference of its indexes, which count from the start of the session. The pregap
/// of a session's first track is not stored.
fn pregap(sheet: &Sheet, entry: &Entry, begin: i32) -> i32 {
    if entry.lba == begin { 0 } else { recorded_pregap(sheet, entry) }
}

fn recorded_pregap(sheet: &Sheet, entry: &Entry) -> i32 {
    let indexes = sheet.tracks.get(&entry.point).map(|track| &track.indexes);
    let both = indexes.and_then(|indexes| indexes.get(&0).zip(indexes.get(&1)));
    both.map_or(0, |(pregap, start)| start.saturating_sub(*pregap).max(0))
}

fn track(
    sheet: &Sheet,
    entry: &Entry,
    first: i32,
    sectors: u32,
    offset: u64,
    partners: &Partners,
    findings: &mut Findings,
) -> Track {
    let lines = sheet.tracks.get(&entry.point);
    let range = |size: u64| offset.saturating_mul(size)..offset.saturating_add(sectors.into()).saturating_mul(size);
    let img = partners.sectors.as_ref().map(|img| img.slice(range(RAW_SIZE as u64)));
    let missing = img.is_none();
    let content = img.unwrap_or_else(|| Source::from_bytes(Vec::new()));
    let is_data = entry.control & 4 != 0;
    let content = if sheet.scrambled && is_data { Unscrambled::source(content, Stored::RAW.step()) } else { content };
    let stated = lines.and_then(|lines| lines.mode).map_or(if is_data { 1 } else { 0 }, |mode| mode);
    let mode = mode(stated, &content, offset, findings);
    let pregap = Index { number: 0, lba: Lba(first) };
    let start = Index { number: 1, lba: Lba(entry.lba) };
    let indexes = lines.map(|lines| &lines.indexes);
    let origin = indexes.and_then(|indexes| indexes.get(&1)).copied().unwrap_or(0);
    let further = indexes
        .into_iter()
        .flatten()
        .filter(|(number, _)| **number > 1)
        .map(|(number, at)| Index { number: *number, lba: Lba(entry.lba.saturating_add(at.saturating_sub(origin))) });
    Track {
        control: Control::from_bits(entry.control),
        isrc: lines.and_then(|lines| lines.isrc.clone()),
        indexes: (first < entry.lba).then_some(pregap).into_iter().chain([start]).chain(further).collect(),
        subchannel: partners.subchannel.as_ref().map(|sub| sub.slice(range(SUBCHANNEL))),
        missing,
        ..Track::new(entry.point, mode, Lba(first), sectors, Stored::RAW, content)
    }
}

/// The mode of the first sector, or the mode that the descriptor states if no sector can be read.
fn mode(stated: u8, content: &Source, at: u64, findings: &mut Findings) -> TrackMode {
    let stated = match stated {
        0 => TrackMode::Audio,
        1 => TrackMode::Mode1,
        _ => TrackMode::Mode2,
    };
    let Ok(sector) = content.read_up_to(0, RAW_SIZE).unwrap_or_default().try_into() else { return stated };
    let sector: RawSector = sector;
    let shown = match Form::of(&sector) {
        // Nothing is stored there, or a data pregap without headers.
        Form::Audio if stated != TrackMode::Audio && sector.iter().all(|byte| *byte == 0) => stated,
        Form::Audio => TrackMode::Audio,
        Form::Mode0 => TrackMode::Mode0,
        Form::Mode1 => TrackMode::Mode1,
        Form::Mode2Form1 | Form::Mode2Form2 | Form::Mode2Formless => TrackMode::Mode2,
        Form::Unknown => stated,
    };
    settled::mode(Some(shown), stated, &MODE, at.saturating_mul(RAW_SIZE as u64), findings)
}

#[cfg(test)]
mod tests {
    use super::super::sheet;
    use super::*;
    use crate::sector::address::Msf;
    use crate::sector::encode;

    const TWO_SESSIONS: &str = "[Disc]\nCATALOG=0123456789012\n[Entry 0]\nSession=1\nPoint=0x01\nControl=0x00\nPLBA=0\n\
        [Entry 1]\nSession=1\nPoint=0x02\nControl=0x02\nPLBA=10\n[Entry 2]\nSession=1\nPoint=0xa2\nControl=0\nPLBA=20\n\
        [Entry 3]\nSession=2\nPoint=0x03\nControl=0x04\nPLBA=11420\n[Entry 4]\nSession=2\nPoint=0xa2\nControl=4\nPLBA=11425\n\
        [TRACK 2]\nMODE=0\nINDEX 0=7\nINDEX 1=10\nINDEX 2=12\n[TRACK 3]\nMODE=2\nINDEX 1=0\n";

    fn open(img: Vec<u8>) -> (Disc, Vec<&'static str>) {
        let mut files = Files::default();
        files.push("Disc.CCD", Source::from_bytes(Vec::new()));
        files.push("disc.IMG", Source::from_bytes(img));
        files.push("disc.sub", Source::from_bytes((0..25).flat_map(|at| [at; 96]).collect::<Vec<u8>>()));
        let mut findings = Findings::default();
        let file = files.first().unwrap().clone();
        let disc = disc(&sheet::parse(TWO_SESSIONS), &file, &files, &mut findings).unwrap();
        (disc, findings.kept().iter().map(|finding| finding.anomaly.code).collect())
    }

    fn img() -> Vec<u8> {
        let audio = (0..20_u8).flat_map(|at| vec![at; RAW_SIZE]);
        let data = (11_420..11_425).flat_map(|lba| encode::mode_1(Msf::of_lba(lba).unwrap(), &[7; 2048]));
        audio.chain(data).collect()
    }

    #[test]
    fn sessions_lie_back_to_back_and_the_sectors_decide_their_mode() {
        let (disc, codes) = open(img());
        assert_eq!(codes, ["CCD-MODE"]);
        let shape: Vec<_> = disc
            .tracks()
            .map(|(session, track)| {
                (session.number, track.number, track.first.0, track.start().0, track.sectors, track.mode)
            })
            .collect();
        assert_eq!(
            shape,
            [
                (1, 1, 0, 0, 7, TrackMode::Audio),
                (1, 2, 7, 10, 13, TrackMode::Audio),
                (2, 3, 11_420, 11_420, 5, TrackMode::Mode1),
            ]
        );
        let second = &disc.sessions[0].tracks[1];
        assert_eq!(second.content.read_up_to(0, 1).unwrap(), [7]);
        assert_eq!(second.indexes.last(), Some(&Index { number: 2, lba: Lba(12) }));
        assert!(second.control.copy_permitted);
        let third = &disc.sessions[1].tracks[0];
        assert_eq!(third.user_data().unwrap().read_up_to(0, 1).unwrap(), [7]);
        assert_eq!(third.subchannel.as_ref().unwrap().read_up_to(0, 1).unwrap(), [20]);
    }

    #[test]
    fn a_truncated_image_is_reported() {
        let mut cut = img();
        cut.truncate(RAW_SIZE * 22);
        let (disc, codes) = open(cut);
        assert_eq!(codes, ["CCD-MODE", "CCD-IMG-SHORT"]);
        assert_eq!(disc.sessions[1].tracks[0].content.len(), 2 * RAW_SIZE as u64);
    }
}

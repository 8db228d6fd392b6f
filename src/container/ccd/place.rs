//! Maps the table of contents to offsets in the .img, which stores the sectors of all sessions back to back.

use super::sheet::{Entry, Sheet};
use crate::container::session_gap::session_gap;
use crate::container::settled;
use crate::disc::{CdText, Control, Disc, Index, Lba, Medium, Session, Stored, Track, TrackMode, Unscrambled};
use crate::error::Result;
use crate::findings::{Anomaly, Findings, Severity};
use crate::order::{sort, sort_by};
use crate::refusal::Refusal;
use crate::sector::form::Form;
use crate::sector::{RAW_SIZE, RawSector};
use crate::source::{Files, NamedFile, Partner, Source, Statement};

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

static ADDRESS: Anomaly = Anomaly {
    code: "CCD-ADDRESS",
    severity: Severity::Warning,
    structure: "Entry of a CloneCD descriptor",
    meaning: "The descriptor records the place of the track as a sector (PLBA), as a time (PMin, PSec, PFrame) and as an index, \
              and they differ. The place that most of them name was used.",
    clause: None,
};

static NO_LEAD_OUT: Anomaly = Anomaly {
    code: "CCD-LEAD-OUT",
    severity: Severity::Warning,
    structure: "Entry of a CloneCD descriptor",
    meaning: "No lead-out (point A2) after the last track tells where the session ends. The end of the .img file, or the \
              next session, was taken instead.",
    clause: Some("IEC 60908 17.5.1"),
};

static ORDER: Anomaly = Anomaly {
    code: "CCD-ENTRY-ORDER",
    severity: Severity::Warning,
    structure: "Entry of a CloneCD descriptor",
    meaning: "The entries are not in the order of the tracks. They were sorted.",
    clause: None,
};

static SIZE: Anomaly = Anomaly {
    code: "CCD-SECTOR-SIZE",
    severity: Severity::Warning,
    structure: "CloneCD image",
    meaning: "CloneCD stores whole sectors of 2352 bytes, and this file has others. They are read as they are; other programs \
              may find nothing in them.",
    clause: None,
};

static NO_TRACKS: Refusal = Refusal {
    code: "CCD-NO-TRACKS",
    sentence: "This is a CloneCD descriptor without a table of contents: no section of it tells where a track begins. It is cut \
               off, or only its first lines were copied.",
    advice: "Get a complete copy of the .ccd file, or open the .img file by itself.",
};

/// Point of the entry that gives the lead-out of a session.
const LEAD_OUT: u8 = 0xA2;

/// Bytes of subchannel data for each sector in the .sub file.
const SUBCHANNEL: u64 = 96;

/// The .img and .sub files that belong to the descriptor; `None` for one that is missing.
struct Partners {
    sectors: Option<Source>,
    subchannel: Option<Source>,
    /// How all sectors are stored.
    stored: Stored,
}

pub(super) fn disc(sheet: &Sheet, file: &NamedFile, files: &Files, findings: &mut Findings) -> Result<Disc> {
    let (img, mut partners) = find(file, files, findings);
    let mut numbers: Vec<u16> = sheet.entries.iter().map(|entry| entry.session).collect();
    sort(&mut numbers);
    numbers.dedup();
    correct_size(sheet, &mut partners, findings);
    let mut sessions = Vec::new();
    let mut stored_before = 0_u64;
    for number in numbers {
        if let Some(session) = session(sheet, number, &partners, &mut stored_before, findings) {
            sessions.push(session);
        }
    }
    if sessions.is_empty() {
        return Err((&NO_TRACKS).into());
    }
    let mut disc = Disc::new(Medium::Cd, sessions);
    disc.catalog_number.clone_from(&sheet.catalog);
    let packs: Vec<u8> = sheet.packs.iter().flat_map(with_crc).collect();
    if !packs.is_empty() {
        disc.cd_text = CdText::decode(&packs, sheet.packs_at.byte, findings);
    }
    let size = partners.stored.step();
    match &partners.sectors {
        None => {
            settled::note_missing(&img, &PARTNER, Statement::default(), &mut disc.missing_files, findings);
        }
        Some(sectors) if sectors.len() < stored_before.saturating_mul(size.get()) => {
            let found = format!("{} sectors", sectors.len() / size);
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
    let wanted = Partner { name: &img, endings: &[], statement: Statement::default() };
    let sectors = files.partners(&[wanted], findings).into_values().next();
    let mut subs = files.all().iter().filter(|file| file.has_extension("sub") && !file.content.is_empty());
    let only = subs.next().filter(|_| subs.next().is_none());
    let subchannel = files.find(&format!("{base}.sub")).filter(|sub| !sub.content.is_empty()).or(only);
    subchannel.iter().for_each(|file| files.take(file));
    let content = |file: &NamedFile| file.content.clone();
    let (sectors, subchannel) = (sectors.map(content), subchannel.map(content));
    (img, Partners { sectors, subchannel, stored: Stored::RAW })
}

/// Corrects the sector size to what a data track at the start of the image shows.
fn correct_size(sheet: &Sheet, partners: &mut Partners, findings: &mut Findings) {
    let first = sheet.entries.iter().filter(|entry| is_track(entry)).min_by_key(|entry| entry.point);
    let Some((first, img)) = first.filter(|entry| entry.control & 4 != 0).zip(partners.sectors.as_ref()) else {
        return;
    };
    let stated = sheet.tracks.get(&first.point).and_then(|lines| lines.mode);
    let mode = if stated == Some(2) { TrackMode::Mode2 } else { TrackMode::Mode1 };
    let shown = settled::true_shape(img, 0..img.len(), (mode, Stored::RAW));
    if let Some((_, stored)) = shown.filter(|(_, stored)| stored.stride != Stored::RAW.stride) {
        let at = img.absolute(0);
        findings.add(&SIZE, at, "sectors of 2352 bytes", format!("sectors of {} bytes", stored.stride));
        partners.stored = stored;
    }
}

const fn is_track(entry: &Entry) -> bool {
    1 <= entry.point && entry.point <= 99
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
    let mut recorded: Vec<&Entry> = entries().filter(|entry| is_track(entry)).collect();
    let mut neighbors = recorded.iter().zip(recorded.iter().skip(1));
    if let Some((before, entry)) = neighbors.find(|(before, entry)| entry.point < before.point) {
        let found = entry.statement.found(format!("track {} after track {}", entry.point, before.point));
        findings.add(&ORDER, entry.statement.byte, "tracks in their order", found);
    }
    sort_by(&mut recorded, &mut |one, other| one.point.cmp(&other.point));
    let first = recorded.first()?;
    let origin = if number == 1 { 0 } else { first.sector.or(first.time).unwrap_or(0) };
    let lead_out = entries().find(|entry| entry.point == LEAD_OUT);
    let mut points: Vec<Point> = Vec::new();
    for (nth, entry) in recorded.iter().enumerate() {
        let before = points.last().map(|point| point.lba);
        let next = recorded.get(nth.saturating_add(1)).copied().or(lead_out);
        let after = next.and_then(|next| next.sector.or(next.time));
        points.push(Point { entry, lba: address(sheet, entry, origin, before, after, findings) });
    }
    let begin = begin(sheet, points.first()?);
    let sectors = partners.sectors.as_ref().map_or(0, |img| img.len() / partners.stored.step());
    let rest = u32::try_from(sectors.saturating_sub(*stored_before)).unwrap_or(0);
    let stored_end = begin.saturating_add_unsigned(rest);
    let before = points.iter().map(|point| point.lba).max();
    let stated = lead_out
        .map(|entry| (address(sheet, entry, 0, before, Some(stored_end.saturating_add(1)), findings), entry.statement));
    let lead_out = match stated {
        Some((lba, _)) if before.is_none_or(|before| before < lba) => lba,
        other => {
            let (found, statement) = other.map_or_else(
                || ("none".into(), first.statement),
                |(lba, statement)| (statement.found(format!("sector {lba}")), statement),
            );
            let expected = format!("the lead-out of session {number} after sector {}", before.unwrap_or(begin));
            findings.add(&NO_LEAD_OUT, statement.byte, expected, found);
            let later = sheet.entries.iter().filter(|entry| is_track(entry) && entry.session > number);
            let next = later.filter_map(|entry| entry.sector.or(entry.time)).min();
            let until = next.map(|next| next.saturating_sub(session_gap(number)));
            until.filter(|until| before.is_none_or(|before| before < *until)).unwrap_or(stored_end)
        }
    };
    let starts: Vec<i32> =
        points.iter().map(|point| point.lba.saturating_sub(pregap(sheet, point, begin)).max(begin)).collect();
    let mut tracks = Vec::new();
    for (nth, (point, start)) in points.iter().zip(&starts).enumerate() {
        let end = match starts.get(nth.saturating_add(1)) {
            Some(next) if next >= start => *next,
            // The next track begins earlier, so this one continues to the next start after it.
            _ => starts.iter().copied().filter(|other| other > start).min().unwrap_or(lead_out),
        };
        let sectors = u32::try_from(end.saturating_sub(*start)).unwrap_or(0);
        let offset = stored_before.saturating_add(u64::try_from(start.saturating_sub(begin)).unwrap_or(0));
        tracks.push(track(sheet, point, *start, sectors, offset, partners, findings));
    }
    *stored_before = stored_before.saturating_add(u64::try_from(lead_out.saturating_sub(begin)).unwrap_or(0));
    Some(Session { number, tracks, lead_out: Lba(lead_out) })
}

/// A track's entry with the address that was chosen for it.
struct Point<'a> {
    entry: &'a Entry,
    lba: i32,
}

/// The address of an entry: the one that two of its three records agree on, or else the one between its neighbors.
/// `origin` is the sector from which the session's indexes count.
fn address(
    sheet: &Sheet,
    entry: &Entry,
    origin: i32,
    before: Option<i32>,
    after: Option<i32>,
    findings: &mut Findings,
) -> i32 {
    let index = sheet.tracks.get(&entry.point).and_then(|lines| lines.indexes.get(&1)).map(|index| {
        let place = index.saturating_add(origin);
        // If only a part of a disc was written, indexes count from its first track.
        let first = sheet.entries.iter().find(|entry| is_track(entry)).and_then(|first| first.sector);
        let relative = first.map(|first| index.saturating_add(first));
        relative.filter(|relative| Some(*relative) == entry.sector).unwrap_or(place)
    });
    let all: Vec<i32> = [entry.sector, entry.time, index].into_iter().flatten().collect();
    let votes = |lba: &i32| all.iter().filter(|other| *other == lba).count();
    let first = all.first().copied().unwrap_or(0);
    if votes(&first) == all.len() {
        return first;
    }
    let fits = |lba: &&i32| before.is_none_or(|before| before < **lba) && after.is_none_or(|after| **lba < after);
    let agreed = all.iter().find(|lba| votes(lba) > 1).or_else(|| all.iter().find(fits)).copied().unwrap_or(first);
    let name = |what: &str, place: Option<i32>| place.map(|place| format!("{what} {place}"));
    let places = [name("PLBA", entry.sector), name("the time", entry.time), name("INDEX 1", index)];
    let places: Vec<String> = places.into_iter().flatten().collect();
    let what = if is_track(entry) { format!("track {}", entry.point) } else { "the lead-out".into() };
    let found = entry.statement.found(format!("{} for {what}", places.join(", ")));
    findings.add(&ADDRESS, entry.statement.byte, format!("sector {agreed} in all of them"), found);
    agreed
}

/// First stored sector of a session: that of the first track, unless hidden audio precedes it, as on discs whose first
/// track begins late.
fn begin(sheet: &Sheet, first: &Point) -> i32 {
    let hidden = first.lba.saturating_sub(recorded_pregap(sheet, first));
    if first.entry.session == 1 && hidden >= 0 { hidden } else { first.lba }
}

/// Sectors of a track's pregap: the difference of its indexes, which count from the start of the session. The pregap
/// of a session's first track is not stored.
fn pregap(sheet: &Sheet, point: &Point, begin: i32) -> i32 {
    if point.lba == begin { 0 } else { recorded_pregap(sheet, point) }
}

fn recorded_pregap(sheet: &Sheet, point: &Point) -> i32 {
    let indexes = sheet.tracks.get(&point.entry.point).map(|track| &track.indexes);
    let both = indexes.and_then(|indexes| indexes.get(&0).zip(indexes.get(&1)));
    both.map_or(0, |(pregap, start)| start.saturating_sub(*pregap).max(0))
}

fn track(
    sheet: &Sheet,
    point: &Point,
    first: i32,
    sectors: u32,
    offset: u64,
    partners: &Partners,
    findings: &mut Findings,
) -> Track {
    let Point { entry, lba } = *point;
    let lines = sheet.tracks.get(&entry.point);
    let stored = partners.stored;
    let range = |size: u64| offset.saturating_mul(size)..offset.saturating_add(sectors.into()).saturating_mul(size);
    let img = partners.sectors.as_ref().map(|img| img.slice(range(stored.step().get())));
    let missing = img.is_none();
    let content = img.unwrap_or_else(|| Source::from_bytes(Vec::new()));
    let is_data = entry.control & 4 != 0;
    let content = if sheet.scrambled && is_data { Unscrambled::source(content, stored.step()) } else { content };
    let stated = lines.and_then(|lines| lines.mode).map_or(if is_data { 1 } else { 0 }, |mode| mode);
    // The pregap of audio may be data, so the track proper decides.
    let pregap_len = u64::try_from(lba.saturating_sub(first)).unwrap_or(0).saturating_mul(stored.step().get());
    let statement = lines.map_or(entry.statement, |lines| lines.statement);
    let proper = content.slice(pregap_len..content.len());
    let mode = mode(stated, is_data, stored, &proper, statement, findings);
    let pregap = Index { number: 0, lba: Lba(first) };
    let start = Index { number: 1, lba: Lba(lba) };
    let indexes = lines.map(|lines| &lines.indexes);
    let origin = indexes.and_then(|indexes| indexes.get(&1)).copied().unwrap_or(0);
    let further = indexes
        .into_iter()
        .flatten()
        .filter(|(number, _)| **number > 1)
        .map(|(number, at)| Index { number: *number, lba: Lba(lba.saturating_add(at.saturating_sub(origin))) });
    Track {
        control: Control::from_bits(entry.control),
        isrc: lines.and_then(|lines| lines.isrc.clone()),
        indexes: (first < lba).then_some(pregap).into_iter().chain([start]).chain(further).collect(),
        subchannel: partners.subchannel.as_ref().map(|sub| sub.slice(range(SUBCHANNEL))),
        missing,
        statement: entry.statement,
        ..Track::new(entry.point, mode, Lba(first), sectors, stored, content)
    }
}

/// The mode of the first sector, or the stated mode if no sector can be read.
fn mode(
    stated: u8,
    is_data: bool,
    stored: Stored,
    content: &Source,
    statement: Statement,
    findings: &mut Findings,
) -> TrackMode {
    let stated = match stated {
        0 => TrackMode::Audio,
        1 => TrackMode::Mode1,
        _ => TrackMode::Mode2,
    };
    let sector = content.read_up_to(0, RAW_SIZE).unwrap_or_default().try_into().ok().filter(|_| stored.is_whole());
    let Some(sector): Option<RawSector> = sector else { return stated };
    let shown = match Form::of(&sector) {
        // Nothing is stored there, or data without headers, which both MODE and the control field call data.
        Form::Audio if stated != TrackMode::Audio && (is_data || sector.iter().all(|byte| *byte == 0)) => stated,
        Form::Audio => TrackMode::Audio,
        Form::Mode0 => TrackMode::Mode0,
        Form::Mode1 => TrackMode::Mode1,
        Form::Mode2Form1 | Form::Mode2Form2 | Form::Mode2Formless => TrackMode::Mode2,
        Form::Unknown => stated,
    };
    settled::mode(Some(shown), stated, &MODE, statement, findings)
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
        let disc = disc(&sheet::parse(&TWO_SESSIONS.into(), &mut findings), &file, &files, &mut findings).unwrap();
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

    type Opened = (Vec<(u8, i32, u32)>, Vec<(&'static str, String)>);

    fn opened(text: &str, img: Vec<u8>) -> Opened {
        let mut files = Files::default();
        files.push("a.ccd", Source::from_bytes(Vec::new()));
        files.push("a.img", Source::from_bytes(img));
        let mut findings = Findings::default();
        let file = files.first().unwrap().clone();
        let disc = disc(&sheet::parse(&text.into(), &mut findings), &file, &files, &mut findings).unwrap();
        let shape = disc.tracks().map(|(_, track)| (track.number, track.start().0, track.sectors)).collect();
        (shape, findings.kept().iter().map(|finding| (finding.anomaly.code, finding.found.clone())).collect())
    }

    fn entry(point: u8, control: u8, plba: i32, frames: i32) -> String {
        let (second, frame) = ((frames + 150) / 75, (frames + 150) % 75);
        format!("[Entry 1]\nPoint={point}\nControl={control}\nPMin=0\nPSec={second}\nPFrame={frame}\nPLBA={plba}\n")
    }

    #[test]
    fn the_place_that_most_records_name_is_used() {
        let lead_out = entry(0xA2, 0, 90, 90);
        let text =
            |second: &str, index: &str| format!("{}{second}{lead_out}[TRACK 2]\nMODE=0\n{index}", entry(1, 0, 0, 0));
        let img = || vec![1; 90 * RAW_SIZE];
        assert_eq!(opened(&text(&entry(2, 0, 50, 50), "INDEX 1=50\n"), img()), (vec![(1, 0, 50), (2, 50, 40)], vec![]));
        let (shape, found) = opened(&text(&entry(2, 0, 40, 50), "INDEX 1=50\n"), img());
        assert_eq!(shape, [(1, 0, 50), (2, 50, 40)]);
        assert_eq!(found, [("CCD-ADDRESS", "PLBA 40, the time 50, INDEX 1 50 for track 2 in line 8".into())]);
        assert_eq!(opened(&text(&entry(2, 0, 50, 40), "INDEX 1=50\n"), img()).0, [(1, 0, 50), (2, 50, 40)]);
        assert_eq!(opened(&text(&entry(2, 0, 50, 50), "INDEX 1=40\n"), img()).0, [(1, 0, 50), (2, 50, 40)]);
        // Of two different addresses, the one on the disc counts.
        assert_eq!(opened(&text(&entry(2, 0, 950, 50), ""), img()).0, [(1, 0, 50), (2, 50, 40)]);
    }

    #[test]
    fn entries_in_another_order_are_sorted_and_reported() {
        let text = [entry(2, 0, 50, 50), entry(1, 0, 0, 0), entry(0xA2, 0, 90, 90)].concat();
        let (shape, found) = opened(&text, vec![1; 90 * RAW_SIZE]);
        assert_eq!(shape, [(1, 0, 50), (2, 50, 40)]);
        assert_eq!(found, [("CCD-ENTRY-ORDER", "track 1 after track 2 in line 8".into())]);
    }

    #[test]
    fn without_a_possible_lead_out_the_session_ends_with_the_file_or_before_the_next() {
        let tracks = [entry(1, 0, 0, 0), entry(2, 0, 50, 50)].concat();
        let img = || vec![1; 90 * RAW_SIZE];
        let whole = vec![(1, 0, 50), (2, 50, 40)];
        let missing = ("CCD-LEAD-OUT", "none".into());
        assert_eq!(opened(&tracks, img()), (whole.clone(), vec![missing.clone()]));
        let early = tracks.clone() + &entry(0xA2, 0, 20, 20);
        assert_eq!(opened(&early, img()), (whole.clone(), vec![("CCD-LEAD-OUT", "sector 20 in line 15".into())]));
        // A second session, which has one.
        let time = "Session=2\nPMin=2\nPSec=35";
        let second = entry(3, 0, 11_490, 15).replace("PMin=0\nPSec=2", time);
        let end = entry(0xA2, 0, 11_500, 25).replace("PMin=0\nPSec=2", time);
        let (shape, found) = opened(&[tracks, second, end].concat(), vec![1; 100 * RAW_SIZE]);
        assert_eq!((shape, found), ([whole, vec![(3, 11_490, 10)]].concat(), vec![missing]));
    }

    #[test]
    fn the_track_proper_has_its_mode_and_not_its_pregap() {
        let data = (0..30).flat_map(|lba| encode::mode_1(Msf::of_lba(lba).unwrap(), &[7; 2048]));
        let img: Vec<u8> = data.chain(vec![9; 60 * RAW_SIZE]).collect();
        let text = [entry(1, 0, 30, 30), entry(0xA2, 0, 90, 90), "[TRACK 1]\nMODE=0\nINDEX 0=0\nINDEX 1=30\n".into()];
        assert_eq!(opened(&text.concat(), img), (vec![(1, 30, 90)], vec![]));
    }

    #[test]
    fn an_image_of_user_data_is_read_as_it_is() {
        let mut img = vec![1; 90 * 2048];
        img[16 * 2048 + 1..16 * 2048 + 6].copy_from_slice(b"CD001");
        let text = [entry(1, 4, 0, 0), entry(0xA2, 4, 90, 90), "[TRACK 1]\nMODE=1\nINDEX 1=0\n".into()].concat();
        let (shape, found) = opened(&text, img);
        assert_eq!(shape, [(1, 0, 90)]);
        assert_eq!(found, [("CCD-SECTOR-SIZE", "sectors of 2048 bytes".into())]);
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

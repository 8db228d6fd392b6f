//! Checks the tracks of a disc against each other, whichever container described them.

use crate::disc::{Disc, Index, Lba, Session, Track, TrackMode};
use crate::findings::{Anomaly, Findings, Severity};
use crate::order::sort_by;
use crate::source::{Recipe, Source, Statement};

const STRUCTURE: &str = "Tracks of a disc";

static NUMBER_TWICE: Anomaly = Anomaly {
    code: "TRACK-NUMBER-TWICE",
    severity: Severity::Warning,
    structure: STRUCTURE,
    meaning: "Two tracks have the same number. Parts of one track are joined; other tracks get a number of their own in a \
              conversion.",
    clause: None,
};

static NUMBER_FALLS: Anomaly = Anomaly {
    code: "TRACK-NUMBER-FALLS",
    severity: Severity::Warning,
    structure: STRUCTURE,
    meaning: "The tracks are not in the order of their numbers. They are kept in the order of the descriptor.",
    clause: None,
};

static ORDER: Anomaly = Anomaly {
    code: "TRACK-ORDER",
    severity: Severity::Warning,
    structure: STRUCTURE,
    meaning: "The tracks are listed in another order than they have on the disc. They were put in order.",
    clause: None,
};

static START_FALLS: Anomaly = Anomaly {
    code: "TRACK-START-FALLS",
    severity: Severity::Warning,
    structure: STRUCTURE,
    meaning: "The track begins before the one that precedes it. Each is read from where it is said to begin, so some sectors \
              are in several tracks.",
    clause: None,
};

static OVERLAP: Anomaly = Anomaly {
    code: "TRACK-OVERLAP",
    severity: Severity::Warning,
    structure: STRUCTURE,
    meaning: "The track begins before the end of the one that precedes it, so some sectors are in both.",
    clause: None,
};

static NO_SECTORS: Anomaly = Anomaly {
    code: "TRACK-EMPTY",
    severity: Severity::Warning,
    structure: STRUCTURE,
    meaning: "The next track begins at the same sector, so none is left for this one. A disc has no such track.",
    clause: None,
};

static NO_INDEX_1: Anomaly = Anomaly {
    code: "TRACK-INDEX-1-MISSING",
    severity: Severity::Warning,
    structure: STRUCTURE,
    meaning: "Index 1, at which the track begins, is missing. The track is read from its first index on.",
    clause: None,
};

static INDEX_TWICE: Anomaly = Anomaly {
    code: "TRACK-INDEX-TWICE",
    severity: Severity::Warning,
    structure: STRUCTURE,
    meaning: "The track has an index more than once. The first one is used.",
    clause: None,
};

/// Indexes that aren't in the order of their numbers.
pub(super) static INDEX_ORDER: Anomaly = Anomaly {
    code: "TRACK-INDEX-ORDER",
    severity: Severity::Warning,
    structure: STRUCTURE,
    meaning: "The places of the track's indexes are not in the order of their numbers, or not in the track. Index 1 and those \
              that fit are used.",
    clause: None,
};

/// Sectors of a pregap, counted from its first one, that are inspected to find its mode.
const PREGAP_SAMPLES: [u32; 2] = [0, 16];

/// Joins parts of tracks, leaves each track with one index 1 and rising indexes, finds the mode of its pregap, and adds
/// a finding for everything that is impossible on a disc.
pub(crate) fn settle(disc: &mut Disc, findings: &mut Findings) {
    for session in &mut disc.sessions {
        let tracks = std::mem::take(&mut session.tracks);
        session.tracks = joined(tracks, findings);
        put_in_order(session, findings);
        for track in &mut session.tracks {
            settle_indexes(track, findings);
        }
        judge_pregaps(session);
    }
    check_order(disc, findings);
}

/// Sorts tracks by their addresses, if that puts their numbers in order, too, and no two overlap: then only the list
/// was in another order.
fn put_in_order(session: &mut Session, findings: &mut Findings) {
    let Some(out) = session.tracks.windows(2).find(|pair| matches!(pair, [one, next] if next.first < one.first)) else {
        return;
    };
    let statement = out.last().map(|track| track.statement).unwrap_or_default();
    let mut sorted = session.tracks.clone();
    sort_by(&mut sorted, &mut |one, other| one.first.cmp(&other.first));
    let follows = |pair: &[Track]| matches!(pair, [one, next] if one.number < next.number && one.end() <= next.first);
    if !sorted.windows(2).all(follows) {
        return;
    }
    let numbers = |tracks: &[Track]| tracks.iter().map(|track| track.number).collect::<Vec<_>>();
    note_order(&numbers(&session.tracks), &numbers(&sorted), statement, findings);
    session.lead_out = session.lead_out.max(sorted.last().map_or(session.lead_out, Track::end));
    session.tracks = sorted;
}

/// Reports that tracks with these numbers were put in another order than that of the list.
pub(super) fn note_order(listed: &[u8], sorted: &[u8], statement: Statement, findings: &mut Findings) {
    let text = |numbers: &[u8]| numbers.iter().map(u8::to_string).collect::<Vec<_>>().join(", ");
    findings.add(&ORDER, statement.byte, text(sorted), statement.found(text(listed)));
}

/// The tracks, with adjacent parts of one number joined.
fn joined(tracks: Vec<Track>, findings: &mut Findings) -> Vec<Track> {
    let mut joined: Vec<Track> = Vec::with_capacity(tracks.len());
    for track in tracks {
        match joined.last_mut().filter(|before| is_part(before, &track)) {
            Some(before) => {
                let found = track.statement.found(format!("another part of track {}", track.number));
                findings.add(&NUMBER_TWICE, track.statement.byte, format!("one track {}", track.number), found);
                join(before, track);
            }
            None => joined.push(track),
        }
    }
    joined
}

/// Whether a track continues the previous one: only one of the two has an index 1, or both begin at the same sector.
fn is_part(before: &Track, track: &Track) -> bool {
    let has_start = |track: &Track| track.indexes.iter().any(|index| index.number == 1);
    let are_two = has_start(before) && has_start(track) && before.start() != track.start();
    let is_next = before.end() == track.first || before.sectors == 0;
    before.number == track.number
        && before.is_data() == track.is_data()
        && before.stored == track.stored
        && is_next
        && !are_two
}

fn join(before: &mut Track, track: Track) {
    let both = |one: &Source, other: &Source| {
        let mut content = Recipe::of(one, 0..one.len());
        content.append(&Recipe::of(other, 0..other.len()));
        content.into_source()
    };
    if before.sectors == 0 {
        before.first = track.first;
        before.content = track.content;
        before.subchannel = track.subchannel;
    } else {
        before.content = both(&before.content, &track.content);
        before.subchannel = match (before.subchannel.take(), track.subchannel) {
            (Some(one), Some(other)) => Some(both(&one, &other)),
            _ => None,
        };
    }
    before.sectors = before.sectors.saturating_add(track.sectors);
    before.indexes.extend(track.indexes);
    before.isrc = before.isrc.take().or(track.isrc);
    before.missing |= track.missing;
}

/// Keeps one index of each number, and those whose addresses rise.
fn settle_indexes(track: &mut Track, findings: &mut Findings) {
    let (number, statement) = (track.number, track.statement);
    let mut say = |anomaly: &'static Anomaly, expected: &str, found: String| {
        findings.add(anomaly, statement.byte, expected, statement.found(format!("{found}, track {number}")));
    };
    let mut indexes: Vec<Index> = Vec::with_capacity(track.indexes.len());
    for index in &track.indexes {
        match indexes.iter().find(|before| before.number == index.number) {
            // Containers that list a point twice repeat it.
            Some(before) if before.lba == index.lba => {}
            Some(before) => {
                let found = format!("index {} at {} and at {}", index.number, before.lba.0, index.lba.0);
                say(&INDEX_TWICE, "each index once", found);
            }
            None => indexes.push(*index),
        }
    }
    let start = indexes.iter().find(|index| index.number == 1).map(|index| index.lba).unwrap_or_else(|| {
        say(&NO_INDEX_1, "an index 1", "none".into());
        let first = indexes.iter().map(|index| index.lba).min().unwrap_or(track.first);
        // It replaces a later one at this address: an index has at least one sector.
        indexes.retain(|index| index.number == 0 || index.lba > first);
        let after = indexes.iter().filter(|index| index.number < 1).count();
        indexes.insert(after, Index { number: 1, lba: first });
        first
    });
    let mut last = start;
    indexes.retain(|index| {
        let fits = match index.number {
            0 => index.lba <= start,
            1 => true,
            _ => index.lba > last && (index.lba < track.end() || track.sectors == 0 || track.missing),
        };
        if fits && index.number > 1 {
            last = index.lba;
        }
        if !fits {
            let found = format!("index {} at sector {}, index 1 at {}", index.number, index.lba.0, start.0);
            say(&INDEX_ORDER, "indexes in their order", found);
        }
        fits
    });
    track.indexes = indexes;
}

/// Finds the mode of stored pregaps that may have another one: before the first track, and between data and audio.
fn judge_pregaps(session: &mut Session) {
    let mut before: Option<bool> = None;
    for track in &mut session.tracks {
        if before != Some(track.is_data()) && track.start().0 > track.first.0.max(0) {
            track.pregap_mode = shown_pregap(track);
        }
        before = Some(track.is_data());
    }
}

/// The mode of a pregap, if its sectors show another one than the track's.
fn shown_pregap(track: &Track) -> Option<TrackMode> {
    if !track.stored.is_whole() {
        return None;
    }
    let length = u32::try_from(track.start().0.saturating_sub(track.first.0)).unwrap_or(0);
    let samples = PREGAP_SAMPLES.into_iter().chain([length / 2]).filter(|sector| *sector < length);
    let mut shown = samples.map(|sector| track.stored.mode_in(&track.content, sector));
    if track.is_data() {
        // Empty sectors may have been stored without headers.
        let head = track.content.read_up_to(0, track.stored.size()).unwrap_or_default();
        let is_audio = head.iter().any(|byte| *byte != 0) && shown.all(|mode| mode.is_none());
        return is_audio.then_some(TrackMode::Audio);
    }
    shown.flatten().next()
}

fn check_order(disc: &Disc, findings: &mut Findings) {
    let mut before: Option<(&Session, &Track)> = None;
    for (session, track) in disc.tracks() {
        if let Some((of, before)) = before {
            check_numbers(before, track, findings);
            if of.number == session.number {
                check_places(before, track, findings);
            }
        }
        before = Some((session, track));
    }
}

fn check_numbers(before: &Track, track: &Track, findings: &mut Findings) {
    let anomaly = match track.number.cmp(&before.number) {
        std::cmp::Ordering::Equal => &NUMBER_TWICE,
        std::cmp::Ordering::Less => &NUMBER_FALLS,
        std::cmp::Ordering::Greater => return,
    };
    let expected = format!("a number above {}", before.number);
    findings.add(anomaly, track.statement.byte, expected, track.statement.found(format!("track {}", track.number)));
}

fn check_places(before: &Track, track: &Track, findings: &mut Findings) {
    if before.sectors == 0 && !before.missing && before.start() == track.start() {
        let Lba(start) = before.start();
        let found = before.statement.found(format!("none from sector {start} on, where track {} begins", track.number));
        findings.add(&NO_SECTORS, before.statement.byte, format!("sectors of track {}", before.number), found);
    }
    let (Lba(start), Lba(end)) = (track.first, before.end());
    if start >= end || track.sectors == 0 {
        return;
    }
    let falls = track.start() < before.start();
    let expected = format!("track {} from sector {end} on, where track {} ends", track.number, before.number);
    let found = track.statement.found(format!("track {} from sector {start} on", track.number));
    findings.add(if falls { &START_FALLS } else { &OVERLAP }, track.statement.byte, expected, found);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disc::{Medium, Stored};
    use crate::sector::address::Msf;
    use crate::sector::encode::mode_1;

    fn track(number: u8, first: i32, sectors: u32, indexes: &[(u8, i32)]) -> Track {
        let content = Source::from_bytes(vec![number; sectors as usize * 2352]);
        let mut track = Track::new(number, TrackMode::Audio, Lba(first), sectors, Stored::RAW, content);
        track.indexes = indexes.iter().map(|(number, lba)| Index { number: *number, lba: Lba(*lba) }).collect();
        track
    }

    fn settled(tracks: Vec<Track>) -> (Disc, Vec<(&'static str, String)>) {
        let mut disc = Disc::new(Medium::Cd, vec![Session { number: 1, tracks, lead_out: Lba(1000) }]);
        let mut findings = Findings::default();
        settle(&mut disc, &mut findings);
        (disc, findings.kept().iter().map(|finding| (finding.anomaly.code, finding.found.clone())).collect())
    }

    fn shape(disc: &Disc) -> Vec<(u8, i32, i32, u32)> {
        disc.tracks().map(|(_, track)| (track.number, track.first.0, track.start().0, track.sectors)).collect()
    }

    #[test]
    fn parts_of_one_number_are_one_track() {
        let parts = vec![track(1, 0, 100, &[(1, 0)]), track(2, 100, 50, &[(0, 100)]), track(2, 150, 70, &[(1, 150)])];
        let (disc, found) = settled(parts);
        assert_eq!(shape(&disc), [(1, 0, 0, 100), (2, 100, 150, 120)]);
        assert_eq!(disc.sessions[0].tracks[1].content.len(), 120 * 2352);
        assert_eq!(found, [("TRACK-NUMBER-TWICE", "another part of track 2".into())]);
        let twice = vec![track(1, 0, 100, &[(1, 0)]), track(1, 100, 50, &[(1, 100)])];
        let (disc, found) = settled(twice);
        assert_eq!(shape(&disc).len(), 2);
        assert_eq!(found, [("TRACK-NUMBER-TWICE", "track 1".into())]);
    }

    #[test]
    fn indexes_are_one_of_each_and_rise() {
        let codes = |indexes: &[(u8, i32)]| {
            let (disc, found) = settled(vec![track(3, 100, 50, indexes)]);
            let kept: Vec<(u8, i32)> =
                disc.sessions[0].tracks[0].indexes.iter().map(|index| (index.number, index.lba.0)).collect();
            assert!(found.iter().all(|(_, found)| found.ends_with("track 3")));
            (kept, found.into_iter().map(|(code, _)| code).collect::<Vec<_>>())
        };
        assert_eq!(codes(&[(0, 100), (1, 110), (2, 120)]), (vec![(0, 100), (1, 110), (2, 120)], vec![]));
        assert_eq!(codes(&[(0, 105)]), (vec![(0, 105), (1, 105)], vec!["TRACK-INDEX-1-MISSING"]));
        assert_eq!(codes(&[(2, 120)]), (vec![(1, 120)], vec!["TRACK-INDEX-1-MISSING"]));
        assert_eq!(codes(&[(1, 100), (2, 100)]), (vec![(1, 100)], vec!["TRACK-INDEX-ORDER"]));
        assert_eq!(codes(&[(1, 100), (2, 110), (3, 110)]), (vec![(1, 100), (2, 110)], vec!["TRACK-INDEX-ORDER"]));
        assert_eq!(codes(&[(1, 100), (1, 120)]), (vec![(1, 100)], vec!["TRACK-INDEX-TWICE"]));
        assert_eq!(codes(&[(0, 120), (1, 110)]), (vec![(1, 110)], vec!["TRACK-INDEX-ORDER"]));
        assert_eq!(codes(&[(1, 100), (2, 140), (3, 130)]), (vec![(1, 100), (2, 140)], vec!["TRACK-INDEX-ORDER"]));
        assert_eq!(codes(&[(1, 100), (2, 150)]), (vec![(1, 100)], vec!["TRACK-INDEX-ORDER"]));
    }

    #[test]
    fn a_list_in_another_order_is_put_in_order() {
        let swapped = vec![track(2, 600, 100, &[(1, 600)]), track(1, 0, 600, &[(1, 0)])];
        let (disc, found) = settled(swapped);
        assert_eq!(shape(&disc), [(1, 0, 0, 600), (2, 600, 600, 100)]);
        assert_eq!(found, [("TRACK-ORDER", "2, 1".into())]);
        let rotated = vec![
            track(1, 0, 100, &[(1, 0)]),
            track(3, 200, 50, &[(1, 200)]),
            track(2, 100, 100, &[(0, 100), (1, 110)]),
        ];
        let (disc, found) = settled(rotated);
        assert_eq!(shape(&disc), [(1, 0, 0, 100), (2, 100, 110, 100), (3, 200, 200, 50)]);
        assert_eq!(found, [("TRACK-ORDER", "1, 3, 2".into())]);
        // Numbers that don't rise by address, either, or sectors in two tracks.
        let other = vec![track(1, 600, 100, &[(1, 600)]), track(2, 0, 600, &[(1, 0)])];
        assert!(settled(other).1.iter().all(|(code, _)| *code != "TRACK-ORDER"));
        let crossed = vec![track(2, 300, 100, &[(1, 300)]), track(1, 0, 600, &[(1, 0)])];
        assert!(settled(crossed).1.iter().all(|(code, _)| *code != "TRACK-ORDER"));
    }

    #[test]
    fn numbers_and_places_that_fall_are_named() {
        let falling = vec![
            track(1, 0, 600, &[(1, 0)]),
            track(2, 600, 300, &[(1, 600)]),
            track(4, 450, 450, &[(1, 450)]),
            track(3, 890, 10, &[(1, 890)]),
        ];
        let (disc, found) = settled(falling);
        assert_eq!(disc.tracks().count(), 4);
        let expected = [
            ("TRACK-START-FALLS", "track 4 from sector 450 on"),
            ("TRACK-NUMBER-FALLS", "track 3"),
            ("TRACK-OVERLAP", "track 3 from sector 890 on"),
        ];
        assert_eq!(found, expected.map(|(code, found)| (code, found.to_owned())));
    }

    #[test]
    fn a_track_without_sectors_is_named() {
        let first = vec![track(1, 0, 0, &[(1, 0)]), track(2, 0, 300, &[(1, 0)])];
        let (disc, found) = settled(first);
        assert_eq!(shape(&disc), [(1, 0, 0, 0), (2, 0, 0, 300)]);
        assert_eq!(found, [("TRACK-EMPTY", "none from sector 0 on, where track 2 begins".to_owned())]);
        let later =
            vec![track(1, 0, 300, &[(1, 0)]), track(2, 300, 0, &[(1, 300)]), track(3, 300, 50, &[(0, 300), (1, 300)])];
        let (_, found) = settled(later);
        assert_eq!(found, [("TRACK-EMPTY", "none from sector 300 on, where track 3 begins".to_owned())]);
    }

    #[test]
    fn a_pregap_of_data_is_no_audio() {
        let data: Vec<u8> = (0..20).flat_map(|lba| mode_1(Msf::of_lba(lba).unwrap(), &[])).collect();
        let with_pregap = |pregap: &[u8]| {
            let mut first = track(1, 0, 40, &[(1, 20)]);
            first.content = Source::from_bytes([pregap, &[5; 20 * 2352]].concat());
            let (disc, _) = settled(vec![first]);
            let track = &disc.sessions[0].tracks[0];
            (track.mode, track.mode_at(Lba(3)), track.mode_at(Lba(20)))
        };
        let audio = TrackMode::Audio;
        assert_eq!(with_pregap(&data), (audio, TrackMode::Mode1, audio));
        assert_eq!(with_pregap(&[[0; 16 * 2352].as_slice(), &data[16 * 2352..]].concat()).1, TrackMode::Mode1);
        assert_eq!(with_pregap(&[9; 20 * 2352]), (audio, audio, audio));
    }
}

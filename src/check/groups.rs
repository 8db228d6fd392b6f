//! Findings grouped by kind: a sentence for the whole, what to do, and the files concerned.

use crate::findings::{Anomaly, Findings, Severity};
use crate::fs::ViewKind;
use crate::order::sort_by;
use crate::tree::{Kind, RowId};
use crate::view::View;

/// Places listed of a group; all are counted.
const PLACES: usize = 10_000;

/// Most bytes between the start of a directory record and a field of it (ECMA-119 9.1.1: its length is one byte).
const RECORD: u64 = 255;

/// Findings of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingGroup {
    /// The kind.
    pub anomaly: &'static Anomaly,
    /// Number of places, listed or not.
    pub count: u64,
    /// The problem as a whole, as in "213 files are incomplete because the image is cut off."
    pub sentence: String,
    /// Advice for the user.
    pub advice: &'static str,
    /// The places: files by path, then places outside files, by byte.
    pub places: Vec<FindingPlace>,
}

/// A place of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingPlace {
    /// Offset in the user's file.
    pub byte: u64,
    /// The required value.
    pub expected: String,
    /// The recorded value.
    pub found: String,
    /// The file or directory concerned.
    pub file: Option<ConcernedFile>,
}

/// A file or directory that a finding concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConcernedFile {
    /// Position of its view among those given.
    pub view: usize,
    /// Its row there.
    pub row: RowId,
    /// Its path there.
    pub path: String,
}

/// Kinds of findings whose sentence says more than their own meaning.
const SENTENCES: [(&[&str], &str, &str); 7] = [
    (&["-EXTENT-OUTSIDE", "-OUTSIDE"], "file is incomplete", "files are incomplete"),
    (&["-TRUNCATED", "-INCOMPLETE"], "volume is incomplete", "volumes are incomplete"),
    (&["TREE-UNREADABLE"], "folder can’t be listed", "folders can’t be listed"),
    (&["-BOTH-ENDIAN"], "number is recorded in two ways that differ", "numbers are recorded in two ways that differ"),
    (&["-CRC", "-CHECKSUM"], "checksum doesn’t match", "checksums don’t match"),
    (&["SHEET-TIME"], "time isn’t in the notation of sheets", "times aren’t in the notation of sheets"),
    (&["-DATE", "-TIME"], "date isn’t valid", "dates aren’t valid"),
];

const CUT_OFF: &str = "Download or copy the image again, and compare its size with the publisher’s.";
const DAMAGED: &str =
    "Don’t rely on what is listed here. Compare the image with its publisher’s checksum, or get it again.";
const COMPATIBLE: &str = "The files can be saved. Test the image in the program or device it is for.";
const NOTHING: &str = "Nothing has to be done.";

impl FindingGroup {
    /// Groups findings, the gravest first. Views tell which files are concerned, as far as they have been listed.
    #[must_use]
    pub fn all<'v>(findings: &Findings, views: impl IntoIterator<Item = &'v View>) -> Vec<Self> {
        let views: Vec<&View> = views.into_iter().collect();
        let mut groups: Vec<Self> = Vec::new();
        for finding in findings.kept() {
            let place = FindingPlace {
                byte: finding.byte,
                expected: finding.expected.clone(),
                found: finding.found.clone(),
                file: None,
            };
            match groups.iter_mut().find(|group| group.anomaly.code == finding.anomaly.code) {
                Some(group) => group.places.push(place),
                None => groups.push(Self::of(finding.anomaly, findings, place)),
            }
        }
        let is_cut = groups.iter().any(|group| is_named(group.anomaly, &["-TRUNCATED", "-INCOMPLETE"]));
        let mut concerned = concerned(&groups, &views);
        for group in &mut groups {
            if is_outside(group.anomaly) {
                let missing = incomplete(group, &views);
                if !missing.is_empty() {
                    // Records of the same file in several trees are findings of their own.
                    group.count = missing.len() as u64;
                    group.places = missing;
                    group.places.truncate(PLACES);
                }
            }
            for place in group.places.iter_mut().filter(|place| place.file.is_none()) {
                place.file = concerned.iter_mut().find(|(byte, _)| *byte == place.byte).map(|(_, file)| file.clone());
            }
            group.sentence = sentence(group, is_cut);
            sort_by(&mut group.places, &mut |one, other| {
                let key = |place: &FindingPlace| {
                    let path = place.file.as_ref().map(|file| file.path.clone());
                    (path.is_none(), path, place.byte)
                };
                key(one).cmp(&key(other))
            });
        }
        sort_by(&mut groups, &mut |one, other| other.anomaly.severity.cmp(&one.anomaly.severity));
        groups
    }

    fn of(anomaly: &'static Anomaly, findings: &Findings, place: FindingPlace) -> Self {
        Self {
            anomaly,
            count: findings.counts().get(anomaly.code).copied().unwrap_or(1),
            sentence: String::new(),
            advice: advice(anomaly),
            places: vec![place],
        }
    }
}

fn is_named(anomaly: &Anomaly, endings: &[&str]) -> bool {
    endings.iter().any(|ending| anomaly.code.ends_with(ending))
}

/// Whether the kind is about files whose data is past the end, rather than other structures.
fn is_outside(anomaly: &Anomaly) -> bool {
    is_named(anomaly, &["-EXTENT-OUTSIDE"])
        || matches!(anomaly.code, "EXFAT-OUTSIDE" | "FAT-OUTSIDE" | "SQUASHFS-OUTSIDE")
}

fn sentence(group: &FindingGroup, is_cut: bool) -> String {
    let FindingGroup { anomaly, count, .. } = group;
    let known = SENTENCES.iter().find(|(endings, ..)| is_named(anomaly, endings));
    let known = known.filter(|(endings, ..)| !endings.contains(&"-OUTSIDE") || is_outside(anomaly));
    match (known, count) {
        (Some((_, one, many)), count) => {
            let why = if is_outside(anomaly) && is_cut { " because the image is cut off" } else { "" };
            let what = if *count == 1 { one } else { many };
            format!("{} {what}{why}.", grouped(*count))
        }
        (None, 1) => anomaly.meaning.to_owned(),
        (None, count) => format!("{} places. {}", grouped(*count), anomaly.meaning),
    }
}

/// A number with commas between thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && digits.len().saturating_sub(at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn advice(anomaly: &Anomaly) -> &'static str {
    let cut = ["-OUTSIDE", "-TRUNCATED", "-INCOMPLETE", "-CUT", "-SHORT", "-BEYOND-END"];
    match anomaly.severity {
        Severity::Damage if is_named(anomaly, &cut) => CUT_OFF,
        Severity::Damage => DAMAGED,
        Severity::Warning => COMPATIBLE,
        Severity::Note => NOTHING,
    }
}

/// The files of views of the group's file system that the image does not have whole.
fn incomplete(group: &FindingGroup, views: &[&View]) -> Vec<FindingPlace> {
    let mut places = Vec::new();
    let mut volumes = Vec::new();
    for (number, view) in views.iter().enumerate() {
        let is_its = is_of_family(view, group.anomaly);
        // Views of one volume have the same files.
        if !is_its || volumes.contains(&view.volume_number) {
            continue;
        }
        volumes.push(view.volume_number);
        for row in (0..view.index.len()).map(RowId) {
            let missing = view.index.missing(row);
            let Some(entry) = view.index.row(row).filter(|_| missing > 0) else { continue };
            places.push(FindingPlace {
                byte: view.volume.content.absolute(entry.location.unwrap_or(0)),
                expected: format!("{} bytes", entry.size),
                found: format!("{missing} bytes missing"),
                file: Some(ConcernedFile { view: number, row, path: view.path(row) }),
            });
        }
    }
    places
}

fn is_of_family(view: &View, anomaly: &Anomaly) -> bool {
    let id = view.file_system().id();
    match anomaly.code.split('-').next().unwrap_or_default() {
        "ISO" => is_iso(view),
        "UDF" => id.starts_with("udf"),
        "FAT" => id.starts_with("fat"),
        "EXFAT" => id == "exfat",
        "SQUASHFS" => id == "squashfs",
        "HFS" => id == "hfs",
        "HFSPLUS" => id.starts_with("hfs") && id != "hfs",
        _ => false,
    }
}

fn is_iso(view: &View) -> bool {
    use ViewKind::{HighSierra, Iso9660, Iso9660Enhanced, Joliet, RockRidge};
    matches!(view.file_system().kind(), Iso9660 | Iso9660Enhanced | HighSierra | Joliet | RockRidge)
}

/// The file that each place of a finding concerns: the one whose record or data contains it.
fn concerned(groups: &[FindingGroup], views: &[&View]) -> Vec<(u64, ConcernedFile)> {
    let bytes = groups.iter().flat_map(|group| &group.places).map(|place| place.byte);
    let mut wanted: Vec<(u64, Option<(u64, ConcernedFile)>)> = bytes.map(|byte| (byte, None)).collect();
    sort_by(&mut wanted, &mut |one, other| one.0.cmp(&other.0));
    wanted.dedup_by_key(|(byte, _)| *byte);
    if wanted.is_empty() {
        return Vec::new();
    }
    for (number, view) in views.iter().enumerate() {
        let content = &view.volume.content;
        for row in (0..view.index.len()).map(RowId) {
            let Some(entry) = view.index.row(row) else { continue };
            let mut take = |start: u64, len: u64| {
                let first = wanted.partition_point(|(byte, _)| *byte < start);
                let all = wanted.get_mut(first..).unwrap_or_default().iter_mut();
                for (_, best) in all.take_while(|(byte, _)| *byte < start.saturating_add(len)) {
                    // The one that begins last is the closest around the place.
                    if best.as_ref().is_none_or(|(known, _)| *known < start) {
                        *best = Some((start, ConcernedFile { view: number, row, path: view.path(row) }));
                    }
                }
            };
            if is_iso(view) && row != RowId::ROOT {
                take(content.absolute(entry.node.0), RECORD);
            }
            if let Some(location) = entry.location {
                let is_plain = entry.kind == Kind::File && !entry.flags.scattered && !entry.flags.packed;
                take(content.absolute(location), if is_plain { entry.size.max(1) } else { 1 });
            }
        }
    }
    wanted.into_iter().filter_map(|(byte, found)| Some((byte, found?.1))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    static OUTSIDE: Anomaly = Anomaly {
        code: "ISO-EXTENT-OUTSIDE",
        severity: Severity::Damage,
        structure: "Directory Record",
        meaning: "Past the end.",
        clause: None,
    };
    static CUT: Anomaly = Anomaly { code: "ISO-TRUNCATED", meaning: "Cut off.", ..OUTSIDE };
    static TIME: Anomaly = Anomaly { code: "SHEET-TIME", ..OUTSIDE };
    static DATE: Anomaly = Anomaly { code: "ISO-DATE", ..OUTSIDE };
    static NOTE: Anomaly = Anomaly { code: "TEST-ODD", severity: Severity::Note, meaning: "Odd.", ..OUTSIDE };

    #[test]
    fn hundreds_alike_are_one_group_with_a_sentence_for_all() {
        let mut findings = Findings::default();
        findings.add(&NOTE, 5, "1", "2");
        findings.add(&NOTE, 3, "1", "2");
        for byte in 0..2130 {
            findings.add(&OUTSIDE, byte, "1", "2");
        }
        findings.add(&CUT, 1, "1", "2");
        let groups = FindingGroup::all(&findings, []);
        let told: Vec<(&str, u64, &str)> =
            groups.iter().map(|group| (group.anomaly.code, group.count, group.sentence.as_str())).collect();
        let expected = [
            ("ISO-EXTENT-OUTSIDE", 2130, "2,130 files are incomplete because the image is cut off."),
            ("ISO-TRUNCATED", 1, "1 volume is incomplete."),
            ("TEST-ODD", 2, "2 places. Odd."),
        ];
        assert_eq!(told, expected);
        assert_eq!(groups[2].places.iter().map(|place| place.byte).collect::<Vec<_>>(), [3, 5]);
        assert_eq!((groups[0].advice, groups[2].advice), (CUT_OFF, NOTHING));
    }

    #[test]
    fn times_of_sheets_are_no_dates() {
        let mut findings = Findings::default();
        for anomaly in [&TIME, &DATE] {
            findings.add(anomaly, 1, "1", "2");
            findings.add(anomaly, 2, "1", "2");
        }
        let mut told: Vec<String> = FindingGroup::all(&findings, []).into_iter().map(|group| group.sentence).collect();
        told.sort();
        assert_eq!(told, ["2 dates aren’t valid.", "2 times aren’t in the notation of sheets."]);
    }
}

//! Contradictions between a descriptor and its sectors or files, and values in users' notations.

use std::ops::Range;

use crate::disc::{Stored, Subchannel, TrackMode};
use crate::findings::{Anomaly, Findings, Severity};
use crate::sector::SYNC;
use crate::signature;
use crate::source::{Source, Statement};

static ISRC_SPELLING: Anomaly = Anomaly {
    code: "ISRC-SPELLING",
    severity: Severity::Note,
    structure: "ISRC of a track",
    meaning: "A recording code has twelve capital letters and digits, without hyphens. It is read as such.",
    clause: Some("ISO 3901"),
};

static ISRC_INVALID: Anomaly = Anomaly {
    code: "ISRC-INVALID",
    severity: Severity::Warning,
    structure: "ISRC of a track",
    meaning: "This is no recording code (ISRC), so it isn't kept.",
    clause: Some("ISO 3901"),
};

static CATALOG_SPELLING: Anomaly = Anomaly {
    code: "CATALOG-SPELLING",
    severity: Severity::Note,
    structure: "Catalog number of a disc",
    meaning: "A catalog number has 13 digits and nothing else. It is read as such.",
    clause: Some("IEC 60908 17.5.2"),
};

static CATALOG_INVALID: Anomaly = Anomaly {
    code: "CATALOG-INVALID",
    severity: Severity::Note,
    structure: "Catalog number of a disc",
    meaning: "The catalog number of the disc is not valid, so it isn't kept. Nothing else depends on it.",
    clause: Some("IEC 60908 17.5.2"),
};

/// Sector of the first volume descriptor (ECMA-119 6.2.1).
const DESCRIPTORS: u64 = 16;

/// Layouts of raw sectors with sync patterns at these distances.
const SYNCED: [Stored; 3] = [Stored::RAW, Stored::RAW.with(Subchannel::Interleaved), Stored::RAW.with(Subchannel::Pq)];

/// Layouts without a sync pattern, with the offset of the user data in a sector.
const UNSYNCED: [(Stored, TrackMode, u64); 5] = [
    (Stored::COOKED, TrackMode::Mode1, 0),
    (Stored::MODE_2, TrackMode::Mode2, 8),
    (Stored::plain(16, 2336).with(Subchannel::Interleaved), TrackMode::Mode2, 8),
    (Stored::RAW, TrackMode::Mode1, 16),
    (Stored::RAW, TrackMode::Mode2, 24),
];

/// The mode of a track: the one that its sectors show, if they do. A different mode in the descriptor is an anomaly.
pub(super) fn mode(
    shown: Option<TrackMode>,
    stated: TrackMode,
    anomaly: &'static Anomaly,
    statement: Statement,
    findings: &mut Findings,
) -> TrackMode {
    let Some(shown) = shown.filter(|shown| *shown != stated) else { return stated };
    findings.add(
        anomaly,
        statement.byte,
        format!("{shown:?}, as in the sectors"),
        statement.found(format!("{stated:?}")),
    );
    shown
}

/// The layout of sectors stored in `size` bytes. If no sector has this size, the usual size for the mode is used, which
/// is an anomaly at `at`.
pub(super) fn stored(
    size: u32,
    usual: u32,
    mode: TrackMode,
    anomaly: &'static Anomaly,
    at: u64,
    findings: &mut Findings,
) -> Stored {
    let stored = Stored::of_size(size, mode).or_else(|| {
        findings.add(anomaly, at, usual.to_string(), size.to_string());
        Stored::of_size(usual, mode)
    });
    stored.unwrap_or(Stored::RAW)
}

/// Mode and layout of a track whose sectors have another size than stated. `range` is the bytes from its index 1 to the
/// end of what may belong to it. Evidence in this order: sync patterns, the position of a volume descriptor, divisors
/// of the length. `None` if the statement may be true.
pub(super) fn true_shape(
    content: &Source,
    range: Range<u64>,
    stated: (TrackMode, Stored),
) -> Option<(TrackMode, Stored)> {
    let (mode, stored) = stated;
    let left = range.end.min(content.len()).saturating_sub(range.start);
    if has_sync(content, range.start) {
        let is_next = |shape: &Stored| {
            let next = range.start.saturating_add(shape.stride.into());
            left < u64::from(shape.stride).saturating_add(SYNC.len() as u64) || has_sync(content, next)
        };
        let shape = SYNCED.into_iter().find(is_next).unwrap_or(if stored.is_whole() { stored } else { Stored::RAW });
        let shown = shape.mode_in(&content.slice(range), 0);
        // The caller determines the mode of complete sectors.
        let is_right = shape.stride == stored.stride && stored.is_whole();
        return if is_right { None } else { Some((shown.unwrap_or(TrackMode::Mode1), shape)) };
    }
    if left == 0 {
        return None;
    }
    let is_volume = |stride: u32, offset: u64| {
        let at = DESCRIPTORS.saturating_mul(stride.into()).saturating_add(offset).saturating_add(range.start);
        content.read_up_to(at, 14).is_ok_and(|head| signature::is_volume_descriptor(&head))
    };
    let by_volume = || UNSYNCED.into_iter().find(|(shape, _, offset)| is_volume(shape.stride, *offset));
    if mode == TrackMode::Audio {
        let (shape, shown, _) = by_volume()?;
        return Some((shown, shape));
    }
    let offset = match (mode, stored.first_byte) {
        (_, first) if u64::from(stored.len) == 2048 || first == 24 => 0,
        (TrackMode::Mode0 | TrackMode::Mode1, first) => 16_u64.saturating_sub(first.into()),
        (_, first) => 24_u64.saturating_sub(first.into()),
    };
    if is_volume(stored.stride, offset) {
        return None;
    }
    if let Some((shape, shown, _)) = by_volume() {
        return (shape.stride != stored.stride).then(|| of_mode(shape, shown, mode));
    }
    let middle = left / 2 / stored.step();
    let is_raw =
        |sector: u64| has_sync(content, range.start.saturating_add(sector.saturating_mul(stored.step().get())));
    if left % stored.step() == 0 || (stored.is_whole() && [1, DESCRIPTORS, middle].into_iter().any(is_raw)) {
        return None;
    }
    let mut fitting = UNSYNCED.into_iter().take(2).filter(|(shape, ..)| left % shape.step() == 0);
    let (shape, shown, _) = fitting.next().filter(|_| fitting.next().is_none())?;
    Some(of_mode(shape, shown, mode))
}

/// The layout and mode, if sectors of user data alone may have the stated mode, too.
const fn of_mode(shape: Stored, shown: TrackMode, stated: TrackMode) -> (TrackMode, Stored) {
    match stated {
        TrackMode::Mode2 | TrackMode::Mode2Form1 if shape.len == 2048 => {
            (TrackMode::Mode2Form1, Stored::plain(24, 2048))
        }
        TrackMode::Mode0 if shape.len == 2048 => (stated, shape),
        _ => (shown, shape),
    }
}

fn has_sync(content: &Source, at: u64) -> bool {
    content.read_up_to(at, SYNC.len()).is_ok_and(|head| head == SYNC)
}

/// Reports a file that the descriptor names and the user hasn't opened; each is listed once in `missing`.
pub(super) fn note_missing(
    name: &str,
    anomaly: &'static Anomaly,
    statement: Statement,
    missing: &mut Vec<String>,
    findings: &mut Findings,
) {
    findings.add(anomaly, statement.byte, format!("the file “{name}”"), statement.found("it is missing"));
    if !missing.iter().any(|known| known == name) {
        missing.push(name.to_owned());
    }
}

/// A recording code in a user's notation: with hyphens, blanks or small letters. `None` if the text isn't one.
pub(super) fn isrc(text: &str, statement: Statement, findings: &mut Findings) -> Option<String> {
    let text = text.trim();
    let code = text.trim_start_matches("ISRC").trim_start_matches([' ', ':']);
    let code: String = code.chars().filter(|c| !is_separator(*c)).map(|c| c.to_ascii_uppercase()).collect();
    if code.is_empty() || code.bytes().all(|letter| letter == b'0') {
        return None;
    }
    if !is_isrc(&code) {
        findings.add(&ISRC_INVALID, statement.byte, "twelve letters and digits", statement.found(format!("“{text}”")));
        return None;
    }
    if code != text {
        findings.add(&ISRC_SPELLING, statement.byte, code.clone(), statement.found(format!("“{text}”")));
    }
    Some(code)
}

/// Whether a text is a recording code: country, owner, year and number (ISO 3901).
pub(super) fn is_isrc(code: &str) -> bool {
    let Some((owner, number)) = code.as_bytes().split_at_checked(5) else { return false };
    let is_letter = |letter: &u8| letter.is_ascii_uppercase() || letter.is_ascii_digit();
    number.len() == 7 && owner.iter().all(is_letter) && number.iter().all(u8::is_ascii_digit)
}

/// A catalog number in a user's notation: with blanks or hyphens, or as the twelve digits of a UPC. `None` if the text
/// isn't one.
pub(super) fn catalog(text: &str, statement: Statement, findings: &mut Findings) -> Option<String> {
    let digits: String = text.chars().filter(|c| !is_separator(*c)).collect();
    let number = format!("{digits:0>13}");
    let is_number = matches!(digits.len(), 12 | 13) && digits.bytes().all(|digit| digit.is_ascii_digit());
    if !is_number {
        findings.add(&CATALOG_INVALID, statement.byte, "13 digits", statement.found(format!("“{text}”")));
        return None;
    }
    if number != text {
        findings.add(&CATALOG_SPELLING, statement.byte, number.clone(), statement.found(format!("“{text}”")));
    }
    Some(number)
}

const fn is_separator(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '–' | '.' | ' ' | '\t' | '\u{A0}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sector::address::Msf;
    use crate::sector::encode::{DATA_SUBHEADER, mode_1, mode_2_form_1};

    fn volume(sectors: usize) -> Vec<u8> {
        let mut data = vec![1; sectors * 2048];
        data[16 * 2048..16 * 2048 + 6].copy_from_slice(b"\x01CD001");
        data
    }

    fn shape(bytes: Vec<u8>, mode: TrackMode, stored: Stored) -> Option<(TrackMode, Stored)> {
        let content = Source::from_bytes(bytes);
        true_shape(&content, 0..content.len(), (mode, stored))
    }

    #[test]
    fn the_size_of_a_sector_is_the_one_that_the_file_has() {
        let data = volume(40);
        let at = |lba: i32| Msf::of_lba(lba).unwrap();
        let sectors = || (0..).zip(data.chunks(2048));
        let raw: Vec<u8> = sectors().flat_map(|(lba, data)| mode_1(at(lba), data)).collect();
        let form_1 = |(lba, data): (i32, &[u8])| mode_2_form_1(at(lba), DATA_SUBHEADER, data);
        let mode_2: Vec<u8> = sectors().flat_map(form_1).collect();
        let headless: Vec<u8> = mode_2.chunks(2352).flat_map(|sector| sector[16..].to_vec()).collect();
        let beside: Vec<u8> = raw.chunks(2352).flat_map(|sector| [sector, &[0; 96]].concat()).collect();
        let (one, two) = (TrackMode::Mode1, TrackMode::Mode2);
        assert_eq!(shape(data.clone(), one, Stored::COOKED), None);
        assert_eq!(shape(raw.clone(), one, Stored::RAW), None);
        assert_eq!(shape(headless.clone(), two, Stored::MODE_2), None);
        assert_eq!(shape(data.clone(), one, Stored::RAW), Some((one, Stored::COOKED)));
        assert_eq!(shape(data.clone(), TrackMode::Audio, Stored::RAW), Some((one, Stored::COOKED)));
        assert_eq!(shape(headless.clone(), TrackMode::Audio, Stored::RAW), Some((two, Stored::MODE_2)));
        assert_eq!(shape(data.clone(), two, Stored::RAW), Some((TrackMode::Mode2Form1, Stored::plain(24, 2048))));
        assert_eq!(shape(raw.clone(), one, Stored::COOKED), Some((one, Stored::RAW)));
        assert_eq!(shape(mode_2, one, Stored::COOKED), Some((two, Stored::RAW)));
        assert_eq!(shape(headless.clone(), one, Stored::COOKED), Some((two, Stored::MODE_2)));
        assert_eq!(shape(headless, two, Stored::RAW), Some((two, Stored::MODE_2)));
        let with = Stored::RAW.with(Subchannel::Interleaved);
        assert_eq!(shape(beside, one, Stored::RAW), Some((one, with)));
        assert_eq!(shape(raw, TrackMode::Audio, Stored::RAW), None);
    }

    #[test]
    fn without_a_volume_the_length_decides() {
        let (one, two) = (TrackMode::Mode1, TrackMode::Mode2);
        assert_eq!(shape(vec![7; 2048 * 50], one, Stored::RAW), Some((one, Stored::COOKED)));
        assert_eq!(shape(vec![7; 2336 * 50], one, Stored::COOKED), Some((two, Stored::MODE_2)));
        assert_eq!(shape(vec![7; 2352 * 50], one, Stored::RAW), None);
        assert_eq!(shape(vec![7; 2352 * 50 + 7], one, Stored::RAW), None);
        assert_eq!(shape(vec![7; 2048 * 50], TrackMode::Audio, Stored::RAW), None);
    }

    #[test]
    fn codes_are_cleaned_or_reported() {
        let found = |text| {
            let mut findings = Findings::default();
            let code = isrc(text, Statement::at(5), &mut findings);
            (code, findings.kept().first().map(|finding| finding.anomaly.code))
        };
        let code = Some("GBAYE0601498".to_owned());
        assert_eq!(found("GBAYE0601498"), (code.clone(), None));
        for text in ["gb-aye-06-01498", "GB AYE 06 01498", "ISRC GB-AYE-06-01498"] {
            assert_eq!(found(text), (code.clone(), Some("ISRC-SPELLING")), "{text}");
        }
        for text in ["GBAYE06014980", "GBAYE060149", "GBAYE06O1498", "none"] {
            assert_eq!(found(text), (None, Some("ISRC-INVALID")), "{text}");
        }
        assert_eq!(found("000000000000"), (None, None));
        let number = |text| catalog(text, Statement::default(), &mut Findings::default());
        assert_eq!(number("0724385356926").as_deref(), Some("0724385356926"));
        assert_eq!(number("7 24385-35692 6").as_deref(), Some("0724385356926"));
        assert_eq!(["", "12345", "07243853569266", "072438535692X"].map(number), [None, None, None, None]);
    }
}

//! Times in sheets, in the notations of users and programs.

use crate::findings::{Anomaly, Findings, Severity};
use crate::sector::address::{Frames, PER_SECOND};
use crate::source::Statement;

static TIME: Anomaly = Anomaly {
    code: "SHEET-TIME",
    severity: Severity::Warning,
    structure: "Time in a sheet",
    meaning: "Times are minutes of two digits, seconds up to 59 and frames up to 74. This one was added up; other programs may \
              reject it.",
    clause: None,
};

/// Frames of 100 minutes, which two digits can't express.
const LONGEST: u32 = 100 * 60 * 75;

/// A time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Time {
    /// Its length in frames.
    pub(super) frames: u32,
    /// Whether it has the standard notation: three numbers in their ranges.
    pub(super) is_regular: bool,
}

/// Reads minutes, seconds and frames; seconds and frames may exceed their ranges, and frames may be missing.
pub(super) fn of(text: &str) -> Option<Time> {
    let text = text.trim();
    let number = |part: &str| {
        let part = part.trim();
        part.bytes().all(|digit| digit.is_ascii_digit()).then(|| part.parse::<u32>().ok())?
    };
    let parts: Vec<u32> = text.split([':', ';', '.', ',']).map(number).collect::<Option<_>>()?;
    let (minutes, seconds, frames) = match *parts.as_slice() {
        [minutes, seconds, frames] => (minutes, seconds, frames),
        [minutes, seconds] => (minutes, seconds, 0),
        _ => return None,
    };
    let per_second = PER_SECOND.unsigned_abs();
    let all = minutes.checked_mul(60)?.checked_add(seconds)?.checked_mul(per_second)?.checked_add(frames)?;
    let has_two_digits = text.split(':').next().is_some_and(|minutes| minutes.trim().len() <= 2);
    let is_written_so = parts.len() == 3 && has_two_digits && !text.contains([';', '.', ',']);
    Some(Time { frames: all, is_regular: is_written_so && seconds < 60 && frames < per_second })
}

/// Reads a time of a track; another notation is a finding.
pub(super) fn frames(text: &str, track: u8, statement: Statement, findings: &mut Findings) -> Option<u32> {
    let Time { frames, is_regular } = of(text)?;
    if !is_regular {
        let found = format!("{}, track {track}", statement.found(format!("“{text}”")));
        let most = LONGEST.saturating_sub(1);
        let expected = if frames > most { format!("{} at most", Frames(most)) } else { Frames(frames).to_string() };
        findings.add(&TIME, statement.byte, expected, found);
    }
    Some(frames)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_added_up_as_people_write_them() {
        let read = |text| of(text).map(|time| (time.frames, time.is_regular));
        assert_eq!(read("00:07:74"), Some((599, true)));
        assert_eq!(read("00:07:79"), Some((604, false)));
        assert_eq!(read("0:75:0"), Some((5625, false)));
        assert_eq!(read("3:25"), Some((15_375, false)));
        assert_eq!(read("03:25.40"), Some((15_415, false)));
        assert_eq!(read("120:00:00"), Some((540_000, false)));
        assert_eq!(read("1234:05:06"), Some((5_553_381, false)));
        assert_eq!(["", "12", "a:b:c", "-1:00:00", "1:2:3:4", "::", "+1:00:00"].map(read), [None; 7]);
        assert_eq!(read("99999999:00:00"), None);
        assert_eq!((read("000:00:00"), read("99:59:74")), (Some((0, false)), Some((449_999, true))));
    }

    #[test]
    fn a_finding_names_what_other_programs_would_read() {
        let found = |text| {
            let mut findings = Findings::default();
            frames(text, 2, Statement { byte: 7, line: 3 }, &mut findings);
            findings.kept().iter().map(|finding| (finding.expected.clone(), finding.found.clone())).collect::<Vec<_>>()
        };
        assert_eq!(found("00:07:79"), [("00:08:04".into(), "“00:07:79” in line 3, track 2".into())]);
        assert_eq!(found("000:04:10"), [("00:04:10".into(), "“000:04:10” in line 3, track 2".into())]);
        assert_eq!(found("123:04:10"), [("99:59:74 at most".into(), "“123:04:10” in line 3, track 2".into())]);
        assert_eq!(found("00:04:10"), []);
    }
}

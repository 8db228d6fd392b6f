//! Numbers by which databases know an audio CD.

use sha1::{Digest, Sha1};

use crate::disc::{Disc, Track};

/// Sectors of the lead-in's last two seconds: databases count from its start.
const LEAD_IN: u32 = 150;
/// Sectors of a second.
const SECOND: u32 = 75;
/// Number of a TOC's entries in the text that MusicBrainz hashes: 99 tracks.
const ENTRIES: usize = 99;

/// The ids of an audio CD.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiscIds {
    /// MusicBrainz disc id.
    pub musicbrainz: String,
    /// Id of CDDB, freedb and gnudb.
    pub cddb: String,
    /// AccurateRip's three ids after the number of audio tracks.
    pub accuraterip: String,
}

/// The addresses that the ids are made of, from the start of the program area.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Toc {
    /// Number, start, and whether it is audio.
    tracks: Vec<(u8, u32, bool)>,
    lead_out: u32,
    /// End of the first session, which is all that MusicBrainz looks at.
    first_session: (usize, u32),
}

impl DiscIds {
    /// The ids of a disc; `None` if it has no audio.
    #[must_use]
    pub fn of(disc: &Disc) -> Option<Self> {
        let place = |lba: i32| u32::try_from(lba).unwrap_or(0);
        let tracks: Vec<(u8, u32, bool)> = disc
            .tracks()
            .map(|(_, track): (_, &Track)| (track.number, place(track.start().0), !track.is_data()))
            .collect();
        if !tracks.iter().any(|(.., is_audio)| *is_audio) {
            return None;
        }
        let first = disc.sessions.first()?;
        let toc = Toc {
            tracks,
            lead_out: place(disc.sessions.last()?.lead_out.0),
            first_session: (first.tracks.len(), place(first.lead_out.0)),
        };
        Some(Self { musicbrainz: toc.musicbrainz(), cddb: toc.cddb_text(), accuraterip: toc.accuraterip() })
    }
}

impl Toc {
    /// By <https://musicbrainz.org/doc/Disc_ID_Calculation>.
    fn musicbrainz(&self) -> String {
        let (count, lead_out) = self.first_session;
        let tracks = self.tracks.get(..count).unwrap_or(&self.tracks);
        let number = |track: Option<&(u8, u32, bool)>| track.map_or(0, |track| track.0);
        let mut text = format!("{:02X}{:02X}", number(tracks.first()), number(tracks.last()));
        let mut offsets = vec![0_u32; ENTRIES];
        for (number, start, _) in tracks {
            if let Some(offset) = usize::from(*number).checked_sub(1).and_then(|at| offsets.get_mut(at)) {
                *offset = start.saturating_add(LEAD_IN);
            }
        }
        for offset in std::iter::once(lead_out.saturating_add(LEAD_IN)).chain(offsets) {
            text.push_str(&format!("{offset:08X}"));
        }
        base64(&Sha1::digest(text.as_bytes()))
    }

    /// By the CDDB1 specification: digits of the seconds of all starts, the length, and the number of tracks.
    fn cddb(&self) -> u32 {
        let seconds = |start: u32| start.saturating_add(LEAD_IN) / SECOND;
        let digits = |mut number: u32| {
            let mut sum = 0_u32;
            while number > 0 {
                sum = sum.saturating_add(number % 10);
                number /= 10;
            }
            sum
        };
        let sum = self.tracks.iter().fold(0_u32, |sum, (_, start, _)| sum.saturating_add(digits(seconds(*start))));
        let first = self.tracks.first().map_or(0, |(_, start, _)| seconds(*start));
        let length = seconds(self.lead_out).saturating_sub(first);
        let count = u32::try_from(self.tracks.len()).unwrap_or(0);
        (sum % 255).wrapping_shl(24) | length.wrapping_shl(8) | count
    }

    fn cddb_text(&self) -> String {
        format!("{:08x}", self.cddb())
    }

    /// By the sums that AccurateRip's plug-in interface describes: only audio tracks count, and the end of the disc.
    fn accuraterip(&self) -> String {
        let audio = || self.tracks.iter().filter(|(.., is_audio)| *is_audio);
        let count = u32::try_from(audio().count()).unwrap_or(0);
        let first = audio().fold(self.lead_out, |sum, (_, start, _)| sum.wrapping_add(*start));
        let last = self.lead_out.wrapping_mul(count.saturating_add(1));
        let second = audio()
            .fold(last, |sum, (number, start, _)| sum.wrapping_add((*start).max(1).wrapping_mul((*number).into())));
        format!("{count:03}-{first:08x}-{second:08x}-{:08x}", self.cddb())
    }
}

/// Base64 with the characters that MusicBrainz has instead of those with a meaning in addresses.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let group =
            (0..3).fold(0_u32, |group, at| group.wrapping_shl(8) | u32::from(chunk.get(at).copied().unwrap_or(0)));
        for (at, shift) in [18_u32, 12, 6, 0].into_iter().enumerate() {
            let digit = usize::try_from(group.wrapping_shr(shift) & 63).ok().and_then(|at| DIGITS.get(at));
            text.push(if at <= chunk.len() { digit.copied().map_or('-', char::from) } else { '-' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn toc(starts: &[u32], lead_out: u32) -> Toc {
        let tracks: Vec<_> = (1..).zip(starts).map(|(number, start)| (number, *start - LEAD_IN, true)).collect();
        let lead_out = lead_out - LEAD_IN;
        Toc { first_session: (tracks.len(), lead_out), tracks, lead_out }
    }

    /// The example in MusicBrainz' documentation; libdiscid returns the same, and the id of CDDB.
    #[test]
    fn ids_as_published() {
        let short = toc(&[150, 15363, 32314, 46592, 63414, 80489], 95462);
        assert_eq!(
            (short.musicbrainz().as_str(), short.cddb_text().as_str()),
            ("49HHV7Eb8UKF3aQiNmu1GR8vKTY-", "3404f606")
        );
        let starts = [150, 21180, 45000, 70123, 98000, 120500, 150001, 181000, 200200, 240000, 270000, 290500];
        let long = toc(&starts, 312_145);
        assert_eq!(
            (long.musicbrainz().as_str(), long.cddb_text().as_str()),
            ("rer9j3.nvDWbTRjajcB4y5Y864A-", "81103f0c")
        );
        // Sums of the formula, by hand.
        let starts: Vec<u32> = starts.iter().map(|start| start - LEAD_IN).collect();
        let first: u32 = starts.iter().sum::<u32>() + 311_995;
        let second: u32 = 1 + starts.iter().zip(1..).map(|(start, number)| start * number).sum::<u32>() + 311_995 * 13;
        assert_eq!(long.accuraterip(), format!("012-{first:08x}-{second:08x}-81103f0c"));
    }
}

//! The checksum that isomd5sum implants: a text in the application use of the primary descriptor, computed over all
//! bytes of the volume with that field blank. Distributions of the Red Hat family check their installation media with
//! it.

use crate::bytes::find::find;
use crate::bytes::hex;
use crate::disc::SECTOR_SIZE;
use crate::error::Result;
use crate::source::Source;

/// Beginning of the text.
const CHECKED: &[u8] = b"ISO MD5SUM";

/// Marks an image that its makers support.
const SUPPORTED: &[u8] = b"RHLISOSTATUS=1";

/// First byte of the primary descriptor, which [`super::plan`] puts first.
const PRIMARY: u64 = 16 * SECTOR_SIZE;

/// First byte of the big-endian half of its Volume Space Size (8.4.8).
const SPACE: u64 = PRIMARY + 84;

/// Number of sectors at the end that aren't covered, since drives fail to read the last ones of a disc written disc at
/// once.
const SKIPPED: u64 = 15;

/// Fragments of the volume with a recorded part of the digest, so that a check can stop at the first bad one. The last
/// fragment has none, since the whole digest covers it.
const FRAGMENTS: u64 = 20;

/// Recorded digits of each fragment.
const DIGITS: usize = 3;

/// A checksum to implant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Checksum {
    /// True where the image is marked as supported by its makers.
    pub supported: bool,
}

impl Checksum {
    /// First byte of the application use of the primary descriptor (ECMA-119 8.4.32).
    pub const FIELD: u64 = PRIMARY + 883;

    /// Length of the application use in bytes.
    pub const LENGTH: usize = 512;

    /// The checksum of a volume, where it has one.
    ///
    /// # Errors
    /// Where the volume cannot be read.
    pub fn read(volume: &Source) -> Result<Option<Self>> {
        Ok(Self::of(&volume.read_up_to(Self::FIELD, Self::LENGTH)?))
    }

    /// Bytes that checkisomd5 reads at once. Fragments end at a multiple of them.
    pub const BLOCK: u64 = 16 * SECTOR_SIZE;

    /// Reads the checksum in an application use; `None` where it holds none.
    #[must_use]
    pub fn of(application_use: &[u8]) -> Option<Self> {
        let supported = find(application_use, SUPPORTED).is_some();
        application_use.starts_with(CHECKED).then_some(Self { supported })
    }

    /// Number of bytes of a volume that the checksum covers; 0 where the volume is too short for one.
    ///
    /// # Errors
    /// Where the volume cannot be read.
    pub fn covered(volume: &Source) -> Result<u64> {
        let mut space = [0; 4];
        volume.read_exact_at(SPACE, &mut space)?;
        Ok(u64::from(u32::from_be_bytes(space)).saturating_sub(SKIPPED).saturating_mul(SECTOR_SIZE))
    }

    /// Makes the application use with the checksum in it.
    #[must_use]
    pub fn text(self, digest: &[u8], fragments: &Fragments) -> Vec<u8> {
        let digest = hex::digits(digest);
        let mut text = format!(
            "ISO MD5SUM = {digest};SKIPSECTORS = {SKIPPED};RHLISOSTATUS={};FRAGMENT SUMS = {};FRAGMENT COUNT = \
             {FRAGMENTS};THIS IS NOT THE SAME AS RUNNING MD5SUM ON THIS ISO!!",
            u8::from(self.supported),
            fragments.digits,
        )
        .into_bytes();
        text.resize(Self::LENGTH, b' ');
        text
    }
}

/// Removes checksums of the image that programs other than isomd5sum record in an application use as `name=value`,
/// separated by semicolons, as tagmedia does: `md5sum=…;check=1;pad=150`. Returns their names.
#[must_use]
pub fn strip_other_checksums(application_use: &mut Vec<u8>) -> Vec<String> {
    let filler = application_use.last().copied().filter(|byte| *byte == 0).unwrap_or(b' ');
    let length = application_use.len();
    let is_filler = |byte: &u8| *byte == 0 || byte.is_ascii_whitespace();
    let used = application_use.iter().rposition(|byte| !is_filler(byte)).map_or(0, |last| last.saturating_add(1));
    let text = application_use.get(..used).unwrap_or_default();
    let fields: Vec<&[u8]> = text.split(|byte| *byte == b';').collect();
    let name = |field: &[u8]| {
        let at = field.iter().position(|byte| *byte == b'=')?;
        let (name, value) = field.split_at_checked(at)?;
        let name = String::from_utf8_lossy(name).trim().to_ascii_lowercase();
        Some((name, value.get(1..).unwrap_or_default().trim_ascii().to_vec()))
    };
    let is_sum = |field: &[u8]| {
        name(field).is_some_and(|(name, value)| {
            let is_named = ["md5", "sha", "crc", "sum", "digest"].iter().any(|word| name.contains(word));
            is_named && value.len() >= SHORTEST_SUM && value.iter().all(u8::is_ascii_hexdigit)
        })
    };
    let sums: Vec<String> =
        fields.iter().filter(|field| is_sum(field)).filter_map(|field| Some(name(field)?.0)).collect();
    if sums.is_empty() {
        return sums;
    }
    // The range they cover, and their signature.
    let is_about = |field: &[u8]| name(field).is_some_and(|(name, _)| ABOUT_SUMS.contains(&name.as_str()));
    let rest: Vec<&[u8]> = fields.into_iter().filter(|field| !is_sum(field) && !is_about(field)).collect();
    *application_use = rest.join(&b';');
    application_use.resize(length, filler);
    sums
}

/// Digits of the shortest checksum, a CRC-32.
const SHORTEST_SUM: usize = 8;

/// Fields of tagmedia in addition to its checksums.
const ABOUT_SUMS: [&str; 6] = ["check", "pad", "skip", "fragments", "fragmentsums", "signature"];

/// Digests of the fragments while they are computed.
#[derive(Debug, Clone)]
pub struct Fragments {
    covered: u64,
    last: u64,
    digits: String,
}

impl Fragments {
    /// Begins the fragments of a volume of this many bytes.
    #[must_use]
    pub const fn new(covered: u64) -> Self {
        Self { covered, last: 0, digits: String::new() }
    }

    /// Called after each block with the byte at which it began. True where the digest so far has to be recorded.
    #[must_use]
    pub fn is_border(&self, start: u64) -> bool {
        self.fragment(start) != self.last
    }

    /// Records a part of the digest up to the end of the block that began at `start`.
    pub fn record(&mut self, start: u64, digest: &[u8]) {
        self.last = self.fragment(start);
        let end = usize::try_from(self.last).unwrap_or(0).saturating_mul(DIGITS);
        // Small volumes have fewer blocks than fragments. checkisomd5 expects each fragment in its place, but
        // implantisomd5 leaves no space for those that were skipped, so its own images fail the check.
        while self.digits.len().saturating_add(DIGITS) < end {
            self.digits.push('0');
        }
        // Only the first digit, or the only one where the byte has no second.
        let first = |byte: &u8| format!("{byte:x}").chars().next();
        self.digits.extend(digest.iter().take(DIGITS).filter_map(first));
    }

    /// Fills the fragments in which no block ended.
    pub fn finish(&mut self) {
        let all = usize::try_from(FRAGMENTS).unwrap_or(0).saturating_mul(DIGITS);
        self.digits.extend(std::iter::repeat_n('0', all.saturating_sub(self.digits.len())));
    }

    fn fragment(&self, start: u64) -> u64 {
        start.saturating_mul(FRAGMENTS.saturating_add(1)).checked_div(self.covered).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_tells_whether_makers_answer_for_it() {
        // As implantisomd5 --supported-iso writes it.
        let text = b"ISO MD5SUM = 4a9ef45b970a5fa71eaa68f0217519c6;SKIPSECTORS = 15;RHLISOSTATUS=1;FRAGMENT SUMS = ";
        assert_eq!(Checksum::of(text), Some(Checksum { supported: true }));
        assert_eq!(Checksum::of(b"ISO MD5SUM = 0;RHLISOSTATUS=0"), Some(Checksum { supported: false }));
        assert_eq!(Checksum::of(&[b' '; 512]), None);
    }

    #[test]
    fn other_checksums_are_taken_out_and_all_else_stays() {
        let with = |text: &str| {
            let mut field = text.as_bytes().to_vec();
            field.resize(512, b' ');
            let sums = strip_other_checksums(&mut field);
            (sums.join(","), field.len(), String::from_utf8(field).unwrap().trim_end().to_owned())
        };
        let sum = "d41d8cd98f00b204e9800998ecf8427e";
        assert_eq!(with(&format!("md5sum={sum};check=1;pad=150")), ("md5sum".into(), 512, String::new()));
        let build = "Product 1;Build=7";
        assert_eq!(with(&format!("{build};SHA256SUM={sum}{sum};pad=75")), ("sha256sum".into(), 512, build.into()));
        for other in ["check=1;pad=150", "sum=of all;b", "CD-XA001", ""] {
            assert_eq!(with(other), (String::new(), 512, other.into()));
        }
    }

    #[test]
    fn fragments_stand_at_their_places() {
        // Three blocks of 21 pieces: the second begins in the seventh, the third in the fourteenth.
        let mut fragments = Fragments::new(3 * Checksum::BLOCK);
        assert!(!fragments.is_border(0) && fragments.is_border(Checksum::BLOCK));
        fragments.record(Checksum::BLOCK, &[0xAB, 0x0C, 0xDE, 0xFF]);
        assert!(!fragments.is_border(Checksum::BLOCK));
        fragments.record(2 * Checksum::BLOCK, &[0x12, 0x34, 0x56]);
        fragments.finish();
        assert_eq!(fragments.digits, format!("{}acd{}135{}", "0".repeat(18), "0".repeat(18), "0".repeat(18)));
    }
}

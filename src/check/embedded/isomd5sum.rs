//! The checksum of isomd5sum, and its sums of fragments, which locate the first damage.

use std::ops::Range;

use md5::{Digest, Md5};

use super::outcome::EmbeddedOutcome;
use crate::bytes::hex;
use crate::disc::SECTOR_SIZE;
use crate::error::Result;
use crate::fs::iso9660::write::Checksum;
use crate::job::{Job, Progress, Step};
use crate::source::Source;

/// Name of the kind.
pub(super) const KIND: &str = "isomd5sum";

/// Digits of all fragments together.
const FRAGMENT_DIGITS: usize = 60;

/// The implanted text, read.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Implanted {
    digest: String,
    skipped: u64,
    fragments: String,
    count: u64,
}

impl Implanted {
    fn parse(text: &str) -> Option<Self> {
        let value = |name: &str| {
            let (_, rest) = text.split_once(name)?;
            Some(rest.split(';').next()?.trim().trim_start_matches('=').trim().to_owned())
        };
        let digest = value("ISO MD5SUM")?.to_ascii_lowercase();
        if digest.len() != 32 || !digest.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let number = |name: &str| value(name).and_then(|value| value.parse::<u64>().ok());
        // Versions before 1.0 skipped as many, and say nothing of it.
        let skipped = number("SKIPSECTORS").unwrap_or(0);
        let fragments = value("FRAGMENT SUMS").unwrap_or_default();
        Some(Self { digest, skipped, fragments, count: number("FRAGMENT COUNT").unwrap_or(0) })
    }

    /// The recorded digits up to a fragment, counted from 1.
    fn fragment(&self, number: u64) -> Option<&str> {
        let each = u64::try_from(FRAGMENT_DIGITS).ok()?.checked_div(self.count)?;
        let end = usize::try_from(number.checked_mul(each)?).ok()?;
        self.fragments.get(end.checked_sub(usize::try_from(each).ok()?)?..end)
    }
}

/// Checks the checksum of a volume.
pub(super) struct Isomd5sum {
    content: Source,
    implanted: Implanted,
    /// Bytes that it covers.
    covered: u64,
    done: u64,
    digest: Md5,
    /// The fragment that contains the digest, and the start of its first block.
    fragment: (u64, u64),
    /// The first fragment whose sum is wrong.
    broken: Option<Range<u64>>,
}

impl Isomd5sum {
    /// The check of a volume that carries such a checksum.
    ///
    /// # Errors
    /// If the volume cannot be read.
    pub(super) fn of(content: &Source) -> Result<Option<Self>> {
        let field = content.read_up_to(Checksum::FIELD, Checksum::LENGTH)?;
        if Checksum::of(&field).is_none() {
            return Ok(None);
        }
        let Some(implanted) = Implanted::parse(&String::from_utf8_lossy(&field)) else { return Ok(None) };
        let covered = Checksum::covered(content)?;
        // The customary number of sectors at the end is left out already.
        let customary = 15_u64.saturating_mul(SECTOR_SIZE);
        let whole = if covered == 0 { 0 } else { covered.saturating_add(customary) };
        let covered = whole.saturating_sub(implanted.skipped.saturating_mul(SECTOR_SIZE));
        Ok(Some(Self {
            content: content.clone(),
            implanted,
            covered,
            done: 0,
            digest: Md5::new(),
            fragment: (0, 0),
            broken: None,
        }))
    }

    pub(super) const fn bytes(&self) -> u64 {
        self.covered
    }

    /// Reads a block as checkisomd5 does, with the field of the checksum blank.
    fn block(&mut self) -> Result<bool> {
        let length = self.covered.saturating_sub(self.done).min(Checksum::BLOCK);
        let mut bytes = self.content.read_up_to(self.done, usize::try_from(length).unwrap_or(0))?;
        let is_whole = bytes.len() as u64 == length;
        for (at, byte) in (self.done..).zip(bytes.iter_mut()) {
            if (Checksum::FIELD..Checksum::FIELD.saturating_add(Checksum::LENGTH as u64)).contains(&at) {
                *byte = b' ';
            }
        }
        self.digest.update(&bytes);
        let count = self.implanted.count.saturating_add(1);
        let fragment = self.done.saturating_mul(count).checked_div(self.covered).unwrap_or(0);
        let end = self.done.saturating_add(bytes.len() as u64);
        if fragment != self.fragment.0 {
            let digest = self.digest.clone().finalize();
            // Only the first digit of a byte, or the only one if it has no second.
            let digits: String = digest.iter().filter_map(|byte| format!("{byte:x}").chars().next()).collect();
            let expected = self.implanted.fragment(fragment);
            if self.broken.is_none() && expected.is_some_and(|expected| !digits.starts_with(expected)) {
                self.broken = Some(self.fragment.1..end);
            }
            self.fragment = (fragment, end);
        }
        self.done = end;
        Ok(is_whole)
    }

    fn finish(&mut self, is_whole: bool) -> EmbeddedOutcome {
        let mut outcome = EmbeddedOutcome::new(KIND.into());
        let digest = hex::digits(&self.digest.finalize_reset());
        if is_whole && digest == self.implanted.digest {
            outcome.right();
            return outcome.tell(["image", "images"], "the checksum that isomd5sum put into it");
        }
        if !is_whole {
            let bytes = self.content.absolute(self.done.saturating_sub(1))..self.covered;
            outcome.wrong(None, Some(bytes), format!("the image ends at byte {}", self.done));
            outcome.sentence = "The image ends before the data that its checksum (isomd5sum) covers.".into();
            return outcome;
        }
        let broken = self.broken.clone().unwrap_or(self.fragment.1..self.covered);
        let last = broken.end.saturating_sub(1);
        let bytes = self.content.absolute(broken.start)..self.content.absolute(last).saturating_add(1);
        outcome.wrong(None, Some(bytes), format!("MD5 {digest}, and {} is recorded", self.implanted.digest));
        outcome.sentence = format!(
            "The image doesn’t match the checksum that isomd5sum put into it. The first damage is between bytes {} and {last}.",
            broken.start
        );
        outcome
    }
}

impl Job for Isomd5sum {
    type Output = EmbeddedOutcome;

    fn step(&mut self, budget: u64) -> Result<Step<EmbeddedOutcome>> {
        let until = self.done.saturating_add(budget.max(1));
        while self.done < until {
            if self.done >= self.covered {
                return Ok(Step::Done(self.finish(true)));
            }
            if !self.block()? {
                return Ok(Step::Done(self.finish(false)));
            }
        }
        Ok(Step::More(Progress { done: self.done, total: self.covered }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_implantisomd5_is_read() {
        let text = "ISO MD5SUM = 4a9ef45b970a5fa71eaa68f0217519c6;SKIPSECTORS = 15;RHLISOSTATUS=1;FRAGMENT SUMS = \
                    123456789012345678901234567890123456789012345678901234567890;FRAGMENT COUNT = 20;THIS IS NOT THE SAME";
        let implanted = Implanted::parse(text).unwrap();
        assert_eq!((implanted.skipped, implanted.count), (15, 20));
        assert_eq!(
            (implanted.fragment(1), implanted.fragment(2), implanted.fragment(20)),
            (Some("123"), Some("456"), Some("890"))
        );
        assert_eq!((implanted.fragment(21), implanted.fragment(0)), (None, None));
        assert_eq!(Implanted::parse("ISO MD5SUM = zz;SKIPSECTORS = 15"), None);
    }
}

//! Content in stripes over several sources, as RAID 0 has it.

use std::io;
use std::num::NonZeroU64;

use super::{Blocks, Decoder, Segment, Source};

/// Upper bound for the stripes of a range that are listed one by one, so that files in many are still slices.
const NAMED: u64 = 1 << 16;

/// Stripes of equal length: the first of each member in turn, then the second.
struct Stripes {
    members: Vec<Source>,
    stripe: NonZeroU64,
    len: u64,
}

/// The first `len` bytes of stripes over `members`; nothing if there are none.
#[must_use]
pub fn striped(members: Vec<Source>, stripe: NonZeroU64, len: u64) -> Source {
    let len = if members.is_empty() { 0 } else { len };
    let pool = members.first().cloned().unwrap_or_else(|| Source::from_bytes([]));
    Blocks::source(Stripes { members, stripe, len }, &pool)
}

impl Stripes {
    /// The member with a stripe, where the stripe is in it, and its length.
    fn place(&self, number: u64) -> Option<(&Source, u64, u64)> {
        let count = self.members.len() as u64;
        let member = usize::try_from(number.checked_rem(count)?).ok()?;
        let start = number.checked_div(count)?.saturating_mul(self.stripe.get());
        let len = self.len.saturating_sub(number.saturating_mul(self.stripe.get())).min(self.stripe.get());
        Some((self.members.get(member)?, start, len))
    }
}

impl Decoder for Stripes {
    fn content_len(&self) -> u64 {
        self.len
    }

    fn block_len(&self) -> NonZeroU64 {
        self.stripe
    }

    fn at_once(&self) -> u64 {
        u64::MAX
    }

    fn decode(&self, first: u64, out: &mut [u8]) -> io::Result<usize> {
        let mut done = 0_usize;
        for number in first.. {
            let Some(rest) = out.get_mut(done..).filter(|rest| !rest.is_empty()) else { break };
            let Some((member, start, len)) = self.place(number) else { break };
            let len = usize::try_from(len).unwrap_or(usize::MAX).min(rest.len());
            let got = member.read_at(start, rest.get_mut(..len).unwrap_or_default())?;
            done = done.saturating_add(got);
            if got < len || len == 0 {
                break;
            }
        }
        Ok(done)
    }

    fn below(&self, block: u64) -> Option<Segment> {
        let (member, start, len) = self.place(block)?;
        let range = start..start.saturating_add(len);
        (range.end <= member.len()).then(|| Segment::Copy { from: member.clone(), range })
    }

    fn named(&self) -> u64 {
        NAMED
    }

    fn is_kept(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stripes_follow_each_other_from_member_to_member() {
        let member = |first: u8| Source::from_bytes((first..first + 10).collect::<Vec<u8>>());
        let whole = striped(vec![member(0), member(100), member(200)], NonZeroU64::new(4).unwrap(), 29);
        let expected = [
            0, 1, 2, 3, 100, 101, 102, 103, 200, 201, 202, 203, 4, 5, 6, 7, 104, 105, 106, 107, 204, 205, 206, 207, 8,
            9,
        ];
        for start in 0..26 {
            for end in start..=26 {
                assert_eq!(whole.read_up_to(start as u64, end - start).unwrap(), expected[start..end]);
            }
        }
        // The members end within their last stripe, and nothing is read from elsewhere.
        assert_eq!(whole.read_up_to(20, 9).unwrap().len(), 6);
        assert_eq!(whole.below(2..14).unwrap().len(), 4);
        assert!(striped(Vec::new(), NonZeroU64::MIN, 10).is_empty());
    }
}

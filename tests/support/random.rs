//! Pseudorandom numbers, the same in every run.

/// SplitMix64 by Steele, Lea and Flood.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// Returns a number below `bound`; 0 if that is 0.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % bound.max(1)
    }
}

/// Bytes without a pattern, which don't compress; a length always gives the same.
pub(crate) fn noise(len: usize) -> Vec<u8> {
    seeded_noise(len, len as u64)
}

/// The same, by a seed.
pub(crate) fn seeded_noise(len: usize, seed: u64) -> Vec<u8> {
    let mut random = Random(seed);
    (0..len).map(|_| u8::try_from(random.below(256)).unwrap()).collect()
}

//! Bytes of several codewords side by side: one byte at a time where the compiler turns loops over bytes into vector
//! instructions; otherwise, as in the page and in unoptimized builds, eight in a word of memory.

#[cfg(not(any(target_family = "wasm", debug_assertions)))]
pub(super) use bytes::{Lane, times_alpha};
#[cfg(any(target_family = "wasm", debug_assertions))]
pub(super) use words::{Lane, times_alpha};

/// Codewords summed at once, including all that cross a row of diagonals: in whole words, or in four vectors for each
/// sum, so that all stay in registers.
pub(super) const LANES: usize = if cfg!(any(target_family = "wasm", debug_assertions)) { 56 } else { 64 };

/// Number of lanes for them.
pub(super) const COUNT: usize = LANES / size_of::<Lane>();

#[cfg(any(not(any(target_family = "wasm", debug_assertions)), test))]
mod bytes {
    pub(crate) type Lane = u8;

    /// Multiplies by α.
    pub(crate) const fn times_alpha(lane: Lane) -> Lane {
        crate::galois::times_alpha(lane)
    }
}

#[cfg(any(target_family = "wasm", debug_assertions, test))]
mod words {
    pub(crate) type Lane = u64;

    /// Multiplies each byte by α.
    pub(crate) const fn times_alpha(lane: Lane) -> Lane {
        const LOW: Lane = Lane::MAX / 0xFF;
        let carries = lane >> 7 & LOW;
        // Ones all over the bytes that carry.
        let carrying = (carries << 8).wrapping_sub(carries);
        (lane & (LOW * 0x7F)) << 1 ^ carrying & (LOW * 0x1D)
    }
}

/// Multiplies by a constant.
pub(super) const fn times<const FACTOR: u8>(lane: Lane) -> Lane {
    let (mut product, mut power, mut bits) = (0, lane, FACTOR);
    while bits > 0 {
        product ^= if bits & 1 == 1 { power } else { 0 };
        power = times_alpha(power);
        bits >>= 1;
    }
    product
}

/// Divides by 1 + α: solves the two equations of a codeword for its first parity byte.
pub(super) const fn divide_by_one_plus_alpha(lane: Lane) -> Lane {
    // (1 + α) · 0xF4 = 1.
    times::<0xF4>(lane)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::galois::tests::product;

    #[test]
    fn each_lane_is_multiplied_separately() {
        for value in 0..=255 {
            let each = [value, !value, 0, 0xFF, value ^ 0x80, 1, 0x80, value];
            let by = |factor: u8| each.map(|byte| product(byte, factor));
            assert_eq!(words::times_alpha(u64::from_le_bytes(each)), u64::from_le_bytes(by(2)));
            assert_eq!(each.map(bytes::times_alpha), by(2));
            let lane = |bytes: [u8; 8]| Lane::from_le_bytes(*bytes.first_chunk().unwrap());
            assert_eq!(times::<0xCB>(lane(each)), lane(by(0xCB)));
            assert_eq!(divide_by_one_plus_alpha(lane(by(3))), lane(each));
        }
    }
}

//! Scrambling (ECMA-130 annex B): bytes 12–2351 are combined with a fixed sequence before they are written to the disc.
//! Scrambling twice restores the bytes.

use std::sync::LazyLock;

use super::RawSector;

/// Bytes that are scrambled: all except the sync pattern.
const LEN: usize = 2340;

/// Computed at first use: it does not compress, and would be part of every program sent to a browser.
static SEQUENCE: LazyLock<[u8; LEN]> = LazyLock::new(sequence);

fn sequence() -> [u8; LEN] {
    // A shift register of 15 bits over x^15 + x + 1, preset to 1, least significant bit first.
    let mut register: u16 = 1;
    let mut bit = || {
        let bit = u8::from(register & 1 == 1);
        register = register >> 1 | ((register ^ register >> 1) & 1) << 14;
        bit
    };
    std::array::from_fn(|_| (0..8).fold(0, |byte: u8, _| byte >> 1 | bit() << 7))
}

/// Scrambles or unscrambles a sector.
pub fn scramble(sector: &mut RawSector) {
    for (byte, mask) in sector.iter_mut().skip(12).zip(SEQUENCE.iter()) {
        *byte ^= mask;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // The first bytes of the register in ECMA-130 annex B; cdrdao's and DiscImageCreator's tables have the same values.
    #[test]
    fn begins_as_the_standard_says() {
        assert_eq!(
            SEQUENCE[..16],
            [0x01, 0x80, 0x00, 0x60, 0x00, 0x28, 0x00, 0x1E, 0x80, 0x08, 0x60, 0x06, 0xA8, 0x02, 0xFE, 0x81]
        );
    }
}

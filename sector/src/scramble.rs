//! Scrambling (ECMA-130 annex B): bytes 12–2351 are combined with a fixed sequence before they are cut into the disc.
//! Doing it twice gives the bytes back.

use super::RawSector;

/// Bytes that are scrambled: all but the sync pattern.
const LEN: usize = 2340;

static SEQUENCE: [u8; LEN] = sequence();

#[expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, which rejects any overflow or index out of range"
)]
const fn sequence() -> [u8; LEN] {
    let mut bytes = [0; LEN];
    // A shift register of 15 bits over x^15 + x + 1, preset to 1, least significant bit first.
    let mut register: u16 = 1;
    let mut at = 0;
    while at < LEN {
        let mut bit = 0;
        while bit < 8 {
            bytes[at] |= ((register & 1) as u8) << bit;
            let next = (register ^ register >> 1) & 1;
            register = register >> 1 | next << 14;
            bit += 1;
        }
        at += 1;
    }
    bytes
}

/// Scrambles a sector, or takes scrambling back.
pub fn scramble(sector: &mut RawSector) {
    for (byte, mask) in sector.iter_mut().skip(12).zip(&SEQUENCE) {
        *byte ^= mask;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // The first bytes as ECMA-130 annex B's register gives them; the same values stand in cdrdao's and
    // DiscImageCreator's tables.
    #[test]
    fn begins_as_the_standard_says() {
        assert_eq!(
            SEQUENCE[..16],
            [0x01, 0x80, 0x00, 0x60, 0x00, 0x28, 0x00, 0x1E, 0x80, 0x08, 0x60, 0x06, 0xA8, 0x02, 0xFE, 0x81]
        );
    }
}

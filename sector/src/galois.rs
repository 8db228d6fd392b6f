//! Arithmetic in GF(2^8) with x^8 + x^4 + x^3 + x^2 + 1, the field of the error correction code (ECMA-130 annex A).

/// `POWERS[k]` is α^k, for the sum of any two exponents below 255.
static POWERS: [u8; OF_ZERO as usize] = powers();

/// The exponent of α for each byte.
static LOGARITHMS: [u16; 256] = logarithms();

/// Stands for the logarithm of 0, since it points past all powers.
const OF_ZERO: u16 = 512;

#[expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, which rejects any overflow or index out of range"
)]
const fn powers() -> [u8; OF_ZERO as usize] {
    let mut table = [0; OF_ZERO as usize];
    let mut value = 1;
    let mut exponent = 0;
    while exponent < OF_ZERO as usize {
        table[exponent] = value;
        value = times_alpha(value);
        exponent += 1;
    }
    table
}

#[expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, which rejects any overflow or index out of range"
)]
const fn logarithms() -> [u16; 256] {
    let mut table = [OF_ZERO; 256];
    let mut exponent = 0_u16;
    while exponent < 255 {
        table[POWERS[exponent as usize] as usize] = exponent;
        exponent += 1;
    }
    table
}

/// Multiplies by α, the root of the field's polynomial.
pub(super) const fn times_alpha(value: u8) -> u8 {
    value << 1 ^ if value & 0x80 == 0 { 0 } else { 0x1D }
}

/// Multiplies by α^`exponent`, which is below 255.
#[expect(clippy::indexing_slicing, reason = "a byte cannot pass the end of 256 entries, and the compiler knows")]
pub(super) fn times_power(value: u8, exponent: u8) -> u8 {
    let place = LOGARITHMS[usize::from(value)].saturating_add(exponent.into());
    POWERS.get(usize::from(place)).copied().unwrap_or(0)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Multiplies two polynomials and reduces the product, as the definition says.
    pub(crate) fn product(a: u8, b: u8) -> u8 {
        let whole = (0..8).filter(|bit| b >> bit & 1 == 1).fold(0_u16, |sum, bit| sum ^ u16::from(a) << bit);
        let reduced =
            (8..15).rev().fold(whole, |it, bit| if it >> bit & 1 == 1 { it ^ 0x11D << (bit - 8) } else { it });
        reduced as u8
    }

    #[test]
    fn products_are_those_of_polynomials() {
        for value in 0..=255 {
            assert_eq!(times_alpha(value), product(value, 2));
            let mut power = 1;
            for exponent in 0..255 {
                assert_eq!(times_power(value, exponent), product(value, power), "{value} times power {exponent}");
                power = product(power, 2);
            }
        }
    }
}

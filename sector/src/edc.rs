//! Error detection code (ECMA-130 14.3): a reflected CRC-32 of the polynomial
//! (x^16 + x^15 + x^2 + 1)(x^16 + x^2 + x + 1), starting at 0, without a final inversion.

use std::sync::LazyLock;

/// The polynomial, with its bits reversed.
const POLYNOMIAL: u32 = 0xD801_8001;

/// The contribution of a byte, by its value.
type Table = [u32; 256];

/// `TABLES[n][b]` is the contribution of byte `b` when `n` more bytes follow. Sixteen tables let sixteen bytes be
/// folded at once, of which only the first four wait for those before them. They are computed at first use: 16 KiB that
/// do not compress would be part of every program sent to a browser.
static TABLES: LazyLock<Box<[Table; 16]>> = LazyLock::new(tables);

fn tables() -> Box<[Table; 16]> {
    let shifted = |value: u32, _| if value & 1 == 1 { value >> 1 ^ POLYNOMIAL } else { value >> 1 };
    let first: Table = std::array::from_fn(|byte| (0..8).fold(u32::try_from(byte).unwrap_or(0), shifted));
    let mut next = first;
    let mut tables = Box::new([first; 16]);
    for table in tables.iter_mut() {
        *table = next;
        next = next.map(|value| {
            let [low, ..] = value.to_le_bytes();
            value >> 8 ^ pick(&first, low)
        });
    }
    tables
}

/// Computes the EDC of `bytes`.
#[must_use]
pub fn edc(bytes: &[u8]) -> u32 {
    let (blocks, rest) = bytes.as_chunks::<16>();
    let mut code = 0_u32;
    let [t0, t1, t2, t3, t4, t5, t6, t7, t8, t9, t10, t11, t12, t13, t14, t15] = &**TABLES;
    for [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] in blocks {
        let later = pick(t11, *e) ^ pick(t10, *f) ^ pick(t9, *g) ^ pick(t8, *h);
        let later = later ^ pick(t7, *i) ^ pick(t6, *j) ^ pick(t5, *k) ^ pick(t4, *l);
        let later = later ^ pick(t3, *m) ^ pick(t2, *n) ^ pick(t1, *o) ^ pick(t0, *p);
        let [w, x, y, z] = (code ^ u32::from_le_bytes([*a, *b, *c, *d])).to_le_bytes();
        code = later ^ (pick(t15, w) ^ pick(t14, x)) ^ (pick(t13, y) ^ pick(t12, z));
    }
    for byte in rest {
        let [low, ..] = code.to_le_bytes();
        code = code >> 8 ^ pick(t0, low ^ byte);
    }
    code
}

#[expect(clippy::indexing_slicing, reason = "a byte cannot pass the end of 256 entries, and the compiler knows")]
fn pick(table: &Table, byte: u8) -> u32 {
    table[usize::from(byte)]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Computes it one bit at a time, as the standard defines it.
    fn by_bits(bytes: &[u8]) -> u32 {
        bytes.iter().fold(0, |code, byte| {
            (0..8)
                .fold(code ^ u32::from(*byte), |code, _| if code & 1 == 1 { code >> 1 ^ POLYNOMIAL } else { code >> 1 })
        })
    }

    #[test]
    fn folding_sixteen_bytes_is_the_same_as_one_bit_at_a_time() {
        let bytes: Vec<u8> = (0..2064_u32).map(|at| ((at * at) >> 3) as u8).collect();
        for len in [0, 1, 7, 8, 9, 15, 16, 17, 2056, 2064] {
            assert_eq!(edc(&bytes[..len]), by_bits(&bytes[..len]), "{len} bytes");
        }
    }

    // An empty Mode 2 Form 2 sector with submode 0x20 in both copies has the EDC 0x3F13B0BE in the images that psx-spx
    // and cdrdao describe: bytes 3F 13 B0 BE after 8 bytes of subheader and 2324 zeros.
    #[test]
    fn an_empty_form_2_sector_has_its_well_known_code() {
        let mut bytes = vec![0; 2332];
        bytes[2] = 0x20;
        bytes[6] = 0x20;
        assert_eq!(edc(&bytes).to_le_bytes(), [0x3F, 0x13, 0xB0, 0xBE]);
    }
}

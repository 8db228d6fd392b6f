//! Error correction code (ECMA-130 annex A): the 2236 bytes from the header on, as 1118 words of two bytes, stand in a
//! matrix of 26 rows by 43 columns of words. P adds two rows, Q adds two words to each of 26 diagonals. Low and high
//! bytes of the words are coded apart. Both codes are Reed-Solomon over GF(2^8) with x^8 + x^4 + x^3 + x^2 + 1.

use std::ops::Range;

use super::RawSector;
use super::galois::{divide_by_one_plus_alpha, times, times_alpha, times_power};

/// Where the coded bytes begin in a sector: at the header.
pub(super) const START: usize = 12;
/// Bytes of one row of the matrix.
pub(super) const ROW: usize = 86;
/// Rows that hold data, and rows with P.
const DATA_ROWS: usize = 24;
pub(super) const P_ROWS: usize = 26;
/// Words of the matrix with P: what Q runs over.
pub(super) const Q_WORDS: usize = 1118;
/// Diagonals, bytes of a word of each, and words of each without parity.
pub(super) const DIAGONALS: usize = 26;
pub(super) const ACROSS: usize = 2 * DIAGONALS;
pub(super) const Q_DATA: usize = 43;
/// Bytes that P and Q protect and fill.
const P_START: usize = START + DATA_ROWS * ROW;
pub(super) const Q_START: usize = P_START + 2 * ROW;

/// Codewords summed side by side: three vectors for each sum, so that all stay in registers.
const LANES: usize = 48;

/// Bytes by which the last row of the matrix lies askew to the first, where diagonals stand upright.
const SKEW: usize = 2 * (P_ROWS - 1);

/// Bytes from the first of the first row to the last of the last where diagonals stand upright, in whole lanes.
const FLAT: usize = 3 * LANES;

/// Where in it the matrix stands that has room on both sides, and how long that is.
const MATRIX: Range<usize> = SKEW..SKEW + P_ROWS * ROW;
const ROOMY: usize = SKEW + P_ROWS * ROW + FLAT - ROW;

/// Ones where the bytes of a row are, zeros on both sides.
static ROW_ONLY: [u8; SKEW + FLAT] = row_only();

/// What the last diagonal's sum in the last place has yet to be multiplied by: α^(44-52), as α^255 is 1.
const LAST_POWER: u8 = 247;

/// α^26, by which words of one diagonal that stand in neighbouring places differ.
const ALPHA_26: u8 = 0x06;

#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated by the compiler, which rejects any overflow or index out of range"
)]
const fn row_only() -> [u8; SKEW + FLAT] {
    let mut table = [0; SKEW + FLAT];
    let mut place = SKEW;
    while place < SKEW + ROW {
        table[place] = 0xFF;
        place += 1;
    }
    table
}

/// The two bytes that end a codeword, of the sums S0 = Σv and S1 = Σα^k·v over the others, where k counts down to 2.
fn solve(sum: u8, weighted: u8) -> [u8; 2] {
    let first = divide_by_one_plus_alpha(sum ^ weighted);
    [first, first ^ sum]
}

/// Sums of codewords side by side: `sum` is Σv, `weighted` is Σα^k·v with k counting down to 0 for the last byte seen.
/// What is folded in at once, the compiler turns into vector instructions.
struct Sums {
    sum: [u8; LANES],
    weighted: [u8; LANES],
}

impl Sums {
    const fn new() -> Self {
        Self { sum: [0; LANES], weighted: [0; LANES] }
    }

    #[inline]
    fn fold(&mut self, bytes: &[u8; LANES], mask: &[u8; LANES]) {
        let sums = self.sum.iter_mut().zip(&mut self.weighted);
        for ((sum, weighted), (byte, mask)) in sums.zip(bytes.iter().zip(mask)) {
            *sum ^= byte & mask;
            *weighted = times_alpha(*weighted) ^ (byte & mask);
        }
    }
}

/// The matrix, with room before and behind it so that any row can be read from before its own first byte.
struct Matrix([u8; ROOMY]);

impl Matrix {
    /// Of a sector. Where `header_counts` is false, the header is taken as zeros.
    fn new(sector: &RawSector, header_counts: bool) -> Self {
        let mut bytes = [0; ROOMY];
        if let (Some(to), Some(from)) = (bytes.get_mut(MATRIX), sector.get(START..Q_START)) {
            to.copy_from_slice(from);
            if !header_counts && let Some(header) = to.first_chunk_mut::<4>() {
                *header = [0; 4];
            }
        }
        Self(bytes)
    }

    /// Sums of the codewords from byte `at` of a row on, which run down the first `rows` rows.
    fn columns(&self, rows: usize, at: usize) -> Sums {
        let mut sums = Sums::new();
        for from in (SKEW.saturating_add(at)..).step_by(ROW).take(rows) {
            let Some(bytes) = self.0.get(from..).and_then(|rest| rest.first_chunk()) else { break };
            sums.fold(bytes, &[0xFF; LANES]);
        }
        sums
    }

    /// Sums of the diagonals. Each row is read from two bytes later than the one before it, so that diagonals stand
    /// upright: the words of one in three places, [`ACROSS`] bytes apart, each with rows of its own.
    ///
    /// A word of column n counts α^(44-n) times. While summing it is multiplied once for each row after its own; in the
    /// last of the three places n is, to within the diagonal's number, that row, and in the others 26 and 52 less.
    fn diagonals(&self) -> (Across, Across) {
        let mut upright = [[0; FLAT]; 2];
        let [to_sum, to_weighted] = &mut upright;
        let places = to_sum.as_chunks_mut().0.iter_mut().zip(to_weighted.as_chunks_mut().0);
        for (at, (to_sum, to_weighted)) in (0..).step_by(LANES).zip(places) {
            let Sums { sum, weighted } = self.upright(at);
            (*to_sum, *to_weighted) = (sum, weighted);
        }
        let (mut sum, mut weighted) = ([0; ACROSS], [0; ACROSS]);
        for part in to_sum.chunks(ACROSS) {
            sum.iter_mut().zip(part).for_each(|(sum, part)| *sum ^= part);
        }
        for part in to_weighted.chunks(ACROSS) {
            weighted.iter_mut().for_each(|weighted| *weighted = times::<ALPHA_26>(*weighted));
            weighted.iter_mut().zip(part).for_each(|(weighted, part)| *weighted ^= part);
        }
        for (exponent, word) in (0..=LAST_POWER).rev().zip(weighted.as_chunks_mut::<2>().0) {
            *word = word.map(|byte| times_power(byte, exponent));
        }
        (sum, weighted)
    }

    /// Sums from byte `at` of the upright diagonals on.
    fn upright(&self, at: usize) -> Sums {
        let mut sums = Sums::new();
        for number in 0..P_ROWS {
            let askew = number.saturating_mul(2).saturating_add(at);
            let bytes = self.0.get(number.saturating_mul(ROW).saturating_add(askew)..);
            let bytes = bytes.and_then(|rest| rest.first_chunk());
            let mask = ROW_ONLY.get(askew..).and_then(|rest| rest.first_chunk());
            let (Some(bytes), Some(mask)) = (bytes, mask) else { break };
            sums.fold(bytes, mask);
        }
        sums
    }
}

/// A word of every diagonal, the last one first.
type Across = [u8; ACROSS];

/// The words of diagonals in the other order.
fn turned(across: &Across) -> Across {
    let mut turned = *across;
    turned.as_chunks_mut::<2>().0.reverse();
    turned
}

/// P and Q of a sector whose other bytes are final. Where `header_counts` is false (Mode 2 Form 1), the header is
/// taken as zeros, so that such a sector can be moved without new parity.
#[must_use]
pub fn parity(sector: &RawSector, header_counts: bool) -> [u8; 276] {
    let mut matrix = Matrix::new(sector, header_counts);
    let mut parity = [0; 276];
    let (to_p, to_q) = parity.split_at_mut(2 * ROW);
    let (first, second) = to_p.split_at_mut(ROW);
    for (at, (first, second)) in (0..).step_by(LANES).zip(first.chunks_mut(LANES).zip(second.chunks_mut(LANES))) {
        let Sums { sum, weighted } = matrix.columns(DATA_ROWS, at);
        for ((sum, weighted), (first, second)) in sum.iter().zip(&weighted).zip(first.iter_mut().zip(second)) {
            [*first, *second] = solve(*sum, times_alpha(times_alpha(*weighted)));
        }
    }
    if let Some(rows) = matrix.0.get_mut(MATRIX).and_then(|rows| rows.last_chunk_mut()) {
        let p: &[u8; 2 * ROW] = to_p.first_chunk().unwrap_or(&[0; 2 * ROW]);
        *rows = *p;
    }
    let (sum, weighted) = matrix.diagonals();
    let (first, second) = to_q.split_at_mut(ACROSS);
    for ((sum, weighted), (first, second)) in
        turned(&sum).iter().zip(&turned(&weighted)).zip(first.iter_mut().zip(second))
    {
        [*first, *second] = solve(*sum, *weighted);
    }
    parity
}

/// Whether P and Q fit the other bytes: whether both sums of every codeword vanish. Nothing is made for it that
/// [`parity`] makes.
#[must_use]
pub fn is_right(sector: &RawSector, header_counts: bool) -> bool {
    let matrix = Matrix::new(sector, header_counts);
    let columns = (0..ROW).step_by(LANES).all(|at| {
        let Sums { sum, weighted } = matrix.columns(P_ROWS, at);
        let len = LANES.min(ROW.saturating_sub(at));
        sum.get(..len) == ZEROS.get(..len) && weighted.get(..len) == ZEROS.get(..len)
    });
    let (sum, weighted) = matrix.diagonals();
    let q = sector.get(Q_START..).and_then(|q| Some((q.first_chunk()?, q.last_chunk()?)));
    let (first, second) = q.map_or(([0; ACROSS], [0; ACROSS]), |(first, second)| (turned(first), turned(second)));
    // What the two words of parity add to the sums.
    let (mut added, mut weighing) = ([0; ACROSS], [0; ACROSS]);
    for ((added, weighing), (first, second)) in added.iter_mut().zip(&mut weighing).zip(first.iter().zip(&second)) {
        *added = first ^ second;
        *weighing = times_alpha(*first) ^ second;
    }
    columns && sum == added && weighted == weighing
}

/// Sums that vanish.
const ZEROS: [u8; LANES] = [0; LANES];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sector::RAW_SIZE;

    fn noise() -> RawSector {
        let mut state = 0x9660_u32;
        [0; RAW_SIZE].map(|_: u8| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        })
    }

    /// Both sums over the bytes at these places, as the standard writes them.
    fn sums(sector: &RawSector, places: impl Iterator<Item = usize>) -> (u8, u8) {
        places.fold((0, 0), |(sum, weighted), place| (sum ^ sector[place], times_alpha(weighted) ^ sector[place]))
    }

    #[test]
    fn every_codeword_sums_to_nothing_and_any_wrong_byte_shows() {
        let mut sector = noise();
        let codes = parity(&sector, true);
        sector[P_START..].copy_from_slice(&codes);
        for column in 0..ROW {
            let places = (0..P_ROWS).map(|row| START + row * ROW + column);
            assert_eq!(sums(&sector, places), (0, 0), "column {column}");
        }
        for diagonal in 0..DIAGONALS {
            for half in 0..2 {
                // ECMA-130 annex A: word n of diagonal d is word (44 n + 43 d) mod 1118.
                let data = (0..Q_DATA).map(|n| START + 2 * ((44 * n + 43 * diagonal) % Q_WORDS) + half);
                let ends = [0, ACROSS].map(|end| Q_START + end + 2 * diagonal + half);
                assert_eq!(sums(&sector, data.chain(ends)), (0, 0), "diagonal {diagonal}, byte {half}");
            }
        }
        assert!(is_right(&sector, true));
        for place in START..RAW_SIZE {
            let mut hurt = sector;
            hurt[place] ^= 1;
            assert!(!is_right(&hurt, true), "byte {place}");
        }
    }

    #[test]
    fn a_header_that_does_not_count_may_be_any() {
        let mut sector = noise();
        let codes = parity(&sector, false);
        sector[P_START..].copy_from_slice(&codes);
        sector[START..START + 4].copy_from_slice(&[1, 2, 3, 4]);
        assert!(is_right(&sector, false) && !is_right(&sector, true));
    }
}

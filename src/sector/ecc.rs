//! Error correction code (ECMA-130 annex A): the 2236 bytes from the header on, as 1118 words of two bytes, stand in a
//! matrix of 26 rows by 43 columns of words. P adds two rows, Q adds two words to each of 26 diagonals. Low and high
//! bytes of the words are coded apart. Both codes are Reed-Solomon over GF(2^8) with x^8 + x^4 + x^3 + x^2 + 1; each
//! finds and corrects one wrong byte of a codeword.

use super::RawSector;

/// Where the coded bytes begin in a sector: at the header.
const START: usize = 12;
/// Bytes of one row of the matrix.
const ROW: usize = 86;
/// Rows that hold data, and rows with P.
const DATA_ROWS: usize = 24;
const P_ROWS: usize = 26;
/// Words of the matrix with P: what Q runs over.
const Q_WORDS: usize = 1118;
/// Diagonals, and words of each without parity.
const DIAGONALS: usize = 26;
const Q_DATA: usize = 43;
/// Bytes that P and Q protect and fill.
const P_START: usize = START + DATA_ROWS * ROW;
const Q_START: usize = P_START + 2 * ROW;

/// The word of the matrix that stands at place `n` of diagonal `d` is `DIAGONAL[n][d]`.
static DIAGONAL: [[u16; DIAGONALS]; Q_DATA] = diagonals();

/// What divides by 1 + α: solves the two parity equations for the first parity byte.
static BY_ONE_PLUS_ALPHA: [u8; 256] = inverse_of_one_plus_alpha();

#[expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "evaluated by the compiler, which rejects any overflow or index out of range"
)]
const fn diagonals() -> [[u16; DIAGONALS]; Q_DATA] {
    let mut table = [[0; DIAGONALS]; Q_DATA];
    let mut n = 0;
    while n < Q_DATA {
        let mut d = 0;
        while d < DIAGONALS {
            table[n][d] = ((44 * n + 43 * d) % Q_WORDS) as u16;
            d += 1;
        }
        n += 1;
    }
    table
}

#[expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "evaluated by the compiler, which rejects any overflow or index out of range"
)]
const fn inverse_of_one_plus_alpha() -> [u8; 256] {
    let mut table = [0; 256];
    let mut value = 0_u16;
    while value < 256 {
        let byte = value as u8;
        table[(byte ^ times_alpha(byte)) as usize] = byte;
        value += 1;
    }
    table
}

/// Multiplies by α, the root of the field's polynomial.
const fn times_alpha(value: u8) -> u8 {
    value << 1 ^ if value & 0x80 == 0 { 0 } else { 0x1D }
}

/// Running sums of a set of codewords side by side: `sum` is Σv, `weighted` is Σα^k·v with k counting down to 1 for
/// the last byte seen. Whole rows are folded in at once, which the compiler turns into vector instructions.
struct Sums<const N: usize> {
    sum: [u8; N],
    weighted: [u8; N],
}

impl<const N: usize> Sums<N> {
    const fn new() -> Self {
        Self { sum: [0; N], weighted: [0; N] }
    }

    fn fold(&mut self, bytes: &[u8; N]) {
        for ((sum, weighted), byte) in self.sum.iter_mut().zip(&mut self.weighted).zip(bytes) {
            *sum ^= byte;
            *weighted = times_alpha(*weighted ^ byte);
        }
    }

    /// The two bytes that make both sums vanish when they follow.
    fn parity(&self) -> ([u8; N], [u8; N]) {
        let mut first = [0; N];
        let mut second = [0; N];
        let sums = self.sum.iter().zip(&self.weighted);
        for ((sum, weighted), (first, second)) in sums.zip(first.iter_mut().zip(&mut second)) {
            *first = divide(times_alpha(*weighted) ^ sum);
            *second = *first ^ sum;
        }
        (first, second)
    }
}

#[expect(clippy::indexing_slicing, reason = "a byte cannot pass the end of 256 entries, and the compiler knows")]
fn divide(value: u8) -> u8 {
    BY_ONE_PLUS_ALPHA[usize::from(value)]
}

/// P and Q of a sector whose other bytes are final. Where `header_counts` is false (Mode 2 Form 1), the header is
/// taken as zeros, so that such a sector can be moved without new parity.
#[must_use]
pub fn parity(sector: &RawSector, header_counts: bool) -> [u8; 276] {
    let mut coded = [0_u8; 2 * ROW + DATA_ROWS * ROW];
    let (data, p) = coded.split_at_mut(DATA_ROWS * ROW);
    data.copy_from_slice(sector.get(START..P_START).unwrap_or_default());
    if !header_counts && let Some(header) = data.first_chunk_mut::<4>() {
        *header = [0; 4];
    }
    let mut rows = Sums::<ROW>::new();
    for row in data.as_chunks::<ROW>().0 {
        rows.fold(row);
    }
    let (first, second) = rows.parity();
    let (p_first, p_second) = p.split_at_mut(ROW);
    p_first.copy_from_slice(&first);
    p_second.copy_from_slice(&second);

    let words = coded.as_chunks::<2>().0;
    let mut diagonals = Sums::<{ 2 * DIAGONALS }>::new();
    for places in &DIAGONAL {
        diagonals.fold(&gather(words, places));
    }
    let (first, second) = diagonals.parity();
    let mut parity = [0; 276];
    let (to_p, to_q) = parity.split_at_mut(2 * ROW);
    to_p.copy_from_slice(coded.get(DATA_ROWS * ROW..).unwrap_or_default());
    let (q_first, q_second) = to_q.split_at_mut(2 * DIAGONALS);
    q_first.copy_from_slice(&first);
    q_second.copy_from_slice(&second);
    parity
}

fn gather(words: &[[u8; 2]], places: &[u16; DIAGONALS]) -> [u8; 2 * DIAGONALS] {
    let mut bytes = [0; 2 * DIAGONALS];
    for (to, place) in bytes.as_chunks_mut::<2>().0.iter_mut().zip(places) {
        *to = words.get(usize::from(*place)).copied().unwrap_or_default();
    }
    bytes
}

/// Whether P and Q are what the other bytes ask for.
#[must_use]
pub fn is_right(sector: &RawSector, header_counts: bool) -> bool {
    sector.get(P_START..).is_some_and(|recorded| recorded == parity(sector, header_counts))
}

/// Corrects what P and Q can, alternating between them until `is_whole` (the EDC) says that the data is right or
/// nothing changes any more. Returns the number of bytes changed, or `None` where it could not be made whole; the
/// sector is then as it was.
pub fn correct(sector: &mut RawSector, header_counts: bool, is_whole: impl Fn(&RawSector) -> bool) -> Option<u32> {
    /// Each round corrects at least one byte, and real damage is settled in three or four.
    const ROUNDS: u32 = 16;
    let header = [sector.get(START), sector.get(START + 1), sector.get(START + 2), sector.get(START + 3)];
    let header = header.map(|byte| byte.copied().unwrap_or(0));
    let mut work = *sector;
    let set_header = |work: &mut RawSector, bytes: [u8; 4]| {
        if let Some(to) = work.get_mut(START..).and_then(|rest| rest.first_chunk_mut::<4>()) {
            *to = bytes;
        }
    };
    let mut changed = 0_u32;
    for _ in 0..ROUNDS {
        if !header_counts {
            set_header(&mut work, [0; 4]);
        }
        let round = correct_p(&mut work).saturating_add(correct_q(&mut work));
        if !header_counts {
            set_header(&mut work, header);
        }
        changed = changed.saturating_add(round);
        if is_whole(&work) && is_right(&work, header_counts) {
            *sector = work;
            return Some(changed);
        }
        if round == 0 {
            return None;
        }
    }
    None
}

fn correct_p(sector: &mut RawSector) -> u32 {
    let mut corrected = 0_u32;
    for column in 0..ROW {
        let places = (0..P_ROWS).map(|row| START.saturating_add(row.saturating_mul(ROW)).saturating_add(column));
        corrected = corrected.saturating_add(u32::from(correct_codeword(sector, places)));
    }
    corrected
}

fn correct_q(sector: &mut RawSector) -> u32 {
    let mut corrected = 0_u32;
    for diagonal in 0..DIAGONALS {
        for half in 0..2 {
            let byte_of = |word: usize| START.saturating_add(word.saturating_mul(2)).saturating_add(half);
            let data =
                DIAGONAL.iter().filter_map(|places| places.get(diagonal)).map(|word| byte_of(usize::from(*word)));
            let first = Q_START.saturating_add(diagonal.saturating_mul(2)).saturating_add(half);
            let parity = [first, first.saturating_add(2 * DIAGONALS)];
            corrected = corrected.saturating_add(u32::from(correct_codeword(sector, data.chain(parity))));
        }
    }
    corrected
}

/// Corrects one wrong byte among those at `places`. With the sums S0 = Σv and S1 = Σα^(last−i)·v, an error e at place
/// i gives S0 = e and S1 = α^(last−i)·e.
fn correct_codeword(sector: &mut RawSector, places: impl DoubleEndedIterator<Item = usize> + Clone) -> bool {
    let (mut sum, mut weighted) = (0_u8, 0_u8);
    for byte in places.clone().filter_map(|place| sector.get(place)) {
        sum ^= byte;
        weighted = times_alpha(weighted) ^ byte;
    }
    if sum == 0 {
        // Either no error, or more than one.
        return false;
    }
    let mut power = sum;
    for place in places.rev() {
        if power == weighted {
            if let Some(byte) = sector.get_mut(place) {
                *byte ^= sum;
            }
            return true;
        }
        power = times_alpha(power);
    }
    false
}

//! The subchannel: 96 bytes with each sector, of which the Q channel states the position (IEC 60908 17.5).

use std::sync::LazyLock;

use super::address::{Msf, from_bcd};

/// Bytes of a sector's subchannel.
pub const SUBCHANNEL_SIZE: usize = 96;

/// All channels of a sector.
pub type Wide = [u8; SUBCHANNEL_SIZE];

/// The 12 bytes of the Q channel: control and address, nine of data, CRC.
pub type QBytes = [u8; 12];

/// Content of a Q channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Q {
    /// Position of this sector (mode 1).
    Position {
        /// Track; 0 in the lead-in, 0xAA in the lead-out.
        track: u8,
        /// Index; 0 in a pregap.
        index: u8,
        /// Time in the track, counting down in a pregap.
        relative: Msf,
        /// Time on the disc.
        absolute: Msf,
    },
    /// Catalog number of the disc (mode 2).
    CatalogNumber(String),
    /// ISRC of the track (mode 3).
    Isrc(String),
    /// Another mode, or invalid positions.
    Other(u8),
}

/// Extracts the Q channel from 96 interleaved bytes, in which each byte has one bit of every channel, P highest.
#[must_use]
pub fn q_of_interleaved(bytes: &[u8; SUBCHANNEL_SIZE]) -> QBytes {
    let mut q = [0; 12];
    for (to, eight) in q.iter_mut().zip(bytes.as_chunks::<8>().0) {
        *to = eight.iter().fold(0, |byte, bits| byte << 1 | bits >> 6 & 1);
    }
    q
}

/// Extracts the Q channel from 96 linear bytes: 12 of P, 12 of Q, and so on to W.
#[must_use]
pub fn q_of_linear(bytes: &[u8; SUBCHANNEL_SIZE]) -> QBytes {
    bytes.get(12..).and_then(|rest| rest.first_chunk()).copied().unwrap_or_default()
}

/// Converts 96 interleaved bytes to linear ones: twelve bytes of each channel from P to W.
#[must_use]
pub fn linear(interleaved: &Wide) -> Wide {
    let mut channels = [0; SUBCHANNEL_SIZE];
    for (channel, to) in (0..8_u32).zip(channels.as_chunks_mut::<12>().0) {
        for (byte, eight) in to.iter_mut().zip(interleaved.as_chunks::<8>().0) {
            *byte = eight.iter().fold(0, |byte, bits| byte << 1 | bits.rotate_left(channel.saturating_add(1)) & 1);
        }
    }
    channels
}

/// Converts linear bytes to interleaved ones.
#[must_use]
pub fn interleaved(linear: &Wide) -> Wide {
    let mut bytes = [0; SUBCHANNEL_SIZE];
    for (channel, from) in (0..8_u32).zip(linear.as_chunks::<12>().0) {
        for (byte, eight) in from.iter().zip(bytes.as_chunks_mut::<8>().0) {
            for (place, to) in (1..=8).zip(eight) {
                *to |= (byte.rotate_left(place) & 1) << 7 >> channel;
            }
        }
    }
    bytes
}

/// Expands the 16 bytes that hold Q and, in the highest bit of the last, P to linear ones.
#[must_use]
pub fn of_pq(bytes: &[u8; 16]) -> Wide {
    let [q @ .., _, _, _, last] = bytes;
    let pause = if last & 0x80 == 0 { 0 } else { 0xFF };
    let mut linear = [0; SUBCHANNEL_SIZE];
    for (to, from) in linear.iter_mut().zip(std::iter::repeat_n(&pause, 12).chain(q)) {
        *to = *from;
    }
    linear
}

/// Whether the CRC of a Q channel is valid: x^16 + x^12 + x^5 + 1 over the first ten bytes, stored inverted.
#[must_use]
pub fn has_right_crc(q: &QBytes) -> bool {
    let [data @ .., high, low] = q;
    crc(data) == !u16::from_be_bytes([*high, *low])
}

/// CRC-16 of the Q channel and of CD-Text packs, before its inversion.
#[must_use]
pub fn crc(bytes: &[u8]) -> u16 {
    crc_from(0, bytes)
}

/// Continues that CRC from a code: 0 at first, or another where a format begins with one.
#[must_use]
pub fn crc_from(code: u16, bytes: &[u8]) -> u16 {
    if bytes.len() < LONG {
        return bytes.iter().fold(code, |code, byte| crc_step(code, *byte));
    }
    let [by_0, by_1, by_2, by_3, by_4, by_5, by_6, by_7] = &*REMAINDERS;
    let of = |table: &[u16; 256], byte: u8| table.get(usize::from(byte)).copied().unwrap_or_default();
    let (words, rest) = bytes.as_chunks::<8>();
    let code = words.iter().fold(code, |code, [one, two, three, four, five, six, seven, eight]| {
        let [high, low] = code.to_be_bytes();
        let behind = of(by_5, *three) ^ of(by_4, *four) ^ of(by_3, *five);
        let last = of(by_2, *six) ^ of(by_1, *seven) ^ of(by_0, *eight);
        of(by_7, high ^ one) ^ of(by_6, low ^ two) ^ (behind ^ last)
    });
    rest.iter().fold(code, |code, byte| crc_step(code, *byte))
}

/// Number of bytes from which tables are worth it.
const LONG: usize = 64;

/// The codes of all bytes, each followed by no zero bytes, by one and so on to seven, so that eight bytes are taken at
/// once. Made when first needed, since a program is smaller without them.
static REMAINDERS: LazyLock<[[u16; 256]; 8]> = LazyLock::new(|| {
    let mut tables = [[0; 256]; 8];
    for byte in 0..=u8::MAX {
        let mut code = crc_step(0, byte);
        for table in &mut tables {
            if let Some(place) = table.get_mut(usize::from(byte)) {
                *place = code;
            }
            code = crc_step(code, 0);
        }
    }
    tables
});

/// Continues the CRC by one byte: the remainder of x^16 + x^12 + x^5 + 1 for the eight bits that leave the code.
fn crc_step(code: u16, byte: u8) -> u16 {
    let leaving = code >> 8 ^ u16::from(byte);
    let leaving = leaving ^ leaving >> 4;
    code << 8 ^ leaving << 12 ^ leaving << 5 ^ leaving
}

impl Q {
    /// Decodes a Q channel without checking its CRC.
    #[must_use]
    pub fn decode(q: &QBytes) -> Self {
        let [control, data @ .., _, _] = q;
        let adr = control & 0x0F;
        let position = || {
            let [track, index, rm, rs, rf, _, m, s, f] = *data;
            let track = if track == 0xAA { Some(track) } else { from_bcd(track) };
            let (relative, absolute) = (Msf::from_bcd([rm, rs, rf])?, Msf::from_bcd([m, s, f])?);
            Some(Self::Position { track: track?, index: from_bcd(index)?, relative, absolute })
        };
        match adr {
            1 => position().unwrap_or(Self::Other(adr)),
            2 => Self::CatalogNumber(digits(data, 13)),
            3 => Self::Isrc(isrc(data)),
            _ => Self::Other(adr),
        }
    }
}

/// Decodes decimal digits, two per byte.
fn digits(bytes: &[u8], count: usize) -> String {
    let nibbles = bytes.iter().flat_map(|byte| [byte >> 4, byte & 0x0F]);
    nibbles.take(count).map(|digit| char::from_digit(u32::from(digit), 10).unwrap_or('?')).collect()
}

/// Decodes an ISRC: five characters of six bits, two unused bits, seven decimal digits.
fn isrc(data: &[u8; 9]) -> String {
    let bits = data.iter().fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
    let character = |place: u32| {
        let code = bits.checked_shr(66_u32.saturating_sub(place.saturating_mul(6))).unwrap_or(0) & 0x3F;
        // Six-bit codes: 0x00–0x09 are digits, 0x11–0x2A letters.
        u8::try_from(code).ok().and_then(|code| code.checked_add(b'0')).map_or('?', char::from)
    };
    let letters: String = (0..5).map(character).collect();
    let [_, _, _, _, numbers @ ..] = data;
    letters + &digits(numbers, 7)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The catalog of CRCs (reveng) has this code for the digits, from both starts.
    #[test]
    fn the_crc_has_its_check_value() {
        assert_eq!((crc(b"123456789"), crc_from(0xFFFF, b"123456789")), (0x31C3, 0x29B1));
        let bytes: Vec<u8> = (0..300_u16).map(|at| (at * 7) as u8).collect();
        for length in 0..bytes.len() {
            let each = bytes[..length].iter().fold(0x1234, |code, byte| crc_step(code, *byte));
            assert_eq!(crc_from(0x1234, &bytes[..length]), each, "{length} bytes");
        }
    }

    #[test]
    fn decodes_a_position() {
        let mut q = [0x41, 0x01, 0x01, 0x00, 0x00, 0x10, 0x00, 0x00, 0x02, 0x10, 0, 0];
        let [data @ .., _, _] = q;
        [q[10], q[11]] = (!crc(&data)).to_be_bytes();
        assert!(has_right_crc(&q));
        let position = |second| Msf { minute: 0, second, frame: 10 };
        let expected = Q::Position { track: 1, index: 1, relative: position(0), absolute: position(2) };
        assert_eq!(Q::decode(&q), expected);
        q[3] ^= 1;
        assert!(!has_right_crc(&q));
    }

    #[test]
    fn finds_q_in_both_orders() {
        let q: QBytes = [0x41, 2, 3, 4, 5, 6, 7, 8, 9, 0x80, 0x55, 0xFF];
        let mut linear = [0; 96];
        linear[12..24].copy_from_slice(&q);
        assert_eq!(q_of_linear(&linear), q);
        let mut interleaved = [0; 96];
        for (at, byte) in interleaved.iter_mut().enumerate() {
            *byte = (q[at / 8] >> (7 - at % 8) & 1) << 6 | 0x80;
        }
        assert_eq!(q_of_interleaved(&interleaved), q);
    }

    #[test]
    fn the_orders_are_each_others_reverse() {
        let mut bytes = [0; 96];
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = (at * 37 + 11) as u8;
        }
        let channels = linear(&bytes);
        assert_eq!(interleaved(&channels), bytes);
        assert_eq!(q_of_linear(&channels), q_of_interleaved(&bytes));
        let mut pq = [0; 16];
        pq[..12].copy_from_slice(&q_of_linear(&channels));
        pq[15] = 0x80;
        let wide = of_pq(&pq);
        assert_eq!((q_of_linear(&wide), wide[0], wide[11], wide[24]), (q_of_linear(&channels), 0xFF, 0xFF, 0));
    }

    // The published check value of CRC-16/XMODEM, which this is before the inversion.
    #[test]
    fn the_crc_is_the_one_of_xmodem() {
        assert_eq!(crc(b"123456789"), 0x31C3);
    }
}

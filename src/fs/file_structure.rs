//! Recognizes files that are no images and whose signatures are too short to decide: several fields have to agree.

use crate::bytes::media;

/// Names of the kinds of files, to complete the sentence "This is …".
const BITMAP: &str = "a picture (BMP)";
const ICON: &str = "a picture (ICO or CUR)";
const FONT: &str = "a font (TrueType)";
const MP3: &str = "an audio file (MP3)";
const AAC: &str = "an audio file (AAC)";
const TRANSPORT_STREAM: &str = "a video (MPEG transport stream)";
const PORTABLE_MAP: &str = "a picture (PBM, PGM or PPM)";
const TARGA: &str = "a picture (TGA)";

/// Sizes of the second header of a BMP, by version.
const BITMAP_HEADERS: [u32; 7] = [12, 40, 52, 56, 64, 108, 124];

/// Bytes of the directory's head and of an entry of an ICO.
const ICON_HEAD: usize = 6;
const ICON_ENTRY: usize = 16;

/// Tables of a TrueType font, each with an entry of 16 bytes after a head of 12.
const FONT_HEAD: usize = 12;
const FONT_ENTRY: usize = 16;

/// Bytes of a packet of a transport stream, which begins with a byte of its own.
const PACKET: usize = 188;
const PACKET_SYNC: u8 = 0x47;

/// Names the kind of a file by its first bytes and its length.
pub(super) fn recognise(head: &[u8], length: u64) -> Option<&'static str> {
    let kinds: [(bool, &str); 8] = [
        (is_bitmap(head, length), BITMAP),
        (is_icon(head, length), ICON),
        (is_font(head, length), FONT),
        (media::played_type(head) == Some("audio/mpeg"), MP3),
        (is_aac(head), AAC),
        (is_transport_stream(head), TRANSPORT_STREAM),
        (is_portable_map(head), PORTABLE_MAP),
        (is_targa(head, length), TARGA),
    ];
    kinds.into_iter().find_map(|(is, name)| is.then_some(name))
}

fn little(head: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*head.get(at..)?.first_chunk()?))
}

fn little_16(head: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*head.get(at..)?.first_chunk()?))
}

/// Whether the data begins behind the headers and inside the file, and the second header has a size of its versions.
fn is_bitmap(head: &[u8], length: u64) -> bool {
    let (data, header) = (little(head, 10).unwrap_or(0), little(head, 14).unwrap_or(0));
    head.starts_with(b"BM")
        && BITMAP_HEADERS.contains(&header)
        && u64::from(data) <= length
        && data >= header.saturating_add(14)
}

/// Whether each picture has a reserved byte of zero, and is inside the file and behind the directory.
fn is_icon(head: &[u8], length: u64) -> bool {
    let count = usize::from(little_16(head, 4).unwrap_or(0));
    let entries = head.get(ICON_HEAD..).unwrap_or_default().chunks_exact(ICON_ENTRY).take(count);
    let behind = ICON_ENTRY.saturating_mul(count).saturating_add(ICON_HEAD) as u64;
    let is_entry = |entry: &[u8]| {
        let (size, at) = (little(entry, 8).unwrap_or(0), little(entry, 12).unwrap_or(0));
        let end = u64::from(at).saturating_add(size.into());
        entry.get(3) == Some(&0) && size > 0 && u64::from(at) >= behind && end <= length
    };
    let has_head = head.starts_with(&[0, 0, 1, 0]) || head.starts_with(&[0, 0, 2, 0]);
    has_head && (1..=200).contains(&count) && entries.len() == count && entries.into_iter().all(is_entry)
}

/// Whether the tables have names of visible characters in ascending order, and are inside the file.
fn is_font(head: &[u8], length: u64) -> bool {
    let has_head = head.starts_with(&[0, 1, 0, 0]) || head.starts_with(b"true");
    let count = head.get(4..6).and_then(|bytes| bytes.first_chunk()).map_or(0, |count| u16::from_be_bytes(*count));
    let tables = head.get(FONT_HEAD..).unwrap_or_default().chunks_exact(FONT_ENTRY).take(count.into());
    let name = |table: &[u8]| table.first_chunk::<4>().copied().unwrap_or_default();
    let is_table = |table: &[u8]| {
        let number =
            |at: usize| table.get(at..).and_then(|bytes| bytes.first_chunk()).map(|it| u32::from_be_bytes(*it));
        let end = number(8).zip(number(12)).map(|(at, size)| u64::from(at).saturating_add(size.into()));
        name(table).iter().all(|letter| (b' '..=b'~').contains(letter)) && end.is_some_and(|end| end <= length)
    };
    has_head
        && (4..=64).contains(&count)
        && tables.len() == usize::from(count)
        && tables.clone().all(is_table)
        && tables.map(name).is_sorted()
}

/// Whether three frames follow each other from the start on.
fn is_aac(head: &[u8]) -> bool {
    let mut rest = head;
    (0..3).all(|_| {
        let next = aac_frame(rest).and_then(|length| rest.get(length..));
        rest = next.unwrap_or_default();
        next.is_some()
    })
}

/// Length in bytes of a frame of AAC in ADTS (ISO 13818-7 6.2).
fn aac_frame(head: &[u8]) -> Option<usize> {
    let [0xFF, second, _, fourth, fifth, sixth] = *head.first_chunk()? else { return None };
    let length = usize::from(fourth & 3) << 11 | usize::from(fifth) << 3 | usize::from(sixth >> 5);
    (second & 0xF6 == 0xF0 && length > 7).then_some(length)
}

fn is_transport_stream(head: &[u8]) -> bool {
    let packets = head.chunks_exact(PACKET);
    packets.len() > 4 && packets.into_iter().all(|packet| packet.first() == Some(&PACKET_SYNC))
}

/// Whether a number of width and one of height follow the signature.
fn is_portable_map(head: &[u8]) -> bool {
    let Some((b'P', rest)) = head.split_first() else { return false };
    let Some((b'4'..=b'6', rest)) = rest.split_first() else { return false };
    let mut numbers = rest.split(u8::is_ascii_whitespace).skip(1);
    let is_number = |word: Option<&[u8]>| {
        word.is_some_and(|word| !word.is_empty() && word.len() < 6 && word.iter().all(u8::is_ascii_digit))
    };
    is_number(numbers.next()) && is_number(numbers.next())
}

/// Whether a picture of true color without a map has exactly the length that its size needs, or a footer behind it.
fn is_targa(head: &[u8], length: u64) -> bool {
    let (Some(width), Some(height)) = (little_16(head, 12), little_16(head, 14)) else { return false };
    let depth = head.get(16).copied().unwrap_or(0);
    let plain = u64::from(width).saturating_mul(height.into()).saturating_mul((depth / 8).into()).saturating_add(18);
    let ends = [plain, plain.saturating_add(26)];
    head.starts_with(&[0, 0, 2, 0, 0, 0, 0, 0]) && matches!(depth, 24 | 32) && width > 0 && ends.contains(&length)
}

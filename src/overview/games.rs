//! Product codes, titles and regions of games.

use super::contents::Details;
use super::evidence::{Evidence, Proof};
use crate::bytes::find::find;
use crate::bytes::integers::{Be32, Le16, Le32};
use crate::bytes::text::before_zero;
use zerocopy::FromBytes;

/// Text of a fixed field.
fn text(bytes: &[u8], at: usize, len: usize) -> String {
    let field = at.checked_add(len).and_then(|end| bytes.get(at..end)).unwrap_or_default();
    let field = before_zero(field);
    let words: Vec<String> = String::from_utf8_lossy(field).split_whitespace().map(ToOwned::to_owned).collect();
    words.join(" ")
}

/// Regions by the first letters of product codes of Sony.
const SONY: [(&str, &str); 29] = [
    ("SLUS", "North America"),
    ("SCUS", "North America"),
    ("PBPX", "North America"),
    ("LSP", "North America"),
    ("SLES", "Europe"),
    ("SCES", "Europe"),
    ("SCED", "Europe"),
    ("SLED", "Europe"),
    ("SLPS", "Japan"),
    ("SLPM", "Japan"),
    ("SCPS", "Japan"),
    ("SIPS", "Japan"),
    ("PAPX", "Japan"),
    ("PCPX", "Japan"),
    ("SCAJ", "Asia"),
    ("SLAJ", "Asia"),
    ("SCZS", "Asia"),
    ("SCKA", "Korea"),
    ("SLKA", "Korea"),
    ("ULUS", "North America"),
    ("UCUS", "North America"),
    ("ULES", "Europe"),
    ("UCES", "Europe"),
    ("ULJM", "Japan"),
    ("ULJS", "Japan"),
    ("UCJS", "Japan"),
    ("ULAS", "Asia"),
    ("UCAS", "Asia"),
    ("UCKS", "Korea"),
];

/// Regions by the third letter of a title id of PlayStation 3.
const PS3: [(char, &str); 6] =
    [('U', "North America"), ('E', "Europe"), ('J', "Japan"), ('A', "Asia"), ('H', "Hong Kong"), ('K', "Korea")];

fn sony_region(code: &str) -> &'static str {
    SONY.iter().find(|(prefix, _)| code.starts_with(prefix)).map_or("", |(_, region)| region)
}

/// PlayStation and PlayStation 2, by `SYSTEM.CNF`: "BOOT2 = cdrom0:\SLUS_200.62;1".
pub(super) fn playstation(evidence: &Evidence<'_>) -> Details {
    let content = evidence.text("SYSTEM.CNF").map(|(text, _)| text).unwrap_or_default();
    let value = |key: &str| {
        content.lines().find_map(|line| {
            let (name, value) = line.split_once('=')?;
            name.trim().eq_ignore_ascii_case(key).then(|| value.trim().to_owned())
        })
    };
    let boot = value("BOOT2").or_else(|| value("BOOT")).unwrap_or_default();
    let name = boot.rsplit(['\\', '/', ':']).next().unwrap_or_default();
    let name = name.split(';').next().unwrap_or_default().to_ascii_uppercase();
    // SLUS_200.62 is the file of SLUS-20062.
    let digits: String = name.chars().filter(char::is_ascii_digit).collect();
    let letters: String = name.chars().take_while(char::is_ascii_alphabetic).collect();
    let is_code = letters.len() >= 3 && digits.len() == 5;
    let code = if is_code { format!("{letters}-{digits}") } else { String::new() };
    let mut details = Details { region: sony_region(&code).to_owned(), code, ..Details::default() };
    details.version = value("VER").unwrap_or_default();
    details.more.extend(value("VMODE").map(|mode| ("Video", mode)));
    details
}

/// Values of a `PARAM.SFO`: the title and the id.
fn sfo(bytes: &[u8], key: &str) -> Option<String> {
    let word =
        |at: usize| -> Option<usize> { usize::try_from(Le32::read_from_prefix(bytes.get(at..)?).ok()?.0.get()).ok() };
    let half = |at: usize| Some(usize::from(Le16::read_from_prefix(bytes.get(at..)?).ok()?.0.get()));
    if !bytes.starts_with(b"\0PSF") {
        return None;
    }
    let (keys, data, count) = (word(8)?, word(12)?, word(16)?);
    (0..count.min(256)).find_map(|entry| {
        let at = 20_usize.checked_add(entry.checked_mul(16)?)?;
        let name = bytes.get(keys.checked_add(half(at)?)?..)?;
        let len = word(at.checked_add(4)?)?;
        let value = data.checked_add(word(at.checked_add(12)?)?)?;
        let is_it = name.strip_prefix(key.as_bytes())?.first() == Some(&0);
        is_it.then(|| text(bytes, value, len))
    })
}

fn param(evidence: &Evidence<'_>, path: &str) -> Vec<u8> {
    evidence.file(path).and_then(|file| file.head(16 << 10)).unwrap_or_default()
}

/// PSP, by `PARAM.SFO` and `UMD_DATA.BIN`: "ULUS-10041|…".
pub(super) fn psp(evidence: &Evidence<'_>) -> Details {
    let sfo_bytes = param(evidence, "PSP_GAME/PARAM.SFO");
    let umd = evidence.text("UMD_DATA.BIN").map(|(text, _)| text).unwrap_or_default();
    let code = umd.split('|').next().unwrap_or_default().trim().to_owned();
    let letters: String = code.chars().take(4).collect();
    Details {
        title: sfo(&sfo_bytes, "TITLE").unwrap_or_default(),
        version: sfo(&sfo_bytes, "DISC_VERSION").unwrap_or_default(),
        region: sony_region(&letters).to_owned(),
        code,
        ..Details::default()
    }
}

/// PlayStation 3, by `PS3_GAME/PARAM.SFO`.
pub(super) fn playstation_3(evidence: &Evidence<'_>) -> Details {
    let bytes = param(evidence, "PS3_GAME/PARAM.SFO");
    let code = sfo(&bytes, "TITLE_ID").unwrap_or_default();
    let letter = code.chars().nth(2);
    let region = PS3.iter().find(|(known, _)| Some(*known) == letter).map_or("", |(_, region)| region);
    let code = match code.split_at_checked(4) {
        Some((letters, digits)) if !digits.is_empty() => format!("{letters}-{digits}"),
        _ => code,
    };
    Details {
        title: sfo(&bytes, "TITLE").unwrap_or_default(),
        version: sfo(&bytes, "VERSION").unwrap_or_default(),
        region: region.to_owned(),
        code,
        ..Details::default()
    }
}

/// The words for letters of a field of regions.
fn regions(letters: &str, known: &[(char, &str)]) -> String {
    let named: Vec<&str> =
        known.iter().filter(|(letter, _)| letters.contains(*letter)).map(|(_, region)| *region).collect();
    named.join(", ")
}

/// Saturn, by the system ID in sector 0 ("Disc Format Standards Specification Sheet").
pub(super) fn saturn(evidence: &Evidence<'_>) -> Details {
    let (bytes, _) = evidence.bytes(0, 256).unwrap_or_else(empty);
    let known =
        [('J', "Japan"), ('T', "Asia"), ('U', "North America"), ('B', "Brazil"), ('K', "Korea"), ('E', "Europe")];
    Details {
        code: text(&bytes, 0x20, 10),
        version: text(&bytes, 0x2A, 6),
        region: regions(&text(&bytes, 0x40, 10), &known),
        title: text(&bytes, 0x60, 112),
        more: vec![("Date", text(&bytes, 0x30, 8)), ("Maker", text(&bytes, 0x10, 16))],
        ..Details::default()
    }
}

/// Dreamcast, by `IP.BIN`, with which the data of the disc's last session begins.
pub(super) fn dreamcast(evidence: &Evidence<'_>) -> Details {
    let found = evidence.volumes().find_map(|volume| {
        let bytes = volume.content.read_up_to(volume.start, 256).ok()?;
        bytes.starts_with(DREAMCAST).then_some(bytes)
    });
    let bytes = found.unwrap_or_default();
    let known = [('J', "Japan"), ('U', "North America"), ('E', "Europe")];
    Details {
        code: text(&bytes, 0x40, 10),
        version: text(&bytes, 0x4A, 6),
        region: regions(&text(&bytes, 0x30, 8), &known),
        title: text(&bytes, 0x80, 128),
        more: vec![
            ("Date", text(&bytes, 0x50, 8)),
            ("Disc", text(&bytes, 0x25, 11)),
            ("Program", text(&bytes, 0x60, 16)),
        ],
        ..Details::default()
    }
}

/// First bytes of `IP.BIN` on a Dreamcast disc.
pub(super) const DREAMCAST: &[u8] = b"SEGA SEGAKATANA ";

fn empty() -> (Vec<u8>, Proof) {
    (Vec::new(), Proof::Bytes(0..0))
}

/// Mega CD, by the header that is like that of a cartridge, at byte 256.
pub(super) fn mega_cd(evidence: &Evidence<'_>) -> Details {
    let (bytes, _) = evidence.bytes(0, 512).unwrap_or_else(empty);
    let known = [('J', "Japan"), ('U', "North America"), ('E', "Europe")];
    let serial = text(&bytes, 0x180, 14);
    let code = serial.strip_prefix("GM ").unwrap_or(&serial).split(" -").next().unwrap_or_default();
    let overseas = text(&bytes, 0x150, 48);
    let title = if overseas.is_empty() { text(&bytes, 0x120, 48) } else { overseas };
    Details {
        code: code.trim().to_owned(),
        title,
        region: regions(&text(&bytes, 0x1F0, 3), &known),
        ..Details::default()
    }
}

/// PC Engine, by the second sector of the data.
pub(super) fn pc_engine(evidence: &Evidence<'_>) -> Details {
    let (bytes, _) = evidence.bytes(0x86A, 22).unwrap_or_else(empty);
    Details { title: text(&bytes, 0, 22), ..Details::default() }
}

/// 3DO, by the volume label of its Opera file system.
pub(super) fn opera(evidence: &Evidence<'_>) -> Details {
    let (bytes, _) = evidence.bytes(0, 132).unwrap_or_else(empty);
    let label = text(&bytes, 40, 32);
    Details { title: if label.eq_ignore_ascii_case("cd-rom") { String::new() } else { label }, ..Details::default() }
}

/// `GameCube` and Wii, by the header that both have.
pub(super) fn nintendo(evidence: &Evidence<'_>) -> Details {
    let (bytes, _) = evidence.bytes(0, 96).unwrap_or_else(empty);
    let code = text(&bytes, 0, 6);
    let region = match code.chars().nth(3) {
        Some('E') => "North America",
        Some('P' | 'D' | 'F' | 'I' | 'S' | 'H' | 'X' | 'Y') => "Europe",
        Some('U') => "Australia",
        Some('J') => "Japan",
        Some('K' | 'Q' | 'T') => "Korea",
        Some('W') => "Taiwan",
        _ => "",
    };
    Details { code, title: text(&bytes, 0x20, 64), region: region.to_owned(), ..Details::default() }
}

/// Starts of the game partition of Xbox discs: in an image of that alone, and on discs of the three kinds.
const XBOX: [u64; 4] = [0, 0x1830_0000, 0x0FD9_0000, 0x0208_0000];
/// Sector of the volume descriptor of XDVDFS in its partition.
const XDVDFS: u64 = 32 * 2048;

/// First bytes of the volume descriptor of XDVDFS.
const XBOX_MEDIA: &[u8] = b"MICROSOFT*XBOX*MEDIA";

/// Start of the game partition of an Xbox disc.
fn xbox_partition(evidence: &Evidence<'_>) -> Option<(u64, Proof)> {
    XBOX.iter().find_map(|start| Some((*start, evidence.has_bytes(start.checked_add(XDVDFS)?, XBOX_MEDIA)?)))
}

/// The volume descriptor of an Xbox disc.
pub(super) fn xbox_volume(evidence: &Evidence<'_>) -> Option<Proof> {
    xbox_partition(evidence).map(|(_, proof)| proof)
}

/// Xbox, by the certificate of `default.xbe` (XBE format).
pub(super) fn xbox(evidence: &Evidence<'_>) -> Details {
    xbe(evidence).unwrap_or_default()
}

fn xbe(evidence: &Evidence<'_>) -> Option<Details> {
    let (partition, _) = xbox_partition(evidence)?;
    let read = |at: u64, len: usize| evidence.bytes(partition.checked_add(at)?, len).map(|(bytes, _)| bytes);
    let word = |bytes: &[u8], at: usize| Some(Le32::read_from_prefix(bytes.get(at..)?).ok()?.0.get());
    let half = |bytes: &[u8], at: usize| Some(Le16::read_from_prefix(bytes.get(at..)?).ok()?.0.get());
    let root = read(XDVDFS.checked_add(20)?, 8)?;
    let (sector, size) = (word(&root, 0)?, word(&root, 4)?);
    let table = read(u64::from(sector).checked_mul(2048)?, usize::try_from(size.min(64 << 10)).ok()?)?;
    // A binary tree of entries; each names its children in words of four bytes.
    let mut next = vec![0_usize];
    let mut steps = 0_u32;
    while let Some(at) = next.pop() {
        steps = steps.checked_add(1).filter(|steps| *steps < 4096)?;
        let entry = table.get(at..)?;
        let len = usize::from(*entry.get(13)?);
        let name = entry.get(14..14_usize.checked_add(len)?)?;
        let start = u64::from(word(entry, 4)?).checked_mul(2048)?;
        if name.eq_ignore_ascii_case(b"default.xex") {
            return Some(Details { name: "Xbox 360".to_owned(), ..Details::default() });
        }
        if name.eq_ignore_ascii_case(b"default.xbe") {
            let header = read(start, 0x180).filter(|header| header.starts_with(b"XBEH"))?;
            let certificate = word(&header, 0x118)?.checked_sub(word(&header, 0x104)?)?;
            let certificate = read(start.checked_add(certificate.into())?, 0xA4)?;
            let [low, high, b, a] = word(&certificate, 8)?.to_le_bytes();
            let number = u16::from_le_bytes([low, high]);
            let is_code = a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric();
            let title = super::evidence::utf16(certificate.get(12..92)?);
            let bits = word(&certificate, 0xA0)?;
            let known = [(1, "North America"), (2, "Japan"), (4, "Europe")];
            let region: Vec<&str> = known.iter().filter(|(bit, _)| bits & bit != 0).map(|(_, name)| *name).collect();
            return Some(Details {
                title: title.trim_end_matches('\0').to_owned(),
                code: if is_code { format!("{}{}-{number:03}", char::from(a), char::from(b)) } else { String::new() },
                region: region.join(", "),
                ..Details::default()
            });
        }
        for child in [half(entry, 0)?, half(entry, 2)?] {
            if child != 0 && child != 0xFFFF {
                next.push(usize::from(child).checked_mul(4)?);
            }
        }
    }
    None
}

/// The magic number of Wii discs at byte 24, and of `GameCube` discs at byte 28.
pub(super) const WII: [u8; 4] = 0x5D1C_9EA3_u32.to_be_bytes();
pub(super) const GAMECUBE: [u8; 4] = 0xC233_9F3D_u32.to_be_bytes();

/// A later session whose first audio track holds the header of Jaguar CDs.
pub(super) fn jaguar(evidence: &Evidence<'_>) -> Option<Proof> {
    const MARK: &[u8] = b"ATARI APPROVED DATA HEADER ATRI";
    let session = evidence.image.disc.sessions.get(1)?;
    let track = session.tracks.first().filter(|track| !track.is_data())?;
    let head = track.content.read_up_to(0, 64 << 10).ok()?;
    let swapped: Vec<u8> = head.as_chunks::<2>().0.iter().flat_map(|[a, b]| [*b, *a]).collect();
    let at = find(&head, MARK).or_else(|| find(&swapped, MARK))? as u64;
    let byte = track.content.absolute(at);
    Some(Proof::Bytes(byte..byte.saturating_add(MARK.len() as u64)))
}

/// A number in a field, most significant byte first.
pub(super) fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(Be32::read_from_prefix(bytes.get(at..)?).ok()?.0.get())
}

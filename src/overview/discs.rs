//! Films, music and pictures: regions, versions, numbers of titles, and names of albums.

use super::contents::Details;
use super::evidence::{Evidence, Proof};
use super::games::be32;
use crate::disc::TextKind;

/// DVD-Video, by the management table of the video manager (DVD-Video 4.1.1, as libdvdread's `ifo_types.h` has it).
pub(super) fn dvd_video(evidence: &Evidence<'_>) -> Details {
    let head = evidence.file("VIDEO_TS/VIDEO_TS.IFO").and_then(|file| file.head(256)).unwrap_or_default();
    let prohibited = head.get(0x23).copied();
    let allowed: Vec<String> = (1_u8..=8)
        .filter(|region| {
            prohibited.is_some_and(|bits| bits & 1_u8.wrapping_shl(u32::from(region.wrapping_sub(1))) == 0)
        })
        .map(|region| region.to_string())
        .collect();
    let region = match allowed.as_slice() {
        [] => String::new(),
        all if all.len() == 8 => "all regions".to_owned(),
        [one] => format!("region {one}"),
        some => format!("regions {}", some.join(", ")),
    };
    let sets =
        head.get(0x3E..0x40).map(|pair| pair.iter().fold(0_u32, |sum, byte| sum.wrapping_shl(8) | u32::from(*byte)));
    let mut details = Details { region, ..Details::default() };
    details.more.extend(sets.map(|sets| ("Title sets", sets.to_string())));
    details
}

/// Blu-ray Disc, by `index.bdmv` and the title in its metadata.
pub(super) fn blu_ray(evidence: &Evidence<'_>) -> Details {
    let head = evidence.file("BDMV/index.bdmv").and_then(|file| file.head(8)).unwrap_or_default();
    let is_ultra = head.get(4..8) == Some(b"0300");
    let titles = ["BDMV/META/DL/bdmt_eng.xml", "BDMV/META/DL/bdmt_fra.xml", "BDMV/META/DL/bdmt_deu.xml"];
    let xml = titles.iter().find_map(|path| evidence.text(path)).map(|(text, _)| text).unwrap_or_default();
    let title = xml.split_once("<di:name>").and_then(|(_, rest)| rest.split_once("</di:name>"));
    Details {
        name: if is_ultra { "Ultra HD Blu-ray".to_owned() } else { String::new() },
        title: title.map(|(title, _)| title.trim().to_owned()).unwrap_or_default(),
        ..Details::default()
    }
}

/// Video CD and its relatives, by `INFO.VCD` or `INFO.SVD` (White Book, as `vcdimager` has it).
pub(super) fn video_cd(evidence: &Evidence<'_>) -> Details {
    let paths = ["VCD/INFO.VCD", "SVCD/INFO.SVD", "HQ-VCD/INFO.HQV"];
    let head = paths.iter().find_map(|path| evidence.file(path)?.head(64)).unwrap_or_default();
    let version = match head.get(8..10) {
        Some([major, minor]) => format!("{major}.{minor}"),
        _ => String::new(),
    };
    let album = head.get(10..26).map(|bytes| String::from_utf8_lossy(bytes).trim_matches([' ', '\0']).to_owned());
    Details { version, title: album.unwrap_or_default(), ..Details::default() }
}

/// Whether the disc has audio tracks and nothing else.
pub(super) fn is_audio(evidence: &Evidence<'_>) -> Option<Proof> {
    let mut tracks = evidence.image.disc.tracks().peekable();
    let first = tracks.peek().map(|(_, track)| track.content.absolute(0))?;
    tracks.all(|(_, track)| !track.is_data()).then(|| Proof::Bytes(first..first.saturating_add(1)))
}

/// A disc with data for computers and audio tracks for players.
pub(super) fn is_mixed(evidence: &Evidence<'_>) -> Option<Proof> {
    let disc = &evidence.image.disc;
    let track = disc.tracks().map(|(_, track)| track).find(|track| !track.is_data())?;
    let has_data = disc.tracks().any(|(_, track)| track.is_data());
    let at = track.content.absolute(0);
    has_data.then(|| Proof::Bytes(at..at.saturating_add(1)))
}

/// An album, by CD-Text.
pub(super) fn album(evidence: &Evidence<'_>) -> Details {
    let disc = &evidence.image.disc;
    let text = |kind| disc.cd_text.get(0, kind).unwrap_or_default().to_owned();
    let tracks = disc.tracks().filter(|(_, track)| !track.is_data()).count();
    let mut details = Details { title: text(TextKind::Title), ..Details::default() };
    let performer = text(TextKind::Performer);
    if !performer.is_empty() {
        details.more.push(("Performer", performer));
    }
    details.more.push(("Audio tracks", tracks.to_string()));
    details
}

/// Super Audio CD: the number of tracks follows the mark, which itself is sufficient.
pub(super) fn super_audio(evidence: &Evidence<'_>) -> Details {
    let version = evidence.bytes(510 * 2048, 16).and_then(|(bytes, _)| be32(&bytes, 8));
    let version = version.map(u32::to_be_bytes).map(|[major, minor, ..]| format!("{major}.{minor}"));
    Details { version: version.unwrap_or_default(), ..Details::default() }
}

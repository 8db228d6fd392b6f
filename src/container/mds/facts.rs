//! Lists the fields of a descriptor as facts.

use zerocopy::FromBytes;

use super::layout::{ExtraBlock, Footer, Header, SessionBlock, TrackBlock};
use crate::facts::{Facts, Field, Region, Value, field};
use crate::limits;
use crate::source::Source;

static HEADER: &[Field] = &[
    field!(Header, version, "Version", "", Value::Shown(version)),
    field!(Header, medium, "Medium", "", Value::Shown(hexadecimal)),
    field!(Header, sessions, "Sessions", "", Value::Le16("")),
    field!(Header, sessions_offset, "First session block", "", Value::Shown(byte)),
    field!(Header, errors_offset, "Read errors or positions", "", Value::Shown(byte)),
];

static SESSION: &[Field] = &[
    field!(SessionBlock, start, "First sector", "", Value::Shown(sector)),
    field!(SessionBlock, end, "End", "", Value::Shown(sector)),
    field!(SessionBlock, number, "Session", "", Value::Le16("")),
    field!(SessionBlock, blocks, "Blocks", "", Value::Byte("")),
    field!(SessionBlock, lead_in_blocks, "Blocks of the lead-in", "", Value::Byte("")),
    field!(SessionBlock, first_track, "First track", "", Value::Le16("")),
    field!(SessionBlock, last_track, "Last track", "", Value::Le16("")),
    field!(SessionBlock, blocks_offset, "First block", "", Value::Shown(byte)),
];

static TRACK: &[Field] = &[
    field!(TrackBlock, mode, "Mode", "", Value::Shown(hexadecimal)),
    field!(TrackBlock, subchannel, "Subchannel", "", Value::Byte("")),
    field!(TrackBlock, control, "Address mode and control", "", Value::Shown(hexadecimal)),
    field!(TrackBlock, point, "Point", "", Value::Shown(hexadecimal)),
    field!(TrackBlock, time, "Time", "", Value::Shown(time)),
    field!(TrackBlock, extra, "Extra block", "", Value::Shown(byte)),
    field!(TrackBlock, sector_size, "Sector size", "", Value::Le16(" bytes")),
    field!(TrackBlock, start, "First sector", "", Value::Shown(sector)),
    field!(TrackBlock, offset, "Place in the data file", "", Value::Le64("")),
    field!(TrackBlock, files, "Data files", "", Value::Le32("")),
    field!(TrackBlock, footer, "First footer", "", Value::Shown(byte)),
];

static EXTRA: &[Field] = &[
    field!(ExtraBlock, pregap, "Pregap", "", Value::Le32(" sectors")),
    field!(ExtraBlock, length, "Length", "", Value::Le32(" sectors")),
];

static FOOTER: &[Field] = &[
    field!(Footer, name, "Name", "", Value::Shown(byte)),
    field!(Footer, is_wide, "Characters of 16 bits", "", Value::Le32("")),
];

/// Lists the header, then each session with its blocks, up to [`limits::DESCRIPTOR_FACTS`] structures. `is_dvd`
/// descriptors have no extra blocks.
pub(super) fn of(content: &Source, header: &Header, is_dvd: bool) -> Vec<Facts> {
    let mut all = Vec::new();
    all.extend(structure::<Header>(content, 0, "Alcohol descriptor".into(), HEADER));
    let sessions = u64::from(header.sessions_offset.get());
    for number in 0..u64::from(header.sessions.get()) {
        let at = sessions.saturating_add(number.saturating_mul(size_of::<SessionBlock>() as u64));
        let Ok(block) = content.read_struct::<SessionBlock>(at) else { break };
        all.extend(structure::<SessionBlock>(content, at, format!("Session block {}", block.number), SESSION));
        for number in 0..u64::from(block.blocks) {
            let first = u64::from(block.blocks_offset.get());
            let at = first.saturating_add(number.saturating_mul(size_of::<TrackBlock>() as u64));
            let Ok(track) = content.read_struct::<TrackBlock>(at) else { break };
            let name = format!("point {:#04x}", track.point);
            all.extend(structure::<TrackBlock>(content, at, format!("Track block, {name}"), TRACK));
            let extra = u64::from(track.extra.get());
            if extra != 0 && !is_dvd {
                all.extend(structure::<ExtraBlock>(content, extra, format!("Extra block, {name}"), EXTRA));
            }
            let footer = u64::from(track.footer.get());
            if footer != 0 {
                all.extend(structure::<Footer>(content, footer, format!("Footer, {name}"), FOOTER));
            }
            if all.len() >= limits::DESCRIPTOR_FACTS {
                return all;
            }
        }
    }
    all
}

fn structure<T: FromBytes>(content: &Source, at: u64, title: String, fields: &[Field]) -> Option<Facts> {
    let bytes = content.read_up_to(at, size_of::<T>()).ok()?;
    let mut facts = Facts::new(title);
    facts.add_fields(fields, &Region { content, at, bytes: &bytes }, |_| String::new());
    Some(facts).filter(|facts| !facts.lines.is_empty())
}

fn version(bytes: &[u8]) -> Option<String> {
    let [major, minor] = *bytes.first_chunk()?;
    Some(format!("{major}.{minor}"))
}

fn hexadecimal(bytes: &[u8]) -> Option<String> {
    let value = bytes.iter().rev().fold(0_u32, |value, byte| value << 8 | u32::from(*byte));
    Some(format!("{value:#04x}"))
}

/// Formats the offset of another structure; 0 means none.
fn byte(bytes: &[u8]) -> Option<String> {
    let at = u32::from_le_bytes(bytes.try_into().ok()?);
    (at != 0).then(|| format!("byte {at}"))
}

fn sector(bytes: &[u8]) -> Option<String> {
    Some(format!("sector {}", i32::from_le_bytes(bytes.try_into().ok()?)))
}

fn time(bytes: &[u8]) -> Option<String> {
    let [minute, second, frame] = *bytes.first_chunk()?;
    Some(format!("{minute:02}:{second:02}:{frame:02}"))
}

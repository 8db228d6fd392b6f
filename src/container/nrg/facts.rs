//! Lists the fields of chunks as facts.

use super::layout::{CueEntry, DaoHead, DaoiTrack, DaoxTrack, Etn2Track, EtnfTrack, TinfTrack};
use crate::facts::{Facts, Field, Region, Value, field};
use crate::limits;

static CUE: &[Field] = &[
    field!(CueEntry, control, "Control and address mode", "", Value::Shown(hexadecimal)),
    field!(CueEntry, track, "Track", "", Value::Shown(hexadecimal)),
    field!(CueEntry, index, "Index", "", Value::Shown(hexadecimal)),
    field!(CueEntry, address, "Address", "", Value::Shown(hexadecimal)),
];

static DAO: &[Field] = &[
    field!(DaoHead, catalog, "Media Catalog Number", "", Value::Text),
    field!(DaoHead, disc_type, "Type of disc", "", Value::Shown(hexadecimal)),
    field!(DaoHead, first_track, "First track", "", Value::Byte("")),
    field!(DaoHead, last_track, "Last track", "", Value::Byte("")),
];

static DAOX_TRACK: &[Field] = &[
    field!(DaoxTrack, track.isrc, "ISRC", "", Value::Text),
    field!(DaoxTrack, track.sector_size, "Sector size", "", Value::Be16(" bytes")),
    field!(DaoxTrack, track.mode, "Mode", "", Value::Shown(hexadecimal)),
    field!(DaoxTrack, pregap, "Pregap", "", Value::Be64("")),
    field!(DaoxTrack, start, "Index 1", "", Value::Be64("")),
    field!(DaoxTrack, end, "End", "", Value::Be64("")),
];

static DAOI_TRACK: &[Field] = &[
    field!(DaoiTrack, track.isrc, "ISRC", "", Value::Text),
    field!(DaoiTrack, track.sector_size, "Sector size", "", Value::Be16(" bytes")),
    field!(DaoiTrack, track.mode, "Mode", "", Value::Shown(hexadecimal)),
    field!(DaoiTrack, pregap, "Pregap", "", Value::Be32("")),
    field!(DaoiTrack, start, "Index 1", "", Value::Be32("")),
    field!(DaoiTrack, end, "End", "", Value::Be32("")),
];

static ETN2_TRACK: &[Field] = &[
    field!(Etn2Track, offset, "First byte", "", Value::Be64("")),
    field!(Etn2Track, length, "Length", "", Value::Be64(" bytes")),
    field!(Etn2Track, mode, "Mode", "", Value::Shown(hexadecimal)),
    field!(Etn2Track, start, "First sector", "", Value::Be32("")),
];

static ETNF_TRACK: &[Field] = &[
    field!(EtnfTrack, place.offset, "First byte", "", Value::Be32("")),
    field!(EtnfTrack, place.length, "Length", "", Value::Be32(" bytes")),
    field!(EtnfTrack, place.mode, "Mode", "", Value::Shown(hexadecimal)),
    field!(EtnfTrack, start, "First sector", "", Value::Be32("")),
];

static TINF_TRACK: &[Field] = &[
    field!(TinfTrack, offset, "First byte", "", Value::Be32("")),
    field!(TinfTrack, length, "Length", "", Value::Be32(" bytes")),
    field!(TinfTrack, mode, "Mode", "", Value::Shown(hexadecimal)),
];

/// The number in SINF and MTYP.
static NUMBER: &[Field] = &[Field { label: "Value", offset: 0, len: 4, clause: None, value: Value::Be32("") }];

/// A field table, and the size of its structure in bytes.
type Layout = (&'static [Field], usize);

/// No structure.
const NONE: Layout = (&[], 0);

/// A kind of chunk: a head, then entries of equal size.
struct Table {
    head: Layout,
    entry: Layout,
}

/// The tables of a chunk; `None` for one without known fields.
fn table(id: [u8; 4]) -> Option<Table> {
    let (head, entry): (Layout, Layout) = match &id {
        b"CUEX" | b"CUES" => (NONE, (CUE, size_of::<CueEntry>())),
        b"DAOX" => ((DAO, size_of::<DaoHead>()), (DAOX_TRACK, size_of::<DaoxTrack>())),
        b"DAOI" => ((DAO, size_of::<DaoHead>()), (DAOI_TRACK, size_of::<DaoiTrack>())),
        b"ETN2" => (NONE, (ETN2_TRACK, size_of::<Etn2Track>())),
        b"ETNF" => (NONE, (ETNF_TRACK, size_of::<EtnfTrack>())),
        b"TINF" => (NONE, (TINF_TRACK, size_of::<TinfTrack>())),
        b"SINF" | b"MTYP" => ((NUMBER, 4), NONE),
        _ => return None,
    };
    Some(Table { head, entry })
}

/// Lists the fields of a chunk whose data `region` holds: its head, then each of at most [`limits::DESCRIPTOR_FACTS`]
/// entries.
pub(super) fn of_chunk(id: [u8; 4], region: &Region<'_>) -> Vec<Facts> {
    let Some(Table { head: (head, head_size), entry: (entry, entry_size) }) = table(id) else { return Vec::new() };
    let name = id.escape_ascii().to_string();
    let mut all = Vec::new();
    let mut facts = Facts::new(format!("Nero chunk {name}"));
    facts.add_fields(head, region, text);
    all.push(facts);
    let entries = region.bytes.get(head_size..).unwrap_or_default().chunks_exact(entry_size.max(1));
    for (number, bytes) in entries.take(if entry_size > 0 { limits::DESCRIPTOR_FACTS } else { 0 }).enumerate() {
        let before = number.saturating_mul(entry_size).saturating_add(head_size) as u64;
        let mut facts = Facts::new(format!("Nero chunk {name}, entry {}", number.saturating_add(1)));
        facts.add_fields(entry, &Region { at: region.at.saturating_add(before), bytes, ..*region }, text);
        all.push(facts);
    }
    all.retain(|facts| !facts.lines.is_empty());
    all
}

/// Decodes ASCII without zeros.
fn text(bytes: &[u8]) -> String {
    bytes.iter().filter(|byte| **byte != 0).map(|byte| char::from(*byte)).collect()
}

fn hexadecimal(bytes: &[u8]) -> Option<String> {
    let digits: Vec<String> = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
    Some(digits.join(" "))
}

//! Finds the root directory if the record in a descriptor doesn't lead to it.

use super::blocks::Blocks;
use super::descriptors::{Descriptor, Geometry};
use super::directory;
use super::path_table::{self, Type};
use super::record::{Dialect, LONGEST, Record};
use super::session;
use crate::disc::SECTOR_SIZE;
use crate::error::Result;
use crate::findings::{Anomaly, Findings, Severity};

static FOUND: Anomaly = Anomaly {
    code: "ISO-ROOT-FOUND",
    severity: Severity::Warning,
    structure: "Root Directory Record",
    meaning: "The record does not lead to a directory. The root was found in another way; other systems may show nothing, or \
              something else.",
    clause: Some("ECMA-119 8.4.18"),
};

/// Number of sectors after the descriptors searched for a directory that records its own position, as a last resort.
const SEARCHED: u64 = 128;

/// First byte of the root's record of itself, or of its parent, which is the root, found by the other byte order of the
/// descriptor's record, by the path tables, or by a directory that records its own position; `None` if nothing leads to
/// one.
pub(super) fn find(descriptor: &Descriptor, blocks: &Blocks, findings: &mut Findings) -> Result<Option<u64>> {
    let (record, at) = descriptor.root();
    let geometry = descriptor.geometry(&blocks.content);
    let extent = record.location_of_extent;
    let mut ways = vec![("other byte order", extent.little.get()), ("other byte order", extent.big.get())];
    for (name, kind) in Type::ALL {
        ways.extend(
            first_extents(&geometry, blocks, kind, descriptor.dialect())?.into_iter().map(|block| (name, block)),
        );
    }
    for (way, block) in &ways {
        let Some(place) = blocks.offset(*block) else { continue };
        if session::is_self_at(blocks, place, *block, descriptor.dialect())? {
            return Ok(Some(told(descriptor, blocks, at, place, way, findings)));
        }
    }
    for (_, block) in ways {
        let Some(place) = blocks.offset(block) else { continue };
        if let Some(place) = parent_behind(blocks, place, block, descriptor.dialect())? {
            return Ok(Some(told(descriptor, blocks, at, place, "directory's record of its parent", findings)));
        }
    }
    if !descriptor.is_searched() {
        return Ok(None);
    }
    for sector in 1..=SEARCHED {
        let place = descriptor.at.saturating_add(sector.saturating_mul(SECTOR_SIZE));
        let block =
            place.saturating_add_signed(blocks.start.saturating_neg()).checked_div(blocks.size.into()).unwrap_or(0);
        let Ok(block) = u32::try_from(block) else { break };
        if session::is_root_at(blocks, place, block, descriptor.dialect())? {
            return Ok(Some(told(descriptor, blocks, at, place, "directory's record of itself", findings)));
        }
    }
    Ok(None)
}

/// First byte of a root's record of its parent, where zeros have replaced that of itself.
fn parent_behind(blocks: &Blocks, place: u64, block: u32, dialect: Dialect) -> Result<Option<u64>> {
    let bytes = blocks.content.read_up_to(place, LONGEST.saturating_mul(2))?;
    let beginning = directory::beginning(&bytes, dialect);
    let Ok(parent) = Record::parse(bytes.get(beginning..).unwrap_or_default(), place, dialect) else { return Ok(None) };
    let is_parent = beginning > 0 && parent.is_parent() && session::is_at(&parent, block);
    Ok(is_parent.then(|| place.saturating_add(beginning as u64)))
}

/// Reports how the root was found, unless it is the volume's only way.
fn told(descriptor: &Descriptor, blocks: &Blocks, at: u64, place: u64, way: &str, findings: &mut Findings) -> u64 {
    if descriptor.dialect() != Dialect::CdI {
        let found = format!("one at byte {place} by the {way}");
        findings.add(&FOUND, blocks.content.absolute(at), "a directory where the record points", found);
    }
    place
}

/// The blocks that a path table may name for the root, which is its first record, in both byte orders.
fn first_extents(geometry: &Geometry, blocks: &Blocks, kind: Type, dialect: Dialect) -> Result<Vec<u32>> {
    let table = kind.block(geometry);
    let mut extents = Vec::new();
    for block in [table, table.swap_bytes()] {
        let Some(place) = blocks.offset(block).filter(|_| block != 0) else { continue };
        let bytes = blocks.content.read_up_to(place, path_table::FIRST_RECORD)?;
        if let Some(extent) = path_table::first_extent(&bytes, kind, dialect) {
            extents.extend([extent, extent.swap_bytes()]);
        }
    }
    Ok(extents)
}

#[cfg(test)]
mod tests {
    use super::super::sample::{PRIMARY, ROOT, SECTOR, Sample, found, names};
    use crate::findings::Findings;

    fn listed(sample: Sample) -> (Vec<String>, Vec<&'static str>) {
        let mut findings = Findings::default();
        let views = sample.mount(&mut findings);
        let entries = views[0].list(views[0].root(), &mut findings).unwrap();
        (names(&entries), found(&findings).into_iter().map(|(code, _)| code).collect())
    }

    /// A record of the root that leads nowhere.
    fn lost() -> Sample {
        let mut sample = Sample::new();
        sample.put(PRIMARY + 156 + 2, &[0; 16]);
        sample
    }

    #[test]
    fn path_tables_lead_to_the_root() {
        let all = vec!["SUB".to_owned(), "HELLO.TXT".to_owned()];
        assert_eq!(listed(lost()), (all.clone(), vec!["ISO-ROOT-FOUND"]));
        // Only the type M table, and then an optional one.
        let mut sample = lost();
        sample.put(18 * SECTOR, &[0; 30]);
        assert_eq!(listed(sample).0, all);
        let mut sample = lost();
        sample.put(PRIMARY + 140, &[0; 16]);
        sample.put(PRIMARY + 152, &19_u32.to_be_bytes());
        assert_eq!(listed(sample).0, all);
    }

    #[test]
    fn without_path_tables_the_directory_is_found_where_it_says_to_be() {
        let mut sample = lost();
        sample.put(PRIMARY + 140, &[0; 16]);
        assert_eq!(listed(sample).0, ["SUB", "HELLO.TXT"]);
    }

    #[test]
    fn another_directory_is_not_taken_for_the_root() {
        let mut sample = lost();
        sample.put(PRIMARY + 140, &[0; 16]);
        let parent = |block| super::super::sample::record(&[1], block, 2048, 2, &[]);
        // The root's own records are damaged; those of the directory in it are sound.
        sample.put(ROOT, &[0; 34]);
        sample.put(ROOT + SECTOR, &[super::super::sample::record(&[0], 21, 2048, 2, &[]), parent(20)].concat());
        let (names, codes) = listed(sample);
        assert_eq!((names, codes.contains(&"ISO-ROOT")), (vec![], true), "{codes:?}");
    }

    #[test]
    fn what_is_no_directory_is_not_read_as_one() {
        let mut sample = lost();
        sample.put(PRIMARY + 140, &[0; 16]);
        sample.put(PRIMARY + 156 + 2, &[22, 0, 0, 0, 0, 0, 0, 22, 0, 8, 0, 0, 0, 0, 8, 0]);
        sample.put(ROOT, &[0; 2 * SECTOR]);
        sample.put(22 * SECTOR, &[0x55; 2048]);
        let (names, codes) = listed(sample);
        assert_eq!(names, Vec::<String>::new());
        assert_eq!(codes.iter().filter(|code| **code == "ISO-RECORD").count(), 0, "{codes:?}");
        assert!(codes.contains(&"ISO-ROOT"), "{codes:?}");
    }

    /// Some writers count a directory's continuation areas as part of it.
    #[test]
    fn continuation_areas_in_a_directory_are_no_damage() {
        for area in [b"ER\xED\x01rest of it".as_slice(), b"PX\x24\x01\x01\x02\x03\x04"] {
            let mut sample = Sample::new();
            let record = |own: u32| super::super::sample::record(&[0], own, 4096, 2, &[]);
            sample.put(ROOT, &record(20)[..34]);
            sample.put(PRIMARY + 156, &record(20));
            sample.put(21 * SECTOR, &[0x77; SECTOR]);
            sample.put(21 * SECTOR, area);
            let (names, codes) = listed(sample);
            assert_eq!(names, ["SUB", "HELLO.TXT"]);
            assert_eq!(codes, Vec::<&str>::new());
        }
        // Records continue after it.
        let mut sample = Sample::new();
        let own = super::super::sample::record(&[0], 20, 6144, 2, &[]);
        sample.put(ROOT, &own[..34]);
        sample.put(PRIMARY + 156, &own);
        sample.put(21 * SECTOR, b"TF\x1A\x01");
        sample.put(22 * SECTOR, &super::super::sample::record(b"LATER.;1", 23, 4, 0, &[]));
        assert_eq!(listed(sample).0, ["SUB", "HELLO.TXT", "LATER"]);
    }

    /// As in the Green Book: big-endian numbers only, no record of the root, directories marked by an attribute.
    #[test]
    fn cd_i_volumes_are_read() {
        let big = |number: u32| [[0; 4], number.to_be_bytes()].concat();
        let record = |name: &[u8], block: u32, length: u32, attributes: u16| {
            let mut bytes = vec![0, 0];
            bytes
                .extend([big(block), big(length), vec![99, 12, 31, 23, 59, 58, 0, 0, 0, 0], vec![0, 0, 0, 1]].concat());
            bytes.push(name.len() as u8);
            bytes.extend(name);
            if name.len().is_multiple_of(2) {
                bytes.push(0);
            }
            bytes.extend([0, 0, 0, 0]);
            bytes.extend(attributes.to_be_bytes());
            bytes.extend([0; 4]);
            bytes[0] = bytes.len() as u8;
            bytes
        };
        let mut sample = Sample::new();
        sample.put(PRIMARY, &[0; SECTOR]);
        sample.put(PRIMARY, b"\x01CD-I \x01");
        sample.put(PRIMARY + 40, b"GREEN                           ");
        sample.put(PRIMARY + 80, &big(32));
        sample.put(PRIMARY + 128, &[0, 0, 8, 0]);
        sample.put(PRIMARY + 132, &big(10));
        sample.put(PRIMARY + 148, &19_u32.to_be_bytes());
        sample.put(17 * SECTOR, b"\xFFCD-I \x01");
        sample.put(ROOT, &[0; SECTOR]);
        let records = [
            record(&[0], 20, 2048, 0x8000),
            record(&[1], 20, 2048, 0x8000),
            record(b"SUB", 21, 2048, 0x8000),
            record(b"cdi_app", 22, 5, 0x0555),
        ];
        sample.put(ROOT, &records.concat());
        let mut findings = Findings::default();
        let view = sample.view("iso9660", &mut findings);
        assert_eq!(found(&findings), [("ISO-CD-I", 32768)]);
        assert_eq!(view.label().volume, "GREEN");
        let entries = view.list(view.root(), &mut findings).unwrap();
        assert_eq!(names(&entries), ["SUB", "cdi_app"]);
        assert_eq!(entries[0].kind, crate::tree::Kind::Directory);
        assert_eq!(super::super::sample::content(view.as_ref(), entries[1].node), b"hello");
        assert_eq!(findings.kept().len(), 1, "{:?}", findings.kept());
    }
}

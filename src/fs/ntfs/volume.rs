//! A volume: its master file table, and the files that its records describe.

use std::ops::Range;

use zerocopy::FromBytes;

use super::geometry::Geometry;
use super::layout::{FileRecord, ListEntry, REFERENCE, STRIDE, kind, number};
use super::record::{Attribute, Clusters, Record, Value};
use super::runs::Run;
use crate::bytes::integers::Le64;
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::source::{Recipe, Segment, Source};

static MIRROR: Anomaly = Anomaly {
    code: "NTFS-MIRROR",
    severity: Severity::Warning,
    structure: "Master file table",
    meaning: "The first record of the master file table is damaged; its copy is used in its place.",
    clause: None,
};

static MIRROR_DIFFERS: Anomaly = Anomaly {
    code: "NTFS-MIRROR-DIFFERS",
    severity: Severity::Note,
    structure: "Copy of the master file table",
    meaning: "The copy of the first records says something else, so it can't stand in for them.",
    clause: None,
};

static TORN: Anomaly = Anomaly {
    code: "NTFS-FIXUP",
    severity: Severity::Damage,
    structure: "File record",
    meaning: "The record was written in part only, so what it says of the file may be wrong.",
    clause: None,
};

/// An NTFS volume.
pub(super) struct Volume {
    pub(super) content: Source,
    pub(super) geometry: Geometry,
    /// The master file table.
    pub(super) mft: Source,
    /// Its ranges on the volume.
    pub(super) mft_ranges: Vec<Range<u64>>,
}

/// A file or directory: the head of its record, with all attributes of continuing records, and parts joined.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) number: u64,
    pub(super) head: FileRecord,
    /// Whether its first record was written as a whole.
    pub(super) is_whole: bool,
    pub(super) attributes: Vec<Attribute>,
    /// Whether a continuing record couldn't be read.
    pub(super) is_incomplete: bool,
}

impl Node {
    /// An attribute without a name.
    pub(super) fn attribute(&self, kind: u32) -> Option<&Attribute> {
        self.named(kind, "")
    }

    /// An attribute, found by its name.
    pub(super) fn named(&self, kind: u32, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.kind == kind && attribute.name == name)
    }

    /// The structure at the start of an attribute in the record, and the bytes after it.
    pub(super) fn structure<T: FromBytes>(&self, kind: u32) -> Option<(T, &[u8])> {
        T::read_from_prefix(self.attribute(kind)?.resident()?).ok()
    }
}

/// Location of a value.
#[derive(Debug, Clone, Default)]
pub(super) struct Extents {
    /// Ranges of the volume in order, with neighbors joined; `None` for a hole of this length.
    pub(super) all: Vec<(Option<Range<u64>>, u64)>,
    /// Number of bytes at its end that aren't in the image, or in no cluster.
    pub(super) missing: u64,
    /// A range outside the volume.
    pub(super) outside: Option<Range<u64>>,
}

impl Volume {
    /// Finds the master file table.
    ///
    /// # Errors
    /// If neither the table nor its copy begins with a record of itself.
    pub(super) fn open(content: Source, geometry: Geometry, findings: &mut Findings) -> Result<Self> {
        geometry.check(&content, findings);
        let (first, copy) =
            (geometry.cluster_at(geometry.sector.mft.get()), geometry.cluster_at(geometry.sector.mft_mirror.get()));
        let length = geometry.record_len;
        let read = |at: u64| -> Result<Option<Record>> {
            let record = Record::of(content.read_up_to(at, length)?, number::MFT);
            Ok(record
                .filter(|record| record.is_whole && record.attributes.iter().any(|found| found.kind == kind::DATA)))
        };
        let record = match read(first)? {
            Some(record) => {
                let same = content.read_up_to(first, length)? == content.read_up_to(copy, length)?;
                if !same {
                    findings.add(
                        &MIRROR_DIFFERS,
                        content.absolute(copy),
                        "a copy of the first record",
                        "something else",
                    );
                }
                record
            }
            None => {
                let found = read(copy)?;
                let broken = || {
                    Error::broken(
                        "NTFS master file table",
                        content.absolute(first),
                        "it has no record of itself, and neither has its copy",
                    )
                };
                let record = found.ok_or_else(broken)?;
                findings.add(&MIRROR, content.absolute(first), "a record of the master file table", "none");
                record
            }
        };
        let mut volume = Self { content, geometry, mft: Source::from_bytes(Vec::new()), mft_ranges: Vec::new() };
        // The table may have so many pieces that locating it takes other records, which are in earlier pieces.
        let mut parts: Vec<Attribute> = Vec::new();
        let mut attributes = record.attributes.clone();
        loop {
            parts.extend(attributes.drain(..).filter(|found| found.kind == kind::DATA && found.name.is_empty()));
            let whole = merged(parts.clone());
            let Some(Value::NonResident(clusters)) = whole.first().map(|data| &data.value) else { break };
            let extents = volume.extents(clusters, clusters.size);
            volume.mft_ranges = extents.all.iter().filter_map(|(range, _)| range.clone()).collect();
            volume.mft = volume.recipe(&extents).into_source();
            let known: Vec<u64> = parts.iter().map(|part| part.place.0).collect();
            let listed = volume.continuations(number::MFT, &record)?;
            let next = listed.into_iter().find(|other| !known.contains(other));
            match next.and_then(|other| volume.record(other).ok().flatten()) {
                Some(other) => attributes = other.attributes,
                None => break,
            }
            if attributes.is_empty() || parts.len() > limits::NTFS_CONTINUATIONS {
                break;
            }
        }
        Ok(volume)
    }

    /// Number of records.
    pub(super) fn records(&self) -> u64 {
        self.mft.len().checked_div(self.geometry.record_len as u64).unwrap_or(0)
    }

    /// Offset of a record in the master file table.
    pub(super) const fn record_at(&self, number: u64) -> u64 {
        number.saturating_mul(self.geometry.record_len as u64)
    }

    /// Offset of a record in the user's file.
    pub(super) fn absolute(&self, number: u64) -> u64 {
        self.mft.absolute(self.record_at(number))
    }

    /// The range on the volume of a range of the master file table, or of its first part.
    pub(super) fn place_in_mft(&self, range: Range<u64>) -> Option<Range<u64>> {
        let mut before = 0_u64;
        for piece in &self.mft_ranges {
            let len = piece.end.saturating_sub(piece.start);
            if let Some(within) = range.start.checked_sub(before).filter(|within| *within < len) {
                let start = piece.start.saturating_add(within);
                return Some(start..start.saturating_add(range.end.saturating_sub(range.start)).min(piece.end));
            }
            before = before.saturating_add(len);
        }
        None
    }

    /// Reads a record; `None` if there is none with this number.
    ///
    /// # Errors
    /// If it cannot be read.
    pub(super) fn record(&self, number: u64) -> Result<Option<Record>> {
        let bytes = self.mft.read_up_to(self.record_at(number), self.geometry.record_len)?;
        Ok(Record::of(bytes, number))
    }

    /// Numbers of the records that continue one, from its attribute list.
    fn continuations(&self, number: u64, record: &Record) -> Result<Vec<u64>> {
        let Some(list) = record.attributes.iter().find(|found| found.kind == kind::ATTRIBUTE_LIST) else {
            return Ok(Vec::new());
        };
        let body = self.value(list).into_source();
        let bytes = body.read_up_to(0, limits::NTFS_LIST_BYTES)?;
        let mut others: Vec<u64> = Vec::new();
        let mut rest = bytes.as_slice();
        while let Ok((entry, _)) = ListEntry::read_from_prefix(rest) {
            let other = entry.reference.get() & REFERENCE;
            // The list is in order, so most are repetitions of the previous one.
            if other != number && others.last() != Some(&other) && !others.contains(&other) {
                others.push(other);
            }
            let length = usize::from(entry.length.get());
            match rest.get(length..).filter(|_| length >= size_of::<ListEntry>()) {
                Some(behind) if others.len() < limits::NTFS_CONTINUATIONS => rest = behind,
                _ => break,
            }
        }
        Ok(others)
    }

    /// Reads a file or directory.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is no such record; an error if it cannot be read.
    pub(super) fn node(&self, number: u64) -> Result<Node> {
        let record = self.record(number)?.ok_or_else(|| Error::NotFound("record of this file".into()))?;
        let others = self.continuations(number, &record)?;
        let Record { head, mut attributes, is_whole } = record;
        let mut is_incomplete = false;
        for other in others {
            let found = self.record(other)?.filter(|found| found.head.base.get() & REFERENCE == number);
            is_incomplete |= found.is_none();
            attributes.extend(found.into_iter().flat_map(|found| found.attributes));
        }
        Ok(Node { number, head, is_whole, attributes: merged(attributes), is_incomplete })
    }

    /// Reports a record that was written only in part.
    pub(super) fn check(&self, node: &Node, findings: &mut Findings) {
        if !node.is_whole {
            findings.add(&TORN, self.absolute(node.number), "the same number at the end of each sector", "another one");
        }
    }

    /// Location of a value in clusters, up to `length` bytes.
    pub(super) fn extents(&self, clusters: &Clusters, length: u64) -> Extents {
        let mut extents = Extents::default();
        let mut left = length;
        let limit = self.geometry.clusters().saturating_add(1);
        for run in &clusters.runs {
            if left == 0 {
                break;
            }
            let bytes = run.count.saturating_mul(self.geometry.cluster_len).min(left);
            let Some(start) = run.start else {
                left = left.saturating_sub(bytes);
                extents.all.push((None, bytes));
                continue;
            };
            let first = self.geometry.cluster_at(start);
            let range = first..first.saturating_add(bytes);
            if start.saturating_add(run.count) > limit {
                extents.outside = extents.outside.or(Some(range.clone()));
            }
            let held = range.start..range.end.min(self.content.len());
            let len = held.end.saturating_sub(held.start);
            if len > 0 {
                left = left.saturating_sub(len);
                match extents.all.last_mut() {
                    Some((Some(last), all)) if last.end == held.start => {
                        last.end = held.end;
                        *all = all.saturating_add(len);
                    }
                    _ => extents.all.push((Some(held), len)),
                }
            }
            if len < bytes {
                // Everything after a gap would be at the wrong offset.
                break;
            }
        }
        extents.missing = left;
        extents
    }

    /// The bytes of a value.
    pub(super) fn recipe(&self, extents: &Extents) -> Recipe {
        let mut recipe = Recipe::default();
        for (range, len) in &extents.all {
            recipe.push(match range {
                Some(range) => Segment::Copy { from: self.content.clone(), range: range.clone() },
                None => Segment::Zeros(*len),
            });
        }
        recipe
    }

    /// A value as stored; unwritten ranges read as zeros.
    pub(super) fn value(&self, attribute: &Attribute) -> Recipe {
        match &attribute.value {
            Value::Resident(_, place) => {
                self.resident(attribute.resident().unwrap_or_default(), attribute.place.0, place)
            }
            Value::NonResident(clusters) => {
                let written = clusters.initialized.min(clusters.size);
                let extents = self.extents(clusters, written);
                let mut recipe = self.recipe(&extents);
                if extents.missing == 0 {
                    recipe.push(Segment::Zeros(clusters.size.saturating_sub(written)));
                }
                recipe
            }
        }
    }

    /// A value in a record: ranges of the table, except for bytes at the ends of sectors, which are stored elsewhere.
    fn resident(&self, bytes: &[u8], record: u64, place: &Range<usize>) -> Recipe {
        let mut recipe = Recipe::default();
        let at = self.record_at(record);
        let mut done = 0_usize;
        while let Some(rest) = bytes.get(done..).filter(|rest| !rest.is_empty()) {
            let here = place.start.saturating_add(done);
            let in_sector = here % STRIDE;
            let plain = STRIDE.saturating_sub(2).saturating_sub(in_sector.min(STRIDE.saturating_sub(2)));
            if plain > 0 {
                let len = plain.min(rest.len());
                let start = at.saturating_add(here as u64);
                recipe.append(&Recipe::of(&self.mft, start..start.saturating_add(len as u64)));
                done = done.saturating_add(len);
            } else {
                let len = STRIDE.saturating_sub(in_sector).min(rest.len());
                recipe.push_bytes(rest.get(..len).unwrap_or_default().to_vec());
                done = done.saturating_add(len);
            }
        }
        recipe
    }

    /// Numbers of used clusters and of all clusters in the volume's bitmap; `None` if it is too long to count.
    ///
    /// # Errors
    /// If it cannot be read.
    pub(super) fn used_clusters(&self) -> Result<Option<u64>> {
        let node = self.node(number::BITMAP)?;
        let Some(data) = node.attribute(kind::DATA).filter(|data| data.size() <= limits::NTFS_BITMAP_BYTES) else {
            return Ok(None);
        };
        let bytes = self.value(data).into_source().read_up_to(0, usize::try_from(data.size()).unwrap_or(0))?;
        let whole = usize::try_from(self.geometry.clusters() / 8).unwrap_or(usize::MAX);
        let ones = |bytes: &[u8]| bytes.iter().map(|byte| u64::from(byte.count_ones())).fold(0, u64::saturating_add);
        Ok(Some(ones(bytes.get(..whole).unwrap_or(&bytes))))
    }
}

/// Joins the parts of each value in clusters, in the order of the clusters: attribute lists refer to them in any order.
fn merged(mut whole: Vec<Attribute>) -> Vec<Attribute> {
    let is_part = |attribute: &mut Attribute| matches!(attribute.value, Value::NonResident(_));
    let mut parts: Vec<Attribute> = whole.extract_if(.., is_part).collect();
    crate::order::sort_by(&mut parts, &mut |one, other| {
        (one.kind, &one.name, lowest(one)).cmp(&(other.kind, &other.name, lowest(other)))
    });
    for mut part in parts {
        let Value::NonResident(next) = &mut part.value else { continue };
        let before = whole.last_mut().filter(|last| (last.kind, &last.name) == (part.kind, &part.name));
        match before.map(|last| &mut last.value) {
            Some(Value::NonResident(clusters)) => {
                let end = clusters.runs.iter().map(|run| run.count).fold(clusters.lowest, u64::saturating_add);
                let room = limits::CHAIN_EXTENTS.saturating_sub(clusters.runs.len());
                // A missing part between two others leaves nothing in its place.
                if next.lowest == end && next.runs.len() <= room {
                    clusters.runs.append(&mut next.runs);
                    clusters.is_damaged |= next.is_damaged;
                } else if next.lowest > end {
                    clusters.is_damaged = true;
                }
            }
            _ if next.lowest > 0 => {
                (next.is_damaged, next.runs, next.lowest) = (true, Vec::new(), 0);
                whole.push(part);
            }
            _ => whole.push(part),
        }
    }
    whole
}

const fn lowest(attribute: &Attribute) -> u64 {
    match &attribute.value {
        Value::NonResident(clusters) => clusters.lowest,
        Value::Resident(..) => 0,
    }
}

/// Whether a bit of a bitmap is set, such as for index records in use.
pub(super) fn is_set(bitmap: &[u8], bit: u64) -> bool {
    let byte = usize::try_from(bit / 8).ok().and_then(|at| bitmap.get(at));
    byte.is_some_and(|byte| byte >> (bit % 8) & 1 == 1)
}

impl Run {
    /// Whether it is a hole.
    pub(super) const fn is_hole(self) -> bool {
        self.start.is_none()
    }
}

/// Splits a file reference into record number and sequence number.
pub(super) fn record_of(reference: Le64) -> (u64, u16) {
    let reference = reference.get();
    (reference & REFERENCE, u16::try_from(reference >> 48).unwrap_or(0))
}

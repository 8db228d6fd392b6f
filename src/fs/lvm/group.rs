//! A volume group: its logical volumes, and where their data lies.

use std::ops::Range;

use super::layout::SECTOR;
use super::text::{Section, Value};
use crate::limits;
use crate::order::sort_by;

/// Maximum depth of logical volumes that consist of others.
const DEPTH: u32 = 2;

/// Maximum number of copies of a mirror that are tried.
const COPIES: usize = 16;

/// A volume group as one of its physical volumes describes it.
pub(super) struct Group<'a> {
    pub(super) name: &'a str,
    description: &'a Section,
    /// The physical volumes at hand: the position of each among the identifiers, its name, and the first byte of its
    /// first extent.
    volumes: Vec<(usize, &'a str, u64)>,
    /// Bytes of an extent.
    pub(super) extent: u64,
}

/// A logical volume that users see.
pub(super) struct LogicalVolume<'a> {
    pub(super) name: &'a str,
    /// Seconds since 1970.
    pub(super) created: Option<u64>,
    /// Size in bytes.
    pub(super) size: u64,
    /// Its bytes in the physical volumes, in order, or why they are not known.
    pub(super) pieces: Result<Vec<Piece>, String>,
}

/// Consecutive bytes of a logical volume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// A range of a physical volume, by its position among the identifiers.
    Range(usize, Range<u64>),
    /// Stripes of so many bytes over physical volumes, from a byte of each on.
    Stripes {
        /// The volumes, and where the stripes begin in each.
        starts: Vec<(usize, u64)>,
        /// Bytes of a stripe.
        stripe: u64,
        /// Bytes of all.
        len: u64,
    },
}

impl Piece {
    /// Number of bytes.
    pub(super) const fn len(&self) -> u64 {
        match self {
            Self::Range(_, range) => range.end.saturating_sub(range.start),
            Self::Stripes { len, .. } => *len,
        }
    }
}

impl<'a> Group<'a> {
    /// The group in a text, with the physical volumes of these identifiers; `None` if the text lacks the first of them.
    pub(super) fn of(text: &'a Section, identifiers: &[[u8; 32]]) -> Option<Self> {
        let (name, description) = text.sections.iter().find(|(_, section)| section.number("extent_size").is_some())?;
        let extent = description.number("extent_size")?.saturating_mul(SECTOR);
        let is_of = |section: &Section, identifier: &[u8; 32]| {
            section.text("id").is_some_and(|id| id.bytes().filter(|byte| *byte != b'-').eq(*identifier))
        };
        let all = &description.section("physical_volumes")?.sections;
        let mut volumes = Vec::new();
        for (name, section) in all {
            let place = identifiers.iter().position(|identifier| is_of(section, identifier));
            let start = section.number("pe_start").map(|start| start.saturating_mul(SECTOR));
            volumes.extend(place.zip(start).map(|(place, start)| (place, name.as_str(), start)));
        }
        let has_first = volumes.iter().any(|(place, ..)| *place == 0);
        Some(Self { name, description, volumes, extent }).filter(|group| has_first && group.extent > 0)
    }

    /// Whether the physical volume of an identifier, by its position, belongs to the group.
    pub(super) fn has(&self, place: usize) -> bool {
        self.volumes.iter().any(|(known, ..)| *known == place)
    }

    /// A physical volume at hand, and the byte of an extent in it.
    fn place(&self, volume: &str, extent: u64) -> Option<(usize, u64)> {
        let (place, _, start) = self.volumes.iter().find(|(_, name, _)| *name == volume)?;
        Some((*place, start.saturating_add(extent.saturating_mul(self.extent))))
    }

    /// Number of physical volumes.
    pub(super) fn physical_volumes(&self) -> usize {
        self.description.section("physical_volumes").map_or(0, |all| all.sections.len())
    }

    /// All logical volumes that users see.
    pub(super) fn logical_volumes(&self) -> Vec<LogicalVolume<'a>> {
        let all = self.description.section("logical_volumes").map(|all| all.sections.as_slice()).unwrap_or_default();
        let is_visible = |section: &Section| section.list("status").contains(&Value::Text("VISIBLE".into()));
        let visible = all.iter().filter(|(_, section)| is_visible(section)).take(limits::LOGICAL_VOLUMES);
        let of = |(name, section): &'a (String, Section)| LogicalVolume {
            name,
            created: section.number("creation_time").filter(|time| *time > 0),
            size: extents_of(section).saturating_mul(self.extent),
            pieces: self.pieces(section, 0),
        };
        visible.map(of).collect()
    }

    fn logical_volume(&self, name: &str) -> Option<&'a Section> {
        self.description.section("logical_volumes")?.section(name)
    }

    /// The pieces of the segments of a logical volume, neighbors merged.
    fn pieces(&self, section: &Section, depth: u32) -> Result<Vec<Piece>, String> {
        let mut segments: Vec<&Section> = segments(section).collect();
        sort_by(&mut segments, &mut |one, other| one.number("start_extent").cmp(&other.number("start_extent")));
        let mut pieces: Vec<Piece> = Vec::new();
        let mut next = 0;
        for segment in segments.iter().take(limits::FILE_EXTENTS) {
            if segment.number("start_extent") != Some(next) {
                return Err("a description with a gap".into());
            }
            next = next.saturating_add(segment.number("extent_count").unwrap_or(0));
            for piece in self.pieces_of(segment, segments.len() == 1, depth)? {
                match (pieces.last_mut(), &piece) {
                    (Some(Piece::Range(one, last)), Piece::Range(other, next))
                        if one == other && last.end == next.start =>
                    {
                        last.end = next.end;
                    }
                    _ => pieces.push(piece),
                }
            }
        }
        Ok(pieces)
    }

    fn pieces_of(&self, segment: &Section, is_only: bool, depth: u32) -> Result<Vec<Piece>, String> {
        let count = segment.number("extent_count").unwrap_or(0);
        match (segment.text("type").unwrap_or_default(), segment.number("stripe_count")) {
            ("striped" | "linear", Some(1) | None) => {
                let [Value::Text(volume), Value::Number(first)] = segment.list("stripes") else {
                    return Err("a description that can't be understood".into());
                };
                let (place, start) = self.place(volume, *first).ok_or("parts on another disk")?;
                Ok(vec![Piece::Range(place, start..start.saturating_add(count.saturating_mul(self.extent)))])
            }
            ("striped", Some(many)) => {
                let mut starts = Vec::new();
                for stripe in segment.list("stripes").as_chunks::<2>().0 {
                    let [Value::Text(volume), Value::Number(first)] = stripe else {
                        return Err("a description that can't be understood".into());
                    };
                    let place = self.place(volume, *first);
                    starts.push(place.ok_or_else(|| format!("data striped over {many} disks"))?);
                }
                let stripe = segment.number("stripe_size").unwrap_or(0).saturating_mul(SECTOR);
                if starts.len() as u64 != many || stripe == 0 {
                    return Err("a description that can't be understood".into());
                }
                Ok(vec![Piece::Stripes { starts, stripe, len: count.saturating_mul(self.extent) }])
            }
            // Each copy is a logical volume of its own, and all of them are the same.
            (kind @ ("raid1" | "mirror"), _) if is_only && depth < DEPTH => {
                let parts = segment.list(if kind == "raid1" { "raids" } else { "mirrors" });
                let copies = parts.iter().filter_map(|part| match part {
                    Value::Text(name) if !name.contains("_rmeta_") => self.logical_volume(name),
                    _ => None,
                });
                let read = |copy: &Section| self.pieces(copy, depth.saturating_add(1)).ok();
                let is_whole = |pieces: &Vec<Piece>| {
                    let bytes = pieces.iter().map(Piece::len);
                    bytes.fold(0, u64::saturating_add) == count.saturating_mul(self.extent)
                };
                let found = copies.take(COPIES).filter_map(read).find(is_whole);
                found.ok_or_else(|| "copies on other disks".into())
            }
            ("thin" | "thin-pool", _) => Err("the form of a thin volume".into()),
            (kind, _) => Err(format!("the form “{kind}”")),
        }
    }
}

fn segments(section: &Section) -> impl Iterator<Item = &Section> {
    section.sections.iter().filter(|(name, _)| name.starts_with("segment")).map(|(_, segment)| segment)
}

fn extents_of(section: &Section) -> u64 {
    segments(section).filter_map(|segment| segment.number("extent_count")).fold(0, u64::saturating_add)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A group of two physical volumes with extents of 1 MiB, the first at hand, from 1 MiB on.
    fn text(volumes: &str) -> Section {
        let text = format!(
            "vg {{ extent_size = 2048 physical_volumes {{ pv0 {{ id = \"ab-c{}\" pe_start = 2048 }} \
             pv1 {{ id = \"d{}\" pe_start = 2048 }} }} logical_volumes {{ {volumes} }} }}",
            "x".repeat(29),
            "x".repeat(31),
        );
        Section::parse(text.as_bytes()).unwrap()
    }

    fn segment(number: u32, start: u64, count: u64, rest: &str) -> String {
        format!("segment{number} {{ start_extent = {start} extent_count = {count} {rest} }}")
    }

    /// Name, size in MiB, and pieces.
    type Found = (String, u64, Result<Vec<Piece>, String>);

    /// An identifier that begins with a text.
    fn identifier(text: &str) -> [u8; 32] {
        let mut identifier = [b'x'; 32];
        identifier[..text.len()].copy_from_slice(text.as_bytes());
        identifier
    }

    fn ranges_of(volumes: &str) -> Vec<Found> {
        let text = text(volumes);
        of_disks(&text, &["abc"])
    }

    fn of_disks(text: &Section, disks: &[&str]) -> Vec<Found> {
        let identifiers: Vec<[u8; 32]> = disks.iter().map(|disk| identifier(disk)).collect();
        let group = Group::of(text, &identifiers).unwrap();
        let all = group.logical_volumes().into_iter();
        all.map(|volume| (volume.name.to_owned(), volume.size >> 20, volume.pieces)).collect()
    }

    fn lv(name: &str, segments: &[String]) -> String {
        format!("{name} {{ status = [\"READ\", \"VISIBLE\"] {} }}", segments.concat())
    }

    fn linear(volume: &str, first: u64) -> String {
        format!("type = \"striped\" stripe_count = 1 stripes = [\"{volume}\", {first}]")
    }

    const MIB: u64 = 1 << 20;

    #[test]
    fn segments_are_put_in_order_and_merged() {
        let segments = [
            segment(2, 3, 2, &linear("pv0", 8)),
            segment(1, 0, 3, &linear("pv0", 5)),
            segment(3, 5, 1, &linear("pv0", 0)),
        ];
        let whole = vec![Piece::Range(0, 6 * MIB..11 * MIB), Piece::Range(0, MIB..2 * MIB)];
        assert_eq!(ranges_of(&lv("root", &segments)), [("root".into(), 6, Ok(whole))]);
        let gap = [segment(1, 1, 3, &linear("pv0", 5))];
        assert!(ranges_of(&lv("root", &gap))[0].2.is_err());
    }

    #[test]
    fn what_lies_elsewhere_or_in_another_form_is_told() {
        let why = |segment: String| ranges_of(&lv("x", &[segment]))[0].2.clone().unwrap_err();
        assert_eq!(why(segment(1, 0, 1, &linear("pv1", 0))), "parts on another disk");
        let striped = "type = \"striped\" stripe_count = 2 stripes = [\"pv0\", 0, \"pv1\", 0]";
        assert_eq!(why(segment(1, 0, 2, striped)), "data striped over 2 disks");
        assert_eq!(why(segment(1, 0, 2, "type = \"thin\"")), "the form of a thin volume");
        assert_eq!(why(segment(1, 0, 2, "type = \"vdo\"")), "the form “vdo”");
        assert!(Group::of(&text(""), &[identifier("xyz"), identifier("abc")]).is_none());
    }

    #[test]
    fn further_disks_complete_a_group() {
        let striped = "type = \"striped\" stripe_count = 2 stripe_size = 128 stripes = [\"pv0\", 3, \"pv1\", 1]";
        let segments =
            [segment(1, 0, 2, &linear("pv1", 0)), segment(2, 2, 4, striped), segment(3, 6, 1, &linear("pv0", 0))];
        let found = of_disks(&text(&lv("root", &segments)), &["abc", "other", "d"]);
        let starts = vec![(0, 4 * MIB), (2, 2 * MIB)];
        let whole = vec![
            Piece::Range(2, MIB..3 * MIB),
            Piece::Stripes { starts, stripe: 64 << 10, len: 4 * MIB },
            Piece::Range(0, MIB..2 * MIB),
        ];
        assert_eq!(found, [("root".into(), 7, Ok(whole))]);
    }

    #[test]
    fn a_mirror_is_read_from_the_copy_at_hand() {
        let copy = |name: &str, volume| format!("{name} {{ status = [] {} }}", segment(1, 0, 4, &linear(volume, 1)));
        let copies = copy("m_rmeta_0", "pv0") + &copy("m_rimage_0", "pv1") + &copy("m_rimage_1", "pv0");
        let raid = "type = \"raid1\" raids = [\"m_rmeta_0\", \"m_rimage_0\", \"m_rmeta_1\", \"m_rimage_1\"]";
        let found = ranges_of(&(lv("m", &[segment(1, 0, 4, raid)]) + &copies));
        let second = 2 * MIB..6 * MIB;
        assert_eq!(found, [("m".into(), 4, Ok(vec![Piece::Range(0, second)]))]);
        let mirror = "type = \"mirror\" mirrors = [\"m_rimage_1\", 0]";
        assert!(ranges_of(&(lv("m", &[segment(1, 0, 4, mirror)]) + &copies))[0].2.is_ok());
        // A mirror of itself.
        let own = "type = \"mirror\" mirrors = [\"m\", 0, \"m\", 0]";
        assert_eq!(ranges_of(&lv("m", &[segment(1, 0, 4, own)]))[0].2, Err("copies on other disks".into()));
    }
}

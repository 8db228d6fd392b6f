//! Owns each byte outside files that a rebuild changed: what changed has a line that says so. Structures are read here by
//! their standards, not by the library.

use std::ops::Range;

use discern::edit::{Decision, Outcome};

const SECTOR: usize = 2048;

/// Fields of a primary or supplementary descriptor that follow the tree, the label and the time of the rebuild (ECMA-119
/// 8.4): volume identifier, volume space size, path tables, root directory, modification.
const FIELDS: [Range<usize>; 5] = [40..72, 80..88, 132..156, 156..190, 830..847];

/// The application use, which other programs' checksums are in (ECMA-119 8.4.32).
const APPLICATION_USE: Range<usize> = 883..1395;

/// Fields of a GPT's header that follow the size of the image and the entries (UEFI 5.3.2).
const GPT_HEADER: [Range<usize>; 4] = [16..20, 32..40, 48..56, 88..92];

/// Bytes of a boot image that hold its addresses: the boot info table, and GRUB 2's pointer.
const ADDRESSES: [Range<usize>; 2] = [8..64, 2548..2556];

fn u16_at(bytes: &[u8], at: usize) -> usize {
    usize::from(u16::from_le_bytes(bytes[at..at + 2].try_into().unwrap()))
}

fn u32_at(bytes: &[u8], at: usize) -> usize {
    u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize
}

fn big_u32_at(bytes: &[u8], at: usize) -> usize {
    u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap()) as usize
}

/// An image before and after, with what was told.
pub struct Differ<'a> {
    pub old: &'a [u8],
    pub new: &'a [u8],
    pub decisions: &'a [Decision],
}

/// A partition: the name that lines give it, and its bytes.
type Part = (String, Range<usize>);

impl Differ<'_> {
    /// Bytes that changed without a line.
    pub fn silent(&self) -> Vec<String> {
        let mut found = Vec::new();
        self.system_area(&mut found);
        self.descriptors(&mut found);
        self.catalog(&mut found);
        self.partitions(&mut found);
        self.end(&mut found);
        found
    }

    /// Whether a line says of this that it changed.
    fn is_told(&self, what: &str) -> bool {
        self.decisions.iter().any(|line| line.outcome != Outcome::Kept && line.what.starts_with(what))
    }

    fn is_dropped(&self, what: &str) -> bool {
        self.decisions.iter().any(|line| line.outcome == Outcome::Dropped && line.what.starts_with(what))
    }

    /// Who may change what in the system area.
    fn owners(&self) -> Vec<(Range<usize>, String)> {
        let area = &self.old[..16 * SECTOR];
        let mut owners: Vec<(Range<usize>, String)> = vec![(432..440, "BIOS boot sector".into())];
        for number in 1..=4 {
            let at = 430 + 16 * number;
            let what = format!("MBR partition {number}");
            if self.is_dropped(&what) {
                owners.push((at..at + 16, what));
            } else {
                // The active flag and the type stay.
                owners.extend([(at + 1..at + 4, what.clone()), (at + 5..at + 16, what)]);
            }
        }
        if area[512..].starts_with(b"EFI PART") {
            let has_changed = self.old.len() != self.new.len() || self.is_told("GPT");
            let header = GPT_HEADER.iter().filter(|_| has_changed);
            owners.extend(header.map(|field| (512 + field.start..512 + field.end, String::new())));
            let (at, size) = (u32_at(area, 512 + 72) * 512, u32_at(area, 512 + 84));
            for number in 1..=u32_at(area, 512 + 80) {
                let at = at + size * (number - 1);
                let what = format!("GPT partition {number}");
                let place = if self.is_dropped(&what) { at..at + size } else { at + 32..at + 48 };
                owners.push((place, what));
            }
        }
        let has_dropped = self.is_dropped("Apple partition map partition");
        for (number, at) in (512..16 * SECTOR).step_by(512).filter(|at| area[*at..].starts_with(b"PM")).enumerate() {
            let what = format!("Apple partition map partition {}", number + 1);
            // Those that follow a dropped one move up.
            if has_dropped {
                owners.push((at..at + 512, "Apple partition map partition".into()));
            }
            owners.extend([(at + 8..at + 16, what.clone()), (at + 84..at + 88, what)]);
        }
        if area.starts_with(b"ER") && area[510..512] != [0x55, 0xAA] {
            owners.push((4..8, String::new()));
        }
        if area[508..510] == [0xDA, 0xBE] {
            owners.extend(
                (1..=8)
                    .map(|number| (436 + 8 * number..444 + 8 * number, format!("Sun disk label partition {number}"))),
            );
            owners.extend([(510..512, "Sun disk label partition".into()), (552..564, "SUN disk label".into())]);
        }
        owners.extend(["MIPS", "DECstation", "SRM", "PALO"].map(|name| (0..512, name.into())));
        owners
    }

    fn system_area(&self, found: &mut Vec<String>) {
        let owners = self.owners();
        let is_owned = |at: &usize| {
            let mut own = owners.iter().filter(|(range, _)| range.contains(at));
            own.any(|(_, what)| what.is_empty() || self.is_told(what))
        };
        let changed = (0..16 * SECTOR).filter(|at| self.old[*at] != self.new[*at]);
        report(found, "the system area", changed.filter(|at| !is_owned(at)));
    }

    /// The descriptor sets that lie at the same places in both images: at sector 16, and in a partition.
    fn descriptors(&self, found: &mut Vec<String>) {
        for start in std::iter::once(0).chain((1..=512).filter(|start| {
            let is_set =
                |image: &[u8]| image.get((start + 16) * SECTOR..).is_some_and(|at| at.starts_with(b"\x01CD001"));
            // A session of a growable image is not rewritten.
            is_set(self.old) && is_set(self.new) && *start != 32
        })) {
            let set = |image: &'_ [u8]| -> Vec<Vec<u8>> {
                let sectors = image[(start + 16) * SECTOR..].chunks(SECTOR);
                let all = sectors.take_while(|sector| &sector[1..6] == b"CD001" && sector[0] != 255);
                all.map(<[u8]>::to_vec).collect()
            };
            let (old, new) = (set(self.old), set(self.new));
            let kinds = |set: &[Vec<u8>]| set.iter().map(|one| (one[0], one[88..91].to_vec())).collect::<Vec<_>>();
            if kinds(&old) != kinds(&new) {
                found.push(format!("other descriptors at sector {}: {:?} {:?}", start + 16, kinds(&old), kinds(&new)));
            }
            for (old, new) in old.iter().zip(&new) {
                let is_owned = |at: &usize| match old[0] {
                    0 => (71..75).contains(at) && self.is_told("Boot catalog"),
                    _ if APPLICATION_USE.contains(at) => self.is_told("Checksum"),
                    _ => FIELDS.iter().any(|field| field.contains(at)),
                };
                let changed = (0..SECTOR).filter(|at| old[*at] != new[*at] && !is_owned(at));
                report(found, &format!("descriptor {} of sector {}", old[0], start + 16), changed);
            }
        }
    }

    /// The boot catalog of an image (El Torito 2.0).
    fn catalog_of(image: &[u8]) -> Option<&[u8]> {
        let record = (17..32).find(|sector| image[sector * SECTOR..].starts_with(b"\0CD001\x01EL TORITO"))?;
        let at = u32_at(image, record * SECTOR + 71) * SECTOR;
        image.get(at..at + SECTOR)
    }

    /// Positions of entries in a catalog: the initial one, and those of each section.
    fn entries(catalog: &[u8]) -> Vec<usize> {
        let mut entries = vec![32];
        let mut at = 64;
        while matches!(catalog.get(at), Some(0x90 | 0x91)) {
            let count = u16_at(catalog, at + 2);
            let is_last = catalog[at] == 0x91;
            for _ in 0..count {
                at += 32;
                entries.push(at);
                while catalog.get(at + 32) == Some(&0x44) {
                    at += 32;
                }
            }
            at += 32;
            if is_last {
                break;
            }
        }
        entries
    }

    /// The entries keep everything but the sectors of their images, and the images everything but their own addresses.
    fn catalog(&self, found: &mut Vec<String>) {
        let (Some(old), Some(new)) = (Self::catalog_of(self.old), Self::catalog_of(self.new)) else {
            if Self::catalog_of(self.old).is_some() != Self::catalog_of(self.new).is_some()
                && !self.is_told("Boot catalog")
            {
                found.push("the boot catalog came or went".into());
            }
            return;
        };
        let entries = Self::entries(old);
        let owner = |at: &usize| entries.iter().position(|entry| (entry + 8..entry + 12).contains(at));
        let is_owned = |at: &usize| owner(at).is_some_and(|number| self.is_told(&format!("Boot image {}", number + 1)));
        report(found, "the boot catalog", (0..SECTOR).filter(|at| old[*at] != new[*at] && !is_owned(at)));
        for (number, entry) in entries.into_iter().enumerate() {
            let name = format!("Boot image {}", number + 1);
            let length = (u16_at(old, entry + 6) * 512).max(SECTOR);
            let image = |image: &'_ [u8], catalog: &[u8]| {
                let at = u32_at(catalog, entry + 8) * SECTOR;
                image[at.min(image.len())..(at + length).min(image.len())].to_vec()
            };
            let (before, after) = (image(self.old, old), image(self.new, new));
            let is_told = self.decisions.iter().any(|line| {
                line.outcome == Outcome::Patched && line.what.starts_with(&name) && line.what.contains(": ")
            });
            let is_owned = |at: &usize| is_told && ADDRESSES.iter().any(|field| field.contains(at));
            let changed = (0..before.len().min(after.len())).filter(|at| before[*at] != after[*at] && !is_owned(at));
            report(found, &name, changed);
        }
    }

    /// The partitions of all tables in the system area.
    fn parts(image: &[u8]) -> Vec<Part> {
        let mut parts = Vec::new();
        if image[510..512] == [0x55, 0xAA] {
            for number in 1..=4 {
                let at = 430 + 16 * number;
                let (start, count) = (u32_at(image, at + 8) * 512, u32_at(image, at + 12) * 512);
                if count > 0 && image[at + 4] != 0xEE {
                    parts.push((format!("MBR partition {number}"), start..start + count));
                }
            }
        }
        if image[512..].starts_with(b"EFI PART") {
            let (at, size) = (u32_at(image, 512 + 72) * 512, u32_at(image, 512 + 84));
            for number in 1..=u32_at(image, 512 + 80) {
                let entry = &image[at + size * (number - 1)..][..size];
                if entry[..16] != [0; 16] {
                    let range = u32_at(entry, 32) * 512..(u32_at(entry, 40) + 1) * 512;
                    parts.push((format!("GPT partition {number}"), range));
                }
            }
        }
        if image[508..510] == [0xDA, 0xBE] {
            let cylinder = (usize::from(image[436]) << 8 | usize::from(image[437]))
                * (usize::from(image[438]) << 8 | usize::from(image[439]))
                * 512;
            for number in 1..=8 {
                let (start, count) = (big_u32_at(image, 436 + 8 * number), big_u32_at(image, 440 + 8 * number));
                if count > 0 {
                    let start = start * cylinder;
                    parts.push((format!("Sun disk label partition {number}"), start..start + count * 512));
                }
            }
        }
        parts
    }

    /// Whether a partition covers the volume, or fills what is between others.
    fn is_volume(image: &[u8], range: &Range<usize>) -> bool {
        range.contains(&(u32_at(image, 16 * SECTOR + 158) * SECTOR))
    }

    /// Partitions with data of their own have the bytes that they had, unless their line says otherwise.
    fn partitions(&self, found: &mut Vec<String>) {
        let after = Self::parts(self.new);
        for (name, old) in Self::parts(self.old) {
            let Some((_, new)) = after.iter().find(|(other, _)| *other == name) else {
                if !self.is_dropped(&name) {
                    found.push(format!("{name} is gone without a line"));
                }
                continue;
            };
            if new.end > self.new.len() {
                found.push(format!("{name} reaches behind the end"));
                continue;
            }
            if old != *new && !self.is_told(&name) {
                found.push(format!("{name} moved without a line"));
            }
            // Gaps between partitions have no data of their own.
            if self.is_gap(&name) {
                continue;
            }
            // One from the start is the image, also where it ends before what another session added.
            if old.start == 0 || Self::is_volume(self.old, &old) || old.end > self.old.len() {
                if !Self::is_volume(self.new, new) {
                    found.push(format!("{name} no longer covers the tree"));
                }
                let ends = (old.end == self.old.len(), new.end == self.new.len());
                if ends == (true, false) {
                    found.push(format!("{name} no longer ends with the image"));
                }
                continue;
            }
            // Data is compared as far as both have it: what is at its end may be padding.
            let length = old.len().min(new.len());
            let is_padding = |bytes: &[u8]| bytes.iter().all(|byte| *byte == 0);
            let (before, now) = (&self.old[old.clone()], &self.new[new.clone()]);
            if before[..length] != now[..length] || !is_padding(&before[length..]) {
                found.push(format!("{name} has other bytes"));
            }
        }
    }

    /// Whether a partition only fills what is between others: xorriso names it so in the GPT, and gives it type 0xCD in the
    /// MBR if it isn't the first.
    fn is_gap(&self, name: &str) -> bool {
        let number = |prefix: &str| Some(name.strip_prefix(prefix)?.parse::<usize>().unwrap());
        let in_gpt = number("GPT partition ").is_some_and(|number| {
            let (at, size) = (u32_at(self.old, 512 + 72) * 512, u32_at(self.old, 512 + 84));
            self.old[at + size * (number - 1) + 56..].starts_with(b"G\0a\0p\0")
        });
        let in_mbr = number("MBR partition ").is_some_and(|number| number > 1 && self.old[434 + 16 * number] == 0xCD);
        in_gpt || in_mbr
    }

    /// What follows the volume is a partition, the backup of the GPT, or zeros.
    fn end(&self, found: &mut Vec<String>) {
        let volume = u32_at(self.new, 16 * SECTOR + 80) * SECTOR;
        let parts = Self::parts(self.new);
        let backup = match self.new[512..].starts_with(b"EFI PART") {
            true => (u32_at(self.new, 512 + 80) * u32_at(self.new, 512 + 84)).next_multiple_of(512) + 512,
            false => 0,
        };
        let end = self.new.len() - backup;
        let is_part =
            |at: &usize| parts.iter().any(|(_, range)| range.contains(at) && !Self::is_volume(self.new, range));
        let rest = (volume.min(end)..end).filter(|at| self.new[*at] != 0 && !is_part(at));
        // With the other file system kept, the descriptor of this one may say less.
        let is_old = |at: &usize| self.old.get(*at) == Some(&self.new[*at]);
        report(found, "the bytes behind the volume", rest.filter(|at| !is_old(at)));
    }
}

fn report(found: &mut Vec<String>, what: &str, bytes: impl Iterator<Item = usize>) {
    let some: Vec<usize> = bytes.take(12).collect();
    if !some.is_empty() {
        found.push(format!("bytes {some:?} of {what} changed without a line"));
    }
}

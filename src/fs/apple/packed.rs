//! A file with two forks as other computers keep it: its forks by themselves, AppleDouble (RFC 1740) and MacBinary III.

use crate::fs::Variant;
use crate::sector::subchannel::crc;
use crate::source::{Recipe, Segment};

/// Name of the variant that is the data fork.
const DATA: &str = "data";
/// Name of the variant that is the resource fork.
const RESOURCE: &str = "resource";
/// Name of the variant in AppleDouble.
const DOUBLE: &str = "appledouble";
/// Name of the variant in MacBinary.
const BINARY: &str = "macbinary";

/// Bytes of an AppleDouble file before the resource fork: header, two entries, Finder information.
const DOUBLE_HEAD: u64 = 82;

/// Bytes of a header of MacBinary, and the unit that forks are filled up to.
const BINARY_BLOCK: u64 = 128;

/// Bytes of a name in MacBinary.
const BINARY_NAME: usize = 63;

/// A file of the Macintosh.
pub(in super::super) struct MacFile {
    /// Its name, in the character set of the Macintosh.
    pub(in super::super) name: Vec<u8>,
    /// Type, creator and what else the Finder records, as on the volume.
    pub(in super::super) finder: [u8; 32],
    /// Bytes of the data fork by its own account.
    pub(in super::super) data_size: u64,
    /// Bytes of the resource fork by its own account.
    pub(in super::super) resource_size: u64,
    /// The data fork as far as the image has it.
    pub(in super::super) data: Recipe,
    /// The resource fork as far as the image has it.
    pub(in super::super) resource: Recipe,
    /// Seconds since 1904.
    pub(in super::super) created: u32,
    /// Seconds since 1904.
    pub(in super::super) modified: u32,
    /// Whether it may not be changed.
    pub(in super::super) is_locked: bool,
}

impl MacFile {
    /// The ways to save it, the first being its data fork; none if there is nothing besides that.
    pub(in super::super) fn variants(&self) -> Vec<Variant> {
        let has_finder = self.finder.iter().any(|byte| *byte != 0);
        if self.resource_size == 0 && !has_finder {
            return Vec::new();
        }
        let variant = |id, name, size, affixes| Variant { id, name, size, affixes };
        let mut all = vec![variant(DATA, "Data fork", self.data_size, ["", ""])];
        if self.resource_size > 0 {
            all.push(variant(RESOURCE, "Resource fork", self.resource_size, ["", ".rsrc"]));
        }
        // What holds both forks would hide that a part of one is missing.
        if self.is_complete() {
            let size = DOUBLE_HEAD.saturating_add(self.resource_size);
            all.push(variant(DOUBLE, "AppleDouble: resource fork and Finder information", size, ["._", ""]));
            let binary = self.binary().map(|binary| binary.len());
            all.extend(binary.map(|size| variant(BINARY, "MacBinary: both forks", size, ["", ".bin"])));
        }
        all
    }

    /// The file in one of those ways.
    pub(in super::super) fn body_as(&self, variant: &str) -> Option<Recipe> {
        match variant {
            DATA => Some(self.data.clone()),
            RESOURCE => Some(self.resource.clone()),
            DOUBLE => self.is_complete().then(|| self.double()),
            BINARY => self.binary().filter(|_| self.is_complete()),
            _ => None,
        }
    }

    fn is_complete(&self) -> bool {
        self.data.len() == self.data_size && self.resource.len() == self.resource_size
    }

    /// AppleDouble, version 2: the Finder information (entry 9) and the resource fork (entry 2).
    fn double(&self) -> Recipe {
        let mut head = Vec::new();
        head.extend_from_slice(&0x0005_1607_u32.to_be_bytes());
        head.extend_from_slice(&0x0002_0000_u32.to_be_bytes());
        head.extend_from_slice(&[0; 16]);
        head.extend_from_slice(&2_u16.to_be_bytes());
        let length = u32::try_from(self.resource.len()).unwrap_or(u32::MAX);
        for number in [9, 50, 32, 2, 82, length] {
            head.extend_from_slice(&number.to_be_bytes());
        }
        head.extend_from_slice(&self.finder);
        let mut recipe = Recipe::default();
        recipe.push_bytes(head);
        recipe.append(&self.resource);
        recipe
    }

    /// MacBinary III; `None` if a fork is larger than it can say.
    fn binary(&self) -> Option<Recipe> {
        let length = |size: u64| u32::try_from(size).ok().filter(|size| size.leading_zeros() > 0);
        let (data, resource) = (length(self.data_size)?, length(self.resource_size)?);
        let name = self.name.get(..BINARY_NAME).unwrap_or(&self.name);
        let [flags_high, flags_low] = [self.finder[8], self.finder[9]];
        let mut head = vec![0, u8::try_from(name.len()).ok()?];
        head.extend_from_slice(name);
        head.resize(65, 0);
        head.extend_from_slice(&self.finder[..8]);
        head.extend_from_slice(&[flags_high, 0]);
        // The place of the icon and the number of its window.
        head.extend_from_slice(&self.finder[10..16]);
        head.extend_from_slice(&[u8::from(self.is_locked), 0]);
        for number in [data, resource, self.created, self.modified] {
            head.extend_from_slice(&number.to_be_bytes());
        }
        head.extend_from_slice(&[0, 0, flags_low]);
        head.extend_from_slice(b"mBIN");
        // Script of the name and the extended flags.
        head.extend_from_slice(&self.finder[24..26]);
        head.resize(122, 0);
        head.extend_from_slice(&[130, 129]);
        let code = crc(&head);
        head.extend_from_slice(&code.to_be_bytes());
        head.extend_from_slice(&[0, 0]);
        let mut recipe = Recipe::default();
        recipe.push_bytes(head);
        for fork in [&self.data, &self.resource] {
            recipe.append(fork);
            let end = recipe.len().next_multiple_of(BINARY_BLOCK);
            recipe.push(Segment::Zeros(end.saturating_sub(recipe.len())));
        }
        Some(recipe)
    }
}

//! Formats for a file with two forks on other systems: separate forks, AppleDouble (RFC 1740), MacBinary III.

use crate::fs::Variant;
use crate::sector::subchannel::crc;
use crate::source::{Recipe, Segment};

/// Id of the variant with the data fork.
const DATA: &str = "data";
/// Id of the variant with the resource fork.
const RESOURCE: &str = "resource";
/// Id of the AppleDouble variant.
const DOUBLE: &str = "appledouble";
/// Id of the MacBinary variant.
const BINARY: &str = "macbinary";

/// Bytes of an AppleDouble file before the resource fork: header, two entries, Finder information.
const DOUBLE_HEAD: u64 = 82;

/// Size of a MacBinary header in bytes; forks are padded to a multiple of it.
const BINARY_BLOCK: u64 = 128;

/// Longest name in MacBinary, in bytes.
const BINARY_NAME: usize = 63;

/// A Macintosh file.
pub(in super::super) struct MacFile {
    /// Name in Mac OS Roman.
    pub(in super::super) name: Vec<u8>,
    /// Finder information as recorded on the volume.
    pub(in super::super) finder: [u8; 32],
    /// Recorded size of the data fork in bytes.
    pub(in super::super) data_size: u64,
    /// Recorded size of the resource fork in bytes.
    pub(in super::super) resource_size: u64,
    /// The data fork, as far as the image contains it.
    pub(in super::super) data: Recipe,
    /// The resource fork, as far as the image contains it.
    pub(in super::super) resource: Recipe,
    /// Seconds since 1904.
    pub(in super::super) created: u32,
    /// Seconds since 1904.
    pub(in super::super) modified: u32,
    /// Whether the file is locked.
    pub(in super::super) is_locked: bool,
}

impl MacFile {
    /// The variants to save, the data fork first; empty if there is only a data fork.
    pub(in super::super) fn variants(&self) -> Vec<Variant> {
        let has_finder = self.finder.iter().any(|byte| *byte != 0);
        if self.resource_size == 0 && !has_finder {
            return Vec::new();
        }
        let mut all = vec![Variant::known(DATA, "Data fork", self.data_size, ["", ""])];
        if self.resource_size > 0 {
            all.push(Variant::known(RESOURCE, "Resource fork", self.resource_size, ["", ".rsrc"]).as_stream());
        }
        // A file with both forks would hide that part of one is missing.
        if self.is_complete() {
            let size = DOUBLE_HEAD.saturating_add(self.resource_size);
            all.push(Variant::known(DOUBLE, "AppleDouble: resource fork and Finder information", size, ["._", ""]));
            let binary = self.binary().map(|binary| binary.len());
            all.extend(binary.map(|size| Variant::known(BINARY, "MacBinary: both forks", size, ["", ".bin"])));
        }
        all
    }

    /// The file as one of its variants.
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

    /// Makes AppleDouble version 2: Finder information (entry 9) and the resource fork (entry 2).
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

    /// Makes MacBinary III; `None` if a fork exceeds its 32-bit sizes.
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
        // Icon position and window number.
        head.extend_from_slice(&self.finder[10..16]);
        head.extend_from_slice(&[u8::from(self.is_locked), 0]);
        for number in [data, resource, self.created, self.modified] {
            head.extend_from_slice(&number.to_be_bytes());
        }
        head.extend_from_slice(&[0, 0, flags_low]);
        head.extend_from_slice(b"mBIN");
        // Script of the name, extended flags.
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

//! What programs of GRUB 2 have built in: the directory where they look for their files, and a configuration.

use std::ops::Range;

use zerocopy::{FromBytes, Immutable, KnownLayout, Unaligned};

use super::configuration::Language;
use super::efi::PeImage;
use crate::bytes::integers::{Le32, Le64};
use crate::bytes::text::field_text;
use crate::codec::BlockCodec;
use crate::error::Result;
use crate::limits;
use crate::source::Source;

/// Section of a program for UEFI with the modules (`grub-mkimage`).
const SECTION: [u8; 8] = *b"mods\0\0\0\0";

/// `struct grub_module_info` begins like this (include/grub/kernel.h).
const MAGIC: &[u8; 4] = b"mimg";

/// Types of modules that are text (`enum grub_module_type`).
const CONFIGURATION: u32 = 2;
const PREFIX: u32 = 3;

/// Where the part that unpacks the rest begins: behind the beginnings for a disc (`cdboot.img`) and a disk
/// (`diskboot.img`), or behind the latter alone.
const UNPACKERS: [usize; 2] = [2560, 512];

/// Head of a list of modules for computers with 32 bits, and for those with 64.
#[derive(FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct Modules32 {
    magic: [u8; 4],
    offset: Le32,
    size: Le32,
}

#[derive(FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct Modules64 {
    magic: [u8; 4],
    padding: [u8; 4],
    offset: Le64,
    size: Le64,
}

/// Head of a module, which its size counts in.
#[derive(FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct Module {
    kind: Le32,
    size: Le32,
}

/// Sizes that the part that unpacks the rest holds (include/grub/offsets.h).
#[derive(FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct Packed {
    code: [u8; 8],
    packed: Le32,
    unpacked: Le32,
}

/// What a program has built in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Embedded {
    /// The directory of its files, as in `/boot/grub`, without a device.
    pub prefix: Option<String>,
    /// Its configuration.
    pub configuration: Option<String>,
}

impl Embedded {
    /// What a program for UEFI has built in; `None` if it is not one of GRUB.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn of_uefi(program: &Source) -> Result<Option<Self>> {
        let Some(range) = PeImage::read(program)?.and_then(|image| image.section(&SECTION)) else { return Ok(None) };
        let head = program.read_up_to(range.start, size_of::<Modules64>())?;
        let long = Modules64::read_from_prefix(&head).ok().filter(|(modules, _)| modules.magic == *MAGIC);
        let long = long.map(|(modules, _)| (modules.offset.get(), modules.size.get()));
        // Without padding after the magic number, it is the form of 32 bits.
        let is_padded = head.get(4..8) == Some(&[0; 4]);
        let short = Modules32::read_from_prefix(&head).ok().filter(|(modules, _)| modules.magic == *MAGIC);
        let short = short.map(|(modules, _)| (modules.offset.get().into(), modules.size.get().into()));
        let sizes = if is_padded { long } else { short };
        let Some((offset, size)) = sizes else { return Ok(None) };
        let end = range.start.saturating_add(size).min(range.end);
        Self::read(program, range.start.saturating_add(offset)..end).map(Some)
    }

    /// What a boot image for BIOS has built in, which it has packed; `None` if it is not one of GRUB.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn of_bios(image: &Source) -> Result<Option<Self>> {
        if image.len() > limits::GRUB_BYTES {
            return Ok(None);
        }
        let bytes = image.read_up_to(0, usize::try_from(image.len()).unwrap_or(0))?;
        let Some(unpacked) = UNPACKERS.into_iter().find_map(|at| unpacked(&bytes, at)) else { return Ok(None) };
        let list = |at: usize| {
            let (modules, _) = Modules32::read_from_prefix(unpacked.get(at..)?).ok()?;
            let end = at.checked_add(usize::try_from(modules.size.get()).ok()?)?;
            let start = at.checked_add(usize::try_from(modules.offset.get()).ok()?)?;
            (modules.magic == *MAGIC && start < end && end <= unpacked.len()).then_some(start as u64..end as u64)
        };
        let places = unpacked.windows(MAGIC.len()).enumerate().filter(|(_, word)| *word == MAGIC).map(|(at, _)| at);
        let Some(range) = places.into_iter().find_map(list) else { return Ok(None) };
        Self::read(&Source::from_bytes(unpacked), range).map(Some)
    }

    /// Reads the modules in a range.
    fn read(content: &Source, range: Range<u64>) -> Result<Self> {
        let mut found = Self::default();
        let mut at = range.start;
        for _ in 0..limits::GRUB_MODULES {
            let head = content.read_up_to(at, size_of::<Module>())?;
            let Ok(module) = Module::read_from_bytes(&head) else { break };
            let size = u64::from(module.size.get());
            if at >= range.end || size <= size_of::<Module>() as u64 {
                break;
            }
            let text = || -> Result<String> {
                let len = usize::try_from(size).unwrap_or(0).saturating_sub(size_of::<Module>());
                let bytes = content.read_up_to(
                    at.saturating_add(size_of::<Module>() as u64),
                    len.min(limits::BOOT_CONFIGURATION_BYTES),
                )?;
                Ok(field_text(&bytes))
            };
            match module.kind.get() {
                CONFIGURATION => found.configuration = Some(text()?),
                PREFIX => found.prefix = Some(path(&text()?).to_owned()),
                _ => {}
            }
            at = at.saturating_add(size);
        }
        Ok(found)
    }

    /// Paths of the configurations that it goes on with, each once: in its directory, and what the built-in configuration
    /// names or searches for.
    #[must_use]
    pub fn configurations(&self) -> Vec<String> {
        let prefix = self.prefix.as_deref().unwrap_or("/boot/grub");
        let text = self.configuration.as_deref().unwrap_or_default();
        let mut found = vec![format!("{prefix}/grub.cfg")];
        for line in text.lines() {
            let mut words = line.split_whitespace();
            match words.next() {
                Some("search" | "search.file") => {
                    found.extend(words.filter(|word| word.starts_with('/')).map(str::to_owned))
                }
                Some("set") => {
                    let prefix = words.next().and_then(|word| word.strip_prefix("prefix="));
                    found.extend(prefix.map(|prefix| format!("{}/grub.cfg", path(prefix.trim_matches(['"', '\''])))));
                }
                _ => {}
            }
        }
        let named = Language::Grub.named(text, prefix).into_iter().filter(|named| named.is_configuration);
        found.extend(named.map(|named| named.path));
        let mut seen: Vec<String> = Vec::new();
        for path in found {
            if !seen.contains(&path) {
                seen.push(path);
            }
        }
        seen
    }
}

/// A path without the device before it.
fn path(path: &str) -> &str {
    path.split_once(')').map_or(path, |(_, path)| path)
}

/// What the part at this place unpacks, which is at the end of the image.
fn unpacked(bytes: &[u8], at: usize) -> Option<Vec<u8>> {
    let (sizes, rest) = Packed::read_from_prefix(bytes.get(at..)?).ok()?;
    let (packed, len) = (usize::try_from(sizes.packed.get()).ok()?, usize::try_from(sizes.unpacked.get()).ok()?);
    let is_possible = packed > 0 && packed <= rest.len() && len > packed && len as u64 <= limits::GRUB_BYTES;
    let from = bytes.len().checked_sub(packed).filter(|_| is_possible)?;
    let mut out = vec![0; len];
    let made = BlockCodec::RawLzma.unpack(bytes.get(from..)?, &mut out).ok()?;
    (made == len).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Modules as `grub-mkimage` writes them, by the structures of its kernel.h.
    fn modules(head: &[u8]) -> Vec<u8> {
        let mut bytes = head.to_vec();
        for (kind, text) in [
            (0_u32, "\x7FELF"),
            (
                2,
                "search --file --set=root /.disk/info\nset prefix=($root)/grub2\n\
            source $prefix/more.cfg\nconfigfile (cd0)/last.cfg\0\0",
            ),
            (3, "(cd0)/boot/grub\0"),
        ] {
            bytes.extend(kind.to_le_bytes());
            bytes.extend(u32::try_from(8 + text.len()).unwrap().to_le_bytes());
            bytes.extend(text.bytes());
        }
        bytes
    }

    #[test]
    fn modules_are_read_up_to_their_end() {
        let bytes = modules(&[]);
        let source = Source::from_bytes(bytes.clone());
        let found = Embedded::read(&source, 0..bytes.len() as u64).unwrap();
        assert_eq!(found.prefix.as_deref(), Some("/boot/grub"));
        let paths = ["/boot/grub/grub.cfg", "/.disk/info", "/grub2/grub.cfg", "/boot/grub/more.cfg", "/last.cfg"];
        assert_eq!(found.configurations(), paths);
        assert_eq!(Embedded::read(&source, 0..4).unwrap().configuration, None);
        let mut damaged = bytes.clone();
        damaged[4..8].fill(0);
        assert_eq!(Embedded::read(&Source::from_bytes(damaged), 0..bytes.len() as u64).unwrap(), Embedded::default());
    }

    #[test]
    fn other_images_have_nothing_built_in() {
        for bytes in [vec![], vec![0; 5000], vec![0xFF; 5000], (0..5000_u32).map(|at| (at % 251) as u8).collect()] {
            let source = Source::from_bytes(bytes);
            assert_eq!(Embedded::of_bios(&source).unwrap(), None);
            assert_eq!(Embedded::of_uefi(&source).unwrap(), None);
        }
    }
}

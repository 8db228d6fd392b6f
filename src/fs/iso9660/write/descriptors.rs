//! Volume descriptors (ECMA-119 8) as they are written.

use zerocopy::{FromZeros, IntoBytes};

use super::identifiers::Naming;
use super::options::Options;
use super::text_field::TextField;
use super::tree::Tree;
use crate::bytes::integers::{Both16, Both32};
use crate::fs::iso9660::joliet;
use crate::fs::iso9660::layout::{
    DescriptorHead, DirectoryRecord, LongDate, STANDARD_IDENTIFIER, ShortDate, VolumeDescriptor, descriptor_type,
    file_flags,
};
use crate::fs::iso9660::record::HEAD;

/// Size of a descriptor in bytes.
const SECTOR: usize = 2048;

/// Offset and value of the mark in the application use of a CD-ROM XA disc (System Description CD-ROM XA, II.2.5).
const XA_MARK: (usize, &[u8]) = (141, b"CD-XA001");

const fn head(kind: u8, version: u8) -> DescriptorHead {
    DescriptorHead {
        volume_descriptor_type: kind,
        standard_identifier: STANDARD_IDENTIFIER,
        volume_descriptor_version: version,
    }
}

/// Makes the descriptor of a tree, for a volume of `space` sectors.
pub(super) fn of_tree(tree: &Tree, options: &Options, space: u32) -> Vec<u8> {
    let mut descriptor = VolumeDescriptor::new_zeroed();
    descriptor.head = match tree.naming {
        Naming::Ecma119(_) => head(descriptor_type::PRIMARY, 1),
        Naming::Enhanced => head(descriptor_type::SUPPLEMENTARY, 2),
        Naming::Joliet(_) => head(descriptor_type::SUPPLEMENTARY, 1),
    };
    if let Naming::Joliet(_) = tree.naming {
        // UCS-2 level 3.
        fill(&mut descriptor.escape_sequences, b"%/E", &[0]);
        if let Some(recorded) = &options.recorded_joliet {
            fill(&mut descriptor.escape_sequences, recorded.escape_sequences(), &[0]);
            fill(&mut descriptor.application_use, recorded.application_use(), &[0]);
        }
    }
    let root = tree.places.directory(0);
    descriptor.volume_space_size = Both32::new(space);
    descriptor.volume_set_size = Both16::new(1);
    descriptor.volume_sequence_number = Both16::new(1);
    descriptor.logical_block_size = Both16::new(2048);
    descriptor.path_table_size = Both32::new(u32::try_from(tree.path_table_size).unwrap_or(u32::MAX));
    let [type_l, type_m] = tree.places.path_tables;
    descriptor.type_l_path_table = type_l.into();
    descriptor.type_m_path_table = type_m.into();
    descriptor.root_directory_record = DirectoryRecord {
        length: u8::try_from(HEAD.saturating_add(1)).unwrap_or(0),
        extended_attribute_record_length: 0,
        location_of_extent: Both32::new(root.sector),
        data_length: Both32::new(u32::try_from(root.length).unwrap_or(u32::MAX)),
        recording_date_and_time: ShortDate::of(options.dates.creation),
        file_flags: file_flags::DIRECTORY,
        file_unit_size: 0,
        interleave_gap_size: 0,
        volume_sequence_number: Both16::new(1),
        length_of_file_identifier: 1,
    };
    texts(&mut descriptor, tree.naming, options);
    dates(&mut descriptor, options);
    descriptor.file_structure_version = if tree.naming == Naming::Enhanced { 2 } else { 1 };
    if let Naming::Ecma119(_) = tree.naming {
        let field = descriptor.application_use.iter_mut();
        field.zip(&options.application_use).for_each(|(to, from)| *to = *from);
    }
    if tree.xa {
        let (at, mark) = XA_MARK;
        let field = descriptor.application_use.iter_mut().skip(at);
        field.zip(mark).for_each(|(to, from)| *to = *from);
    }
    descriptor.as_bytes().to_vec()
}

fn texts(descriptor: &mut VolumeDescriptor, naming: Naming, options: &Options) {
    for field in TextField::ALL {
        let text = options.texts.get(field);
        let recorded = || options.recorded_joliet.as_ref()?.text(field, &options.texts);
        match naming {
            Naming::Joliet(_) => {
                if let Some(recorded) = recorded() {
                    fill(field.of_mut(descriptor), recorded, &[0]);
                    continue;
                }
                fill(field.of_mut(descriptor), &joliet::encode(&String::from_utf8_lossy(text)), b"\0 ");
            }
            Naming::Ecma119(_) | Naming::Enhanced => fill(field.of_mut(descriptor), text, b" "),
        }
    }
}

fn dates(descriptor: &mut VolumeDescriptor, options: &Options) {
    descriptor.creation = LongDate::of(options.dates.creation);
    descriptor.modification = LongDate::of(options.dates.modification);
    descriptor.expiration = options.dates.expiration.map_or(LongDate::NONE, LongDate::of);
    descriptor.effective = options.dates.effective.map_or(LongDate::NONE, LongDate::of);
}

/// Makes the Volume Descriptor Set Terminator (8.3).
pub(super) fn terminator() -> Vec<u8> {
    let mut bytes = head(descriptor_type::TERMINATOR, 1).as_bytes().to_vec();
    bytes.resize(SECTOR, 0);
    bytes
}

/// Writes as many whole characters of a text into a field as fit, and fills the rest with blanks. With characters of
/// two bytes, a field of odd length ends with a zero, as Joliet requires.
fn fill(field: &mut [u8], text: &[u8], blank: &[u8]) {
    field.fill(0);
    let characters = text.chunks_exact(blank.len()).chain(std::iter::repeat(blank));
    for (to, from) in field.chunks_exact_mut(blank.len()).zip(characters) {
        to.copy_from_slice(from);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_filled_with_blanks_of_their_characters() {
        let mut field = [0xFF; 7];
        fill(&mut field, b"abc", b" ");
        assert_eq!(&field, b"abc    ");
        fill(&mut field, b"\0a\0b\0c\0d", b"\0 ");
        assert_eq!(&field, b"\0a\0b\0c\0");
        fill(&mut field, b"\0a", b"\0 ");
        assert_eq!(&field, b"\0a\0 \0 \0");
    }
}

//! Facts about Windows images and files in them.

use zerocopy::{FromBytes, IntoBytes};

use super::archive::Archive;
use super::layout::{Header, flag};
use super::tree::Item;
use super::xml::Description;
use crate::bytes::hex::{digits, guid};
use crate::bytes::integers::Le32;
use crate::facts::{Facts, Field, Region, Value, field, set_bits};

const GUID: Value = Value::Shown(|bytes| bytes.first_chunk().map(guid));

const FLAGS: Value = Value::Shown(|bytes| {
    let names = [
        (flag::PACKED, "packed"),
        (flag::READ_ONLY, "read-only"),
        (flag::SPLIT, "split"),
        (flag::XPRESS, "XPRESS"),
        (flag::LZX, "LZX"),
        (flag::LZMS, "LZMS"),
    ];
    set_bits(Le32::read_from_bytes(bytes).ok()?.get(), &names).or_else(|| Some("none".into()))
});

const HEADER: &[Field] = &[
    field!(Header, flags, "Flags", "", FLAGS),
    field!(Header, chunk_size, "Chunk size", "", Value::Le32(" bytes")),
    field!(Header, guid, "GUID", "", GUID),
    field!(Header, part, "Part", "", Value::Le16("")),
    field!(Header, parts, "Parts", "", Value::Le16("")),
    field!(Header, images, "Images", "", Value::Le32("")),
    field!(Header, boot_image, "Image to start", "", Value::Le32("")),
];

/// Facts about the header and an image's description.
pub(super) fn image(archive: &Archive, description: &Description) -> Vec<Facts> {
    let mut header = Facts::new("WIM header");
    let region = Region { content: &archive.file, at: 0, bytes: archive.header.as_bytes() };
    header.add_fields(HEADER, &region, |_| String::new());
    header.add("Contents", archive.blobs.count().to_string());
    let mut image = Facts::new(format!("Image {}", description.index));
    if !description.name.is_empty() {
        image.add("Name", description.name.clone());
    }
    for (label, value) in &description.others {
        image.add(*label, value.clone());
    }
    vec![header, image]
}

/// Facts about a file.
pub(super) fn item(archive: &Archive, item: &Item) -> Facts {
    let mut facts = Facts::new("WIM directory entry");
    facts.add("Attributes", format!("{:#010x}", item.dentry.attributes.get()));
    if !item.short_name.is_empty() {
        facts.add("Short name", item.short_name.clone());
    }
    let mut content = |label: String, sha1: &[u8; 20]| {
        let size = archive.blobs.size(sha1).map_or_else(|| "not there".to_owned(), |size| format!("{size} bytes"));
        facts.add(label, format!("{size}, SHA-1 {}", digits(sha1)));
    };
    if let Some(sha1) = item.content() {
        content("Content".to_owned(), &sha1);
    }
    for (name, sha1) in item.named() {
        content(format!("Stream “{name}”"), sha1);
    }
    facts
}

//! The text that lists the parts of a VMware disk (“Virtual Disk Format 5.0”, The Descriptor File).

use crate::bytes::text;
use crate::error::Result;
use crate::limits;
use crate::source::{Source, TextFile};

/// First line of a descriptor.
const TITLE: &str = "# Disk DescriptorFile";

/// A disk as its descriptor describes it.
#[derive(Debug, Default)]
pub(super) struct Descriptor {
    pub(super) id: Option<u32>,
    pub(super) parent: Option<u32>,
    pub(super) parent_name: Option<String>,
    pub(super) create_type: String,
    pub(super) extents: Vec<Extent>,
}

/// A part of the disk.
#[derive(Debug)]
pub(super) struct Extent {
    pub(super) sectors: u64,
    pub(super) kind: String,
    pub(super) name: String,
    /// Sector of the file at which the part begins.
    pub(super) start: u64,
}

impl Descriptor {
    /// Reads a descriptor; `None` if the bytes aren't one.
    pub(super) fn read(content: &Source) -> Result<Option<Self>> {
        let len = usize::try_from(content.len().min(limits::SHEET_BYTES)).unwrap_or(0);
        let head = content.read_up_to(0, len.min(512))?;
        if !is_title(&head) {
            return Ok(None);
        }
        let mut bytes = content.read_up_to(0, len)?;
        // In a sparse file, zeros follow the descriptor.
        bytes.truncate(bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len()));
        let text = TextFile::new(&bytes, text::guess_document(&bytes), content);
        Ok(Some(Self::of(&text.text)))
    }

    fn of(text: &str) -> Self {
        let mut descriptor = Self::default();
        for line in text.lines().map(str::trim).filter(|line| !line.starts_with('#')) {
            if let Some(extent) = Extent::of(line) {
                if descriptor.extents.len() < limits::DISK_PARTS {
                    descriptor.extents.push(extent);
                }
                continue;
            }
            let Some((key, value)) = line.split_once('=') else { continue };
            let value = value.trim().trim_matches('"');
            let number = || u32::from_str_radix(value, 16).ok().filter(|id| *id != u32::MAX);
            match text::lower(key.trim()).as_str() {
                "cid" => descriptor.id = number(),
                "parentcid" => descriptor.parent = number(),
                "parentfilenamehint" => descriptor.parent_name = Some(value.to_owned()),
                "createtype" => descriptor.create_type = value.to_owned(),
                _ => {}
            }
        }
        descriptor
    }

    /// The name of the parent's file without its folders.
    pub(super) fn parent_file(&self) -> Option<String> {
        let name = self.parent_name.as_ref()?;
        Some(name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned())
    }
}

impl Extent {
    /// A line as in `RW 4192256 SPARSE "disk-s001.vmdk"`.
    fn of(line: &str) -> Option<Self> {
        let (access, rest) = line.split_once(char::is_whitespace)?;
        if !["RW", "RDONLY", "NOACCESS"].iter().any(|known| access.eq_ignore_ascii_case(known)) {
            return None;
        }
        let (sectors, rest) = rest.trim_start().split_once(char::is_whitespace)?;
        let rest = rest.trim_start();
        let (kind, rest) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let (name, start) = match rest.trim_start().strip_prefix('"') {
            Some(rest) => rest.split_once('"').unwrap_or((rest, "")),
            None => rest.trim_start().split_once(char::is_whitespace).unwrap_or((rest.trim_start(), "")),
        };
        let start = start.split_whitespace().next().and_then(|start| start.parse().ok()).unwrap_or(0);
        Some(Self { sectors: sectors.parse().ok()?, kind: kind.to_ascii_uppercase(), name: name.to_owned(), start })
    }
}

/// Whether bytes begin with the title, after blank lines and other comments.
fn is_title(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches('\u{FEFF}');
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let begins = |line: &str| line.get(..TITLE.len()).is_some_and(|start| start.eq_ignore_ascii_case(TITLE));
    lines.find(|line| !line.starts_with('#') || begins(line)).is_some_and(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_descriptor_is_read_however_it_is_written() {
        let text = "# made by hand\r\n\r\n# Disk DescriptorFile\r\nversion=1\r\nCID=0f1e2d3c\r\nparentCID=ffffffff\r\n\
                    CreateType = \"twoGbMaxExtentFlat\"\r\nrw 100 FLAT \"a b-f001.vmdk\" 63\r\nRDONLY 5 ZERO\r\n\
                    NOACCESS 7 sparse c.vmdk\r\nddb.adapterType = \"ide\"\r\n";
        let found = Descriptor::read(&Source::from_bytes(text.as_bytes())).unwrap().unwrap();
        assert_eq!(
            (found.id, found.parent, found.create_type.as_str()),
            (Some(0x0F1E_2D3C), None, "twoGbMaxExtentFlat")
        );
        let extents: Vec<_> = found
            .extents
            .iter()
            .map(|part| (part.sectors, part.kind.as_str(), part.name.as_str(), part.start))
            .collect();
        assert_eq!(extents, [(100, "FLAT", "a b-f001.vmdk", 63), (5, "ZERO", "", 0), (7, "SPARSE", "c.vmdk", 0)]);
    }

    #[test]
    fn other_texts_are_no_descriptor() {
        for text in ["", "# comment\n# another\n", "FILE \"a.bin\" BINARY\n", "Disk DescriptorFile"] {
            assert!(Descriptor::read(&Source::from_bytes(text.as_bytes())).unwrap().is_none(), "{text}");
        }
    }
}

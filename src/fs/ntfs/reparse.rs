//! Reparse points: files that refer to something else.

use zerocopy::FromBytes;

use super::layout::{LinkNames, ReparsePoint, WindowsOverlay, kind, tag};
use super::record::text;
use super::volume::{Node, Volume};
use crate::limits;

/// Contents of a reparse point.
pub(super) struct Reparse {
    pub(super) tag: u32,
    /// Target of a link, as recorded.
    pub(super) target: Option<String>,
    /// Compression of a file that Windows keeps compressed.
    pub(super) overlay: Option<WindowsOverlay>,
}

impl Reparse {
    /// The reparse point of a file, if it is one.
    pub(super) fn of(volume: &Volume, node: &Node) -> Option<Self> {
        let attribute = node.attribute(kind::REPARSE_POINT)?;
        let bytes = volume.value(attribute).into_source().read_up_to(0, limits::NTFS_REPARSE_BYTES).ok()?;
        let (head, data) = ReparsePoint::read_from_prefix(&bytes).ok()?;
        let data = data.get(..usize::from(head.length.get())).unwrap_or(data);
        let tag = head.tag.get();
        let target = match tag {
            // In a symbolic link, flags precede the names.
            tag::SYMLINK => names(data, 4),
            tag::MOUNT_POINT => names(data, 0),
            tag::LX_SYMLINK => data.get(4..).map(|path| String::from_utf8_lossy(path).into_owned()),
            _ => None,
        };
        let overlay = if tag == tag::OVERLAY { WindowsOverlay::read_from_prefix(data).ok() } else { None };
        Some(Self { tag, target, overlay: overlay.map(|(overlay, _)| overlay) })
    }

    /// Its type, for users.
    pub(super) fn name(&self) -> String {
        match self.tag {
            tag::MOUNT_POINT => "mount point or junction".to_owned(),
            tag::SYMLINK => "symbolic link".to_owned(),
            tag::LX_SYMLINK => "symbolic link of Linux".to_owned(),
            tag::OVERLAY => "file that Windows keeps compressed".to_owned(),
            tag::DEDUPLICATED => "file whose data is elsewhere (deduplication)".to_owned(),
            other if other & 0xFFFF_0FFF == 0x9000_001A => "file that is in a cloud".to_owned(),
            other => format!("{other:#010x}"),
        }
    }

    /// Whether the content is stored elsewhere.
    pub(super) const fn is_elsewhere(&self) -> bool {
        self.tag == tag::DEDUPLICATED || self.tag & 0xFFFF_0FFF == 0x9000_001A
    }
}

/// The name for display, or else the one that Windows uses. Names follow the locations after `before` bytes.
fn names(data: &[u8], before: usize) -> Option<String> {
    let (places, _) = LinkNames::read_from_prefix(data).ok()?;
    let names = data.get(size_of::<LinkNames>().saturating_add(before)..)?;
    let name = |offset: u16, length: u16| {
        let start = usize::from(offset);
        names.get(start..start.saturating_add(length.into())).map(text).filter(|name| !name.is_empty())
    };
    let shown = name(places.print_offset.get(), places.print_length.get());
    shown.or_else(|| name(places.substitute_offset.get(), places.substitute_length.get()))
}

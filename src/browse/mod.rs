//! Browsing views: sorted listings, the same path in another view, comparison of two views, the entry of a sector, and
//! the bytes of an image: its map.

pub mod byte_map;
mod byte_search;
mod compare;
mod joined;
mod listing;
mod same_path;
mod sector_entry;

pub use byte_search::{BytePattern, ByteSearch, Direction};
pub use compare::{Comparison, Difference, Equality, Pair, Reading, Which};
pub use joined::Joined;
pub use listing::{Listed, Listings, Order};
pub use same_path::{Trail, correct_sizes};
pub use sector_entry::entry_of_sector;

#[cfg(test)]
mod sample {
    //! A tree made of a table.

    use std::ops::Range;
    use std::rc::Rc;

    use crate::disc::{Origin, SECTOR_SIZE, Volume};
    use crate::error::Result;
    use crate::facts::Facts;
    use crate::findings::Findings;
    use crate::fs::{FileSystem, Label, Structure, ViewKind};
    use crate::source::{Recipe, Source};
    use crate::tree::{Entry, Kind, Name, NodeId};
    use crate::view::View;

    /// A file with its first sector and its size, or a directory with its number in the table.
    pub(super) enum What {
        File(u64, u64),
        Directory(u64),
    }

    struct Table {
        label: Label,
        directories: Vec<Vec<(&'static str, What)>>,
    }

    /// A view of a table of directories; the first is the root.
    pub(super) fn view(directories: Vec<Vec<(&'static str, What)>>) -> View {
        let content = Source::from_bytes(vec![0; 64 * 2048]);
        let volume = Volume { origin: Origin::Session(1), content, start: 0 };
        View::new("table".into(), 0, volume, Rc::new(Table { label: Label::default(), directories }))
    }

    impl Table {
        fn numbered(&self) -> impl Iterator<Item = (u64, &(&'static str, What))> {
            (100..).zip(self.directories.iter().flatten())
        }
    }

    impl FileSystem for Table {
        fn kind(&self) -> ViewKind {
            ViewKind::Iso9660
        }

        fn label(&self) -> &Label {
            &self.label
        }

        fn root(&self) -> NodeId {
            NodeId(0)
        }

        fn list(&self, directory: NodeId, _: &mut Findings) -> Result<Vec<Entry>> {
            let wanted = &self.directories[usize::try_from(directory.0).unwrap()];
            let listed = self.numbered().filter(|(_, entry)| wanted.iter().any(|own| std::ptr::eq(own, *entry)));
            let entry = |(number, (name, what)): (u64, &(&'static str, What))| {
                let name = Name::Text((*name).into());
                match what {
                    What::File(sector, size) => Entry {
                        size: *size,
                        location: Some(sector * SECTOR_SIZE),
                        ..Entry::new(NodeId(number), name, Kind::File)
                    },
                    What::Directory(number) => Entry::new(NodeId(*number), name, Kind::Directory),
                }
            };
            Ok(listed.map(entry).collect())
        }

        fn body(&self, _: NodeId) -> Result<Recipe> {
            Ok(Recipe::default())
        }

        fn extents(&self, _: NodeId) -> Result<Vec<Range<u64>>> {
            Ok(Vec::new())
        }

        fn details(&self, _: NodeId) -> Result<Vec<Facts>> {
            Ok(Vec::new())
        }

        fn facts(&self) -> Vec<Facts> {
            Vec::new()
        }

        fn structures(&self) -> Vec<Structure> {
            Vec::new()
        }
    }
}

//! A view of plain images that lie within another one. Each can be saved, and opened like any other image.

use std::ops::Range;
use std::rc::Rc;

use super::{FileSystem, Label, Structure, ViewKind};
use crate::bytes::time::Timestamp;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::Findings;
use crate::source::Recipe;
use crate::tree::{Entry, Flags, Kind, Name, NodeId, Times};

/// The root. Files have the positions of their images.
const ROOT: NodeId = NodeId(u64::MAX);

/// An image within another one.
pub(super) struct ListedImage {
    /// Name, without an ending.
    pub(super) name: String,
    pub(super) made: Option<Timestamp>,
    pub(super) content: Recipe,
    /// Bytes at its end that the outer image lacks.
    pub(super) missing: u64,
    /// Its ranges of the volume's content, as far as it lies there.
    pub(super) extents: Vec<Range<u64>>,
    pub(super) facts: Facts,
}

/// The view of such images.
pub(super) struct ImageList {
    pub(super) kind: ViewKind,
    pub(super) label: Label,
    pub(super) images: Vec<ListedImage>,
    pub(super) facts: Facts,
    pub(super) structures: Vec<Structure>,
}

impl ImageList {
    /// The list as a view.
    pub(super) fn into_view(self) -> Rc<dyn FileSystem> {
        Rc::new(self)
    }

    fn image(&self, node: NodeId) -> Result<&ListedImage> {
        let image = usize::try_from(node.0).ok().and_then(|position| self.images.get(position));
        image.ok_or_else(|| Error::NotFound("such image".into()))
    }
}

impl FileSystem for ImageList {
    fn kind(&self) -> ViewKind {
        self.kind
    }

    fn label(&self) -> &Label {
        &self.label
    }

    fn root(&self) -> NodeId {
        ROOT
    }

    fn list(&self, _: NodeId, _: &mut Findings) -> Result<Vec<Entry>> {
        let entry = |(position, image): (u64, &ListedImage)| Entry {
            size: image.content.len().saturating_add(image.missing),
            missing: image.missing,
            location: image.extents.first().map(|extent| extent.start),
            times: Times { modified: image.made, ..Times::default() },
            flags: Flags::default(),
            ..Entry::new(NodeId(position), Name::Text(format!("{}.img", image.name.replace('/', "_"))), Kind::File)
        };
        Ok((0..).zip(&self.images).map(entry).collect())
    }

    fn body(&self, file: NodeId) -> Result<Recipe> {
        Ok(self.image(file)?.content.clone())
    }

    fn extents(&self, node: NodeId) -> Result<Vec<Range<u64>>> {
        Ok(if node == ROOT { Vec::new() } else { self.image(node)?.extents.clone() })
    }

    fn details(&self, node: NodeId) -> Result<Vec<Facts>> {
        Ok(if node == ROOT { self.facts() } else { vec![self.image(node)?.facts.clone()] })
    }

    fn facts(&self) -> Vec<Facts> {
        vec![self.facts.clone()]
    }

    fn structures(&self) -> Vec<Structure> {
        self.structures.clone()
    }
}

//! Identity of an image: its container, medium and file systems, its maker and date, and its contents.

use super::contents::Contents;
use super::evidence::Evidence;
use super::kinds::KINDS;
use crate::bytes::time::Timestamp;
use crate::disc::Medium;
use crate::open::Image;
use crate::view::View;

/// Identity of an image.
#[derive(Debug, Clone, PartialEq)]
pub struct Identity {
    /// Name of the container.
    pub container: &'static str,
    /// Kind of medium, as in "CD".
    pub medium: &'static str,
    /// Names of the file systems.
    pub systems: Vec<&'static str>,
    /// Name of a file system that is there and not read.
    pub unread: Option<&'static str>,
    /// Label of the best view.
    pub label: String,
    /// The tool that made it, as far as it names itself.
    pub tool: Option<String>,
    /// When it was made.
    pub created: Option<Timestamp>,
    /// Contents. The first identifies the image; the others are part of it.
    pub contents: Vec<Contents>,
}

impl Identity {
    /// Looks at an image.
    pub(super) fn of(image: &Image, views: &[&View], evidence: &Evidence<'_>) -> Self {
        // The trees of the disc or disk itself, or else those of its partitions.
        let trees = || views.iter().filter(|view| view.file_system().kind().is_tree());
        let has_own = trees().any(|view| !view.volume.is_inner());
        let mut systems: Vec<&'static str> = Vec::new();
        for view in trees().filter(|view| !has_own || !view.volume.is_inner()) {
            if !systems.contains(&view.file_system().name()) {
                systems.push(view.file_system().name());
            }
        }
        let labels = || views.iter().map(|view| view.file_system().label());
        let contents = KINDS.iter().filter_map(|kind| {
            let mut proof = None;
            for clue in kind.clues {
                let found = clue.find(evidence)?;
                proof = proof.or(found);
            }
            Some(Contents {
                id: kind.id,
                name: kind.name,
                family: kind.family,
                details: (kind.details)(evidence),
                proof,
                source: kind.source,
            })
        });
        Self {
            container: image.container.name,
            medium: medium(image),
            systems,
            unread: image.unread.first().map(|unread| unread.name),
            label: labels().map(|label| label.volume.clone()).find(|label| !label.is_empty()).unwrap_or_default(),
            tool: labels().find_map(|label| label.tool.clone()),
            created: labels().find_map(|label| label.created),
            contents: contents.collect(),
        }
    }

    /// As in "Debian 12.7 netinst for amd64".
    #[must_use]
    pub fn sentence(&self) -> String {
        self.contents.first().map_or_else(|| self.plain(), Contents::sentence)
    }

    /// Sentence about contents that are not recognized.
    fn plain(&self) -> String {
        let systems = match self.systems.as_slice() {
            [] => self.unread.map_or_else(
                || "no file system that Discern reads".to_owned(),
                |name| format!("{name}, which Discern doesn’t read"),
            ),
            [one] => (*one).to_owned(),
            [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
        };
        let what =
            if self.label.is_empty() { "An image".to_owned() } else { format!("“{}”: an image", self.label) };
        format!("{what} with {systems}")
    }
}

fn medium(image: &Image) -> &'static str {
    match image.disc.medium {
        Medium::Cd => "CD",
        Medium::GdRom => "GD-ROM",
        Medium::Dvd => "DVD or Blu-ray disc",
        Medium::Disk { .. } => "disk",
        Medium::Unknown => "disc",
    }
}

//! The version of a live system, in the packed tree that it starts from.

use super::contents::{Contents, Family};
use super::evidence::{Evidence, Found};
use super::linux;
use crate::error::Result;
use crate::open::Image;
use crate::overview::Overview;
use crate::source::Files;
use crate::view::View;

/// Where live systems keep the tree that they start from: live-build and casper, dracut and livecd-tools, mkarchiso and
/// those after it, Gentoo's catalyst, antiX, Void, Tiny Core's relatives. One with layers has the system in the first.
const TREES: [&str; 18] = [
    "live/filesystem.squashfs",
    "casper/filesystem.squashfs",
    "casper/minimal.squashfs",
    "casper/ubuntu-server-minimal.squashfs",
    "LiveOS/squashfs.img",
    "LiveOS/rootfs.img",
    "arch/x86_64/airootfs.sfs",
    "arch/x86_64/airootfs.erofs",
    "manjaro/x86_64/rootfs.sfs",
    "sysresccd/x86_64/airootfs.sfs",
    "image.squashfs",
    "livecd.squashfs",
    "antiX/linuxfs",
    "root.squashfs",
    "rootfs.squashfs",
    "airootfs.sfs",
    "boot/rootfs.squashfs",
    "porteus/base/001-core.xzm",
];

impl Overview {
    /// Whether there is a packed tree that may tell the version, which nothing else does.
    #[must_use]
    pub fn may_be_in_packed_tree(&self, image: &Image, views: &[&View]) -> bool {
        self.lacks_version() && packed(&Evidence::new(image, views)).is_some()
    }

    /// Reads the `os-release` of a packed tree, where nothing else tells the version. Reads some blocks of its tables and
    /// the one with the file. `open` opens it as an image; nothing changes where it cannot.
    pub fn look_into_packed_tree(&mut self, image: &Image, views: &[&View], open: impl FnOnce(Files) -> Result<Image>) {
        if !self.lacks_version() {
            return;
        }
        let evidence = Evidence::new(image, views);
        let Some(found) = packed(&evidence) else { return };
        let proof = found.proof.clone();
        let Ok(inner) = files_of(image, found).and_then(open) else { return };
        let inner_views: Vec<&View> = inner.views.iter().collect();
        let details = linux::os_release(&Evidence::new(&inner, &inner_views));
        if details.version.is_empty() && details.name.is_empty() {
            return;
        }
        match self.identity.contents.first_mut() {
            Some(known) => {
                known.details.version = details.version;
                known.details.more.extend(details.more);
            }
            None => self.identity.contents.push(Contents {
                id: "linux-packed",
                name: "Linux",
                family: Family::System,
                details,
                proof: Some(proof),
                source: "systemd, os-release(5)",
            }),
        }
    }

    fn lacks_version(&self) -> bool {
        let first = self.identity.contents.first();
        first.is_none_or(|first| first.family == Family::System && first.details.version.is_empty())
    }
}

fn packed(evidence: &Evidence<'_>) -> Option<Found> {
    TREES.iter().find_map(|path| evidence.file(path))
}

fn files_of(image: &Image, found: Found) -> Result<Files> {
    let mut files = image.files.within()?;
    files.derive(String::from_utf8_lossy(found.entry.name.as_bytes()), found.content);
    Ok(files)
}

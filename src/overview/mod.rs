//! The first answer after opening: what an image is, whether it is complete, boots and fits, and whether its names
//! survive elsewhere.
//!
//! An [`Overview`] reads headers and a few short files. Longer examinations follow on request: [`Overview::examine`]
//! reads loaders; [`FileCounts`] and [`Names`] need all folders listed.

mod boots;
mod card;
mod clue;
mod contents;
mod disc_ids;
mod discs;
mod ends;
mod evidence;
mod fits;
mod games;
mod identity;
mod kinds;
mod linux;
mod names;
mod packed;
pub mod text;
mod windows;

pub use self::boots::{Answer, BootRoute, Boots, Examined, Firmware, LoaderFile, StartedFrom};
pub use self::card::{Card, CardLine, Tone};
pub use self::contents::{Contents, Details, Family};
pub use self::disc_ids::DiscIds;
pub use self::ends::{End, Ends, FileCounts, LostFile};
use self::evidence::Evidence;
pub use self::evidence::Proof;
pub use self::fits::{BlankMedium, Fits, Fitting, MEDIA, Shape};
pub use self::identity::Identity;
pub use self::names::{NameLine, Names, Target, Trouble};
use crate::boot::efi::Revocations;
use crate::error::Result;
use crate::open::Image;
use crate::view::View;

/// The most important facts about an image.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    /// Its identity.
    pub identity: Identity,
    /// Ids of its audio.
    pub disc_ids: Option<DiscIds>,
    /// Whether it is complete.
    pub ends: Ends,
    /// Whether it boots.
    pub boots: Boots,
    /// Which media it fits on.
    pub fits: Fits,
    /// Id of the best view; empty if there is none.
    pub best_view: String,
}

impl Overview {
    /// Looks at an image, whose views may be stored separately: best first.
    #[must_use]
    pub fn of(image: &Image, views: &[&View]) -> Self {
        let evidence = Evidence::new(image, views);
        Self {
            identity: Identity::of(image, views, &evidence),
            disc_ids: DiscIds::of(&image.disc),
            ends: Ends::of(image, views),
            boots: Boots::of(&evidence),
            fits: Fits::of(image),
            best_view: views.first().map(|view| view.id.clone()).unwrap_or_default(),
        }
    }

    /// Reads the programs for UEFI: who signed them, and whether they are revoked.
    ///
    /// # Errors
    /// If the image cannot be read.
    pub fn examine(&self, image: &Image, views: &[&View], revoked: Option<&Revocations>) -> Result<Vec<Examined>> {
        let evidence = Evidence::new(image, views);
        let mut examined = Vec::new();
        for loader in &self.boots.loaders {
            examined.extend(boots::examine(evidence.trees(), loader, revoked)?);
        }
        Ok(examined)
    }

    /// A summary in a few sentences, as in "Debian 12.7 netinst for amd64. Complete. Boots on BIOS and UEFI, from disc
    /// and USB stick. Fits on a CD."
    #[must_use]
    pub fn sentence(&self) -> String {
        let parts = [self.identity.sentence(), self.ends.sentence(), self.boots.sentence(), self.fits.sentence()];
        let full: Vec<String> =
            parts.into_iter().filter(|part| !part.is_empty()).map(|part| format!("{part}.")).collect();
        full.join(" ")
    }
}

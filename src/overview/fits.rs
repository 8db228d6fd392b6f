//! Which media an image fits on.

use crate::disc::Medium;
use crate::open::Image;

/// A kind of medium.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// CD-R or CD-RW.
    Cd,
    /// Recordable DVD.
    Dvd,
    /// Recordable Blu-ray disc.
    BluRay,
    /// USB drive, as a raw copy.
    Stick,
}

/// A medium that can be bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlankMedium {
    /// Stable id.
    pub id: &'static str,
    /// Name for users.
    pub name: &'static str,
    /// Kind of medium.
    pub shape: Shape,
    /// Bytes of user data, 2048 of each sector.
    pub bytes: u64,
    /// Bytes of the first layer, if there are two; otherwise 0.
    pub layer: u64,
    /// Source of the number.
    pub source: &'static str,
}

const fn disc(id: &'static str, name: &'static str, shape: Shape, sectors: u64, source: &'static str) -> BlankMedium {
    BlankMedium { id, name, shape, bytes: sectors.saturating_mul(2048), layer: 0, source }
}

const fn two_layers(medium: BlankMedium) -> BlankMedium {
    BlankMedium { layer: medium.bytes / 2, ..medium }
}

/// A USB drive holds less than its name says; makers count some of it for spare blocks.
const fn stick(id: &'static str, name: &'static str, gigabytes: u64) -> BlankMedium {
    let bytes = gigabytes.saturating_mul(STICK_SHARE);
    BlankMedium {
        id,
        name,
        shape: Shape::Stick,
        bytes,
        layer: 0,
        source: "93 % of the nominal size, which sticks have at least",
    }
}

/// Bytes of a nominal gigabyte that every USB drive has.
const STICK_SHARE: u64 = 930_000_000;

/// Media, the smaller first within each shape. A CD of M minutes has M × 60 × 75 sectors (IEC 60908).
pub static MEDIA: &[BlankMedium] = &[
    disc("cd-21", "mini CD (21 minutes, 8 cm)", Shape::Cd, 94_500, "21 min × 60 × 75"),
    disc("cd-74", "CD 74 (650 MiB)", Shape::Cd, 333_000, "74 min × 60 × 75"),
    disc("cd-80", "CD 80 (700 MiB)", Shape::Cd, 360_000, "80 min × 60 × 75"),
    disc("cd-90", "CD 90", Shape::Cd, 405_000, "90 min × 60 × 75"),
    disc("mini-dvd", "mini DVD (8 cm)", Shape::Dvd, 714_544, "ECMA-338"),
    disc("dvd-plus-r", "DVD+R", Shape::Dvd, 2_295_104, "ECMA-349"),
    disc("dvd-minus-r", "DVD-R", Shape::Dvd, 2_298_496, "ECMA-359"),
    two_layers(disc("dvd-minus-r-dl", "DVD-R DL", Shape::Dvd, 4_171_712, "ECMA-382")),
    two_layers(disc("dvd-plus-r-dl", "DVD+R DL", Shape::Dvd, 4_173_824, "ECMA-364")),
    disc("bd-r", "BD-R (25 GB)", Shape::BluRay, 12_219_392, "Blu-ray Disc, BD-R 1.3"),
    two_layers(disc("bd-r-dl", "BD-R DL (50 GB)", Shape::BluRay, 24_438_784, "Blu-ray Disc, BD-R 1.3")),
    disc("bd-r-tl", "BD-R XL (100 GB)", Shape::BluRay, 48_878_592, "Blu-ray Disc, BD-R 2.0"),
    disc("bd-r-ql", "BD-R XL (128 GB)", Shape::BluRay, 62_500_864, "Blu-ray Disc, BD-R 2.0"),
    stick("stick-1", "1 GB stick", 1),
    stick("stick-2", "2 GB stick", 2),
    stick("stick-4", "4 GB stick", 4),
    stick("stick-8", "8 GB stick", 8),
    stick("stick-16", "16 GB stick", 16),
    stick("stick-32", "32 GB stick", 32),
    stick("stick-64", "64 GB stick", 64),
    stick("stick-128", "128 GB stick", 128),
];

/// How much more than its nominal size a CD takes with overburning: its lead-out moves into the outer rim, two minutes
/// at most drives.
const OVERBURN: u64 = 2 * 60 * 75 * 2048;

/// Whether an image fits on a medium.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fitting {
    /// With room to spare.
    Fits {
        /// Bytes that stay free.
        free: u64,
        /// Whether it needs the second layer.
        needs_second_layer: bool,
    },
    /// Only by writing beyond the nominal end.
    Overburn {
        /// Bytes beyond.
        over: u64,
    },
    /// It does not.
    TooLarge {
        /// Bytes beyond.
        over: u64,
    },
}

/// Bytes of user data in a sector of a disc.
const DISC_SECTOR: u32 = 2048;

/// The space that an image needs, and the media it fits on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fits {
    /// Bytes of user data, 2048 of each sector; of audio, as many as its sectors would have.
    pub bytes: u64,
    /// Whether it has tracks that only a CD has: then no DVD and no USB drive holds it as it is.
    pub is_cd_only: bool,
    /// Whether it is an image of a disk, which is not burned to a disc.
    pub is_disk: bool,
    /// Bytes of a sector: of the disk, or of user data on a disc.
    pub sector_size: u32,
}

impl Fits {
    /// The space that an image needs on a medium.
    #[must_use]
    pub fn of(image: &Image) -> Self {
        let disc = &image.disc;
        let (is_disk, sector_size) = match disc.medium {
            Medium::Disk { sector_size } => (true, sector_size),
            _ => (false, DISC_SECTOR),
        };
        let end = disc.sessions.iter().map(|session| session.lead_out.0).max().unwrap_or(0);
        let sectors = u64::try_from(end).unwrap_or(0);
        let size = image.volumes.first().map_or(0, |volume| volume.content.len());
        let bytes = if is_disk { size } else { sectors.saturating_mul(2048).max(size) };
        let is_cd_only = disc.tracks().any(|(_, track)| !track.is_data() || track.stored.stride > 2048);
        Self { bytes, is_cd_only: is_cd_only && !is_disk, is_disk, sector_size }
    }

    /// The space that an image of so many bytes needs if it has nothing but user data.
    #[must_use]
    pub const fn plain(bytes: u64) -> Self {
        Self { bytes, is_cd_only: false, is_disk: false, sector_size: DISC_SECTOR }
    }

    /// Whether it can be written to media of a shape at all.
    #[must_use]
    pub fn suits(&self, shape: Shape) -> bool {
        match shape {
            Shape::Cd => !self.is_disk,
            Shape::Dvd | Shape::BluRay => !self.is_disk && !self.is_cd_only,
            Shape::Stick => !self.is_cd_only,
        }
    }

    /// Whether it fits on a medium.
    #[must_use]
    pub fn on(&self, medium: &BlankMedium) -> Fitting {
        let over = self.bytes.saturating_sub(medium.bytes);
        if over == 0 {
            let needs_second_layer = medium.layer > 0 && self.bytes > medium.layer;
            Fitting::Fits { free: medium.bytes.saturating_sub(self.bytes), needs_second_layer }
        } else if medium.shape == Shape::Cd && over <= OVERBURN {
            Fitting::Overburn { over }
        } else {
            Fitting::TooLarge { over }
        }
    }

    /// The smallest common medium that holds it without overburning: CD 80 before DVD before Blu-ray, or a USB drive.
    #[must_use]
    pub fn smallest(&self) -> Option<&'static BlankMedium> {
        const COMMON: [&str; 8] =
            ["cd-74", "cd-80", "dvd-plus-r", "dvd-plus-r-dl", "bd-r", "bd-r-dl", "bd-r-tl", "bd-r-ql"];
        let is_fit =
            |medium: &&BlankMedium| self.suits(medium.shape) && matches!(self.on(medium), Fitting::Fits { .. });
        let discs = MEDIA.iter().filter(|medium| COMMON.contains(&medium.id));
        let sticks = MEDIA.iter().filter(|medium| medium.shape == Shape::Stick);
        discs.chain(sticks).find(is_fit)
    }

    /// As in "Fits on a CD".
    #[must_use]
    pub fn sentence(&self) -> String {
        let Some(medium) = self.smallest() else {
            return if self.is_cd_only {
                "Too large for a CD".into()
            } else {
                "Too large for any of the common media".into()
            };
        };
        match medium.id {
            "cd-74" | "cd-80" => "Fits on a CD".into(),
            "dvd-plus-r" => "Fits on a DVD".into(),
            "dvd-plus-r-dl" => "Fits on a DVD with two layers".into(),
            _ => format!("Fits on a {}", medium.name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Findings;
    use crate::open::open;
    use crate::source::{Files, Source};

    #[test]
    fn sectors_of_a_disk_have_its_size() {
        let floppy = Source::from_bytes(vec![0; 1_474_560]);
        let image = open(Files::one("floppy.img", floppy), &mut Findings::default()).unwrap();
        let fits = Fits::of(&image);
        assert_eq!((fits.is_disk, fits.sector_size, fits.bytes), (true, 512, 1_474_560));
    }

    #[test]
    fn the_last_sector_decides() {
        let fits = Fits::plain;
        let by = |bytes: u64| fits(bytes).smallest().map(|medium| medium.id);
        assert_eq!(by(333_000 * 2048), Some("cd-74"));
        assert_eq!(by(333_000 * 2048 + 1), Some("cd-80"));
        assert_eq!(by(360_000 * 2048 + 1), Some("dvd-plus-r"));
        assert_eq!(by(4_173_824 * 2048 + 1), Some("bd-r"));
        assert_eq!(by(200_000_000_000), None);
        let cd = MEDIA.iter().find(|medium| medium.id == "cd-80").unwrap();
        assert_eq!(fits(360_000 * 2048 + 2048).on(cd), Fitting::Overburn { over: 2048 });
        let dual = MEDIA.iter().find(|medium| medium.id == "dvd-plus-r-dl").unwrap();
        assert!(matches!(fits(5_000_000_000).on(dual), Fitting::Fits { needs_second_layer: true, .. }));
        assert_eq!(
            Fits { is_disk: true, sector_size: 512, ..fits(1) }.smallest().map(|medium| medium.id),
            Some("stick-1")
        );
    }
}

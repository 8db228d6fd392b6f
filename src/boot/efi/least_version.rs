//! The least security versions that lists of revocations require.

use super::carried;
use super::revocations::Revocations;
use super::security_version::{SecurityVersion, WindowsLoader};

/// A version that a list of revocations requires.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeastVersion {
    /// The loader that it is about.
    pub loader: WindowsLoader,
    /// Its least version.
    pub version: SecurityVersion,
    /// The list, as in "Microsoft’s list of 2026-04-10".
    pub list: String,
}

/// The versions of the list that Discern carries: "svns" in PreSignedObjects/DBX/dbx_info_msft_latest.json of
/// github.com/microsoft/secureboot_objects, where the boot manager's was last changed on the list's day, and the others
/// on 2024-04-01.
const fn version_carried(loader: WindowsLoader) -> SecurityVersion {
    match loader {
        WindowsLoader::BootManager => SecurityVersion { major: 9, minor: 0 },
        WindowsLoader::Disc | WindowsLoader::Network => SecurityVersion { major: 3, minor: 0 },
    }
}

impl LeastVersion {
    /// What the list that the user gave and the one that Discern carries require of each loader, of the boot manager
    /// first.
    #[must_use]
    pub fn all(given: Option<&Revocations>) -> [Self; 3] {
        WindowsLoader::ALL.map(|loader| Self::of(given, loader))
    }

    /// The higher version of both lists.
    fn of(given: Option<&Revocations>, loader: WindowsLoader) -> Self {
        let known = Self { loader, version: version_carried(loader), list: carried::name() };
        let of_loader = given.into_iter().flat_map(|given| given.versions.iter().map(move |entry| (given, entry)));
        of_loader.filter(|(_, (about, _))| *about == loader).fold(known, |known, (given, (_, version))| {
            if *version > known.version { Self { loader, version: *version, list: given.name() } } else { known }
        })
    }
}

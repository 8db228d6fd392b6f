//! Security versions (SVN) of the loaders of Windows: a loader does not go on if the list of revocations names a higher
//! one for it than it has.

use std::fmt;

use crate::bytes::hex;

/// Bytes of a security version in an entry of a list of revocations: a format of 1, the loader's GUID, the version, and
/// zeros.
const ENTRY: usize = 32;

/// A security version, as in 9.0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SecurityVersion {
    /// The first number, which is compared first.
    pub major: u16,
    /// The second number.
    pub minor: u16,
}

impl fmt::Display for SecurityVersion {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}.{}", self.major, self.minor)
    }
}

/// A loader of Windows that has security versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowsLoader {
    /// The boot manager, the only one whose own version has a documented place.
    BootManager,
    /// The loader of installation discs.
    Disc,
    /// The loader of network installations.
    Network,
}

impl WindowsLoader {
    /// All of them, the boot manager first.
    pub(super) const ALL: [Self; 3] = [Self::BootManager, Self::Disc, Self::Network];

    /// Its name on Windows.
    #[must_use]
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::BootManager => "bootmgfw.efi",
            Self::Disc => "cdboot.efi",
            Self::Network => "wdsmgfw.efi",
        }
    }

    /// Its GUID (`EFI_BOOTMGR_DBXSVN_GUID` and its siblings).
    const fn guid(self) -> &'static str {
        match self {
            Self::BootManager => "9D132B61-59D5-4388-AB1C-185C3CB2EB92",
            Self::Disc => "E8F82E9D-E127-4158-A488-4C18ABE2F284",
            Self::Network => "C999CAC2-7FFE-496F-8127-9E2A8A535976",
        }
    }
}

impl SecurityVersion {
    /// Parses the resource of a boot manager: the minor number, then the major one.
    pub(super) fn of_resource(bytes: &[u8]) -> Option<Self> {
        let [minor_0, minor_1, major_0, major_1] = *bytes.first_chunk()?;
        Some(Self { major: u16::from_le_bytes([major_0, major_1]), minor: u16::from_le_bytes([minor_0, minor_1]) })
    }

    /// Parses an entry of a list of revocations, where it stands in place of a hash; `None` if it is a hash.
    pub(super) fn of_entry(data: &[u8]) -> Option<(WindowsLoader, Self)> {
        let (guid, rest) = data.strip_prefix(&[1])?.split_first_chunk::<16>()?;
        let loader = WindowsLoader::ALL.into_iter().find(|loader| loader.guid() == hex::guid(guid))?;
        let (version, zeros) = rest.split_first_chunk::<4>()?;
        let is_entry = data.len() == ENTRY && zeros.iter().all(|byte| *byte == 0);
        Some((loader, Self::of_resource(version)?)).filter(|_| is_entry)
    }
}

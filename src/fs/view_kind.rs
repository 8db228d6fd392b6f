//! Types of views.

/// A type of view, which decides on the names and attributes shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ViewKind {
    /// ISO 9660 with its plain names in capitals.
    Iso9660,
    /// ISO 9660:1999, with longer names.
    Iso9660Enhanced,
    /// Joliet: names in Unicode.
    Joliet,
    /// Rock Ridge: POSIX names and attributes.
    RockRidge,
    /// High Sierra, the predecessor of ISO 9660.
    HighSierra,
    /// UDF.
    Udf,
    /// An earlier state of UDF on a write-once medium.
    UdfEarlier,
    /// HFS: Macintosh names, both forks, and types.
    Hfs,
    /// HFS+ or HFSX.
    HfsPlus,
    /// A FAT volume.
    Fat,
    /// An NTFS volume.
    Ntfs,
    /// An ext2, ext3 or ext4 volume.
    Ext,
    /// romfs.
    RomFs,
    /// cramfs.
    CramFs,
    /// EROFS.
    Erofs,
    /// SquashFS.
    SquashFs,
    /// A volume of the Amiga.
    Amiga,
    /// An XFS volume.
    Xfs,
    /// A volume of Minix.
    Minix,
    /// A volume of UFS.
    Ufs,
    /// A volume of Btrfs.
    Btrfs,
    /// A volume of APFS.
    Apfs,
    /// A snapshot of a volume of APFS.
    ApfsSnapshot,
    /// A game partition of the Xbox.
    Xdvdfs,
    /// A disc of the 3DO.
    Opera,
    /// A disc of the GameCube or the Wii.
    GameCube,
    /// An exFAT volume.
    ExFat,
    /// A cpio archive.
    Cpio,
    /// A tar archive.
    Tar,
    /// A ZIP archive.
    Zip,
    /// An image in a Windows image.
    Wim,
    /// Audio tracks as files.
    Audio,
    /// The boot catalog and the images it names.
    Boot,
    /// Earlier states of a disk as images.
    Snapshots,
    /// Logical volumes of LVM as images.
    Lvm,
    /// The array of a Linux RAID as an image.
    LinuxRaid,
}

impl ViewKind {
    /// Stable name, as in `rock-ridge`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Iso9660 => "iso9660",
            Self::Iso9660Enhanced => "iso9660-1999",
            Self::Joliet => "joliet",
            Self::RockRidge => "rock-ridge",
            Self::HighSierra => "high-sierra",
            Self::Udf | Self::UdfEarlier => "udf",
            Self::Hfs => "hfs",
            Self::HfsPlus => "hfs-plus",
            Self::Fat => "fat",
            Self::Ntfs => "ntfs",
            Self::Ext => "ext",
            Self::RomFs => "romfs",
            Self::CramFs => "cramfs",
            Self::Erofs => "erofs",
            Self::SquashFs => "squashfs",
            Self::Amiga => "amiga",
            Self::Xfs => "xfs",
            Self::Minix => "minix",
            Self::Ufs => "ufs",
            Self::Btrfs => "btrfs",
            Self::Apfs | Self::ApfsSnapshot => "apfs",
            Self::Xdvdfs => "xdvdfs",
            Self::Opera => "opera",
            Self::GameCube => "gamecube",
            Self::ExFat => "exfat",
            Self::Cpio => "cpio",
            Self::Tar => "tar",
            Self::Zip => "zip",
            Self::Wim => "wim",
            Self::Audio => "cdda",
            Self::Boot => "el-torito",
            Self::Snapshots => "snapshots",
            Self::Lvm => "lvm",
            Self::LinuxRaid => "md",
        }
    }

    /// Name for users, as in "Rock Ridge".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Iso9660 => "ISO 9660",
            Self::Iso9660Enhanced => "ISO 9660:1999",
            Self::Joliet => "Joliet",
            Self::RockRidge => "Rock Ridge",
            Self::HighSierra => "High Sierra",
            Self::Udf => "UDF",
            Self::UdfEarlier => "UDF, earlier state",
            Self::Hfs => "HFS",
            Self::HfsPlus => "HFS+",
            Self::Fat => "FAT",
            Self::Ntfs => "NTFS",
            Self::Ext => "ext2/3/4",
            Self::RomFs => "romfs",
            Self::CramFs => "cramfs",
            Self::Erofs => "EROFS",
            Self::SquashFs => "SquashFS",
            Self::Amiga => "Amiga OFS/FFS",
            Self::Xfs => "XFS",
            Self::Minix => "Minix",
            Self::Ufs => "UFS",
            Self::Btrfs => "Btrfs",
            Self::Apfs => "APFS",
            Self::ApfsSnapshot => "APFS, snapshot",
            Self::Xdvdfs => "XDVDFS",
            Self::Opera => "Opera",
            Self::GameCube => "GameCube",
            Self::ExFat => "exFAT",
            Self::Cpio => "cpio archive",
            Self::Tar => "tar archive",
            Self::Zip => "ZIP archive",
            Self::Wim => "WIM",
            Self::Audio => "Audio tracks",
            Self::Boot => "Boot images",
            Self::Snapshots => "Snapshots",
            Self::Lvm => "LVM",
            Self::LinuxRaid => "Linux RAID",
        }
    }

    /// The view with the highest opens first.
    #[must_use]
    pub const fn preference(self) -> u8 {
        match self {
            Self::RockRidge => 90,
            // The part for DVD players next to it holds no more than a film with a note.
            Self::Xdvdfs => 86,
            Self::Udf => 85,
            Self::HfsPlus => 83,
            Self::Hfs => 82,
            Self::Joliet => 80,
            Self::Iso9660Enhanced => 70,
            Self::Iso9660 => 60,
            Self::HighSierra => 55,
            Self::Opera | Self::GameCube => 52,
            Self::UdfEarlier => 50,
            Self::Fat
            | Self::ExFat
            | Self::Ntfs
            | Self::Ext
            | Self::Amiga
            | Self::Xfs
            | Self::Minix
            | Self::Ufs
            | Self::Btrfs
            | Self::Apfs => 40,
            Self::ApfsSnapshot => 39,
            Self::SquashFs | Self::RomFs | Self::CramFs | Self::Erofs => 35,
            Self::Cpio => 34,
            Self::Tar => 33,
            Self::Zip => 32,
            Self::Wim => 31,
            Self::Audio => 20,
            Self::Lvm | Self::LinuxRaid => 30,
            Self::Boot | Self::Snapshots => 10,
        }
    }

    /// Whether deleted files can be listed.
    #[must_use]
    pub const fn keeps_deleted(self) -> bool {
        matches!(self, Self::Fat | Self::ExFat | Self::Ntfs | Self::Udf | Self::UdfEarlier)
    }

    /// Whether it shows the files of a file system, rather than tracks or images.
    #[must_use]
    pub const fn is_tree(self) -> bool {
        match self {
            Self::Iso9660
            | Self::Iso9660Enhanced
            | Self::Joliet
            | Self::RockRidge
            | Self::HighSierra
            | Self::Udf
            | Self::UdfEarlier
            | Self::Hfs
            | Self::HfsPlus
            | Self::Fat
            | Self::ExFat
            | Self::Ntfs
            | Self::Ext
            | Self::RomFs
            | Self::CramFs
            | Self::Erofs
            | Self::Amiga
            | Self::Xfs
            | Self::Minix
            | Self::Ufs
            | Self::Btrfs
            | Self::Apfs
            | Self::ApfsSnapshot
            | Self::Xdvdfs
            | Self::Opera
            | Self::GameCube
            | Self::SquashFs
            | Self::Cpio
            | Self::Zip
            | Self::Wim
            | Self::Tar => true,
            Self::Audio | Self::Boot | Self::Snapshots | Self::Lvm | Self::LinuxRaid => false,
        }
    }
}

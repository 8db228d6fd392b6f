//! Extensions of file names by content: lower case, without the dot. Containers, file systems, wrappers and the types
//! in listings use these lists.

/// Plain images: volumes without a descriptor. Discs come first, then disks, then those that may be something else.
pub const PLAIN: &[&str] =
    &["iso", "img", "ima", "udf", "dvd", "cdr", "toast", "flp", "vfd", "dsk", "hdd", "raw", "bin", "dd", "fat"];

/// Extensions in [`PLAIN`] that always mean discs.
pub const DISCS: &[&str] = PLAIN.split_at(7).0;

/// Extensions in [`PLAIN`] that always mean disks.
pub const DISKS: &[&str] = PLAIN.split_at(7).1.split_at(4).0;

/// HFS volumes, as named by Macintosh emulators.
pub const HFS: &[&str] = &["hfs", "hfv"];

/// SquashFS volumes, including those of live systems and snap packages.
pub const SQUASHFS: &[&str] = &["squashfs", "sqfs", "sqsh", "sfs", "snap"];

/// cpio archives, including initial RAM disks of Linux.
pub const CPIO: &[&str] = &["cpio", "initrd"];

/// tar archives.
pub const TAR: &[&str] = &["tar"];

/// ZIP archives.
pub const ZIP: &[&str] = &["zip"];

/// 7z archives.
pub const SEVEN_ZIP: &[&str] = &["7z"];

/// Virtual appliances.
pub const OVA: &[&str] = &["ova"];

/// Windows images: whole ones, those for downloads, and parts.
pub const WIM: &[&str] = &["wim", "esd", "swm"];

/// Single packed files, and packed tar archives.
pub const PACKED: &[&str] = &["gz", "xz", "zst", "bz2", "lz4", "lzma", "z", "tgz", "txz", "tbz2", "tzst"];

/// Files that are a volume by themselves.
pub const VOLUMES: [&[&str]; 6] = [PLAIN, HFS, SQUASHFS, CPIO, TAR, WIM];

/// Cue sheets.
pub const CUE: &[&str] = &["cue"];

/// Nero images.
pub const NERO: &[&str] = &["nrg"];

/// Descriptors of Alcohol 120%, and the files with their sectors.
pub const ALCOHOL: &[&str] = &["mds", "mdf", "mdx"];

/// DiscJuggler images.
pub const DISC_JUGGLER: &[&str] = &["cdi"];

/// Descriptors of CloneCD.
pub const CLONE_CD: &[&str] = &["ccd"];

/// TOC files of cdrdao.
pub const TOC: &[&str] = &["toc"];

/// Descriptors of GD-ROMs.
pub const GDI: &[&str] = &["gdi"];

/// Descriptors of BlindWrite.
pub const BLIND_WRITE: &[&str] = &["b5t", "b6t"];

/// Images of WinOnCD.
pub const WIN_ON_CD: &[&str] = &["c2d"];

/// Images of Easy CD Creator.
pub const EASY_CD: &[&str] = &["cif"];

/// Disks of Virtual PC and Hyper-V.
pub const VHD: &[&str] = &["vhd", "avhd", "vpc"];

/// Disks of Hyper-V.
pub const VHDX: &[&str] = &["vhdx", "avhdx"];

/// Disks of VMware.
pub const VMDK: &[&str] = &["vmdk"];

/// Disks of VirtualBox.
pub const VDI: &[&str] = &["vdi"];

/// Disks of QEMU.
pub const QCOW: &[&str] = &["qcow2", "qcow", "qcow3"];

/// Disks of Parallels.
pub const PARALLELS: &[&str] = &["hds", "hdd"];

/// Lists of checksums, and DAT files of Redump and No-Intro.
pub const SUMS: &[&str] = &[
    "md5",
    "sha",
    "sha1",
    "sha256",
    "sha512",
    "b3",
    "blake3",
    "sfv",
    "dat",
    "md5sum",
    "sha1sum",
    "sha256sum",
    "sha512sum",
    "hash",
    "meta4",
];

/// Words in the names of such lists that have none of these extensions, as in `SHA256SUMS`.
const SUM_WORDS: &[&str] = &[
    "sha256sum",
    "sha512sum",
    "sha1sum",
    "md5sum",
    "b3sum",
    "b2sum",
    "checksum",
    "sha256.txt",
    "md5.txt",
    "sha512.txt",
];

/// Extensions of files that are no list whatever their names contain: images, packed files and signatures.
const NO_SUMS: &[&str] = &["iso", "img", "bin", "zip", "gz", "xz", "zst", "bz2", "sig", "gpg", "7z", "exe"];

/// Whether a file with this name holds checksums rather than being an image.
#[must_use]
pub fn is_list(name: &str) -> bool {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name).to_ascii_lowercase();
    let has_word = || SUM_WORDS.iter().any(|word| name.contains(word));
    is_any(&name, SUMS) || (!is_any(&name, NO_SUMS) && has_word())
}

/// Whether a file with this name is a list of revoked programs for UEFI, as in `dbxupdate_x64.bin`.
#[must_use]
pub fn is_revocations(name: &str) -> bool {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name).to_ascii_lowercase();
    name.contains("dbx") && is_any(&name, &["bin", "auth", "esl", "efiauth2"])
}

/// Packed images of discs for consoles.
pub const CSO: &[&str] = &["cso", "ciso", "zso", "dax"];

/// Images of CDs without error-correction codes.
pub const ECM: &[&str] = &["ecm"];

/// Images of UltraISO.
pub const ISZ: &[&str] = &["isz"];

/// Images of PowerISO and gBurner.
pub const DAA: &[&str] = &["daa", "gbi"];

/// Images of MagicISO.
pub const UIF: &[&str] = &["uif"];

/// Discs of the first PlayStation as programs for the PlayStation Portable.
pub const PBP: &[&str] = &["pbp"];

/// Packed images of Dolphin, of the GameCube and Wii.
pub const GCZ: &[&str] = &["gcz"];

/// Images of discs of the Wii for its loaders.
pub const WBFS: &[&str] = &["wbfs"];

/// Packed images of Dolphin and of Wiimms ISO Tools.
pub const WIA: &[&str] = &["rvz", "wia"];

/// Compressed hunks of data.
pub const CHD: &[&str] = &["chd"];

/// Apple disk images.
pub const DMG: &[&str] = &["dmg", "smi"];

/// Images of EnCase.
pub const EWF: &[&str] = &["e01", "s01", "ewf"];

/// Sparse images of Android.
pub const ANDROID: &[&str] = &["simg"];

/// Sparse images of Mac OS X.
pub const SPARSE_IMAGE: &[&str] = &["sparseimage"];

/// Sparse bundles of Mac OS X, which are folders.
pub const SPARSE_BUNDLE: &[&str] = &["sparsebundle"];

/// Images of Apple II emulators.
pub const TWO_IMG: &[&str] = &["2mg", "2img"];

/// Floppy disks in images of DiskCopy 4.2.
pub const DISK_COPY: &[&str] = &["image", "dc42"];

/// Files that can be opened: containers, volumes, archives and packed files.
pub const IMAGES: [&[&str]; 43] = [
    PLAIN,
    HFS,
    SQUASHFS,
    CPIO,
    TAR,
    ZIP,
    SEVEN_ZIP,
    OVA,
    WIM,
    PACKED,
    CUE,
    NERO,
    ALCOHOL,
    DISC_JUGGLER,
    CLONE_CD,
    TOC,
    GDI,
    BLIND_WRITE,
    WIN_ON_CD,
    EASY_CD,
    VHD,
    VHDX,
    VMDK,
    VDI,
    QCOW,
    PARALLELS,
    CSO,
    ECM,
    ISZ,
    DAA,
    UIF,
    PBP,
    GCZ,
    WBFS,
    WIA,
    CHD,
    DMG,
    EWF,
    ANDROID,
    SPARSE_IMAGE,
    SPARSE_BUNDLE,
    TWO_IMG,
    DISK_COPY,
];

/// Files with the sectors or samples of a disc, named by a descriptor.
pub const SECTORS: &[&str] = &["bin", "img", "iso", "raw", "mdf", "dat", "cdr", "b5i", "b6i"];

/// Files with the subchannel of a disc, named by a descriptor.
pub const SUBCHANNEL: &[&str] = &["sub"];

/// Audio files from which an audio CD can be made: WAVE and FLAC.
pub const ALBUM: &[&str] = &["wav", "wave", "flac"];

/// Audio files that can be read as tracks.
pub const AUDIO_READ: &[&str] = &["wav", "flac", "aiff", "aif"];

/// Audio files. Many are listed only so that they are not read as bare samples.
pub const AUDIO: &[&str] =
    &["wav", "wave", "aif", "aiff", "flac", "mp3", "ogg", "oga", "opus", "ape", "wv", "tta", "m4a", "wma"];

/// Files that a descriptor may name.
pub const PARTS: [&[&str]; 3] = [SECTORS, AUDIO, SUBCHANNEL];

/// The ending of a name, as it is written; empty if there is none.
#[must_use]
pub fn of(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// Whether a name has one of these endings, in either case.
#[must_use]
pub fn is_any(name: &str, endings: &[&str]) -> bool {
    endings.iter().any(|known| known.eq_ignore_ascii_case(of(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_checksums_are_known_by_their_names() {
        for name in ["SHA256SUMS", "x.iso.md5", "Fedora-CHECKSUM", "CHECKSUM.SHA256", "sha256sum.txt", "a.SFV", "g.dat"]
        {
            assert!(is_list(name), "{name}");
        }
        for name in ["x.iso", "md5sums.iso", "SHA256SUMS.gpg", "checksum.zip", "readme.txt", "a.cue", "checksums/a.mdf"]
        {
            assert!(!is_list(name), "{name}");
        }
    }

    #[test]
    fn lists_of_revocations_are_known_by_their_names() {
        for name in ["dbxupdate.bin", "DBXUpdate-20250507.x64.bin", "dbx.esl", "dbx_x64.auth"] {
            assert!(is_revocations(name), "{name}");
        }
        for name in ["dbx.iso", "track.bin", "dbx/track.bin"] {
            assert!(!is_revocations(name), "{name}");
        }
    }

    #[test]
    fn endings_are_told_whatever_their_case() {
        assert!(is_any("a.b.ISO", PLAIN) && is_any("track.Bin", SECTORS));
        assert_eq!((DISCS.last(), DISKS), (Some(&"toast"), &["flp", "vfd", "dsk", "hdd"][..]));
        assert!(!is_any("iso", PLAIN) && !is_any("a.iso.txt", PLAIN) && !is_any("", PLAIN));
    }
}

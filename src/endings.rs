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

/// Single packed files, and packed tar archives.
pub const PACKED: &[&str] = &["gz", "xz", "zst", "bz2", "lz4", "lzma", "tgz", "txz", "tbz2", "tzst"];

/// Files that are a volume by themselves.
pub const VOLUMES: [&[&str]; 5] = [PLAIN, HFS, SQUASHFS, CPIO, TAR];

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

/// Images that Discern recognizes but does not open.
pub const UNREAD: &[&str] = &["chd", "cso"];

/// Files with the sectors or samples of a disc, named by a descriptor.
pub const SECTORS: &[&str] = &["bin", "img", "iso", "raw", "mdf", "dat", "cdr"];

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
    fn endings_are_told_whatever_their_case() {
        assert!(is_any("a.b.ISO", PLAIN) && is_any("track.Bin", SECTORS));
        assert_eq!((DISCS.last(), DISKS), (Some(&"toast"), &["flp", "vfd", "dsk", "hdd"][..]));
        assert!(!is_any("iso", PLAIN) && !is_any("a.iso.txt", PLAIN) && !is_any("", PLAIN));
    }
}

//! Signatures of known formats. Containers, file systems and the sentences that name a file's format use these, so that
//! each is spelled once.

/// Standard identifier of ISO 9660 volume descriptors (ECMA-119 8.1.2).
pub const ISO_9660: [u8; 5] = *b"CD001";

/// Standard identifier of High Sierra volume descriptors.
pub const HIGH_SIERRA: [u8; 5] = *b"CDROM";

/// Standard identifier of CD-i volume descriptors (Green Book).
pub const CD_I: [u8; 5] = *b"CD-I ";

/// Start of a primary volume descriptor of ISO 9660: its type and the identifier.
pub const PRIMARY_DESCRIPTOR: [u8; 6] = *b"\x01CD001";

/// Standard identifier that begins an extended area, in which UDF is named (ECMA-167 2/9.2).
pub const EXTENDED_AREA: [u8; 5] = *b"BEA01";

/// Standard identifier that ends an extended area (ECMA-167 2/9.3).
pub const EXTENDED_AREA_END: [u8; 5] = *b"TEA01";

/// Standard identifiers that name UDF (ECMA-167 3/9.1): second and third edition.
pub const UDF: [[u8; 5]; 2] = [*b"NSR02", *b"NSR03"];

/// Standard identifier of a boot descriptor (ECMA-167 2/9.4).
pub const BOOT: [u8; 5] = *b"BOOT2";

/// Standard identifier of ECMA-168 volume descriptors (ECMA-167 2/9.1).
pub const ECMA_168: [u8; 5] = *b"CDW02";

/// File system name of exFAT (section 3.1.2), three bytes from the start.
pub const EXFAT: &[u8; 8] = b"EXFAT   ";

/// File system name of NTFS, three bytes from the start.
pub const NTFS: &[u8; 8] = b"NTFS    ";

/// Start and end of the volume descriptor of XDVDFS.
pub const XDVDFS: &[u8; 20] = b"MICROSOFT*XBOX*MEDIA";

/// Start of the volume label of Opera: type, synchronization, version.
pub const OPERA: &[u8; 7] = b"\x01ZZZZZ\x01";

/// What the head of a disc of the GameCube has at byte 28.
pub const GAME_CUBE: &[u8; 4] = b"\xC2\x33\x9F\x3D";

/// What the head of a disc of the Wii has at byte 24.
pub const WII: &[u8; 4] = b"\x5D\x1C\x9E\xA3";

/// Mark of a physical volume of LVM, in one of its first sectors.
pub const LVM: &[u8; 8] = b"LABELONE";

/// Start of the superblock of a Linux RAID (MD).
pub const MD_RAID: &[u8; 4] = b"\xFC\x4E\x2B\xA9";

/// Signature of VMware's VMFS, 2 MiB after the start of the partition.
pub const VMFS: &[u8; 4] = b"\x5E\xF1\xAB\x2F";

/// Identifier of a BitLocker To Go volume, which has a FAT boot sector.
const BITLOCKER_TO_GO: &[u8; 16] = b"\x3B\xD6\x67\x49\x29\x2E\xD8\x4A\x83\x99\xF6\xA3\x39\xE3\xD0\x01";

/// Start of Alcohol's descriptors.
pub const ALCOHOL: &[u8; 16] = b"MEDIA DESCRIPTOR";

/// First section of `CloneCD`'s descriptors.
pub const CLONE_CD: &[u8; 9] = b"[CloneCD]";

/// Footer of Nero images from version 5.5 on, with an offset of 64 bits.
pub const NERO_5_5: [u8; 4] = *b"NER5";

/// Footer of earlier Nero images, with an offset of 32 bits.
pub const NERO: [u8; 4] = *b"NERO";

/// Versions of DiscJuggler, which stand eight bytes before the end of its images.
pub const DISC_JUGGLER: [[u8; 4]; 3] = [[4, 0, 0, 0x80], [5, 0, 0, 0x80], [6, 0, 0, 0x80]];

/// Signature of Btrfs, and its offset.
pub const BTRFS: (usize, &[u8]) = (0x1_0040, b"_BHRfS_M");

/// Signature of ReiserFS, and its offset.
const REISER_FS: (usize, &[u8]) = (0x1_0034, b"ReIsEr");

/// Signature of Reiser4, and its offset.
const REISER_4: (usize, &[u8]) = (0x1_0000, b"ReIsEr4");

/// Signatures of UFS2, and their usual offset.
const UFS_2: [(usize, &[u8]); 2] = [(0x1_055C, b"\x19\x01\x54\x19"), (0x1_055C, b"\x19\x54\x01\x19")];

/// Signatures of file systems after the system area of ISO 9660, with their offsets.
pub const DISTANT: [(usize, &[u8]); 5] = [BTRFS, REISER_FS, REISER_4, UFS_2[0], UFS_2[1]];

/// Local file header of ZIP archives (APPNOTE 4.3.7).
pub const ZIP: [u8; 4] = *b"PK\x03\x04";

/// Cookie that begins the footer of a VHD disk.
pub const VHD: &[u8; 8] = b"conectix";

/// Start of CHD images.
pub const CHD: &[u8; 8] = b"MComprHD";

/// Start of CSO, ZSO and DAX images.
pub const CSO: &[u8; 4] = b"CISO";
/// Start of ZSO images.
pub const ZSO: &[u8; 4] = b"ZISO";
/// Start of DAX images.
pub const DAX: &[u8; 4] = b"DAX\0";

/// Start of BlindWrite's descriptors.
pub const BLIND_WRITE: &[u8; 16] = b"BWT5 STREAM SIGN";

/// Start of images of WinOnCD, by its makers.
pub const WIN_ON_CD: [&[u8]; 2] = [b"Adaptec CeQuadrat VirtualCD File", b"Roxio Image File Format 3.0"];

/// Start of the chunks of images of Easy CD Creator, as of other RIFF files.
pub const RIFF: &[u8; 4] = b"RIFF";

/// Start of 7z archives.
pub const SEVEN_ZIP: &[u8; 6] = b"7z\xBC\xAF\x27\x1C";

/// Magic of the headers of tar archives.
pub const USTAR: &[u8; 5] = b"ustar";

/// Start of encrypted Apple disk images.
pub const ENCRYPTED_DMG: &[u8; 8] = b"encrcdsa";

/// Start of ECM files.
pub const ECM: &[u8; 4] = b"ECM\0";

/// Start of ISZ images of UltraISO.
pub const ISZ: &[u8; 4] = b"IsZ!";

/// Start of the first part of an image of PowerISO or gBurner.
pub const DAA: [&[u8; 4]; 2] = [b"DAA\0", b"GBI\0"];

/// Start of the trailer of an image of MagicISO.
pub const UIF: &[u8; 4] = b"bbis";

/// Bytes of that trailer.
pub const UIF_TRAILER: u64 = 64;

/// Start of programs for the PlayStation Portable, which may hold discs of the first PlayStation.
pub const PBP: &[u8; 4] = b"\0PBP";

/// Start of a disc in such a program.
pub const PBP_DISC: &[u8; 12] = b"PSISOIMG0000";

/// Start of several discs in such a program.
pub const PBP_DISCS: &[u8; 12] = b"PSTITLEIMG00";

/// Start of GCZ images of Dolphin (0xB10BC001).
pub const GCZ: &[u8; 4] = b"\x01\xC0\x0B\xB1";

/// Start of WBFS files.
pub const WBFS: &[u8; 4] = b"WBFS";

/// Start of WIA images of Wiimms ISO Tools, and of RVZ images of Dolphin.
pub const WIA: [&[u8; 4]; 2] = [b"WIA\x01", b"RVZ\x01"];

/// Start of the trailer of an Apple disk image.
pub const UDIF: &[u8; 4] = b"koly";

/// Bytes of that trailer.
pub const UDIF_TRAILER: u64 = 512;

/// Start of the segments of an EnCase image.
pub const EWF: &[u8; 8] = b"EVF\x09\x0D\x0A\xFF\x00";

/// Start of Android's sparse images (0xED26FF3A).
pub const ANDROID_SPARSE: &[u8; 4] = b"\x3A\xFF\x26\xED";

/// Start of sparse images of Mac OS X.
pub const SPARSE_IMAGE: &[u8; 4] = b"sprs";

/// Start of VHDX disks ([MS-VHDX] 2.2.1).
pub const VHDX: &[u8; 8] = b"vhdxfile";

/// Start of sparse VMware disks of hosted products.
pub const VMDK: &[u8; 4] = b"KDMV";

/// Start of those of ESX.
pub const VMDK_ESX: &[u8; 4] = b"COWD";

/// Start of all sparse VMware disks, space-efficient ones among them.
pub const VMDK_EXTENTS: [&[u8]; 3] = [VMDK, VMDK_ESX, b"\xBE\xBA\xFE\xCA\0\0\0\0"];

/// Signature of VirtualBox disks, 64 bytes from the start.
pub const VDI: &[u8; 4] = b"\x7F\x10\xDA\xBE";

/// Start of QEMU's disks.
pub const QCOW: &[u8; 4] = b"QFI\xFB";

/// Start of Parallels disks, of the older and of the newer form.
pub const PARALLELS: [&[u8; 16]; 2] = [b"WithoutFreeSpace", b"WithouFreSpacExt"];

/// Signatures of SquashFS: of Linux, of vendors with LZMA, and both in big-endian order.
pub const SQUASHFS: [[u8; 4]; 4] = [*b"hsqs", *b"shsq", *b"sqsh", *b"qshs"];

/// The big-endian signatures in [`SQUASHFS`].
pub const SQUASHFS_BIG_ENDIAN: [[u8; 4]; 2] = [*b"sqsh", *b"qshs"];

/// Whether a sector begins with a volume descriptor or the start of an extended area, as the first descriptor sector of
/// every optical volume does.
#[must_use]
pub fn is_volume_descriptor(head: &[u8]) -> bool {
    let identifier = head.get(1..6);
    let known = [ISO_9660, EXTENDED_AREA, CD_I];
    known.iter().any(|known| identifier == Some(known)) || head.get(9..14) == Some(&HIGH_SIERRA)
}

/// Position of a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Offset from the start, in bytes.
    Start(usize),
    /// Offset from the end, in bytes.
    End(usize),
}

/// A format recognized by bytes at a fixed position.
#[derive(Debug)]
pub struct Known {
    /// Position of the bytes.
    pub at: Anchor,
    /// The bytes.
    pub bytes: &'static [u8],
    /// Name of the format with its article, to complete "This is …".
    pub phrase: &'static str,
    /// Name of the file system, if it is one.
    pub file_system: Option<&'static str>,
    /// The kind of content.
    pub holds: Holds,
}

/// The kind of content of a recognized format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Files or other content.
    Files,
    /// Content that Discern reads where it is complete.
    Readable,
    /// Encrypted content.
    Secrets,
    /// Part of a volume that extends over several disks or partitions.
    Pieces,
    /// No files.
    Nothing,
}

impl Known {
    /// Whether the signature is present: `head` holds the first bytes of a content, `tail` the last.
    #[must_use]
    pub fn is_in(&self, head: &[u8], tail: &[u8]) -> bool {
        let from = match self.at {
            Anchor::Start(at) => head.get(at..),
            Anchor::End(before) => tail.len().checked_sub(before).and_then(|at| tail.get(at..)),
        };
        from.is_some_and(|from| from.starts_with(self.bytes))
    }
}

const fn start(at: usize, bytes: &'static [u8], phrase: &'static str) -> Known {
    Known { at: Anchor::Start(at), bytes, phrase, file_system: None, holds: Holds::Files }
}

const fn readable(at: Anchor, bytes: &'static [u8], phrase: &'static str) -> Known {
    Known { at, bytes, phrase, file_system: None, holds: Holds::Readable }
}

const fn from_start(bytes: &'static [u8], phrase: &'static str) -> Known {
    readable(Anchor::Start(0), bytes, phrase)
}

const fn volume(at: usize, bytes: &'static [u8], phrase: &'static str, name: &'static str) -> Known {
    other(at, bytes, phrase, name, Holds::Files)
}

const fn secrets(at: usize, bytes: &'static [u8], phrase: &'static str, name: &'static str) -> Known {
    other(at, bytes, phrase, name, Holds::Secrets)
}

const fn pieces(at: usize, bytes: &'static [u8], phrase: &'static str, name: &'static str) -> Known {
    other(at, bytes, phrase, name, Holds::Pieces)
}

const fn nothing(at: usize, bytes: &'static [u8], phrase: &'static str, name: &'static str) -> Known {
    other(at, bytes, phrase, name, Holds::Nothing)
}

const fn other(at: usize, bytes: &'static [u8], phrase: &'static str, name: &'static str, holds: Holds) -> Known {
    Known { at: Anchor::Start(at), bytes, phrase, file_system: Some(name), holds }
}

/// Files that are no images, checked after everything else.
pub static FILES: &[Known] = &[
    start(0, b"d8:announce", "a torrent, which only tells a program what to download"),
    start(0, b"d10:created by", "a torrent, which only tells a program what to download"),
    start(0, b"d13:announce-list", "a torrent, which only tells a program what to download"),
    start(0, b"d13:creation date", "a torrent, which only tells a program what to download"),
    start(0, b"PK\x05\x06\0\0\0\0", "a ZIP archive without files"),
    start(0, b"\xFF\xD8\xFF", "a picture (JPEG)"),
    start(0, b"\x89PNG\r\n\x1A\n", "a picture (PNG)"),
    start(0, b"GIF8", "a picture (GIF)"),
    start(0, b"II*\0", "a picture (TIFF)"),
    start(0, b"MM\0*", "a picture (TIFF)"),
    start(0, b"II+\0\x08\0\0\0", "a picture (TIFF)"),
    start(0, b"MM\0+\0\x08\0\0", "a picture (TIFF)"),
    start(8, b"WEBP", "a picture (WebP)"),
    start(0, b"\0\0\0\x0CjP  \r\n\x87\n", "a picture (JPEG 2000)"),
    start(0, b"\xFF\x4F\xFF\x51", "a picture (JPEG 2000)"),
    start(0, b"\0\0\0\x0CJXL \r\n\x87\n", "a picture (JPEG XL)"),
    start(4, b"ftypavif", "a picture (AVIF)"),
    start(4, b"ftypheic", "a picture (HEIC)"),
    start(0, b"8BPS\0\x01", "a picture (Photoshop)"),
    start(0, b"gimp xcf ", "a picture (GIMP)"),
    start(0, b"\xD7\xCD\xC6\x9A", "a picture (WMF)"),
    start(40, b" EMF\0\0\x01\0", "a picture (EMF)"),
    start(0, b"DDS \x7C\0\0\0", "a picture (DDS)"),
    start(0, b"qoif\0\0", "a picture (QOI)"),
    start(0, b"\x76\x2F\x31\x01", "a picture (OpenEXR)"),
    start(0, b"\x0A\x05\x01\x08\0\0\0\0", "a picture (PCX)"),
    start(0, b"\x59\xA6\x6A\x95", "a picture (Sun raster)"),
    start(0, b"AC10", "a drawing (AutoCAD)"),
    start(0, b"BLENDER", "a model (Blender)"),
    start(0, b"glTF\x02\0\0\0", "a model (glTF)"),
    start(0, b"wOFF", "a font (WOFF)"),
    start(0, b"wOF2", "a font (WOFF2)"),
    start(0, b"OTTO\0", "a font (OpenType)"),
    start(0, b"ttcf\0", "a collection of fonts"),
    start(0, b"\x01fcp", "a font (PCF)"),
    start(8, b"WAVE", "an audio file (WAVE)"),
    start(8, b"AVI ", "a video (AVI)"),
    start(8, b"AIFF", "an audio file (AIFF)"),
    start(8, b"AIFC", "an audio file (AIFF)"),
    start(0, b".snd\0\0\0", "an audio file (AU)"),
    start(0, b"caff\0\x01", "an audio file (Core Audio)"),
    start(0, b"fLaC", "an audio file (FLAC)"),
    start(0, b"wvpk", "an audio file (WavPack)"),
    start(0, b"MAC \x96\x0F", "an audio file (Monkey's Audio)"),
    start(0, b"#!AMR", "an audio file (AMR)"),
    start(0, b"MThd\0\0\0\x06", "a piece of music (MIDI)"),
    start(0, b"ID3", "an audio file (MP3)"),
    start(0, b"OggS", "an audio or video file (Ogg)"),
    start(0, b"\x30\x26\xB2\x75\x8E\x66\xCF\x11", "an audio or video file (Windows Media)"),
    start(0, b".RMF\0\0\0", "an audio or video file (RealMedia)"),
    start(4, b"ftyp", "a video or audio file (MP4)"),
    start(4, b"moov", "a video (QuickTime)"),
    start(4, b"mdat", "a video (QuickTime)"),
    start(0, b"\x1A\x45\xDF\xA3", "a video (Matroska or WebM)"),
    start(0, b"FLV\x01", "a video (Flash)"),
    start(0, b"\0\0\x01\xBA", "a video (MPEG)"),
    start(0, b"\0\0\x01\xB3", "a video (MPEG)"),
    start(0, b"%PDF-", "a document (PDF)"),
    start(0, b"%!PS", "a document (PostScript)"),
    start(0, b"{\\rtf", "a document (RTF)"),
    start(0, b"AT&TFORM", "a document (DjVu)"),
    start(0, b"ITSF\x03\0\0\0", "a help file of Windows (CHM)"),
    start(0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a document of Microsoft Office"),
    start(0, b"SQLite format 3\0", "a database (SQLite)"),
    start(4, b"Standard Jet DB\0", "a database (Access)"),
    start(4, b"Standard ACE DB\0", "a database (Access)"),
    start(0, b"!BDN", "a mailbox of Outlook"),
    start(0, b"\x89HDF\r\n\x1A\n", "a data file (HDF5)"),
    start(0, b"\x93NUMPY", "a data file (NumPy)"),
    start(0, b"PAR1", "a data file (Parquet)"),
    start(0, b"PACK\0\0\0\x02", "a pack of Git"),
    start(0, b"bplist0", "a property list of macOS"),
    start(0, b"L\0\0\0\x01\x14\x02\0", "a shortcut of Windows"),
    start(0, b"regf", "a registry file of Windows"),
    start(0, b"ElfFile\0", "an event log of Windows"),
    start(0, b"\x7FELF", "a program (ELF)"),
    start(0, b"\xCE\xFA\xED\xFE", "a program for macOS"),
    start(0, b"\xCF\xFA\xED\xFE", "a program for macOS"),
    start(0, b"\xFE\xED\xFA\xCE", "a program for macOS"),
    start(0, b"\xCA\xFE\xBA\xBE", "a program for macOS or Java"),
    start(0, b"dex\n03", "a program for Android"),
    start(0, b"!<arch>\n", "a library of object files"),
    start(0, b"\0asm", "a program (WebAssembly)"),
    start(0, b"MZ", "a program for Windows"),
];

/// Formats that are recognized but not read where they are found. The longest signatures come first; those of two bytes
/// decide only if nothing else does.
pub static KNOWN: &[Known] = &[
    from_start(CHD, "a CHD image"),
    from_start(CSO, "a CSO image"),
    from_start(ZSO, "a ZSO image"),
    from_start(DAX, "a DAX image"),
    from_start(ISZ, "an ISZ image"),
    from_start(DAA[0], "a PowerISO image (DAA)"),
    from_start(DAA[1], "a gBurner image (GBI)"),
    from_start(ECM, "an ECM image"),
    from_start(WIA[1], "a Dolphin disc image (RVZ)"),
    from_start(WIA[0], "a Wii disc image (WIA)"),
    from_start(GCZ, "a Dolphin disc image (GCZ)"),
    from_start(WBFS, "a Wii disc image (WBFS)"),
    from_start(ALCOHOL, "an Alcohol 120% descriptor (MDS)"),
    from_start(CLONE_CD, "a CloneCD descriptor (CCD)"),
    from_start(BLIND_WRITE, "a BlindWrite descriptor (B5T, B6T)"),
    from_start(WIN_ON_CD[0], "a WinOnCD image (C2D)"),
    from_start(WIN_ON_CD[1], "a WinOnCD image (C2D)"),
    readable(Anchor::End(512), UDIF, "an Apple disk image (DMG)"),
    readable(Anchor::End(64), UIF, "a MagicISO image (UIF)"),
    readable(Anchor::End(12), &NERO_5_5, "a Nero image (NRG)"),
    readable(Anchor::End(8), &NERO, "a Nero image (NRG)"),
    from_start(b"\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0", "an image of raw CD sectors"),
    from_start(VHDX, "a Hyper-V disk (VHDX)"),
    from_start(VHD, "a virtual PC disk (VHD)"),
    readable(Anchor::End(512), VHD, "a virtual PC disk (VHD)"),
    from_start(VMDK, "a VMware disk (VMDK)"),
    from_start(b"# Disk DescriptorFile", "a VMware disk descriptor (VMDK)"),
    from_start(QCOW, "a QEMU disk (QCOW)"),
    readable(Anchor::Start(64), VDI, "a VirtualBox disk (VDI)"),
    start(0, SEVEN_ZIP, "a 7z archive"),
    from_start(&ZIP, "a ZIP archive"),
    start(0, b"Rar!\x1A\x07", "a RAR archive"),
    start(0, b"MSCF\0\0\0\0", "a cabinet archive (CAB)"),
    start(0, b"!<arch>\ndebian", "a package of Debian"),
    start(0, b"\xED\xAB\xEE\xDB", "an RPM package"),
    start(2, b"-lh5-", "an LHA archive"),
    start(7, b"**ACE**", "an ACE archive"),
    from_start(b"\xFD7zXZ\0", "a file packed with xz"),
    from_start(b"\x28\xB5\x2F\xFD", "a file packed with Zstandard"),
    from_start(b"\x1F\x8B\x08", "a file packed with gzip"),
    from_start(b"BZh", "a file packed with bzip2"),
    readable(Anchor::Start(257), USTAR, "a tar archive"),
    from_start(b"MSWIM\0\0\0", "a Windows image (WIM)"),
    secrets(0, b"LUKS\xBA\xBE", "a volume encrypted by LUKS", "LUKS"),
    secrets(3, b"-FVE-FS-", "a volume encrypted by BitLocker", "BitLocker"),
    secrets(424, BITLOCKER_TO_GO, "a volume encrypted by BitLocker", "BitLocker"),
    volume(3, NTFS, "an NTFS volume", "NTFS"),
    volume(3, EXFAT, "an exFAT volume", "exFAT"),
    volume(82, b"FAT32   ", "a FAT volume", "FAT"),
    volume(54, b"FAT1", "a FAT volume", "FAT"),
    volume(0x10000, XDVDFS, "a disc of the Xbox", "XDVDFS"),
    volume(0, OPERA, "a disc of the 3DO", "Opera"),
    volume(28, GAME_CUBE, "a disc of the GameCube", "GameCube"),
    volume(24, WII, "a disc of the Wii", "Wii"),
    volume(0, b"hsqs", "a SquashFS volume", "SquashFS"),
    volume(0, b"XFSB", "an XFS volume", "XFS"),
    volume(BTRFS.0, BTRFS.1, "a Btrfs volume", "Btrfs"),
    volume(1024, b"\xE2\xE1\xF5\xE0", "an EROFS volume", "EROFS"),
    volume(0, b"\x45\x3D\xCD\x28", "a cramfs volume", "cramfs"),
    volume(0, b"-rom1fs-", "a romfs volume", "romfs"),
    volume(1024, b"H+\0\x04", "an HFS+ volume", "HFS+"),
    volume(1024, b"HX\0\x05", "an HFSX volume", "HFSX"),
    pieces(88, b"CS\x01\0\0\0", "part of an Apple CoreStorage volume", "CoreStorage"),
    pieces(0, LVM, "part of an LVM set", "LVM"),
    pieces(512, LVM, "part of an LVM set", "LVM"),
    pieces(1024, LVM, "part of an LVM set", "LVM"),
    pieces(1536, LVM, "part of an LVM set", "LVM"),
    pieces(0, MD_RAID, "part of a Linux RAID", "Linux RAID"),
    pieces(4096, MD_RAID, "part of a Linux RAID", "Linux RAID"),
    nothing(4086, b"SWAPSPACE2", "a Linux swap area", "Linux swap"),
    nothing(4086, b"SWAP-SPACE", "a Linux swap area", "Linux swap"),
    volume(32, b"NXSB", "an APFS container", "APFS"),
    volume(3, b"ReFS\0\0\0\0", "a ReFS volume", "ReFS"),
    volume(8192, b"\x49\xE8\x95\xF9", "an HPFS volume", "HPFS"),
    volume(0x8000, b"JFS1", "a JFS volume", "JFS"),
    volume(REISER_FS.0, REISER_FS.1, "a ReiserFS volume", "ReiserFS"),
    volume(REISER_4.0, REISER_4.1, "a Reiser4 volume", "Reiser4"),
    volume(1024, b"\x10\x20\xF5\xF2", "an F2FS volume", "F2FS"),
    volume(1024, b"\x02\0\0\0\0\0\x34\x34", "a NILFS2 volume", "NILFS2"),
    volume(9564, b"\x54\x19\x01\0", "a UFS volume", "UFS"),
    volume(9564, b"\0\x01\x19\x54", "a UFS volume", "UFS"),
    volume(9564, UFS_2[0].1, "a UFS volume", "UFS"),
    volume(9564, UFS_2[1].1, "a UFS volume", "UFS"),
    volume(UFS_2[0].0, UFS_2[0].1, "a UFS volume", "UFS"),
    volume(UFS_2[1].0, UFS_2[1].1, "a UFS volume", "UFS"),
    volume(544, b"1SFB", "a BeOS volume", "BFS"),
    pieces(0x4018, b"version\0", "part of a ZFS pool", "ZFS"),
    pieces(4120, b"\xC6\x85\x73\xF6\x4E\x1A\x45\xCA\x82\x65\xF5\x7F\x48\xBA\x6D\x81", "part of a bcache set", "bcache"),
    volume(4120, b"\xC6\x85\x73\xF6\x66\xCE\x90\xA9\xD9\x6A\x60\xCF\x80\x3D\xF7\xEF", "a bcachefs volume", "bcachefs"),
    volume(0, b"UBI#", "a UBI image of flash memory", "UBI"),
    volume(0, b"\x31\x18\x10\x06", "a UBIFS volume", "UBIFS"),
    volume(0, b"\x85\x19\x03\x20", "a JFFS2 volume", "JFFS2"),
    volume(1040, b"\x7F\x13\x01\0", "a Minix volume", "Minix"),
    volume(1040, b"\x8F\x13\x01\0", "a Minix volume", "Minix"),
    volume(1040, b"\x68\x24\x01\0", "a Minix volume", "Minix"),
    volume(1040, b"\x78\x24\x01\0", "a Minix volume", "Minix"),
    volume(1048, b"\x5A\x4D\0\0", "a Minix volume", "Minix"),
    volume(0, b"DOS\0", "an Amiga OFS volume", "Amiga OFS"),
    volume(0, b"DOS\x01", "an Amiga FFS volume", "Amiga FFS"),
    volume(0, b"DOS\x02", "an Amiga OFS volume", "Amiga OFS"),
    volume(0, b"DOS\x03", "an Amiga FFS volume", "Amiga FFS"),
    volume(0, b"DOS\x04", "an Amiga OFS volume", "Amiga OFS"),
    volume(0, b"DOS\x05", "an Amiga FFS volume", "Amiga FFS"),
    volume(1024, b"BD", "an HFS volume", "HFS"),
    volume(1080, b"\x53\xEF", "an ext2, ext3 or ext4 volume", "ext2/3/4"),
];

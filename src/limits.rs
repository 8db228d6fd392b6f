//! Every bound on depth, count and size, with its reason. Hostile input reaches these before the machine's limits.

/// Findings kept of one code; beyond it they are only counted. Users read dozens, never thousands.
pub const FINDINGS_OF_A_CODE: u64 = 100;

/// Volume descriptors read in one set. Real discs have up to a dozen; a missing terminator must not make us read the
/// whole image.
pub const VOLUME_DESCRIPTORS: u64 = 64;

/// Bytes at the start of an image in which opening may read what it does not need: they are in the cache already.
pub const FIRST_LOOK: u64 = 128 << 10;

/// Bytes of a content in which every byte may be the start of an image: a header of another program, or a program that was
/// put in front. Only what is nothing else is searched, in a tenth of a second.
pub const BYTES_BEFORE: u64 = 16 << 20;

/// Mebibytes after each of which an image may begin, as tools that copy into a larger file align it: a gibibyte. Each
/// takes one read.
pub const STEPS_BEFORE: u64 = 1024;

/// Bytes of a path table that are compared: a million directories.
pub const PATH_TABLE_BYTES: u64 = 16 << 20;

/// Directory levels below a root. ECMA-119 allows 8, Rock Ridge trees of 200 have been seen.
pub const DIRECTORY_DEPTH: u32 = 1024;

/// Bytes of one directory, which are held while it is listed. A million entries of 128 bytes each fit; anything larger
/// is not a directory.
pub const DIRECTORY_BYTES: u64 = 128 << 20;

/// Entries of one view's tree. At 96 bytes each and their names this stays inside a browser tab's memory.
pub const TREE_ENTRIES: u32 = 4_000_000;

/// Entries of all trees of a session, with those of images within images: twice as many as of one, which is what a tab's
/// memory takes.
pub const SESSION_ENTRIES: u32 = 8_000_000;

/// System use bytes gathered for one directory record over all its continuation areas. The longest real
/// chains (ACLs) stay under 64 KiB.
pub const SYSTEM_USE_BYTES: usize = 256 << 10;

/// Continuation areas followed from one directory record: a chain longer than this is a loop in disguise.
pub const CONTINUATIONS: u32 = 512;

/// Continuation areas of a record that other records may share. Areas after these, and long ones, are read for a few
/// records only: real images don't share them, and chains that many records share would be read over and over.
pub const SHARED_CONTINUATIONS: usize = 4;

/// Bytes of a continuation area that any number of records may share: a sector.
pub const SHARED_CONTINUATION_BYTES: u64 = 2048;

/// Records of a directory for which a longer area, or one further down a chain, is read.
pub const CONTINUATION_READERS: u8 = 16;

/// Such areas of a directory that are kept count of: each has at least a few kilobytes on any disc but a hostile one.
pub const COUNTED_CONTINUATIONS: usize = 65_536;

/// Bytes of one Rock Ridge name. Systems stop at 255 characters of up to four bytes.
pub const NAME_BYTES: usize = 1024;

/// Bytes of one symlink's target: `PATH_MAX` of Linux, where the longest ones come from.
pub const TARGET_BYTES: usize = 4096;

/// Extents of one file. 4 GiB pieces of a 100 GB file are 25; small-extent test images have hundreds.
pub const FILE_EXTENTS: usize = 65_536;

/// File units of an interleaved file that are followed. CD-i and XA films have tens of thousands.
pub const FILE_UNITS: usize = 1 << 20;

/// Entries of a boot catalog. One sector holds 64; real ones hold up to a dozen.
pub const BOOT_ENTRIES: usize = 1024;

/// Configurations of loaders that are followed. Distributions have up to a dozen.
pub const BOOT_CONFIGURATIONS: usize = 64;

/// Files that one of them may name. Menus have dozens.
pub const BOOT_CONFIGURATION_FILES: usize = 1024;

/// Bytes read of a configuration of a loader. They have some KiB.
pub const BOOT_CONFIGURATION_BYTES: usize = 256 << 10;

/// Bytes of a boot image that are searched for what a loader says.
pub const BOOT_PROGRAM_BYTES: usize = 64 << 10;

/// Bytes of a boot image of GRUB 2, packed or unpacked. Those with all modules have some MiB.
pub const GRUB_BYTES: u64 = 8 << 20;

/// Modules that GRUB 2 may have built in. It has some three hundred.
pub const GRUB_MODULES: usize = 4096;

/// Bytes of a list of revocations; those of uefi.org have some ten thousand.
pub const REVOCATION_BYTES: usize = 16 << 20;

/// Partitions shown of one table. GPT's customary array holds 128.
pub const PARTITIONS: u32 = 1024;

/// Bytes of one decompressed block (zisofs: 2^17 by its specification, with room for 2^20 as libisofs writes).
pub const UNPACKED_BLOCK: u64 = 1 << 20;

/// Bytes of a block that is unpacked as a whole: more than any program writes, and what a phone can spare.
pub const WHOLE_BLOCK: u64 = 64 << 20;

/// Bytes of a block of a packed image, which a few bytes may unpack to: sixteen times as many as programs write by default
/// in any but WIA.
pub const PACKED_BLOCK: u64 = 16 << 20;

/// Bytes held by all block caches of a session. Phones close a tab long before the address space is exhausted.
pub const CACHE_BYTES: u64 = 32 << 20;

/// Notes kept of one save: files renamed, truncated or left out. Beyond it they are only counted.
pub const NOTES: usize = 1000;

/// Bytes of a text that describes a disc. The longest real ones, of 99 tracks with all texts, have some 60 KB.
pub const SHEET_BYTES: u64 = 1 << 20;

/// Chunks of a Nero image. A session has two or three, and a disc at most 99 sessions.
pub const CHUNKS: u32 = 1024;

/// Bytes read of one chunk. The longest, the cue sheet, has eight for each of 99 tracks' 99 indexes.
pub const CHUNK_BYTES: u64 = 256 << 10;

/// Bytes read of a `DiscJuggler` descriptor. A track has some 250, with texts and a path at most a few thousand.
pub const CDI_DESCRIPTOR_BYTES: u64 = 1 << 20;

/// Restart points kept of one stream that is decoded sequentially. An hour of FLAC has 40,000 blocks, and any is found
/// again from its neighbors.
pub const RESTART_POINTS: usize = 4096;

/// Runs of bad sectors kept of a disc. A CD has at most 450,000 sectors, and with this many runs users read the counts.
pub const BAD_RUNS: usize = 65_536;

/// Repaired sectors of a disc, each held in memory until it is saved: 77 MB in all. A disc with more should be read
/// again.
pub const REPAIRED_SECTORS: usize = 32_768;

/// Sessions of an image that was appended to. Each takes at least 64 KiB, and backups have grown a few hundred times.
pub const SESSIONS: usize = 4096;

/// Descriptors looked at in the volume descriptor sequences of a UDF volume. Each has 16 blocks, most of them unused.
pub const UDF_DESCRIPTORS: u32 = 256;

/// Entries followed in one chain of ICBs (strategy 4096). Each is a rewrite of one file on a medium written once.
pub const UDF_ICB_CHAIN: u32 = 1024;

/// Blocks of allocation descriptors followed from one file entry: a chain longer than this leads in a circle.
pub const UDF_CONTINUATIONS: u32 = 4096;

/// States of a volume written once that are shown: each is a whole tree.
pub const UDF_GENERATIONS: usize = 16;

/// Unwritten blocks at an image's end that are skipped to find the table of a medium written once: 64 MiB.
pub const UDF_UNWRITTEN_BLOCKS: u64 = 32_768;

/// Bytes of a virtual allocation table: four for each block of a CD, and more than a file system of small files has.
pub const UDF_TABLE_BYTES: u64 = 16 << 20;

/// Metadata blocks of a SquashFS volume that are kept unpacked: 8 MiB, the inodes and names of some 100,000 files.
pub const SQUASHFS_METADATA_BLOCKS: usize = 1024;

/// Blocks of one file of a SquashFS volume: 512 GiB in blocks of 128 KiB. Each takes 16 bytes while the file is read.
pub const SQUASHFS_FILE_BLOCKS: u64 = 1 << 22;

/// Extended attributes of one file of a SquashFS volume. Files have a handful.
pub const SQUASHFS_XATTRS: u32 = 1024;

/// Bytes of one extended attribute: the most that Linux has.
pub const SQUASHFS_XATTR_BYTES: usize = 64 << 10;

/// Pieces of one chain of clusters of FAT or exFAT. Each takes 16 bytes; a file of a gigabyte without adjacent clusters
/// has a quarter of these.
pub const CHAIN_EXTENTS: usize = 1 << 20;

/// Bytes of an exFAT volume's bitmap that are counted: a volume of four terabytes with its customary clusters.
pub const EXFAT_BITMAP_BYTES: u64 = 4 << 20;

/// Members of an archive that is shown as a view. Each is held in memory, with some hundred bytes.
pub const ARCHIVE_ENTRIES: usize = 500_000;

/// Bytes of an extended header of a tar archive: names of some kilobytes, attributes of 64 KiB.
pub const TAR_HEADER_BYTES: u64 = 1 << 20;

/// Bytes that a stream of unknown length is unpacked to, to find out its length and content, where nothing can be kept on
/// disk: some seconds of work, and several times an initial RAM disk.
pub const UNPACKED_STREAM: u64 = 2 << 30;

/// The same of a stream with restart points: an image of a memory card of 64 GB, which takes minutes to unpack.
pub const UNPACKED_WITH_RESTARTS: u64 = 64 << 30;

/// Bytes that are unpacked from their start again whenever an earlier one is needed: some tenths of a second. More is kept
/// on disk, where that is possible.
pub const UNPACKED_AGAIN: u64 = 16 << 20;

/// Bytes that a stream is unpacked to if they are kept on disk: a disk of 256 GB, which takes an hour to unpack. The table
/// of its pages takes 16 MB of memory.
pub const SHELVED_STREAM: u64 = 256 << 30;

/// Bytes of all unpacked content of a session on disk, zeros not counted. Browsers stop earlier.
pub const SHELF_BYTES: u64 = 256 << 30;

/// Bytes of memory for the window of one stream that is unpacked: what `xz -9` and `zstd --ultra` want, and some.
pub const UNPACKING_BYTES: u64 = 160 << 20;

/// Bytes of one table of a FAT image that is changed: four million clusters. Boot images have some thousand.
pub const FAT_TABLE_BYTES: usize = 16 << 20;

/// Bytes of a FAT volume's table that are read when it is opened, to compare the table with its copy and count free
/// clusters: all of a FAT16 volume's.
pub const FAT_COMPARED_BYTES: u64 = 128 << 10;

/// Bytes of one directory of a FAT image: 65,536 entries, the maximum.
pub const FAT_DIRECTORY_BYTES: usize = 2 << 20;

/// Structures of a container's descriptor that are listed as facts: more than any disc has, and few enough to show.
pub const DESCRIPTOR_FACTS: usize = 1024;

/// Images before a change that are kept for undoing at once; each costs some kilobytes. Undoing further makes all
/// earlier changes again.
pub const UNDO_COPIES: usize = 1000;

/// Volumes of one image: partitions, those within them, and boot images. Disks of dozens of partitions exist.
pub const VOLUMES: usize = 256;

/// Partition tables within partitions: a BSD disklabel in a partition of an MBR is the second.
pub const VOLUME_DEPTH: u32 = 4;

/// Nesting of archives and images within each other. Reading goes down through all of them, so this also bounds the
/// depth of calls.
pub const LAYERS: u32 = 16;

/// Bytes of an archive's directory: those of [`ARCHIVE_MEMBERS`] files with long names.
pub const ARCHIVE_DIRECTORY_BYTES: u64 = 64 << 20;

/// Packed streams of a 7z archive, of some 300 bytes of memory each. Archives that aren't solid have one for each file.
pub const ARCHIVE_FOLDERS: usize = 100_000;

/// Tracks of a disc, in all of its sessions (IEC 60908).
pub const TRACKS: usize = 99;

/// Files read of an archive. An image has at most a few hundred parts.
pub const ARCHIVE_MEMBERS: usize = 65_536;

/// Files next to a descriptor in a directory of an image that may be its partners: a disc has at most 99 tracks.
pub const PARTNERS: usize = 1024;

/// Ranges of a volume that are remembered to notice files that overlap. Some 50 MB; a volume with more is checked in part.
pub const CLAIMED_RANGES: usize = 1 << 20;

/// Records of one B-tree that are found by searching all of its nodes: twice as many as a tree may have entries, since
/// folders have two.
pub const TREE_RECORDS: usize = 8_000_000;

/// Most bytes of a table that says where the blocks of a disk are: 8 TiB in blocks of a mebibyte need half of it.
pub const DISK_TABLE_BYTES: u64 = 64 << 20;

/// Hunks of a CHD image: 64 GiB in the smallest that `chdman` makes of a hard disk, of 4 KiB. Each is read when the image
/// is opened, since only all of them have a checksum.
pub const CHD_HUNKS: u64 = 1 << 24;

/// Bytes of the name of a file in a binary descriptor: Windows has at most 64 KiB.
pub const SHEET_NAME_BYTES: usize = 64 << 10;

/// Runs of equal records of an ECM file, of 32 bytes each. A CD has 360,000 sectors, and equal ones are one run.
pub const ECM_RUNS: usize = 1 << 20;

/// Blocks of a packed image, of 16 to 24 bytes each: 16 GiB in the smallest, of 2048 bytes.
pub const PACKED_BLOCKS: u64 = 1 << 23;

/// Ranges of a DAX image that are stored as they are. Packers have room for 192.
pub const DAX_AREAS: u64 = 1024;

/// Chunks of a disc of the GameCube or the Wii in WIA or RVZ, of 50 bytes each while they are read: twice as many as a
/// disc of two layers has in the smallest there are, of 32 KiB.
pub const WIA_GROUPS: u64 = 1 << 19;

/// Packed runs of an image, of 200 bytes of memory each: 12 GiB in runs of 64 KiB.
pub const PACKED_RUNS: usize = 3 << 16;

/// Most files that a disk's content is spread over by each recording only the changes to the next.
pub const DISK_PARENTS: usize = 64;

/// Most bytes of a log that is replayed in memory.
pub const DISK_LOG_BYTES: u64 = 64 << 20;

/// Most parts that a descriptor of a disk names.
pub const DISK_PARTS: usize = 65_536;

/// Bytes at the start of a PE file in which its headers are read: loaders have a dozen sections, and their headers end
/// within the first sectors.
pub const PE_HEADERS: usize = 8 << 10;

/// Bytes of the certificates of a PE file. A signature with its chain has some kilobytes, and files have one or two.
pub const PE_CERTIFICATES: u64 = 256 << 10;

/// Bytes at the start of the resources of a PE file in which its directories are read; loaders have some dozens of
/// resources, with a few dozen bytes each.
pub const PE_RESOURCES: usize = 64 << 10;

/// Bytes of the SBAT section of a loader, which has a line of some hundred characters for each component.
pub const SBAT_BYTES: u32 = 64 << 10;

/// Bytes of a directory that are read to identify an image: a root directory of ten thousand entries.
pub const IDENTIFIED_DIRECTORY: u64 = 1 << 20;

/// Bytes of a file that are read to identify an image. The longest useful ones are the descriptions of the systems in a
/// WIM file, with some kilobytes each.
pub const IDENTIFIED_FILE: u64 = 512 << 10;

/// Bytes read of a list of checksums: three times the largest DAT file of Redump.
pub const SUM_LIST_BYTES: usize = 64 << 20;

/// Values read of a list of checksums. The largest DAT files have some hundred thousand.
pub const SUM_LIST_ENTRIES: usize = 1 << 20;

/// Records that continue one of NTFS: the list of a file in a million pieces takes some thousand.
pub const NTFS_CONTINUATIONS: usize = 16_384;

/// Bytes of a list of attributes of NTFS: Windows has at most 256 KiB.
pub const NTFS_LIST_BYTES: usize = 1 << 20;

/// Bytes of a reparse point: Windows has at most 16 KiB.
pub const NTFS_REPARSE_BYTES: usize = 16 << 10;

/// Bytes of an index record of NTFS: they have 4 KiB, and as much as a cluster where that is more.
pub const NTFS_INDEX_RECORD: usize = 64 << 10;

/// Bytes of the bitmap of a directory's index records: one of 4 KiB for each bit.
pub const NTFS_INDEX_BITMAP: usize = 1 << 20;

/// Names of one directory of NTFS, or deleted files of a volume.
pub const NTFS_NAMES: usize = 4_000_000;

/// Records of the master file table that are looked at for deleted files.
pub const NTFS_RECORDS: u64 = 4_000_000;

/// Bytes of the volume bitmap of NTFS that are counted: a volume of half a terabyte with its customary clusters.
pub const NTFS_BITMAP_BYTES: u64 = 16 << 20;

/// Lists of blocks, or nodes of an extent tree, of one file of ext: a file of a terabyte in blocks of 4 KiB.
pub const EXT_LISTS: usize = 1 << 18;

/// Names of one directory of ext.
pub const EXT_NAMES: usize = 4_000_000;

/// Extended attributes of one inode of ext. Files have a handful.
pub const EXT_ATTRIBUTES: usize = 1024;

/// Bytes of a directory in an inode of ext: the largest inode has 4 KiB.
pub const EXT_INLINE: usize = 64 << 10;

/// Groups of ext whose inode tables are shown on the map.
pub const EXT_GROUPS: u64 = 4096;

/// Images in one Windows image: installers have about ten.
pub const WIM_IMAGES: usize = 256;

/// Contents of a Windows image: installers have some 100,000. Each takes some 80 bytes of memory.
pub const WIM_BLOBS: u64 = 2_000_000;

/// Chunks of one solid resource: 128 GiB in the smallest there are.
pub const WIM_CHUNKS: usize = 4 << 20;

/// Bytes of a directory entry of a Windows image: two names of at most 64 KiB each.
pub const WIM_ENTRY_BYTES: usize = 256 << 10;

/// Names of one directory of a Windows image.
pub const WIM_NAMES: usize = 4_000_000;

/// Bytes of the description of a Windows image. Those of installers have some 50 KB.
pub const WIM_XML_BYTES: usize = 4 << 20;

/// Clusters of a packed file of EROFS: 64 GiB in clusters of 4 KiB. The list of all is read before the file is.
pub const EROFS_CLUSTERS: u64 = 1 << 24;

/// Chunks of a file of EROFS that isn't packed.
pub const EROFS_CHUNKS: u64 = 1 << 22;

/// Chunks of a file of EROFS that are looked at when its directory is listed; those of larger ones are when it is read.
pub const EROFS_LISTED_CHUNKS: u64 = 4096;

/// Names of one directory of EROFS.
pub const EROFS_NAMES: usize = 4_000_000;

/// Bytes of a shared extended attribute of EROFS, with its head and name.
pub const EROFS_ATTRIBUTE: usize = (64 << 10) + 259;

/// Further lists of one file of the Amiga: a file of 4 GiB in blocks of 512 bytes needs as many.
pub const AMIGA_LISTS: usize = 1 << 17;

/// Blocks of a file of the Amiga that are looked at when its directory is listed: 4 MiB. Those of larger ones are when it is
/// read.
pub const AMIGA_LISTED_BLOCKS: u64 = 8192;

/// Names of one directory of the Amiga.
pub const AMIGA_NAMES: usize = 1_000_000;

/// Nodes of the tree of one file of XFS: each has hundreds of extents.
pub const XFS_NODES: usize = 1 << 14;

/// Names of one directory of XFS.
pub const XFS_NAMES: usize = 4_000_000;

/// Bytes of the blocks with the attributes of one file of XFS.
pub const XFS_ATTRIBUTE_BYTES: u64 = 4 << 20;

/// Lists of zones of one file of Minix: a file of 4 GiB in zones of 1 KiB.
pub const MINIX_LISTS: usize = 1 << 17;

/// Zones of a file of Minix that are looked at when its directory is listed: 4 MiB. Those of larger ones are when it is
/// read.
pub const MINIX_LISTED_ZONES: u64 = 4096;

/// Bytes of a directory of Minix that are read: half a million names.
pub const MINIX_DIRECTORY: usize = 32 << 20;

/// Bytes of a directory of XDVDFS that are read. Offsets in it reach no farther: 65,535 times four.
pub const XDVDFS_DIRECTORY: usize = 1 << 18;

/// Bytes of a block of a directory of Opera: 32 times as many as discs have.
pub const OPERA_BLOCK: usize = 64 << 10;

/// Copies of one file of Opera. Discs have eight at most.
pub const OPERA_COPIES: usize = 64;

/// Names of one directory of Opera.
pub const OPERA_NAMES: usize = 500_000;

/// Bytes of the table of all files on a disc of the GameCube or the Wii: a million of them.
pub const GAMECUBE_TABLE: usize = 32 << 20;

/// Partitions of a disc of the Wii. Discs have a few, collections of games some dozen.
pub const WII_PARTITIONS: u32 = 256;

/// Lists of blocks of one file of UFS: a file of a terabyte in blocks of 16 KiB has half as many.
pub const UFS_LISTS: usize = 1 << 16;

/// Blocks of a file of UFS that are looked at when its directory is listed: 32 MiB and more. Those of larger ones are when
/// it is read.
pub const UFS_LISTED_BLOCKS: u64 = 4096;

/// Bytes of a directory of UFS that are read: a million names.
pub const UFS_DIRECTORY: usize = 32 << 20;

/// Groups of UFS whose inodes are on the map of the image.
pub const UFS_SHOWN_GROUPS: usize = 4096;

/// Chunks of a volume of Btrfs: a petabyte in chunks of 10 GiB.
pub const BTRFS_CHUNKS: usize = 100_000;

/// Subvolumes of Btrfs that are shown. Their places take 16 bits of a node.
pub const BTRFS_SUBVOLUMES: usize = 65_000;

/// Nodes of a tree of Btrfs that are read for one question: a directory of millions of names has as many.
pub const BTRFS_NODES: u32 = 1 << 16;

/// Nodes of trees of Btrfs that are kept: 4 MiB in most volumes.
pub const BTRFS_KEPT_NODES: usize = 256;

/// Names of one directory of Btrfs.
pub const BTRFS_NAMES: usize = 4_000_000;

/// Extended attributes of a file of Btrfs that are shown.
pub const BTRFS_ATTRIBUTES: usize = 1000;

/// Checkpoint blocks of a container of APFS. Containers have some hundred.
pub const APFS_CHECKPOINTS: u32 = 1 << 16;

/// Nodes of a tree of APFS that are read for one question: a directory of millions of names has as many.
pub const APFS_NODES: u32 = 1 << 17;

/// Blocks of a container of APFS that are kept: 4 MiB in nearly all.
pub const APFS_KEPT_BLOCKS: usize = 1024;

/// Names of one directory of APFS.
pub const APFS_NAMES: usize = 4_000_000;

/// Snapshots of a volume of APFS that are shown: each is a whole tree. Backups keep one of each hour of a day.
pub const APFS_SNAPSHOTS: usize = 64;

/// Extended attributes of a file of APFS.
pub const APFS_ATTRIBUTES: usize = 4096;

/// Bytes of the text that describes a volume group of LVM; it is kept as values of up to 15 times that.
pub const LVM_TEXT_BYTES: u64 = 1 << 20;

/// Logical volumes of a group of LVM.
pub const LOGICAL_VOLUMES: usize = 1024;

/// Names of one directory of romfs.
pub const ROMFS_NAMES: usize = 1_000_000;

/// Extents and structures on the map of an image, of 40 bytes each while it is made, and 36 then.
pub const MAP_CLAIMS: usize = 2_000_000;

/// Directories whose own data is on the map: the record of each is read for it.
pub const MAP_DIRECTORIES: usize = 65_536;

/// Bytes of a gap that are read to find out whether it is all zeros.
pub const GAP_BYTES: u64 = 1 << 20;

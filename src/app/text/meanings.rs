//! Meanings of the fields of structures, in a sentence each, by their names in the standards.

/// The standard that defines a meaning, as the beginning of its clauses; empty if the name means the same in all.
type Row = (&'static str, &'static str, &'static str);

const MEANINGS: &[Row] = &[
    ("", "System Identifier", "The system that the System Area is for."),
    ("", "Volume Identifier", "The name of the disc, as systems show it."),
    ("", "Volume Space Size", "The size of the volume: the image has to be at least this long."),
    ("", "Volume Set Size", "How many discs the set has."),
    ("", "Volume Sequence Number", "Which disc of the set this is."),
    ("", "Logical Block Size", "The unit in which places and sizes are counted."),
    ("", "Path Table Size", "How long the list of all folders is."),
    ("", "Type L Path Table", "Where the list of all folders begins, for processors that store the low byte first."),
    ("", "Type M Path Table", "Where the list of all folders begins, for processors that store the high byte first."),
    ("", "Volume Set Identifier", "The name of the set that the disc belongs to."),
    ("", "Publisher Identifier", "Who published the disc."),
    ("", "Data Preparer Identifier", "Who, or which program, put the files together."),
    ("", "Application Identifier", "The program that the disc was made for, or by."),
    ("", "Copyright File Identifier", "The file in the root folder with the copyright."),
    ("", "Abstract File Identifier", "The file in the root folder with a summary."),
    ("", "Volume Creation", "When the volume was made."),
    ("", "Volume Modification", "When the volume was last changed."),
    ("", "Volume Expiration", "From when on the content is out of date."),
    ("", "Volume Effective", "From when on the content may be used."),
    ("", "File Structure Version", "The version of the rules for folders and records."),
    ("", "Application Use", "Free for the program that made the disc."),
    ("", "Escape Sequences", "The character set of names; for Joliet, the level of UCS-2."),
    ("", "Volume Flags", "Whether the character set is a registered one."),
    ("", "Boot System Identifier", "The system that reads this boot record; for discs, El Torito."),
    ("", "Boot Identifier", "Which boot system is meant."),
    ("", "Length of Directory Record", "How many bytes to the next record."),
    ("", "Location of Extent", "The block that the data begins in."),
    ("ECMA-119", "Data Length", "The size of the data in bytes."),
    ("", "File Flags", "Whether it is a folder, is hidden, or goes on in the next record."),
    ("", "File Unit Size", "For interleaved files: how many blocks belong together."),
    ("", "Interleave Gap Size", "For interleaved files: how many blocks of other files lie between."),
    ("", "Owner Identification", "Number of the user that owns the file."),
    ("", "Group Identification", "Number of the group that owns the file."),
    ("", "Permissions", "Who may read, change or run the file."),
    ("", "File Creation", "When the content was made."),
    ("", "File Modification", "When the content was last changed."),
    ("", "File Expiration", "From when on the content is out of date."),
    ("", "File Effective", "From when on the content may be used."),
    ("", "Record Format", "How the file is divided into records, if it is."),
    ("", "Record Attributes", "How the lines of a printed file end."),
    ("", "Record Length", "The size of a record of the file."),
    ("", "System Area", "The first 32 KiB, which ISO 9660 leaves free: boot code and partition tables go there."),
    ("", "System Use", "Fields that other standards add, as Rock Ridge does."),
    ("", "Tag", "What the descriptor is, with its checksum and its own place."),
    ("", "Partition Starting Location", "The sector that the partition begins at."),
    ("", "Partition Length", "How many sectors the partition has."),
    ("", "Partition Contents", "What the partition is recorded by."),
    ("", "Access Type", "Whether the partition can be written: once, again and again, or not at all."),
    ("", "Number of Partition Maps", "How many ways there are to turn block numbers into places."),
    ("", "Logical Volume Identifier", "The name of the disc, as systems show it."),
    ("", "File Set Identifier", "The name of this set of files."),
    ("", "Implementation Identifier", "The program that wrote the structure."),
    ("", "Recording Date and Time", "When the structure was written."),
    ("", "UDF revision", "The version of UDF, which says what a reader has to know."),
    ("", "File Type", "Whether it is a file, a folder, or something else."),
    ("", "File Link Count", "How many names lead to the file."),
    ("", "Information Length", "The size of the content in bytes."),
    ("", "Strategy Type", "How entries of the file follow each other when it is rewritten."),
    ("", "Unique ID", "A number that no other file of the volume has."),
    ("", "Selection criteria", "When this boot entry is to be used."),
    ("", "Boot record", "Where the boot catalog is."),
    ("", "Emulation", "What the boot image pretends to be: a floppy disk, a hard disk, or nothing."),
    ("", "Load segment", "Where in memory the boot image is put; 0 means the usual place."),
    ("", "Number of sectors", "How many sectors of 512 bytes the firmware loads."),
    ("", "Platform", "The kind of computer that the entry is for."),
    ("", "Disk signature", "A number by which Windows tells disks apart."),
    ("", "Disk GUID", "A number by which systems tell disks apart."),
    ("", "Partition GUID", "A number by which systems tell partitions apart."),
    ("", "First usable block", "The first block that a partition may use."),
    ("", "Last usable block", "The last block that a partition may use."),
    ("", "This copy", "Where this copy of the table is."),
    ("", "Other copy", "Where the other copy of the table is: mostly at the end of the disk."),
    ("", "Header checksum", "Shows whether the header has been damaged."),
    ("", "Entries checksum", "Shows whether the list of partitions has been damaged."),
    ("", "Size of an entry", "How many bytes each partition takes in the table."),
    ("", "Number of entries", "How many partitions there is room for."),
    ("", "Bootable", "Whether the firmware may start from it."),
    ("", "Boot code", "The program that the firmware runs first."),
    ("", "First sector", "The sector that it begins at."),
    ("", "Sectors per cluster", "How many sectors are given to files at a time."),
    ("", "Bytes per sector", "The size of a sector of this volume."),
    ("", "Reserved sectors", "Sectors before the first file allocation table."),
    ("", "Number of FATs", "How many copies of the file allocation table there are."),
    ("", "Entries of the root directory", "How many files and folders the root has room for."),
    ("", "Hidden sectors", "How many sectors of the disk lie before the volume."),
    ("", "Volume serial number", "A number made from the time at which the volume was made."),
    ("", "OEM name", "The program that formatted the volume."),
    ("", "FSInfo sector", "Where the number of free clusters is noted."),
    ("", "Backup boot sector", "Where the copy of this sector is."),
    ("", "Inodes", "How many files the volume has room for."),
    ("", "Inode size", "How many bytes the record of a file takes."),
    ("", "Blocks per group", "How many blocks have a bitmap in common."),
    ("", "Last mounted", "When the volume was last in use."),
    ("", "Last mounted at", "The folder that it was last in use as."),
    ("", "Compatible features", "What a reader may ignore."),
    ("", "Incompatible features", "What a reader has to know to read the volume."),
    ("", "Read-only compatible features", "What a program has to know to change the volume."),
    ("", "Allocation block size", "The unit in which space is given to files."),
    ("", "Free allocation blocks", "How much space is left."),
    ("", "Catalog Node ID", "The number of the file or folder in the catalog."),
    ("", "Data fork", "The content of the file."),
    ("", "Resource fork", "The part of a Macintosh file with its icons, menus and texts."),
    ("", "ISRC", "The number by which the recording is known all over the world."),
    ("", "Media Catalog Number", "The number on the bar code of the disc."),
    ("", "UUID", "A number by which systems tell volumes apart."),
    ("", "Cluster heap offset", "Where the content of files begins."),
    ("", "Compressor", "How blocks are packed."),
];

/// The meaning of a field, if its name does not tell by itself.
pub(crate) fn meaning(label: &str, clause: Option<&str>) -> Option<&'static str> {
    let clause = clause.unwrap_or_default();
    let is_it = |(standard, name, _): &&Row| *name == label && clause.starts_with(standard);
    MEANINGS.iter().find(is_it).map(|(.., meaning)| *meaning)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_found_by_its_name_and_standard() {
        assert!(meaning("Volume Identifier", Some("ECMA-119 8.4.6")).is_some());
        assert!(meaning("Data Length", Some("ECMA-119 9.1.4")).is_some());
        assert_eq!(meaning("Data Length", Some("Apple TN1150")), None);
        assert_eq!(meaning("Nothing", None), None);
    }

    #[test]
    fn meanings_are_sentences_and_no_name_has_two() {
        for (number, (standard, name, meaning)) in MEANINGS.iter().enumerate() {
            assert!(meaning.ends_with('.') && !name.is_empty(), "{name}");
            let rest = MEANINGS.get(number + 1..).unwrap_or_default();
            assert!(!rest.iter().any(|row| (row.0, row.1) == (*standard, *name)), "{name} twice");
        }
    }
}

# What the fields of structures mean, beside their names in the standards. A message per field, by its name.

## Volume descriptors of ISO 9660
system-identifier = The system that the System Area is for.
volume-identifier = The name of the disc, as systems show it.
volume-space-size = The size of the volume: the image has to be at least this long.
volume-set-size = How many discs the set has.
volume-sequence-number = Which disc of the set this is.
logical-block-size = The unit in which places and sizes are counted.
path-table-size = How long the list of all folders is.
type-l-path-table = Where the list of all folders begins, for processors that store the low byte first.
type-m-path-table = Where the list of all folders begins, for processors that store the high byte first.
volume-set-identifier = The name of the set that the disc belongs to.
publisher-identifier = Who published the disc.
data-preparer-identifier = Who, or which program, put the files together.
application-identifier = The program that the disc was made for, or by.
copyright-file-identifier = The file in the root folder with the copyright.
abstract-file-identifier = The file in the root folder with a summary.
volume-creation = When the volume was made.
volume-modification = When the volume was last changed.
volume-expiration = From when on the content is out of date.
volume-effective = From when on the content may be used.
file-structure-version = The version of the rules for folders and records.
application-use = Free for the program that made the disc.
escape-sequences = The character set of names; for Joliet, the level of UCS-2.
volume-flags = Whether the character set is a registered one.
boot-system-identifier = The system that reads this boot record; for discs, El Torito.
boot-identifier = Which boot system is meant.

## Directory records and extended attributes of ISO 9660
length-of-directory-record = How many bytes to the next record.
location-of-extent = The block that the data begins in.
ecma-119-data-length = The size of the data in bytes.
file-flags = Whether it is a folder, is hidden, or goes on in the next record.
file-unit-size = For interleaved files: how many blocks belong together.
interleave-gap-size = For interleaved files: how many blocks of other files lie between.
owner-identification = Number of the user that owns the file.
group-identification = Number of the group that owns the file.
permissions = Who may read, change or run the file.
file-creation = When the content was made.
file-modification = When the content was last changed.
file-expiration = From when on the content is out of date.
file-effective = From when on the content may be used.
record-format = How the file is divided into records, if it is.
record-attributes = How the lines of a printed file end.
record-length = The size of a record of the file.
system-area = The first 32 KiB, which ISO 9660 leaves free: boot code and partition tables go there.
system-use = Fields that other standards add, as Rock Ridge does.

## UDF
tag = What the descriptor is, with its checksum and its own place.
partition-starting-location = The sector that the partition begins at.
partition-length = How many sectors the partition has.
partition-contents = What the partition is recorded by.
access-type = Whether the partition can be written: once, again and again, or not at all.
number-of-partition-maps = How many ways there are to turn block numbers into places.
logical-volume-identifier = The name of the disc, as systems show it.
file-set-identifier = The name of this set of files.
implementation-identifier = The program that wrote the structure.
recording-date-and-time = When the structure was written.
udf-revision = The version of UDF, which says what a reader has to know.
file-type = Whether it is a file, a folder, or something else.
file-link-count = How many names lead to the file.
information-length = The size of the content in bytes.
strategy-type = How entries of the file follow each other when it is rewritten.
unique-id = A number that no other file of the volume has.

## Boot catalog (El Torito)
selection-criteria = When this boot entry is to be used.
boot-record = Where the boot catalog is.
emulation = What the boot image pretends to be: a floppy disk, a hard disk, or nothing.
load-segment = Where in memory the boot image is put; 0 means the usual place.
number-of-sectors = How many sectors of 512 bytes the firmware loads.
platform = The kind of computer that the entry is for.

## Partition tables
disk-signature = A number by which Windows tells disks apart.
disk-guid = A number by which systems tell disks apart.
partition-guid = A number by which systems tell partitions apart.
first-usable-block = The first block that a partition may use.
last-usable-block = The last block that a partition may use.
this-copy = Where this copy of the table is.
other-copy = Where the other copy of the table is: mostly at the end of the disk.
header-checksum = Shows whether the header has been damaged.
entries-checksum = Shows whether the list of partitions has been damaged.
size-of-an-entry = How many bytes each partition takes in the table.
number-of-entries = How many partitions there is room for.
bootable = Whether the firmware may start from it.

## Boot sectors and FAT
boot-code = The program that the firmware runs first.
first-sector = The sector that it begins at.
sectors-per-cluster = How many sectors are given to files at a time.
bytes-per-sector = The size of a sector of this volume.
reserved-sectors = Sectors before the first file allocation table.
number-of-fats = How many copies of the file allocation table there are.
entries-of-the-root-directory = How many files and folders the root has room for.
hidden-sectors = How many sectors of the disk lie before the volume.
volume-serial-number = A number made from the time at which the volume was made.
oem-name = The program that formatted the volume.
fsinfo-sector = Where the number of free clusters is noted.
backup-boot-sector = Where the copy of this sector is.

## Other file systems
inodes = How many files the volume has room for.
inode-size = How many bytes the record of a file takes.
blocks-per-group = How many blocks have a bitmap in common.
last-mounted = When the volume was last in use.
last-mounted-at = The folder that it was last in use as.
compatible-features = What a reader may ignore.
incompatible-features = What a reader has to know to read the volume.
read-only-compatible-features = What a program has to know to change the volume.
allocation-block-size = The unit in which space is given to files.
free-allocation-blocks = How much space is left.
catalog-node-id = The number of the file or folder in the catalog.
data-fork = The content of the file.
resource-fork = The part of a Macintosh file with its icons, menus and texts.

## Audio, and others
isrc = The number by which the recording is known all over the world.
media-catalog-number = The number on the bar code of the disc.
uuid = A number by which systems tell volumes apart.
cluster-heap-offset = Where the content of files begins.
compressor = How blocks are packed.

### Sentences that the worker makes in English while it runs, as the code has them.
###
### The page finds the template that a sentence matches; its variables match any text, and what they matched is
### translated again: see `src/app/words/told.rs`. So small phrases are here, too, which stand within others.
### `tests/words.rs` asserts that the code still has each of them.

## names of views

udf-earlier-state = UDF, earlier state
apfs-snapshot = APFS, snapshot
cpio-archive = cpio archive
tar-archive = tar archive
zip-archive = ZIP archive
boot-images = Boot images
snapshots = Snapshots

## overview: what it is

what-it-is = What it is
contents = Contents
also = Also
title = Title
version = Version
variant = Variant
build = Build
product-code = Product code
region = Region
architecture = Architecture
languages = Languages
recognized-as-in = Recognized as in
container = Container
medium = Medium
file-systems = File systems
not-read = Not read
label = Label
made-with = Made with
made = Made
title-sets = Title sets
performer = Performer
audio-tracks = Audio tracks
video = Video
date = Date
maker = Maker
disc = Disc
program = Program
code-name = Code name
name-release = Name of the release
systems = Systems
editions = Editions
dvd-blu-ray-disc = DVD or Blu-ray disc
disk-small = disk
disc-small = disc
# “a” stands for names of file systems, as in ISO 9660
image-with = An image with { $a }
image-with-two = An image with { $a } and { $b }
labeled-image-with = “{ $a }”: an image with { $b }
labeled-image-with-two = “{ $a }”: an image with { $b } and { $c }
image-unread = An image with { $a }, which Discern doesn’t read
labeled-image-unread = “{ $a }”: an image with { $b }, which Discern doesn’t read
image-no-system = An image with no file system that Discern reads
labeled-image-no-system = “{ $a }”: an image with no file system that Discern reads
# As in PlayStation game SLUS-00351 “Ridge Racer” for North America
game = { $a } game
game-code = { $a } game { $b }
game-code-title = { $a } game { $b } “{ $c }”
game-for = { $a } game for { $b }
game-code-for = { $a } game { $b } for { $c }
game-code-title-for = { $a } game { $b } “{ $c }” for { $d }
game-title-for = { $a } game “{ $b }” for { $c }
north-america = North America
europe = Europe
japan = Japan
asia = Asia
korea = Korea
hong-kong = Hong Kong
brazil = Brazil
australia = Australia
taiwan = Taiwan
all-regions = all regions
one-region = region { $a }
regions = regions { $a }
audio-cd = Audio CD
grub-rescue-disc = GRUB rescue disc
virtio-win-drivers = virtio-win drivers
cloud-init-data = cloud-init data
kickstart-data = Kickstart data

## overview: whether it is complete

is-complete = Is it complete?
incomplete-file-image-missing = Incomplete: a file of the image is missing
incomplete-files-image-missing = Incomplete: { $a } files of the image are missing
complete = Complete
nothing-says-how-large = Nothing says how large it has to be
# “a” is a size
incomplete-are-missing = Incomplete: { $a } are missing
incomplete-is-missing = Incomplete: { $a } is missing
missing-file = Missing file
ends-at-byte-which = ends at byte { $a }, which is there
ends-at-byte-image = ends at byte { $a }, the image at { $b }: { $c } are missing
ends-at-byte-image-at = ends at byte { $a }, the image at { $b }: { $c } is missing
behind-last-end = Behind the last end
size-bytes = { $a } ({ $b } bytes)
files = Files
none-bytes-there = none of its { $a } bytes are there
bytes-there = { $a } of { $b } bytes are there
# “a” is the name of a file system
volume = { $a } volume
partition-of = Partition { $a } ({ $b })
backup-gpt = Backup of the GPT
track-n = Track { $n }
no-files = No files
no-files-so-far = No files so far
all-files-complete = All { $a } files are complete
all-files-complete-so = All { $a } files are complete so far
files-complete-not = { $a } files are complete, { $b } are not
files-complete-not-so = { $a } files are complete, { $b } are not so far

## overview: whether it boots

will-it-boot = Will it boot?
whether-boots-cant-read = Whether it boots can’t be read
may-boot-on-some = May boot on some computers
doesnt-boot = Doesn’t boot
# Here and below, $a and $b are kinds of firmware, as in BIOS and UEFI
boots-both = Boots on { $a }, from disc and USB stick
boots-two-both = Boots on { $a } and { $b }, from disc and USB stick
boots-disc-only = Boots on { $a } from disc, not from a USB stick
boots-two-disc-only = Boots on { $a } and { $b } from disc, not from a USB stick
boots-disc = Boots on { $a } from disc
boots-two-disc = Boots on { $a } and { $b } from disc
boots-stick = Boots on { $a } from a USB stick
boots-two-stick = Boots on { $a } and { $b } from a USB stick
boots-disc-stick = Boots on { $a } from disc, and on { $b } from a USB stick
boots-on-two-disc-stick = Boots on { $a } and { $b } from disc, and on { $c } from a USB stick
boots-on-disc-two-stick = Boots on { $a } from disc, and on { $b } and { $c } from a USB stick
boots-on-two-disc-two-stick = Boots on { $a } and { $b } from disc, and on { $c } and { $d } from a USB stick
# A label: “a” is a kind of firmware
from-disc = { $a } from disc
from-stick = { $a } from stick
# A sentence that gives the reason follows
yes = Yes. { $a }
no = No. { $a }
perhaps = Perhaps. { $a }
there-no-boot-catalog = There is no boot catalog (El Torito).
boot-catalog-no-bootable = The boot catalog has no bootable entry for BIOS.
boot-record-not-sector = The boot record is not in sector 17, where firmware looks for it.
boot-image-bios-missing = The boot image for BIOS is missing or empty.
entry-bios-not-first = The entry for BIOS is not the first of the boot catalog: some firmware only looks there.
boot-catalog-el-torito = The boot catalog (El Torito) names a boot image for BIOS, { $a }.
there-no-boot-catalog-el = There is no boot catalog (El Torito) that leads to { $a }.
in-boot-image = { $a } is in the boot image of the boot catalog (El Torito).
in-boot-image-for = { $a } in the boot image of the boot catalog (El Torito) is a program for { $b }.
in-boot-image-no-program = { $a } in the boot image of the boot catalog (El Torito) is no program for UEFI.
boot-image-not-marked = { $a } is in a boot image that is not marked as one for UEFI: some firmware takes it.
boot-catalog-no-bootable-entry = The boot catalog has no bootable entry for UEFI.
there-no-boot-image = There is no { $a } in the boot image for UEFI.
boot-image-uefi-no = The boot image for UEFI has no FAT file system.
first-sector-no-boot = The first sector is no boot sector: it doesn’t end with 55 AA.
first-sector-no-boot-code = The first sector has no boot code.
boot-code-only-says = The boot code only says that there is nothing to start.
boot-sector-loads-from = The boot sector loads from behind the end of the image.
boot-sector-isolinux-isohybrid = The boot sector is that of ISOLINUX (isohybrid).
boot-sector-grub-2 = The boot sector is that of GRUB 2.
boot-sector-memtest86 = The boot sector is that of Memtest86+.
boot-sector-grub4dos = The boot sector is that of GRUB4DOS.
discern-doesnt-know-loader = Discern doesn’t know the loader of the boot sector.
mbr-boot-code-partition = The MBR has boot code, and partition { $a } is marked and has a boot sector.
partition-marked-but-no = Partition { $a } is marked, but has no boot sector.
fat-file-system-image = the FAT file system that the image is
partitions-mbr-overlap-some = The partitions of the MBR overlap: some firmware then ignores the table.
only-boot-image-boot = { $a } is only in the boot image of the boot catalog, which no partition names: most firmware doesn’t look there on a stick.
there-no-partition-table = There is no partition table.
no-partition-fat-file = No partition with a FAT file system has { $a }.
in-fat = { $a } is in the FAT file system that the image is.
in-fat-for = { $a } in the FAT file system that the image is is a program for { $b }.
in-fat-no-program = { $a } in the FAT file system that the image is is no program for UEFI.
in-partition = { $a } is in Partition { $b } ({ $c }).
in-is-a-program-for = { $a } in { $b } is a program for { $c }.
no-program-uefi = { $a } in { $b } is no program for UEFI.
needed-for-booting = Needed for booting

## overview: loaders and their signatures

not-read-so-not = for { $a }, { $b }; not read, so it is not known whether it is revoked
signed-by-issued-by = signed by { $a } (issued by { $b })
changed-since-signed-by = changed since it was signed by { $a }
not-signed-doesnt-start = not signed: doesn’t start where Secure Boot is on
revoked-by-level = revoked by level { $a } ({ $b }): { $c } has to be { $d }
# “a” is a list of revocations
not-on-list = not on { $a }
hash-on = its hash is on { $a }
hash-on-since = its hash is on { $a } since { $b }
certificate-on = the certificate { $a } is on { $b }
certificate-on-since = the certificate { $a } is on { $b } since { $c }
firmware-taken-revocation-doesnt = { $a }: firmware that has taken this revocation doesn’t start it
revoked = revoked: { $a }
security-version-svn-unknown = security version (SVN) unknown: { $a } requires { $b }
security-version-svn-lower = security version (SVN) { $a }, lower than the { $b } that { $c } requires: doesn’t start where Windows has applied that
security-version-svn-not = security version (SVN) { $a }, not lower than the { $b } that { $c } requires

## overview: whether it fits

will-it-fit = Will it fit?
needs = Needs
sectors-of-bytes = { $a } ({ $b } sectors of { $c } bytes)
other-discs = Other discs
audio-or-raw-sectors = It has audio or raw sectors, which only a CD holds
fits-on-both-layers = fits on both layers, { $a } stay free
fits-or-more-stay = fits, { $a } or more stay free
fits-stay-free = fits, { $a } stay free
only-by-overburning-too = only by overburning: { $a } too much
doesnt-fit-too-much = doesn’t fit: { $a } too much
mini-cd-21-minutes = mini CD (21 minutes, 8 cm)
mini-dvd-8-cm = mini DVD (8 cm)
stick = { $n } GB stick
too-large-cd = Too large for a CD
too-large-any-common = Too large for any of the common media
fits-on-cd = Fits on a CD
fits-on-dvd = Fits on a DVD
fits-on-dvd-two = Fits on a DVD with two layers
fits-on-a = Fits on a { $a }

## overview: whether names survive

will-names-survive = Will names survive?
names = Names
ms-dos-other-old = MS-DOS and other old systems
names-not-looked-at = Names not looked at yet
# “a” is a number of names, “b” the path of one of them
too-long-name = { $a } with too long a name, as { $b }
too-long-path = { $a } with too long a path, as { $b }
characters-arent-allowed = { $a } with characters that aren’t allowed, as { $b }
reserved-name-or-one = { $a } with a reserved name, or one that ends with a dot or space, as { $b }
differ-from-another-only = { $a } that differ from another only in case, as { $b }
too-many-folders = { $a } in too many folders, as { $b }
all-names-survive = All names survive on Windows, macOS and Linux
all-names-survive-so-far = All names survive on Windows, macOS and Linux so far
names-lost = Some names don’t survive on { $a }
names-lost-so-far = Some names don’t survive on { $a } so far
names-lost-two = Some names don’t survive on { $a } and { $b }
names-lost-two-so-far = Some names don’t survive on { $a } and { $b } so far
one-byte = 1 byte
n-bytes = { $n } bytes
file-no-list-revocations = The file is no list of revocations.
download-dbxupdate-bin-architecture = Download dbxupdate.bin for the architecture from uefi.org/revocationlistfile.

## check: sums that the image carries

# In the sentences about sums, the last variable is what they were compared with
sum-matches = The checksum matches { $a }.
sum-all-match = All { $a } checksums match { $b }.
sum-only-differs = 1 of { $a } checksum doesn’t match { $b }.
sum-one-differs = 1 of { $a } checksums doesn’t match { $b }.
sum-some-differ = { $a } of { $b } checksums don’t match { $c }.
sum-damaged-one = 1 of { $a } checksums doesn’t match { $b }. 1 file is damaged.
sums-damaged-one = { $a } of { $b } checksums don’t match { $c }. 1 file is damaged.
sums-damaged = { $a } of { $b } checksums don’t match { $c }. { $d } files are damaged.
file-damaged = 1 file is damaged.
files-are-damaged = { $a } files are damaged.
sum-but-missing = The checksum matches { $a }. But “{ $b }” is missing.
sums-but-missing = All { $a } checksums match { $b }. But “{ $c }” is missing.
structure-matches = The checksum of its structures matches { $a }.
structure-all-match = All { $a } checksums of its structures match { $b }.
structure-only-differs = 1 of { $a } checksum of its structures doesn’t match { $b }.
structure-one-differs = 1 of { $a } checksums of its structures doesn’t match { $b }.
structure-some-differ = { $a } of { $b } checksums of its structures don’t match { $c }.
record-matches = The record matches { $a }.
record-all-match = All { $a } records match { $b }.
record-only-differs = 1 of { $a } record doesn’t match { $b }.
record-one-differs = 1 of { $a } records doesn’t match { $b }.
record-some-differ = { $a } of { $b } records don’t match { $c }.
file-matches = The file matches { $a }.
file-all-match = All { $a } files match { $b }.
file-only-differs = 1 of { $a } file doesn’t match { $b }.
file-one-differs = 1 of { $a } files doesn’t match { $b }.
file-some-differ = { $a } of { $b } files don’t match { $c }.
the-image-matches = The image matches { $a }.
# Stands after “matches”
the-data = the data
data-libisofs-recorded = the data, as libisofs recorded it
its-checksum = its checksum
checksum-isomd5sum-put-into = the checksum that isomd5sum put into it
the-checksums-of = the checksums of { $a }
data-expected-found = { $a } of the data: expected { $b }, found { $c }
stored-data-expected-found = { $a } of the stored data: expected { $b }, found { $c }
checksums-tables-expected-found = { $a } of the checksums of the tables: expected { $b }, found { $c }
adler-32-block-expected = Adler-32 of block { $a }: expected { $b }, found { $c }
adler-32-block = Adler-32 of block { $a }: { $b }
cant-be-checked = { $a } can’t be checked: { $b }.
crcs-gpt = CRCs of the GPT
checksum-image-isomd5sum = Checksum of the image (isomd5sum)
checksums-image-files-libisofs = Checksums of image and files (libisofs)
checksums-session-sector-libisofs = Checksums of the session in sector { $a } (libisofs)
tags-crcs-udf = Tags and CRCs of UDF
checksums-of-exfat = Checksums of exFAT
the-volume = the volume
packed-data-squashfs = Packed data of SquashFS
the-archive = the archive
found-value = found { $a }
damaged-or-cut-off = { $a } is damaged or cut off, and doesn’t unpack to its end.
unpacks-end-without-error = { $a } unpacks to its end without an error.
packed-with = Packed with { $a }
checksums-of-files = Checksums of files ({ $a })
packed-data-of = Packed data of { $a }
image-ends-at-byte = the image ends at byte { $a }
image-ends-before-data = The image ends before the data that its checksum (isomd5sum) covers.
md5-recorded = MD5 { $a }, and { $b } is recorded
image-doesnt-match-checksum = The image doesn’t match the checksum that isomd5sum put into it.
first-damage-between-bytes = The first damage is between bytes { $a } and { $b }.
the-has-md5-and-is-recorded = the { $a } has MD5 { $b }, and { $c } is recorded
checksum-tag-damaged = the checksum tag of the { $a } is damaged
image-ends-within-data = the image ends within the data of the { $a }
list-files-checksums-damaged = the list of the files’ checksums is damaged
session-small = session
superblock = superblock
tree-small = tree
md5-not-recorded-one = its MD5 is not the recorded one
there-no-checksum-tag = there is no checksum tag in sector { $a }
file-isnt-image = the file isn’t in the image
not-listed-one = its { $a } is not the listed one
expected-found = { $a }: expected { $b }, found { $c }
ends-too-soon = it ends too soon
partly-missing = some of it is missing
all-files-unpack-without = All { $a } files of { $b } unpack without an error.
files-cant-unpacked = { $a } of { $b } files of { $c } can’t be unpacked.
crc-32-recorded = CRC-32 { $a }, and { $b } is recorded

## check: problems

file-is-incomplete = { $a } file is incomplete.
file-incomplete-because-image = { $a } file is incomplete because the image is cut off.
files-are-incomplete = { $a } files are incomplete.
files-incomplete-because-image = { $a } files are incomplete because the image is cut off.
volume-is-incomplete = { $a } volume is incomplete.
volumes-are-incomplete = { $a } volumes are incomplete.
folder-cant-listed = { $a } folder can’t be listed.
folders-cant-listed = { $a } folders can’t be listed.
number-recorded-two-ways = { $a } number is recorded in two ways that differ.
numbers-recorded-two-ways = { $a } numbers are recorded in two ways that differ.
checksum-doesnt-match = { $a } checksum doesn’t match.
checksums-dont-match = { $a } checksums don’t match.
time-isnt-notation-sheets = { $a } time isn’t in the notation of sheets.
times-arent-notation-sheets = { $a } times aren’t in the notation of sheets.
date-isnt-valid = { $a } date isn’t valid.
dates-arent-valid = { $a } dates aren’t valid.
download-or-copy-image = Download or copy the image again, and compare its size with the publisher’s.
dont-rely-on-what = Don’t rely on what is listed here.
compare-image-publishers-checksum = Compare the image with its publisher’s checksum, or get it again.
files-can-saved = The files can be saved.
test-image-program-or = Test the image in the program or device it is for.
nothing-done = Nothing has to be done.
places = { $n } places. { $b }

## check: comparing with another image

comparing-images = Comparing images
another-kind-entry = another kind of entry
link-leads-elsewhere = the link leads elsewhere
cant-read = it can’t be read: { $a }
both-images-hold-same = Both images hold the same: { $a } sectors and { $b } files.
# “a” is a list of how many files differ, as in 3 added, 1 removed, 12 files the same
of-sectors-differ = { $a }; { $b } of { $c } sectors differ.
file-same-1 = { $a }, 1 file the same
file-same-2 = { $a }, { $b }, 1 file the same
file-same-3 = { $a }, { $b }, { $c }, 1 file the same
file-same-4 = { $a }, { $b }, { $c }, { $d }, 1 file the same
files-same-1 = { $a }, { $b } files the same
files-same-2 = { $a }, { $b }, { $c } files the same
files-same-3 = { $a }, { $b }, { $c }, { $d } files the same
files-same-4 = { $a }, { $b }, { $c }, { $d }, { $e } files the same
no-file-differs = no file differs
n-added = { $n } added
n-removed = { $n } removed
n-changed = { $n } changed
n-moved = { $n } moved
sector-n = Sector { $n }
sector-of = Sector { $a } of { $b }
sectors-to = Sectors { $a } to { $b } ({ $c })
sectors-of = Sectors { $a } to { $b } of { $c } ({ $d })
there-path = there: { $a }
bytes-here-there = { $a } bytes here, { $b } there
other-content = other content

## check: sectors and lists of sums

checking = Checking
checksums = Checksums
part-browser-stopped-reading = A part of the browser stopped: reading once more for its checksums
checking-sectors = Checking sectors
trying-to-repair = Trying to repair
listing = Listing
repaired-by-their-own = { $a } repaired by their own parity.
not-repaired-track-from = Not repaired: { $a } of track { $b } from sector { $c } on.
not-repaired-more-such = Not repaired: { $a } more such places.
use-other-files-give = To use “{ $a }” with the other files, give it the name “{ $b }” beside them.
there-no-checksum-discern = There is no checksum in it that Discern can compute.
paste-checksum-crc-32 = Paste a checksum (CRC-32, MD5, SHA-1, SHA-256, SHA-512 or BLAKE3), or choose a list such as SHA256SUMS.

## convert: forms

wav-files = WAV files
every-audio-track-on = Every audio track as it is on the disc, with titles in each file, and a cue sheet with codes and pregaps.
flac-files = FLAC files
lossless-about-half-size = Lossless, about half the size, with titles in each file and a cue sheet.
user-data-sectors = User data of sectors
user-data-each-sector = The user data of each sector of a track: 2048 bytes, or 2352 of audio.
whole-sectors = Whole sectors
all-2352-bytes-each = All 2352 bytes of each sector of a track.
subchannels-of-sectors = Subchannels of sectors
subchannel-bytes-each-sector = The 96 subchannel bytes of each sector of a track, channel after channel.

## convert: what is kept, changed and lost

track-kept = 1 track is kept.
tracks-are-kept = { $a } tracks are kept.
format-cant-store-track = This format can't store track { $a }.
format-cant-store-tracks = This format can't store tracks { $a }.
# Numbers of tracks
tracks-numbered-from-becomes = Tracks are numbered from { $a }: { $b } becomes { $c }.
tracks-numbered-from-become = Tracks are numbered from { $a }: { $b } to { $c } become { $d } to { $e }.
sessions-are-kept = { $a } sessions are kept.
sessions-become-which-tracks = { $a } sessions become { $b }: which tracks were written together is not recorded.
not-recorded-gd-rom = It is not recorded that this is a GD-ROM with two areas.
track-begins-at-another = The track begins at another address than on the disc.
tracks-begin-at-other = { $a } tracks begin at other addresses than on the disc.
image-begins-at-sector = The image begins at sector 0 of the disc, so that its addresses stay right: { $a } sectors come before the data.
kept-unchanged = Kept unchanged: { $a }.
user-data-kept = The user data of { $a } is kept.
sync-pattern-header-error = Sync pattern, header and error correction of { $a } are left out; they can be made again.
headers-error-correction-which = Headers and error correction, which the source doesn't store, are added: { $a }.
image-incomplete-zeros-fill = The image is incomplete: zeros fill { $a } that are missing.
image-ends-within-sector = The image ends within a sector, which zeros fill after { $a }.
audio-padded-silence-whole = The audio of { $a } is padded with silence to a whole sector.
pregaps-are-kept = Pregaps are kept: { $a }.
pregaps-source-doesnt-store = Pregaps that the source doesn't store become empty sectors: { $a }.
empty-pregaps-noted-or = Empty pregaps are noted or implied, and not stored: { $a }.
pregaps-stored-at-end = Pregaps are stored at the end of the track before: { $a }.
left-out-before-start = Left out before the start of a track, although not empty: { $a }.
index-mark-kept = 1 index mark is kept.
index-marks-kept = { $a } index marks are kept.
index-mark-within-track = 1 index mark within a track is lost.
index-marks-within-tracks = { $a } index marks within tracks are lost.
mark-where-pregap-begins = 1 mark of where a pregap begins is left out.
marks-where-pregaps-begin = { $a } marks of where pregaps begin are left out.
catalog-number-kept = The catalog number { $a } is kept.
catalog-number-not-recorded = The catalog number { $a } is not recorded.
recording-code-kept = 1 recording code is kept.
recording-codes-kept = { $a } recording codes are kept.
recording-code-isrc-lost = 1 recording code (ISRC) is lost.
recording-codes-isrc-lost = { $a } recording codes (ISRC) are lost.
copy-permission-kept = The copy permission is kept: { $a }.
pre-emphasis-flag-kept = The pre-emphasis flag is kept: { $a }.
four-channel-flag-kept = The four-channel flag is kept: { $a }.
serial-copy-flag-scms = The serial copy flag (SCMS) is kept: { $a }.
copy-permission-lost = The copy permission is lost: { $a }.
pre-emphasis-flag-lost = The pre-emphasis flag is lost: { $a }.
four-channel-flag-lost = The four-channel flag is lost: { $a }.
serial-copy-flag-scms-lost = The serial copy flag (SCMS) is lost: { $a }.
text-kept = 1 text is kept.
texts-titles-names-kept = { $a } texts (titles, names) are kept.
cd-text-entry-lost = 1 CD-Text entry is lost.
cd-text-entries-titles = { $a } CD-Text entries (titles, names) are lost.
language-texts-not-recorded = 1 language of texts is not recorded.
languages-texts-not-recorded = { $a } languages of texts are not recorded.
genre-number-not-recorded = 1 genre number is not recorded.
genre-numbers-not-recorded = { $a } genre numbers are not recorded.
texts-stored-another-form = The texts are stored in another form than in the lead-in, which has { $a }.
remark-kept = 1 remark is kept.
remarks-are-kept = { $a } remarks are kept.
comment-sheet-rem-lost = 1 comment of the sheet (REM) is lost.
comments-sheet-rem-lost = { $a } comments of the sheet (REM) are lost.
subchannels-kept = The subchannels of { $a } are kept.
subchannels-lost = The subchannels of { $a } are lost.
all-sectors-disk-kept = All sectors of the disk are kept: { $a } bytes.
disk-ends-within-sector = The disk ends within a sector, to which zeros are added: { $a }.
end-disk-lost = The end of the disk is lost: { $a }.
image-records-changes-result = The image records changes to { $a }. The result is the disk as it is with them, and needs no other file.
snapshot-not-kept-only = 1 snapshot is not kept, only the present state.
snapshots-not-kept-only = { $a } snapshots are not kept, only the present state.
comment-not-kept = The comment “{ $a }” is not kept.
tracks-sectors-taken = { $a } of the track's { $b } sectors are taken.
last-sessions-volume-descriptors = The last session's volume descriptors take the place of the first's, where programs look for them.
themselves-left-out = The { $a } themselves are left out.
left-out = Left out: { $a }.
first-2048-2324-bytes = The first 2048 of 2324 bytes are kept of { $a } in Form 2.
result-no-longer-shows = The result no longer shows that the error correction of { $a } is wrong, by damage or on purpose.
first-sector = The first is sector { $a }, in { $b }.
first-sector-which-no = The first is sector { $a }, which is in no file.
addresses-subheaders-edc-or = The addresses, subheaders, EDC or ECC of { $a } can't be made again from the data.
# Here and below: numbers within the sentences above
one-sector = 1 sector
n-sectors = { $n } sectors
one-data-sector = 1 data sector
n-data-sectors = { $n } data sectors
one-track = 1 track
n-tracks = { $n } tracks
one-other-track = 1 other track
n-other-tracks = { $n } other tracks
one-other-image = 1 other image
n-other-images = { $n } other images
one-pack = 1 pack
n-packs = { $n } packs
file-one = 1 file
n-file = { $n } file
n-files = { $n } files

## convert: why it can't be done

disc-no-audio-all = This disc has no audio: all its tracks are data.
audio-could-not-encoded = The audio could not be encoded as FLAC: { $a }.
image-disk-which-no = This is an image of a disk, which has no form as a disc.
choose-format-disks-such = Choose a format of disks, such as “img”, or make a new disc image of its files.
image-disc-which-no = This is an image of a disc, which has no form as a disk.
choose-format-discs-such = Choose a format of discs, such as “iso”.
format-cant-hold-range = This format can't hold a range of sectors.
choose-data-raw-or = Choose “data”, “raw” or “sub”.
audio-track-not-cd = The audio of track { $a } is not CD audio (44,100 Hz, stereo, 16 bits), or is compressed in a way that Discern can't decode.
convert-first-example-ffmpeg = Convert it first, for example with “ffmpeg -i NAME -ar 44100 -ac 2 -sample_fmt s16 NEW.wav”.
track-cant-converted-without = Track { $a } can't be converted without its file.
add-file = Add “{ $a }”.
descriptor-claims-sectors-files = The descriptor claims { $a } sectors, and the files hold { $b } of them, so the result would be mostly zeros.
get-complete-files-or = Get the complete files, or convert the tracks that are complete one by one.
result-would-wrong = The result would be wrong: { $a }
track-no-subchannel-data = Track { $a } has no subchannel data in this image.
track-sectors-so-not = Track { $a } has sectors { $b } to { $c }, so { $d }..{ $e } is not a range of it.

## convert: steps and receipts

looking-at-every-sector = Looking at every sector
opening-the-result = Opening the result
checking-the-result = Checking the result
checking-new-image = Checking the new image
checksum = Checksum
there-no-files-compare = There are no files to compare.
all-names-types-sizes = All { $a } names, types and sizes match.
the-files-differ = The files differ: { $a }.
nothing-differs-but-what = Nothing differs but what is listed.
numbers-modes-places-codes = Numbers, modes, places, codes, flags and texts of the tracks were compared: nothing differs but what is listed.
result-differs-without-word = The result differs without a word about it: { $a }.
every-flac-block-decoded = Every FLAC block was decoded again and matches the audio.
everything-packed-unpacked-again = Everything that was packed was unpacked again, and is the same.
opened-again-disk-bytes = Opened again: { $a }, a disk of { $b } bytes.
opened-again-sessions-tracks = Opened again: { $a }, sessions { $b }, tracks { $c }.
bytes-taken-unchanged-from = { $a } bytes are taken unchanged from the source.
there-no-sectors-compare = There are no sectors to compare with the source.
bytes-compared-source-all = { $a } bytes compared with the source: all equal.
bytes-compared-source-all-equal = { $a } bytes compared with the source: all equal; { $b } bytes are taken unchanged from the source.
bytes-differ-from-source = { $a } of { $b } bytes differ from the source.
edc-ecc-sectors-their = EDC and ECC of { $a } sectors and their headers are right.
header-edc-or-ecc = Header, EDC or ECC of { $a } sectors is wrong.
header-edc-or-ecc-sectors = Header, EDC or ECC of { $a } sectors is wrong, first of sector { $b }.
header-edc-or-ecc-sectors-wrong = Header, EDC or ECC of { $a } sectors is wrong, first of sector { $b } in { $c }.

## edit: refused changes

name-cant-empty = A name can't be empty.
stand-folders-cant-names = “.” and “..” stand for folders and can't be names.
names-cant-contain = Names can't contain “/”.
name-can-have-at = A name can have at most 255 bytes.
inside-folder-would-replace = “{ $a }” is inside the folder that it would replace.
not-file = “{ $a }” is not a file.
floppy-disk-image-must = A floppy disk image must have 1,228,800, 1,474,560 or 2,949,120 bytes.
choose-another-emulation-or = Choose another emulation or another file.
hard-disk-image-must = A hard disk image must begin with a Master Boot Record.
can-only-replaced-if = “{ $a }” can only be replaced if it is a file, and only with a file.
root-folder-cant-removed = The root folder can't be removed, renamed or replaced.
not-folder = “{ $a }” is not a folder.
already-exists = “{ $a }” already exists.
choose-another-name = Choose another name.
cant-moved-into-itself = “{ $a }” can't be moved into itself.
already-exists-not-link = “{ $a }” already exists and is not a link.
not-valid-mode = “{ $a }” is not a valid mode.
enter-permissions-octal-digits = Enter permissions as octal digits, such as 755.
field-can-hold-at = This field can hold at most { $a } characters, and only ASCII letters, digits and punctuation.
item-change-no-longer = The item to change no longer exists.
isnt-boot-method-discern = “{ $a }” isn't a boot method that Discern knows.
choose-another = Choose another.
only-one-view-can = Only one view can be edited.
switch-view-change-entry = Switch to that view, and change the entry there.
stored-changes-cant-read = The stored changes can't be read.
discard-stored-changes-make = Discard the stored changes, and make them again.
edit-cant-made = Edit { $a } can't be made: { $b }
discs-audio-tracks-cant = Discs with audio tracks can't be taken back to an earlier session.

## edit: images that can't be built so

image-can-browsed-but = This image can be browsed, but not edited: { $a }.
only-images-iso-9660 = Only images with ISO 9660 or UDF can be edited.
which-holds-images-data = “{ $a }”, which holds the image's data, is missing.
open-together-file = Open it together with this file.
discs-audio-tracks-cant-edited = Discs with audio tracks can't be edited.
images-several-sessions-cant = Images with several sessions can't be edited.
save-one-sessions-image = Save one of the sessions as an image first, then edit that.
images-whose-data-doesnt = Images whose data doesn't begin at the start of the disc can't be edited.
image-only-udf-can = This image has only UDF, and { $a } can be recorded only in ISO 9660.
extract-files-create-new = Extract its files and create a new image that has both.
# What can only be recorded in ISO 9660
boot-catalog-small = a boot catalog
checksum-of-image-small = a checksum of the image
checksums-of-files-small = checksums of files
this-text = this text
image-also-file-system = The image also has a { $a } file system, which Discern can't write.
image-also-file-system-which = The image also has an { $a } file system, which Discern can't write.
new-image-would-wrong = In the new image it would be wrong, and leaving it out could lose files that are only there.
build-where-nothing-moves = Build it where nothing moves, or leave it as it is.
image-also-hfs-file = The image also has an HFS file system, which Discern can't write.
in-the-new-image-it-would-be-wrong = In the new image it would be wrong.
what-would-go-resource = What would go with it: resource forks, and files that are only there: { $a }.
build-where-nothing-moves-or = Build it where nothing moves, or leave it out if you don't need it.
udf-cant-left-out = UDF can't be left out, because it holds the files of this image: { $a }.
have-them-iso-9660 = To have them in ISO 9660, extract them and create a new image.
files-image-udf-also = The files of this image are in UDF, and it also has an HFS file system, so one of them would be wrong where nothing moves.
leave-hfs-out = Leave HFS out.
image-only-udf-which = This image has only UDF, which has no sessions in an image file.
build-where-nothing-moves-what = Build it where nothing moves: what is new then follows the old data, and the old data stays, too.
udf-on-image-differs = UDF on this image differs from the tree that is edited, so writing it anew could lose files: { $a }.
build-where-nothing-moves-or-leave = Build it where nothing moves, or leave UDF out if you don't need what only it has.
there-data-where-udf = There is data where UDF needs its descriptors, so it can't stay at its place.
choose-smallest-rewrite-everything = Choose “Smallest” to rewrite everything.
there-no-other-file = there is no other file system

## convert, edit: sentences with their advice

# Where a reason is told as a whole, not as a title and a text
track-cant-converted-without-file = Track { $a } can't be converted without its file. Add “{ $b }”.
track-longer-than-cd = Track { $a } is longer than a CD, so raw sectors can't hold its addresses. Choose the format that keeps sectors as they are stored.
there-no-data-save = There is no data to save as an ISO image: all tracks are audio. Choose another format.
disk-bytes-discern-converts = The disk has { $a } bytes; Discern converts disks of up to { $b }. Save its files or partitions instead.
there-no-room-fat = There is no room in the FAT image, and it can't be made larger. Remove something from it first.
there-no-room-fat-image = There is no room in the FAT image, which can't grow because firmware emulates it as a disk. Remove something from it first.
there-no-room-volume = There is no room for the volume descriptors before the data that keeps its place. Choose “Smallest” to rewrite everything.
udf-volume-blocks-bytes = This UDF volume has blocks of { $a } bytes. Discern writes UDF with blocks of up to 2048 bytes. Extract its files and create a new image.
# $a says how UDF and ISO 9660 differ
udf-cant-left-out-because = UDF can't be left out, because it holds the files of this image: { $a }. To have them in ISO 9660, extract them and create a new image.
udf-on-image-differs-from = UDF on this image differs from the tree that is edited, so writing it anew could lose files: { $a }. Build it where nothing moves, or leave UDF out if you don't need what only it has.
what-would-go-resource-forks = What would go with it: resource forks, and files that are only there: { $a }. Build it where nothing moves, or leave it out if you don't need it.

## edit: changes

nothing-to-do = Nothing to do.
undone = Undone: { $a }
redone = Redone: { $a }
all-changes-discarded = All changes are discarded.
your-changes-back = Your changes are back.
undo = Undo “{ $a }”
undo-1-depends-on = Undo “{ $a }” and 1 that depends on it
undo-depend-on = Undo “{ $a }” and { $b } that depend on it
and-more = { $a } and { $b } more
add = Add { $a }
replace-with = Replace { $a } with “{ $b }”
remove = Remove { $a }
new-folder = New folder { $a }
label-value = Label “{ $a }”
volume-dates = Volume dates
make-link = Link { $a } → { $b }
permissions-for = Permissions { $a } for { $b }
change-owner-of = Change owner of { $a }
change-date-of = Change date of { $a }
hide = Hide { $a }
unhide = Unhide { $a }
boot-from = Boot from { $a }
remove-boot-entry = Remove boot entry { $a }
replace-image-boot-entry = Replace the image of boot entry { $a } with “{ $b }”
change-boot-entry = Change boot entry { $a }
add-fat-image = Add { $a } in the FAT image { $b }
replace-fat-image = Replace { $a } in the FAT image { $b } with “{ $c }”
remove-fat-image = Remove { $a } in the FAT image { $b }
new-folder-fat-image = New folder { $a } in the FAT image { $b }
add-image-checksum = Add an image checksum
remove-image-checksum = Remove the image checksum
add-file-checksums = Add file checksums
remove-file-checksums = Remove file checksums
record-names-attributes-posix = Record names and attributes of POSIX (Rock Ridge)
leave-out-rock-ridge = Leave out Rock Ridge
record-names-windows-joliet = Record names for Windows (Joliet)
leave-out-joliet = Leave out Joliet
rename-to = Rename { $a } to “{ $b }”
move-to = Move { $a } to { $b }
# The FAT image that is a partition
partition-small = partition { $n }

## edit: warnings

# “b” is a configuration
removed-names-what-doesnt = was removed: “{ $a }” names it, and what it is for doesn't start
now-names-what-doesnt = is now “{ $a }”: “{ $b }” names it, and what it is for doesn't start
empty-now-names-what = is empty now: “{ $a }” names it, and what it is for doesn't start
modules-of-in = { $a } modules of { $b } in “{ $c }”
were-removed-reads-them = were removed: it reads them when it needs them, and stops without them
removed-from-folder-but = was removed from its folder, but stays in the image, since the boot catalog points to it
was-removed = was removed: { $a }
is-now = is now “{ $a }”: { $b }
is-empty-now = is empty now: { $a }
may-not-start = may no longer be started: { $a }
# Here and below: what follows the above
uefi-starts-from-stick = UEFI starts it from a stick that the files were copied to, and finds nothing without it
doesnt-start-without = { $a } doesn't start without it
without-no-menu-starts = without it { $a } has no menu, and starts nothing by itself
reads-stops-without = { $a } reads it, and stops without it
firmware-reads-loader-from = firmware reads the loader from it, and finds nothing without it
looks-doesnt-start-without = { $a } looks for it, and doesn't start without it
names-which-isnt-image = names “{ $a }”, which isn't in the image: what it is for doesn't start
firmware-starts-another-entry = firmware for { $a } starts another entry
nothing-left-starts-from = nothing is left that { $a } starts from a disc
now-nothing-left-starts = is for { $a } now: nothing is left that { $b } starts from a disc
removed-reads-stops-without = was removed: { $a } reads it, and stops without it
removed-without-no-menu = was removed: without it { $a } has no menu, and starts nothing by itself
removed-doesnt-start-without = was removed: { $a } doesn't start without it
no-fat-file-system = has no FAT file system any more: firmware finds no loader in it
removed-uefi-looks-or = was removed: UEFI looks for it, or it starts the next loader
freebsds-loader = FreeBSD’s loader
the-live-system = the live system
boot-entry-of = Boot entry { $a } ({ $b })
file-path = File “{ $a }”
boot-entry-file = Boot entry { $a } ({ $b }): file “{ $c }”

## edit: what is done with each part

image-opened = The image that was opened
ends-bytes-too-soon = it ends { $a } bytes too soon, so files in it are incomplete and stay so
unchanged = unchanged
covered-old-image = it covered the old image
checksum-image-application-use = Checksum of the image in the application use ({ $a })
contents-no-longer-one = its contents are no longer in one piece
covers-no-data-new = it covers no data that the new image has
rebuilt-from-main-tree = rebuilt from the main tree, with { $a } entries instead of { $b }
joliet-tree = Joliet tree
boot-entry-n = Boot entry { $n }
boot-image-missing = its boot image is missing
boot-catalog = Boot catalog
no-entries-left = it has no entries left
nothing-records-size-so = nothing records its size, so all { $a } bytes up to what follows it are kept: a guess
boot-image = Boot image { $a } ({ $b })
uses-blocks-bytes = it uses blocks of { $a } bytes
boot-sector-usb-drives = Boot sector for USB drives
loaders-code-address = the loader's code, with its address
gpt-for-sticks = GPT for sticks
made-uefi-boot-image = made for the UEFI boot image, with a backup at the end
mbr-partition = MBR partition { $a }
gpt-partition = GPT partition { $a }
apple-partition-map-partition = Apple partition map partition { $a }
table-stays-bytes-old = the table stays as it is: bytes { $a } to { $b } of the old image
bytes-now = bytes { $a } to { $b } are now { $c } to { $d }
discern-cant-write-file = Discern can't write its file system
points-no-known-boot = it points to no known boot image
discern-doesnt-know-if = Discern doesn't know it; if it holds addresses, they are those of the old image
addresses-those-new-image = its addresses are those of the new image
addresses-no-file-known = { $a } of its addresses are of no file that is known
nothing-can-load-moved = nothing that it can load has moved
moved-from-byte-byte = moved from byte { $a } to byte { $b }
starts-partition-table-names = it starts a partition that its table names
looks-files-by-name = it looks for its files by name
mips-volume-header = MIPS volume header
palo-boot-block-pa = PALO boot block (PA-RISC)
sun-disk-label-sparc = SUN disk label (SPARC)
decstation-boot-block-mips = DECstation boot block (MIPS)
srm-boot-block-alpha = SRM boot block (Alpha)
bios-boot-sector-of = BIOS boot sector ({ $a })
bios-boot-sector = BIOS boot sector
there-no-room-primary = there is no room for it in the primary descriptor
recomputed-new-image = recomputed for the new image
only-has-all = only { $a } has all of it
bytes-data-which-nobody = { $a } with { $b } bytes ({ $c } % of the data), which nobody deleted, would be lost: { $d }
# What is lost, with its bytes
resource-forks = resource forks
named-streams = named streams
names-iso-9660 = Names in ISO 9660
names-iso-9660-1999 = Names in ISO 9660:1999
names-joliet-which-windows = Names in Joliet, which Windows shows
name-written-upper-case = { $a } name is written in upper case
names-written-upper-case = { $a } names are written in upper case
name-written-differently-rock = { $a } name is written differently: { $b }; Rock Ridge or Joliet would keep them
name-written-differently-longer = { $a } name is written differently: { $b }; longer Joliet names (103 characters) may keep them
name-written-differently-rock-ridge = { $a } name is written differently: { $b }; Rock Ridge would keep them
name-written-differently-rock-ridge-keeps = { $a } name is written differently: { $b }; Rock Ridge keeps them
names-written-differently-rock = { $a } names are written differently: { $b }; Rock Ridge or Joliet would keep them
names-written-differently-longer = { $a } names are written differently: { $b }; longer Joliet names (103 characters) may keep them
names-written-differently-rock-ridge = { $a } names are written differently: { $b }; Rock Ridge would keep them
names-written-differently-rock-ridge-keeps = { $a } names are written differently: { $b }; Rock Ridge keeps them
symbolic-links = Symbolic links ({ $a })
devices-pipes-sockets = Devices, pipes and sockets ({ $a })
symbolic-links-devices-pipes = Symbolic links ({ $a }), devices, pipes and sockets ({ $b })
only-rock-ridge-place = only Rock Ridge has a place for them: { $a }
level-1-allows-eight = level 1 allows eight levels, so these are in “/RR_MOVED”: { $a }; Rock Ridge or Joliet would keep their places
folders-below-eighth-level = Folders below the eighth level ({ $a })
rock-ridge-keeps-their = Rock Ridge keeps their bytes; the other trees take them for { $a }: { $b }
rock-ridge-keeps-their-bytes = Rock Ridge keeps their bytes: { $a }
they-taken = they are taken for { $a }: { $b }
names-not-utf-8 = Names that are not UTF-8 ({ $a })
programs-dont-read-targets = some programs don't read targets of more than { $a } bytes: { $b }
long-symbolic-links = Long symbolic links ({ $a })
udf-file-system = UDF file system
hfs-file-system = HFS file system
removed-at-your-request = removed at your request; { $a }
# “a” says how the file systems differ
written-anew-udf-1 = written anew as UDF 1.02
written-anew-udf-1-02 = written anew as UDF 1.02, beside ISO 9660, which keeps its { $a }
written-anew-udf-1-02-data = written anew as UDF 1.02, with the data that it shares with ISO 9660
removed-at-your-request-uncompared = removed at your request, uncompared: files that are only there are lost
everything-points-still-place = everything it points to is still in place; it doesn't list what is new
the-plain-tree = the plain tree
only-has-it = only { $a } has it
n-more-files = { $n } more files
only-has-them = only { $a } has them
new-at-byte = new, at byte { $a }
partition-moved = its partition has moved
session-at-sector = Session at sector { $a }
descriptors-at-sector-16 = the descriptors at sector 16 are now its own, so earlier sessions can't be loaded
earlier-sessions-can-still = earlier sessions can still be loaded
partition-behind-volume-moved = the partition behind the volume moved behind this session, and only its own catalog knows
boot-images-earlier-sessions = Boot images of earlier sessions
boot-image-boot-info = Boot image { $a } ({ $b }): boot info table
boot-image-grub-2 = Boot image { $a } ({ $b }): GRUB 2 pointer
addresses-updated = addresses updated
session-n = Session { $n }
now-the-newest = now the newest
later-sessions = Later sessions
session-no-boot-image = this session has no boot image for it to load
belongs-later-session = it belongs to a later session
now-ends-at-byte = it now ends at byte { $a }
checksums-files-image-libisofs = Checksums of files and image (libisofs)
not-possible-together-isomd5sums = not possible together with isomd5sum's: each would have to cover the other
not-written-beside-udf = not written beside UDF
only-written-when-everything = only written when everything is laid out anew
there-no-place-them = there is no place for them without Rock Ridge
image-doesnt-contain-all = the image doesn't contain all of it
named-streams-bytes = Named streams of { $a }, { $b } bytes
udf-1-02-which = UDF 1.02, which is written, has none

## edit: the new image is checked

reading-checksums = Reading for the checksums
comparing-files-same-size = Comparing files of the same size
new-image-opened-again = The new image was opened again, like any image.
one-file-right-data = Its one file has the right data, range by range.
all-files-have-right = All { $a } files have the right data, range by range.
every-tree-right-entries = Every tree has the right entries: { $a }.
boot-entry-points-image = The boot entry points to its image.
each-boot-entries-points = Each of the { $a } boot entries points to its image.
there-boot-catalog-should = there is a boot catalog that should not be there
boot-catalog-entries-not = the boot catalog has { $a } entries, not { $b }
boot-entry-does-not = boot entry { $a } does not point to its image
loader-boot-entry-would = the loader of boot entry { $a } would read another tree than the new one
newest-session-another-tree = the newest session has another tree than the one at the start of the image
no-longer-comes = { $a } no longer comes to “{ $b }”
comes-wrong-contents = { $a } comes to “{ $b }” with the wrong contents
code-no-longer-what = the code of the { $a } is no longer what it was
no-longer-loads-boot = the { $a } no longer loads boot image { $b }
no-longer-active = { $a } is no longer active
no-longer-begins-fat = { $a } no longer begins with its FAT file system
volume-own-another-tree = { $a } as a volume of its own has another tree than the image
there-times-only-one = { $a } is there { $b } times, and only one of them can be found by its name
should-not-there = { $a } should not be there
wrong-type = { $a } has the wrong type
wrong-data = { $a } has the wrong data
is-missing-from = { $a } is missing from { $b }
tree-files-directories-not = the tree { $a } has { $b } files in { $c } directories, not { $d } in { $e }
# Beginnings of a start, in the sentences above
boot-entry-small = boot entry { $a } ({ $b })
the-boot-sector = the boot sector
session-at-byte = the session at byte { $a }

## edit: facts of an entry

will-written = As it will be written
permissions = Permissions
user-group = User, group

## export: what is saved otherwise

cant-be-saved = “{ $a }” can't be saved: { $b }.
save-zip-archive = Save it as a ZIP archive.
is-saved-as = “{ $a }” is saved as “{ $b }”.
only-bytes-image-so = Only { $a } of its { $b } bytes are in the image, so it is saved as “{ $c }”.
only-bytes-image = Only { $a } of { $b } bytes are in the image: “{ $c }”.
link-which-browser-cant = “{ $a }” is a link to “{ $b }”, which a browser can't make.
was-left-out = “{ $a }” was left out: { $b }.
link-no-target = the link has no target
only-name-recorded-device = only its name is recorded: it is a device, a pipe or a socket
none-image = none of it is in the image
n-more-notes = { $n } more notes are not shown.
on-another-disc-set = “{ $a }” is on another disc of the set, so it was left out.
left-out-path-too = “{ $a }” was left out: its path is too long for an archive.
cannot-read-end = “{ $a }” cannot be read to its end: { $b }.
left-out-nothing-can = “{ $a }” was left out: nothing of it can be read.
only-bytes-can-read = Only { $a } of { $b } bytes can be read: “{ $c }”.
name-too-long-zip = A name is too long for a ZIP archive.

## open: refused files

file-format-cut-off = This is a file of the format { $a }, and it is cut off: what says where its data lies is missing.
copy-or-download-again = Copy or download it again.
file-format-damaged-or = This is a file of the format { $a }, and it is damaged or cut off: { $b }.
by-name-or-beginning = By its name or beginning this is of the format “{ $a }”, but it lists no track: it is cut off or damaged.
get-complete-copy-or = Get a complete copy of it, or open the file with the sectors by itself.
file-empty-no-bytes = The file is empty: it has no bytes.
file-ends-after-which = The file ends after { $a }, which is less than a sector of any disc or disk.
which-discern-doesnt-read = This is { $a }, which Discern doesn't read.
unpack-or-convert-another = Unpack or convert it with another program, and open the result.
cut-off-or-damaged = This is { $a }, and it is cut off or damaged.
not-image-disc-or = This is { $a }, not an image of a disc or disk.
check-file-you-meant = Check that it is the file you meant to open.
packed-not-image-disc = This is { $a } packed with { $b }, not an image of a disc or disk.
check-file-you-meant-open = Check that it is the file you meant to open, or unpack it with another program.
seems-cd-audio-without = This seems to be { $a } of CD audio without its sheet: nothing in it is a sector of data, and its bytes vary as samples of 16 bits in two channels do.
seems-cd-audio-without-sheet = This seems to be { $a } of CD audio without its sheet: nothing in it is a sector of data, and its bytes vary as samples of 16 bits in two channels do, with the high byte first.
open-together-sheet-cue = Open it together with its sheet (.cue, .toc or .ccd), which says where its tracks begin.
without-one-can-opened = Without one, it can be opened as a single audio track.
minutes = { $a }:{ $b } minutes
no-view-image-file = No view of this image has a file “{ $a }”.
image-these-views = The image has these views: { $a }.
folder-only-file-can = “{ $a }” is a folder, and only a file can be opened as an image.
name-file = Name a file in it.

## open: volumes and views

sessions-tracks-sectors-can = Sessions, tracks and sectors can be looked at, and no files.
partition-no-bytes-image = The partition has no bytes in this image, so it isn't shown.
two-partitions-share-bytes = Two partitions share bytes: writing to one damages the other.
image-more-partitions-than = The image has more partitions than are shown.
partitions-lie-within-partitions = Partitions lie within partitions over and over; the innermost aren't shown.
gap = Gap
# “a” is a file system, the rest the name of a volume
in-partition-of = { $a } in Partition { $b } ({ $c })
in-partition-number = { $a } in Partition { $b }
in-boot-image-of = { $a } in Boot image { $b } ({ $c })
directory-leads-back-into = The directory leads back into itself or is named over and over, so it is not followed.
directory-tree-more-entries = With this directory the tree has more entries than can be shown.
those-beyond-limit-all = Those beyond the limit and all directories that were not listed before are left out.
what-cannot-listed = What is in it cannot be listed.
data-goes-on-behind = Its data goes on behind the recorded end: another view of the volume says so, or the next file begins a multiple of 4 GiB further on.
record-iso-9660-holds = A record of ISO 9660 holds only the low 32 bits of a larger size.
file-saved-from-view = The file is saved from a view that has all of it, or else cut off.

## wrap: packed files

file-cut-off-last = The file was cut off: its last record is missing.
discern-shows-sectors-left = Discern shows the sectors that are left.
file-cut-off-disk = The file was cut off: a disk of the appliance goes on behind its end.
appliance-several-disks-so = The appliance has several disks, so that its files are listed.
open-disk-you-need = Open the disk that you need in the list.
file-cut-off-or = The file was cut off or is damaged.
discern-shows-what-could = Discern shows what could be unpacked.
file-packed-cant-unpacked = This file is packed with { $a } and can't be unpacked: { $b }.
download-or-copy-again = Download or copy it again.
nothing = nothing is in it
cut-off = it is cut off
zip-archive-no-files = This ZIP archive has no files in it.
file-encrypted-or-compressed = The file is encrypted or compressed in a way that Discern doesn't unpack, so it was left out.
files-data-does-not = The file's data does not lie inside the archive, so it was left out.

## worker: steps of jobs

comparing = Comparing
putting-together = Putting together
unpacking = Unpacking
reading = Reading
searching = Searching
writing = Writing

## worker: failures

nothing-was-changed = Nothing was changed.
no-image-created = No image was created.
no-partial-files-were = No partial files were left there.
image-ends-too-early = The image ends too early: data that is needed is missing.
probably-truncated-when-copied = It was probably truncated when it was copied or downloaded.
compare-size-original-get = Compare its size with that of the original, and get it again.
compressed-data-there-cant = The compressed data there can't be unpacked.
part-image-damaged = This part of the image is damaged.
get-image-again-or = Get the image again, or save what can still be read.
file-changed-or-became = The file changed or became unreadable since you opened it (drive removed? cloud placeholder?).
what-read-incomplete-so = What was read is incomplete, so none of it was saved.
open-it-again = Open it again.
structure-needed-damaged = A structure that is needed is damaged.
image-damaged-or-program = The image is damaged, or the program that made it has a bug.
look-at-problems-get = Look at the problems, and get the image again if you can.
image-exceeds-safety-limit = The image exceeds a safety limit.
far-larger-than-any = It is far larger than any known image, or its structures loop.
if-real-image-please = If it is a real image, please report it.
there-is-no = There is no { $a }.
page-requested-something-isnt = The page requested something that isn't in the image.
open-image-again-if = Open the image again; if it happens again, please report it.
no-partial-files-were-kept = No partial files were kept.
you-can-start-again = You can start again at any time.
parts-page-dont-match = The parts of this page don't match.
your-browser-kept-one = Your browser kept one of them from an older version.
load-page-again = Load the page again.
no-image-open = No image is open.
needs-open-image = This needs an open image.
open-an-image = Open an image.
browser-cant-save-much = This browser can't save that much here.
data-unpacked-first = The data has to be unpacked first.
without-service-workers-which = Without service workers, which browsers turn off in private windows, it would have to fit in memory.
open-page-ordinary-window = Open the page in an ordinary window, or in Chromium, Chrome or Edge; or save fewer files at once.
no-place-save-chosen = No place to save to was chosen.
nothing-was-written = Nothing was written.
choose-one = Choose one.
part-discern-could-not = A part of Discern could not be loaded.
what-you-asked-needs = What you asked for needs it.
check-your-connection-then = Check your connection, then try again.
if-discern-been-updated = If Discern has been updated meanwhile, load the page again.
file-changed-or-became-unreadable = A file changed or became unreadable after you added it.
add-it-again = Add it again.
add-files-again = Add the files again.
cant-be-read = “{ $a }” can't be read.
check-still-exists-you = Check that it still exists and that you may read it, then add the files again.
change-takes-away-what = This change takes away what the image starts from: { $a }.
disc-or-stick-made = A disc or stick made of the new image may not start.
if-you-didnt-mean = If you didn’t mean that, undo the change.
new-image-failed-verification = The new image failed its verification.
bug-discern = This is a bug in Discern.
image-isnt-saved-your = The image isn't saved; your files are untouched.
copy-details-report-them = Copy the details and report them.
image-changed-while-being = The image was changed while it was being listed.
nothing-was-saved = Nothing was saved.
save-it-again = Save it again.
item-save-no-longer = The item to save no longer exists.
folder-already-file = That folder already has a file “{ $a }”.
nothing-written-since-may = Nothing was written, since it may be the image that you opened.
choose-another-folder-or = Choose another folder, or rename that file.
result-would-wrong-so = The result would be wrong, so it wasn't saved.
compared-image-while-made = It was compared with the image while it was made, and none of it was kept.
bug-discern-or-unknown = This is a bug in Discern, or an unknown kind of damage.
check-images-sectors-try = Check the image's sectors, try another format, and please report it.
browser-didnt-start-download = The browser didn't start the download.
allow-downloads-page-try = Allow downloads for this page and try again.
browser-stopped-download = The browser stopped the download.
canceled-there-or-drive = It was canceled there, or the drive is full.
saved-file-incomplete = The saved file is incomplete.
check-browsers-downloads-free = Check the browser's downloads and the free space on the drive, then save again.
drive-full = The drive is full.
free-some-space-or = Free some space or choose another drive, then save again.
browser-no-longer-allowed = The browser is no longer allowed to write there.
save-again-allow-when = Save again, and allow it when the browser asks.
destination-no-longer-exists = The destination no longer exists.
check-drive-connected-folder = Check that the drive is connected and the folder still exists, then save again.
file-locked-probably-because = The file is locked, probably because another program has it open.
close-there-or-choose = Close it there or choose another name, then save again.
browser-refuses-write-file = The browser refuses to write a file or folder with this name.
save-part-zip-file = Save it as part of a ZIP file instead.
destination-cant-written = The destination can't be written to.
check-drive-free-space = Check that the drive has free space and that you may write there, then save again.
nothing-can-shown = Nothing in it can be shown.
your-file-untouched = Your file is untouched.
file-itself-may-fine = The file itself may be fine.
image-cant-built-like = The image can't be built like this; your changes are still there.
choose-another-layout-or = Choose another layout, or undo the change.
choose-another-kind-image = Choose another kind of image, or other files.
# Stands within the above
image-ends-before-bytes = the image ends before the bytes that are needed
file-could-not-read = the file could not be read: { $a }
image-goes-beyond-safety = the image goes beyond a safety limit: { $a }
there-is-no-small = there is no { $a }
track-on-disc = track on the disc
such-entry = such entry
such-view = such view
samples-can-drawn = samples that can be drawn
such-change-any-more = such change any more
such-entry-any-more = such entry any more
such-file = such file
such-directory = such directory
such-track = such track
such-image = such image
such-boot-image = such boot image
such-block = such block
such-inode = such inode
such-subvolume = such subvolume
such-solid-resource = such solid resource
such-session-of-disc = such part of the disc: session { $n }
such-track-of-disc = such part of the disc: track { $n }
session-there-are = session { $n }; there are { $b }
file-of-kind = file of that kind
directory-of-kind = directory of that kind
content-is-directory = content: it is a directory
content-of-disk = content of the disk
data-of-file = data of this file
record-of-file = record of this file
record-root-directory = record of the root directory
record-root-folder = record of the root folder
index-names-folder = index of the names in this folder
member-archive-folder = member of the archive for this folder
folder-of-archive = folder of the archive
image-in-file = image in this file
directory-put-into = directory to put this into
view-to-edit = view to edit
tree-new-image = tree in the new image
place-data-udf = place for the data of a file of UDF
fat-image-small = FAT image
in-fat-image = “{ $a }” in the FAT image
file-path-small = file “{ $a }”
file-among-added = file “{ $a }” among the added files
file-folder-boots = file in the folder that boots; looked for { $a }
stream-of-file = stream “{ $a }” of this file
way-take-out = way “{ $a }” to take this file out
inode-n = inode { $n }
object-n = object { $n }
subvolume-n = subvolume { $n }
entry-file-table = entry { $n } of the file table
boot-entry-n-small = boot entry { $n }
content-boot-entry = content of boot entry { $n }
partition-behind-volume = partition { $n } behind the volume
descriptors-session-sector = volume descriptors of the session at sector { $n }

## worker: notes

there-been-replaced = “{ $a }” was there and has been replaced.
image-no-files-discern = This image has no files that Discern can list.
save-then-open-by = Save it, then open it by itself to look at its sessions and tracks.
deleted-files = Deleted files
isnt-bytes-hexadecimal-digits = “{ $a }” isn’t bytes in hexadecimal digits.
enter-two-digits-each = Enter two digits for each byte, as in 43 44 30 30 31.
encoding-cant-express = This encoding can’t express “{ $a }”.
choose-another-encoding-or = Choose another encoding, or search for bytes.

## worker: kinds of entries

folder = Folder
link-to = Link → { $a }
link = Link
character-device = Character device
block-device = Block device
pipe = Pipe
socket = Socket

## worker: tracks

dvd-blu-ray = DVD or Blu-ray
disk = Disk
p-w-interleaved = P–W, interleaved
p-and-q = P and Q

## boot: facts and problems

firmware-looks-only-second = Firmware looks for it only in the second volume descriptor, so this disc may not boot.
there-no-boot-catalog-where = There is no boot catalog where the boot record points to, so this disc does not boot.
other-platform = other platform
no-emulation = no emulation
mb-floppy = { $n } MB floppy
hard-disk = hard disk
unknown-emulation = unknown emulation
boot-catalog-title = Boot catalog (El Torito)
boot-record = Boot record
entries = Entries
boot-entry = Boot entry
platform = Platform
section = Section
selection-criteria = Selection criteria
firmware-may-reject-boot = Firmware may reject the boot catalog.
checksum-wrong = The checksum is wrong.
entry-marked-neither-bootable = The entry is marked neither as bootable nor as not bootable.
shown-not-bootable = It is shown as not bootable.
section-fewer-entries-than = The section has fewer entries than its header states.
catalog-no-last-section = The catalog has no last section.
firmware-may-not-find = Firmware may not find all entries.
boot-image-outside-image = The boot image is outside this image, so the disc does not boot from it.
boot-catalog-calls-image = The boot catalog calls the image a hard disk, and it has no partition table.
bios-may-refuse-start = A BIOS may refuse to start it, and nothing tells how long it is.
points-another-place-than = It points to another place than the boot image, so the image may not boot from a USB drive.
system-area = System area
holds = Holds
loads-from = Loads from
efi-byte-code = EFI byte code
unknown-processor = unknown processor
# A list of revocations
microsofts-list-of = Microsoft’s list of { $a }
shim-16-1-where = shim 16.1, where it is told to apply the latest
windows-since-august-2024 = Windows since August 2024
list-you-gave = the list that you gave
the-list-of-that-you-gave = the list of { $a } that you gave

## browse: the map of bytes

zeros = Zeros
data-behind-declared-end = Data behind the declared end
missing-end = Missing end
partition = Partition
audio = Audio
file = File
structure = Structure
boot = Boot
gap-with-data = Gap with data

## browse: comparing views

only-in = only in { $a }
of-another-size = of another size
of-other-content = of other content
stored-twice-not-compared = stored twice, and not compared
the-same = the same
file-only = { $a } file is only in { $b }
files-only = { $a } files are only in { $b }
link-only = { $a } link is only in { $b }
links-only = { $a } links are only in { $b }
file-another-size = { $a } file is of another size
files-another-size = { $a } files are of another size
file-other-content = { $a } file is of other content
files-other-content = { $a } files are of other content
file-stored-twice-not = { $a } file is stored twice, and not compared
files-stored-twice-not = { $a } files are stored twice, and not compared
folders-not-listed = some folders can’t be listed
no-file = no file
hold-same = { $a } and { $b } hold the same { $c }
have-common = { $a } and { $b } have { $c } in common; { $d }

## disc: sectors

sector = Sector
address = Address
part-of = Part of
stored = Stored
header = Header
mode = Mode
subheader = Subheader
channel = Channel
submode = Submode
coding = Coding
codes = Codes
form = Form
edc-recorded = EDC recorded
edc-computed = EDC computed
subchannel-q = Subchannel Q
control = Control
track = Track
index = Index
time-track = Time in the track
time-on-disc = Time on the disc
catalog-number = Catalog number
kind = Kind
bytes = Bytes
complete-sectors = complete sectors
all-sector = all of the sector
user-data-only = user data only
without-sync-header = without sync and header
without-sync-header-subheader = without sync, header and subheader
complete-sectors-high-byte = complete sectors, high byte first
complete-sectors-scrambled = complete sectors, scrambled

## disc: texts of a CD

songwriter = Songwriter
composer = Composer
arranger = Arranger
message = Message
disc-identification = Disc identification
genre = Genre
code = Code
text-block = { $a }, block { $b }

## disc: partitions and volumes

pack-changed-after-crc = The pack was changed after its CRC was made; its text may be wrong.
packs-have-18-bytes = Packs have 18 bytes; what is left over is not read.
pack-says-characters-have = The pack says that its characters have two bytes, and they have one.
they-read-so = They are read so.
map-fewer-entries-than = The map has fewer entries than it says.
entries-map-disagree-on = The entries of the map disagree on how many they are; the first one is believed.
chain-partitions-leads-nowhere = The chain of partitions leads nowhere; those after it are not shown.
checksum-partition-table-wrong = The checksum of the partition table is wrong; systems may refuse it.
checksum-partition-tables-header = The checksum of the partition table's header is wrong; firmware and systems may refuse it.
checksum-partition-entries-wrong = The checksum of the partition entries is wrong; firmware and systems may refuse them.
partition-entries-cannot-all = The partition entries cannot be all there; what can be read of them is shown.
header-says-lies-somewhere = The header says that it lies somewhere else.
table-at-start-gone = The table at the start is gone; its backup at the end is shown.
table-at-start-damaged = The table at the start is damaged; its backup at the end is shown.
there-no-backup-partition = There is no backup of the partition table where there should be one: the image was cut, extended or changed.
backup-not-last-block = The backup is not in the last block of the image; tools may offer to move it.
table-backup-say-different = The table and its backup say different things.
backup = Backup
chain-logical-partitions-leads = The chain of logical partitions leads nowhere; those after it are not shown.
partition-goes-on-beyond = A partition goes on beyond the end of the image: the image was cut, or its padding was left out.
partition-table = Partition table ({ $a })
block-size = Block size
partition-entry = Partition { $a } ({ $b } entry)
checksum-block-partition-table = The checksum of a block of the partition table is wrong; systems may refuse it.
list-partitions-leads-nowhere = The list of partitions leads nowhere; those after it are not shown.
file-header = File of the header
volume-header = Volume header
replacement-bad-tracks = Replacement for bad tracks
raw-data = Raw data
whole-disk = Whole disk
logical-volume = Logical volume
raw-logical-volume = Raw logical volume
tag = Tag
the-map-itself = The map itself
free-space = Free space
no-file-system-tos = No file system of TOS

## tree: types of files

does-not-name-file = “{ $a }” does not name a file.
text = Text
document = Document
spreadsheet = Spreadsheet
presentation = Presentation
pdf-document = PDF document
e-book = E-book
web-page = Web page
style-sheet = Style sheet
data = Data
settings = Settings
program-library = Program library
driver = Driver
installer = Installer
script = Script
source-code = Source code
picture = Picture
sound = Sound
music = Music
video-data = Video data
font = Font
archive = Archive
disk-image = Disk image
disc-image = Disc image
file-system-image = File system image
signature = Signature
icon = Icon
shortcut = Shortcut

## container: forms to convert to

iso-image = ISO image
files-data-track-or = The files of a data track or session.
every-program-computer-opens = Every program and computer opens this.
raw-disk-image = Raw disk image
every-byte-from-first = Every byte from the first sector to the last: for writing to a stick or card, and for every emulator.
image-packed-gzip = Image packed with gzip
plain-image-gz-file = The plain image in a .gz file, which every system unpacks and writers of sticks take as it is.
image-packed-zstandard = Image packed with Zstandard
plain-image-zst-file = The plain image in a .zst file: unpacked several times as fast as gzip.
bin-cue-one-file = BIN/CUE, one file
raw-sectors-2352-bytes = Raw sectors of 2352 bytes in one file.
every-program-cds-reads = Every program for CDs reads this.
bin-cue-file-each = BIN/CUE, a file for each track
raw-sectors-2352-bytes-one = Raw sectors of 2352 bytes, one file per track, as game preservation archives keep them.
bin-cue-sectors-they = BIN/CUE, sectors as they are stored
keeps-sectors-2048-2336 = Keeps sectors of 2048 and 2336 bytes as they are.
instant-since-no-data = Instant, since no data is read.
dreamcast-gd-rom-gdi = Dreamcast GD-ROM (GDI)
one-file-per-track = One file per track, for Dreamcast emulators and optical drive emulators.
cdrdao-image-toc-bin = cdrdao image (TOC/BIN)
one-session-all-texts = One session with all its texts, flags and ISRCs, to burn with cdrdao.
clonecd-image-ccd-img = CloneCD image (CCD/IMG/SUB)
raw-sectors-separate-subchannel = Raw sectors and separate subchannel data, for copies of protected discs and for emulators.
nero-image = Nero image
sessions-audio-cd-text = Sessions, audio and CD-Text in one file, for Nero 5.5 and later and programs that read its images.
nero-image-first-generation = Nero image of the first generation
programs-before-nero-5 = For programs before Nero 5.5; up to 4 GiB.
alcohol-120-image-mds = Alcohol 120% image (MDS/MDF)
alcohol-daemon-tools-other = For Alcohol, DAEMON Tools and other programs that mount images.
keeps-sessions-subchannels = Keeps sessions and subchannels.
packed-disc-or-disk = Packed disc or disk (CHD)
all-tracks-checksums-mame = With all tracks and checksums: for MAME and other emulators, which read it as it is.
virtualbox-disk-vdi = VirtualBox disk (VDI)
virtualbox-which-lets-grow = For VirtualBox, which lets it grow and takes snapshots of it.
empty-parts-arent-stored = Empty parts aren't stored.
vmware-disk-vmdk = VMware disk (VMDK)
vmware-workstation-fusion-player = For VMware Workstation, Fusion and Player, and VirtualBox.
vmware-disk-vmdk-packed = VMware disk (VMDK), packed
stream-optimized-form-which = The stream-optimized form, in which appliances are shipped (OVA) and ESXi imports disks.
hyper-v-disk-vhdx = Hyper-V disk (VHDX)
hyper-v-windows-8 = For Hyper-V and Windows 8 or later, which attaches it by a double click.
virtual-hard-disk-vhd = Virtual hard disk (VHD), dynamic
hyper-v-virtualbox-windows = For Hyper-V, VirtualBox and Windows, which attaches it by a double click.
virtual-hard-disk-vhd-fixed = Virtual hard disk (VHD), fixed
whole-disk-footer-behind = The whole disk with a footer behind it, as Azure wants it.
qemu-disk-qcow2 = QEMU disk (QCOW2)
qemu-kvm-proxmox-utm = For QEMU, KVM, Proxmox, UTM and OpenStack.
qemu-disk-qcow2-packed = QEMU disk (QCOW2), packed
qcow2-packed-zstandard-qemu = As QCOW2, packed with Zstandard: for QEMU 5.1 and later, to be shipped or kept.
packed-disc-cso = Packed disc (CSO)
emulators-psp-playstation-2 = For emulators of PSP and PlayStation 2, which read it as it is.
packed-disc-zso = Packed disc (ZSO)
cso-unpacked-faster-little = As CSO, unpacked faster and a little larger: for consoles themselves.

## container: why it can't be converted, and repairs

track-longer-than-cd-so = Track { $a } is longer than a CD, so raw sectors can't hold its addresses.
choose-format-keeps-sectors = Choose the format that keeps sectors as they are stored.
disc-not-dreamcast-gd = This disc is not a Dreamcast GD-ROM, and this format can't hold anything else.
choose-another-format = Choose another format.
disc-longer-than-cd = The disc is longer than a CD, and this format can't hold anything else.
disc-too-long-nero = The disc is too long for a Nero image of the first generation, where a { $a } has 32 bits.
# What has 32 bits
place-in-file = place in the file
time-small = time
choose-nero-image-second = Choose the Nero image of the second generation.
no-track-sector-so = No track has a sector, so there is nothing to convert.
check-files-disc-complete = Check that the files of the disc are complete.
tracks-have-sectors-common = Tracks { $a } and { $b } have sectors in common, and no format can hold such a disc.
save-tracks-one-by = Save the tracks one by one, or correct their places in the descriptor.
there-no-data-save-iso = There is no data to save as an ISO image: all tracks are audio.
disk-bytes-discern-converts-disks = The disk has { $a } bytes; Discern converts disks of up to { $b }.
save-files-or-partitions = Save its files or partitions instead.
disk-cant-converted-without = The disk can't be converted without the files that hold the rest of it.
open-together = Open it together with “{ $a }”.
track-becomes-track-number = Track { $a } becomes track { $b }: a number may be used once, and numbers have no gaps.
track-no-sectors-left = Track { $a } has no sectors and is left out.
track-begins-at-first = Track { $a } begins at its first sector: its index 1 is behind its last.

## fs: what can't be written

there-no-room-volume-descriptors = There is no room for the volume descriptors before the data that keeps its place.
files-4-gib-or = Files of 4 GiB or more need interchange level 3.
choose-level-3 = Choose level 3.
volume-no-primary-iso = This volume has no primary ISO 9660 descriptor, so it can't be edited.
extract-files-create-new-image = Extract its files and create a new image.
udf-cant-record-name = UDF can't record the name “{ $a }”: it is longer than 254 characters, or than 127 with letters beyond Western European ones.
give-shorter-name = Give it a shorter name.
longer-than-gb-discern = “{ $a }” is longer than the { $b } GB that Discern writes as one file of UDF.
split-the-file = Split the file.
udf-cant-record-where = UDF can't record where the link “{ $a }” leads: a part of its target is too long.
give-link-shorter-target = Give the link a shorter target.
udf-volume-blocks-bytes-discern = This UDF volume has blocks of { $a } bytes. Discern writes UDF with blocks of up to 2048 bytes.
udf-volume-which-discern = This UDF volume has { $a }, which Discern reads but doesn't write.
# What the UDF volume has
virtual-partition = a virtual partition, as on media that are written once
sparable-partition = a sparable partition, as on media that are rewritten
metadata-partition = a metadata partition, as on Blu-ray discs
several-partitions = several partitions
fat-image-incomplete-ends = The FAT image is incomplete: it ends within its tables.
folder-fat-image = “{ $a }” is a folder of the FAT image.
file-fat-image = “{ $a }” is a file of the FAT image.
there-no-room-fat-image-which = There is no room in the FAT image, which can't grow because firmware emulates it as a disk.
remove-something-from-first = Remove something from it first.
root-folder-fat-image = The root folder of the FAT image is full.
there-no-room-fat-image-cant = There is no room in the FAT image, and it can't be made larger.
fat-image-full-fat16 = The FAT image is full: FAT16 can have at most { $a } clusters, here of { $b } bytes.
remove-something-from-or = Remove something from it, or replace it with a larger FAT32 image.
cant-name-file-fat = “{ $a }” can't be the name of a file in a FAT image.
use-up-255-characters = Use up to 255 characters other than " * / : < > ? \ |, and no dot or space at the end.

## container, archive, codec, source, fs: refused files

archive-cut-off-or = This is a 7z archive that is cut off or damaged: its directory, which comes last, is not where it should be.
archive-encrypted-discern-cant = This 7z archive is encrypted, and Discern can't decrypt it.
unpack-7-zip-open = Unpack it with 7-Zip, and open the result.
archive-packed-which-discern = This 7z archive is packed with { $a }, which Discern doesn't unpack.
unpack-7z-archive-bytes = To unpack this 7z archive, { $a } bytes of data have to be unpacked or { $b } bytes of memory are needed, which is more than Discern has.
file-compressed-which-discern = This file is compressed with { $a }, which Discern doesn't unpack.
unpack-archive-another-program = Unpack the archive with another program.
file-encrypted-discern-doesnt = This file is encrypted, and Discern doesn't decrypt.
unpack-archive-password-another = Unpack the archive with its password in another program.
zip-archive-last-parts = This ZIP archive is the last of { $a } parts, and Discern doesn't join them.
join-them-first-example = Join them first, for example with `zip -s 0`.
zip-archive-cut-off = This is a ZIP archive that is cut off: its directory, which comes last, is missing.
data-unpacks-more-than = This { $a } data unpacks to more than { $b } GiB, the most that Discern unpacks to look into it.
unpack-another-program-open = Unpack it with another program, and open the result.
data-unpacks-no-room = This { $a } data unpacks to more than { $b } GiB, and the disk has no room to keep that.
free-space-or-unpack = Free some space, or unpack it with another program, and open the result.
data-unpacks-more-than-gib = This { $a } data unpacks to more than { $b } GiB of almost nothing but repetitions, as no image of a disk or disc does, so Discern stopped unpacking it.
if-you-trust-unpack = If you trust it, unpack it with another program, and open the result.
tracks-packed-way-isnt = The tracks of “{ $a }” are packed in a way that isn't documented, and Discern can't unpack them.
convert-program-made = Convert it with the program that made it.
clonecd-descriptor-without-table = This is a CloneCD descriptor without a table of contents: no section of it tells where a track begins.
cut-off-or-only = It is cut off, or only its first lines were copied.
get-complete-copy-ccd = Get a complete copy of the .ccd file, or open the .img file by itself.
chd-image-version-discern = This is a CHD image of version { $a }. Discern reads versions 3 to 5.
convert-chdman-copy-i = Convert it with “chdman copy -i IN.chd -o OUT.chd”.
chd-image-packed-which = This CHD image is packed with “{ $a }”, which Discern doesn't unpack.
convert-chdman-copy-i-chd = Convert it with “chdman copy -i IN.chd -o OUT.chd -c none”.
audio-cd-1-tracks = An audio CD has 1 to { $a } tracks, and there are { $b } WAVE or FLAC files.
choose-other-files = Choose other files.
by-name-or-beginning-format = By its name or beginning this is of the format “Cue sheet with its files (CUE/BIN)”, but none of its tracks can be understood: expected { $a }, found { $b }.
get-complete-copy-correct = Get a complete copy of it, correct it in a text editor, or open the file with the sectors by itself.
records-changes-disk-end = “{ $a }” records changes to a disk that in the end records changes to “{ $a }” itself.
one-files-wrong-name = One of the files has the wrong name: open the disk together with the files that it was made with.
encrypted-discern-cant-decrypt = “{ $a }” is encrypted, and Discern can't decrypt it.
decrypt-program-made = Decrypt it with the program that made it.
uses-feature-format-discern = “{ $a }” uses a feature of its format that Discern doesn't read: { $b }.
convert-another-format-program = Convert it to another format with the program that made it.
program-playstation-portable-holds = “{ $a }” is a program for the PlayStation Portable, and holds no disc of a PlayStation.
encrypted-disk-image-discern = “{ $a }” is an encrypted disk image, and Discern can't decrypt it.
open-on-mac-or = Open it on a Mac, or convert it there with “hdiutil convert -format UDZO”.
part-disk-image-discern = “{ $a }” is part { $b } of { $c } of a disk image, and Discern reads images in one part only.
join-parts-on-mac = Join the parts on a Mac with “hdiutil convert -format UDZO”.
gdi-file-which-lists = This is a GDI file, which lists the tracks of a Dreamcast disc, and it lists no track that has a file.
get-complete-copy-or-open = Get a complete copy of it, or open the files of the tracks by themselves.
alcohol-120-or-daemon = This is an Alcohol 120% or DAEMON Tools image of version 2 (MDX, or MDS with MDF), whose descriptor is encrypted.
discern-reads-version-1 = Discern reads version 1 only.
convert-iso-or-version = Convert it to ISO or to version 1 with the program that made it.
there-no-file-open = There is no file to open.
choose-image-all-files = Choose the image, and all files that belong to it.
table-contents-cdrdao-none = This is a table of contents of cdrdao, and none of its tracks could be understood.
get-complete-copy-toc = Get a complete copy of the .toc file, or open its data file by itself.
begins-disk-amiga-but = This begins as a disk of an Amiga, but has no root directory.
disks-start-game-or = Disks that start a game or a demo by themselves often have no files. Use it in an emulator.
container-apfs-spread-over = This container of APFS is spread over two devices (Fusion).
open-on-mac-made = Open it on the Mac that made it.
all-volumes-container-apfs = All volumes of this container of APFS are encrypted (FileVault).
open-key-on-system = Open it with its key, on the system that made it.
file-compressed-by-method = This file is compressed by a method that Discern can't unpack (decmpfs { $a }).
copy-on-mac-which = Copy it on a Mac, which unpacks it.
volume-btrfs-features-discern = This volume of Btrfs has features that Discern doesn't know: { $a }.
open-linux-made = Open it with the Linux that made it.
volume-erofs-features-discern = This volume of EROFS has features that Discern doesn't know: { $a }.
extract-fsck-erofs-version = Extract it with fsck.erofs of the version that made it.
journal-ext-volume-elsewhere = This is the journal of an ext volume that is elsewhere.
it-has-no-files = It has no files.
open-volume-itself = Open the volume itself.
file-encrypted-discern-no = This file is encrypted, and Discern has no key for it.
open-key-on-computer = Open it with the key, on the computer that it is from.
not-fat-image = This is not a FAT image.
fat-image-damaged-chain = The FAT image is damaged: a chain of clusters doesn't end.
fat-volume-incomplete-ends = The FAT volume is incomplete: it ends within its tables.
file-compressed-by-zisofs2 = This file is compressed by zisofs2 with { $a }. Discern can only unpack zlib.
windows-keeps-file-compressed = Windows keeps this file compressed in a way that Discern doesn't unpack ({ $a }).
windows-can-read = Windows can read it.
file-encrypted-by-windows = This file is encrypted by Windows (EFS), and Discern has no key for it.
open-on-computer-user = Open it on the computer and as the user that encrypted it.
file-compressed-by-method-which = This file is compressed by method { $a }, which Discern doesn't unpack.
windows-may-able-read = Windows may be able to read it.
content-file-not = The content of this file is not in it: it is a { $a }.
# What it is
file-data-elsewhere = file whose data is elsewhere (deduplication)
file-in-cloud = file that is in a cloud
open-on-computer-from = Open it on the computer that it is from.
squashfs-volume-compressed-which = This SquashFS volume is compressed with { $a }, which Discern doesn't unpack.
on-linux-unsquashfs-can = On Linux, `unsquashfs` can extract its files.
squashfs-discern-reads-versions = This is SquashFS { $a }. Discern reads versions 1 to 4.
squashfs-volume-incomplete-bytes = This SquashFS volume is incomplete: it has { $a } of { $b } bytes.
list-files-at-end = Its list of files is at its end, which is missing.
content-file-another-part = The content of this file is in another part of the Windows image; this is part { $a } of { $b }.
join-parts-wimlib-imagex = Join the parts with `wimlib-imagex join NEW.wim PART1.swm PART2.swm …`, then open the result.
windows-image-no-content = The Windows image has no content for this file.
windows-image-made-sent = This Windows image is made to be sent through a pipe, and Discern doesn't read that form.
write-anew-wimlib-imagex = Write it anew with `wimlib-imagex export IMAGE all NEW.wim`.
packed-unknown-method-which = This is packed with an unknown method, which Discern doesn't unpack.
write-image-anew-wimlib = Write the image anew with `wimlib-imagex export IMAGE all NEW.wim --compress=LZX`.
volume-xfs-features-discern = This volume of XFS has features that Discern doesn't know: { $a }.
file-lies-images-archives = This file lies in { $a } images and archives, one within the other, and Discern goes no deeper.
may-hold-itself-files = It may hold itself, as files do that are made to keep programs busy.
if-real-image-extract = If it is a real image, extract it and open it by itself.

## texts elsewhere that would match others of these

there-no-path-table = There is no path table in big-endian order. No common system needs one today.
file-holds-discs-game = The file holds the discs of a game that came on several. Discern shows the first of them.
what-packed-doesnt-unpack = what was packed doesn't unpack to the same bytes
sectors-before-volume = Sectors before the volume
sector-root-directory = Sector of the root directory
place-data-file = Place in the data file

## signature: what a file is instead of an image

# Within “This is …, not an image of a disc or disk.” and others; the variables are names
a-picture = a picture ({ $a })
a-drawing = a drawing ({ $a })
a-model = a model ({ $a })
a-font = a font ({ $a })
an-audio-file = an audio file ({ $a })
a-video = a video ({ $a })
piece-music = a piece of music ({ $a })
audio-or-video-file = an audio or video file ({ $a })
video-or-audio-file = a video or audio file ({ $a })
a-document = a document ({ $a })
a-database = a database ({ $a })
a-data-file = a data file ({ $a })
a-program = a program ({ $a })
a-program-for = a program for { $a }
a-kind-disc-image = a { $a } disc image ({ $b })
a-kind-image-of = a { $a } image ({ $b })
an-kind-image-of = an { $a } image ({ $b })
a-kind-image = a { $a } image
an-kind-image = an { $a } image
a-disk = a { $a } disk ({ $b })
a-disk-descriptor = a { $a } disk descriptor ({ $b })
a-descriptor = a { $a } descriptor ({ $b })
an-descriptor = an { $a } descriptor ({ $b })
a-disc-of-the = a disc of the { $a }
volume-encrypted-by = a volume encrypted by { $a }
file-packed = a file packed with { $a }
a-volume = a { $a } volume
an-volume = an { $a } volume
a-archive = a { $a } archive
an-archive = an { $a } archive
a-of-windows = a { $a } of Windows
part-set = part of an { $a } set
torrent-which-only-tells = a torrent, which only tells a program what to download
zip-archive-without-files = a ZIP archive without files
collection-fonts = a collection of fonts
help-file-windows-chm = a help file of Windows (CHM)
document-microsoft-office = a document of Microsoft Office
mailbox-outlook = a mailbox of Outlook
pack-git = a pack of Git
property-list-macos = a property list of macOS
event-log-windows = an event log of Windows
shortcut-windows = a shortcut of Windows
registry-file-windows = a registry file of Windows
program-macos-java = a program for macOS or Java
video-matroska-webm = a video (Matroska or WebM)
apple-disk-image = an Apple disk image (DMG)
virtual-pc-disk = a virtual PC disk (VHD)
ext-volume = an ext2, ext3 or ext4 volume
library-object-files = a library of object files
image-raw-cd-sectors = an image of raw CD sectors
cabinet-archive-cab = a cabinet archive (CAB)
package-debian = a package of Debian
an-rpm-package = an RPM package
part-apple-corestorage-volume = part of an Apple CoreStorage volume
part-linux-raid = part of a Linux RAID
linux-swap-area = a Linux swap area
an-apfs-container = an APFS container
part-zfs-pool = part of a ZFS pool
part-bcache-set = part of a bcache set
ubi-image-flash-memory = a UBI image of flash memory

## Titles of groups of facts.

group-image = Image
group-volume = Volume
plain-image = Plain image

# The Check tab: checks of sectors and of checksums, and comparison with another image.

## Checking every sector

checking = Checking every sector…
# A title, and a button.
every-sector = Check every sector
# EDC and ECC are error detection code and error correction code. $size as in 700.1 MB.
every-sector-about = Each sector of this image has its own checksum (EDC) and repair data (ECC). The check reads all { $size } on your computer and changes nothing.
again = Check again
# Follows a sentence about the sectors that have checksums.
uncheckable = { $count ->
    [one] { $count } sector has no checksums: audio, pregaps, or data stored without them.
   *[other] { $count } sectors have no checksums: audio, pregaps, or data stored without them.
}
read-at-once = Read { $size } in less than 0.1 s.
# $speed as in 210.0 MB, per second.
read-quickly = Read { $size } in less than 0.1 s ({ $speed }/s).
# $seconds as in 2.5; $speed as in 210.0 MB, per second.
read-in = Read { $size } in { $seconds } s ({ $speed }/s).

## Images whose sectors have no checksums

carries-sums = This image carries checksums
no-sums = This format has no built-in error checks
# One of the two texts “sums-below” and “no-sums-about” follows.
user-data-only = It stores only the user data of each sector, or audio. CDs have checksums next to that data, but this image was made without them. DVDs and larger discs don’t give theirs out.
sums-below = The checksums below, which are in the image, show whether a byte that they cover has changed.
no-sums-about = So the image alone can’t show whether a byte inside a file has changed: compare the file’s checksum with the publisher’s.
also-checked = What else was checked
can-be-checked = What can be checked instead
whole = The file is as long as it says it should be.
shorter = The file is { $size } shorter than it says it should be. The download probably didn’t finish.
findings = { $count ->
    [0] No problems found in the descriptors and folders read so far.
    [one] { $count } finding in the descriptors and folders read so far.
   *[other] { $count } findings in the descriptors and folders read so far.
}

## Repair

repair = Repair
repairable = { $count ->
    [one] { $count } sector can be repaired, and is checked again afterwards.
   *[other] { $count } sectors can be repaired, and are checked again afterwards.
}
not-repairable = { $count ->
    [0] No damage remains.
    [one] { $count } sector can’t be repaired: too many of its bytes are wrong.
   *[other] { $count } sectors can’t be repaired: too many of their bytes are wrong.
}
save-repaired = Save repaired image

## Map of all sectors, and counts of the tracks

# A kind of sectors; their number follows.
good = Good
# A kind of sectors: their data is right, but what would repair it isn’t. Their number follows.
wrong-parity = Wrong parity
# A kind of sectors; their number follows.
damaged = Damaged
# A kind of sectors that the image file lacks; their number follows.
missing = Missing
# A kind of sectors; their number follows.
no-checksums = No checksums
# Name of a list of kinds of sectors, and heading of a column with ranges of them.
sectors = Sectors
# Describes a picture for screen readers; $good is a number of sectors.
map-good = { $good ->
    [one] Sector map: { $good } good, none bad.
   *[other] Sector map: { $good } good, none bad.
}
# Describes a picture for screen readers; $good is a number of sectors, $from and $to are numbers.
map-bad = { $good ->
    [one] Sector map: { $good } good,
   *[other] Sector map: { $good } good,
} { $places ->
    [one] { $places } place with bad sectors between { $from } and { $to } percent.
   *[other] { $places } places with bad sectors between { $from } and { $to } percent.
}
tracks = Tracks
track = Track

## Bad sectors

bad-sectors = Bad sectors
# Heading of a column with times on the disc, as in 00:02:16.
time = Time
# Heading of a column.
problem = Problem
edc-wrong = Damaged data (EDC)
ecc-wrong = Wrong parity only (ECC)
not-data = Not a data sector
# In the column “Repair”.
not-possible = Not possible
# In the column “Repair”.
possible = Possible
# In the column “Repair”: how many of the sectors can be repaired.
some-possible = { $some } of { $all }
more-places = { $count ->
    [one] and { $count } place more
   *[other] and { $count } places more
}

## Files on bad sectors

files-hit = Files on bad sectors
show-more = { $count ->
    [one] Show more ({ $count } left)
   *[other] Show more ({ $count } left)
}
# Follows the path of a file.
parity-hit = { $count ->
    [one] data intact, { $count } sector with wrong parity
   *[other] data intact, { $count } sectors with wrong parity
}
# Follows the path of a file.
damage-hit = { $count ->
    [one] { $count } sector damaged
   *[other] { $count } sectors damaged
}
# Follows the path of a file: numbers of sectors.
both-hit = { $damaged ->
    [one] { $damaged } sector damaged,
   *[other] { $damaged } sectors damaged,
} { $parity ->
    [one] { $parity } with wrong parity
   *[other] { $parity } with wrong parity
}
# Follows the path of a folder; $what is one of the three texts above.
folder-hit = folder, { $what }

## Comparing checksums

compare-title = Compare checksums
compare-about = Paste the checksum from the publisher’s page, or drop the list that belongs to the download, such as SHA256SUMS, .md5, .sfv or a .dat file. Discern computes what the list uses.
list-or-sum = Checksum or list
# A button.
compare = Compare
choose-list = Choose a list…
# Name of the lists of checksums for screen readers.
lists = Lists
# Stands for the name of a list.
pasted = Pasted text
# A list of checksums: its name, how many it has, and the names of their algorithms.
list = { $count ->
    [one] { $name }: { $count } value, { $algorithms }
   *[other] { $name }: { $count } values, { $algorithms }
}
# Title of a group of algorithms to choose: checksums are computed, and compared with nothing.
only-compute = Or only compute
compute-image = Compute for the image
compute-selected = { $count ->
    [one] Compute for { $count } selected item
   *[other] Compute for { $count } selected items
}
# $speed as in 210.0 MB, per second.
read-at = Read { $size } at { $speed }/s.
checksums = Checksums
# Heading of a column.
algorithm = Algorithm
# Heading of a column.
value = Value
save-text = Save as text
# $list is the name of a list of checksums.
matches = { $file } matches { $list } ({ $algorithm })
match-given = { $file } matches the checksum you gave ({ $algorithm })
# $list is the name of a list of checksums.
mismatch = { $file } doesn’t match { $list } ({ $algorithm })
mismatch-given = { $file } doesn’t match the checksum you gave ({ $algorithm })
# $list is the name of a list of checksums.
not-listed = { $file } isn’t in { $list }
not-given = { $file } isn’t in the checksum you gave
other-file = By its checksum it is another file of the list: { $name }.
mismatch-about = The file is damaged, incomplete, or another one. Download it again.
not-listed-about = Check that the list belongs to this download.
# The name of the file in the list of checksums.
listed-as = Listed as { $name }.
# A checksum follows.
listed = Listed:
# A checksum follows.
computed = Computed:

## Checksums that the image carries

carried = Checksums in this image
carried-about = The image itself records what its data should be. A check reads all of that data.
check-all = Check all of them
# A button.
check = Check
# Name of a button for screen readers; $name describes a kind of checksums.
check-one = Check: { $name }
# A place in the image file.
byte = byte { $number }
show-sector = Show the sector

## Comparing with another image

other-title = Compare with another image
other-about = Shows which files were added, removed, changed or moved, and which sectors differ. Both images are read; nothing is changed.
choose-other = Choose another image…
# The name of the other image, and the result of the comparison.
result = { $image }: { $summary }
save-json = Save as JSON
differing-files = Files that differ
differing-sectors = Sectors that differ
differing-facts = Facts that differ
# Heading of a column.
fact = Fact
# Heading of a column with values of the open image.
this-image = This image
# Heading of a column with values of the other image.
the-other = The other
# Follows the path of a file that only the other image has.
added = added
# Follows the path of a file that only the open image has.
removed = removed
# Follows the path of a file.
changed = changed
# Follows the path of a file.
moved = moved
# What happened to a file, as in “moved”, and details of it.
change-note = { $change }, { $note }

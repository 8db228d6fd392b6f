# The map of all bytes of an image: what each of them is used for.

title = Map

## About the map: the first of these or the second, then those that apply, one after the other

about-files = From the first byte of the image to the last.
about-packed = The image is packed, so this is the disc in it, from its first byte to the last.
about-changes = { " " }Your changes are not on it until you build.
# A region is a range of bytes with one use
about-size = { $count ->
    [one] { " " }{ $size } in { $count } region.
   *[other] { " " }{ $size } in { $count } regions.
}
about-missing = { " " }{ $size } are missing at the end.
about-many = { " " }There are too many files to show all of them.

## How it is drawn

draw-as = Draw as
bar = Bar
disc = Disc
hint = Click the map, or move along it with the arrow keys, to see what is there.

## A region

selected = Selected region
used-for = Used for
bytes = Bytes
sector = Sector
in-bad-sectors = In bad sectors
previous-region = Previous region
next-region = Next region
show-in-list = Show in list
show-bytes = Show bytes

## The table of all regions

regions-shown = Regions shown
previous = Previous
next = Next
shown = { $first } – { $last } of { $total }
table = Table of the map
# What the bytes are: a file, a folder, a structure
what = What
first-byte = First byte
with-bad-sectors = { $usage }, bad sectors

## The map for screen readers, and the line below the small map

not-read = Not read yet
nothing-selected = Nothing selected
position = Position on the map
region = { $name } · { $usage } · { $size } from byte { $byte }
# After that
region-sector = , sector { $sector }
# After that
region-bad = , { $size } in bad sectors
usage-percent = { $usage } { $percent } percent
shares = From the first byte to the last: { $shares }.
# After that
there-are-bad-sectors = { " " }There are bad sectors.

## What bytes are used for

system-area = System area
metadata = Metadata
boot = Boot
files = Files
audio = Audio
partitions = Partitions
# Bytes that nothing leads to
gaps = Gaps
# Such bytes, all of them zero
zeros = Zeros
behind-end = Behind the end
missing = Missing

## The legend

usage-share = { $usage } { $percent }%
usage-little = { $usage } <1%
bad-sectors = Bad sectors

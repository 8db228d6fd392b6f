# The table of the sessions and tracks of a disc

label = Table of tracks
caption = Sessions and tracks

## Headings

track = Track
# The title of a song
title = Title
start = Start
length = Length
# Index marks and the pregap
marks = Marks
# Which bytes of each sector the image has
stored = Stored
flags = Flags

## Cells

length-unknown = unknown
lead-out = lead-out at { $time }, LBA { $lba }
# Of the file with a track
missing = missing
show-sector = Show sector
show-sector-of = Show sector of track { $number }
pregap = Pregap { $length }
pregap-not-stored = Pregap { $length }, not stored
index = Index { $number } at { $time }
# Flags of a track, as its disc has them
pre-emphasis = Pre-emphasis
copy-permitted = Copy permitted
four-channels = Four channels
cut = { $count ->
    [one] { $count } sector is missing
   *[other] { $count } sectors are missing
}
subchannel = subchannel { $kind }

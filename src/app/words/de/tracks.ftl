# The table of the sessions and tracks of a disc

label = Tabelle der Tracks
caption = Sessions und Tracks

## Headings

track = Track
# The title of a song
title = Titel
start = Beginn
length = Länge
# Index marks and the pregap
marks = Marken
# Which bytes of each sector the image has
stored = Gespeichert
flags = Kennzeichen

## Cells

length-unknown = unbekannt
lead-out = Lead-out bei { $time }, LBA { $lba }
# Of the file with a track
missing = fehlt
show-sector = Sektor zeigen
show-sector-of = Sektor von Track { $number } zeigen
pregap = Pregap { $length }
pregap-not-stored = Pregap { $length }, nicht gespeichert
index = Index { $number } bei { $time }
# Flags of a track, as its disc has them
pre-emphasis = Pre-Emphasis
copy-permitted = Kopieren erlaubt
four-channels = Vier Kanäle
cut = { $count ->
    [one] { $count } Sektor fehlt
   *[other] { $count } Sektoren fehlen
}
subchannel = Subchannel { $kind }

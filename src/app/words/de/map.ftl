# The map of all bytes of an image: what each of them is used for.

title = Karte

## About the map: the first of these or the second, then those that apply, one after the other

about-files = Vom ersten bis zum letzten Byte des Abbilds.
about-packed = Das Abbild ist gepackt; dies ist die Disc darin, vom ersten bis zum letzten Byte.
about-changes = { " " }Ihre Änderungen sind erst darauf, wenn Sie das Abbild erstellen.
# A region is a range of bytes with one use
about-size = { $count ->
    [one] { " " }{ $size } in { $count } Bereich.
   *[other] { " " }{ $size } in { $count } Bereichen.
}
about-missing = { " " }{ $size } fehlen am Ende.
about-many = { " " }Es sind zu viele Dateien, um alle zu zeigen.

## How it is drawn

draw-as = Zeichnen als
bar = Balken
disc = Disc
hint = Klicken Sie auf die Karte oder bewegen Sie sich mit den Pfeiltasten darauf, um zu sehen, was dort ist.

## A region

selected = Ausgewählter Bereich
used-for = Verwendet für
bytes = Bytes
sector = Sektor
in-bad-sectors = In schlechten Sektoren
previous-region = Voriger Bereich
next-region = Nächster Bereich
show-in-list = In der Liste zeigen
show-bytes = Bytes zeigen

## The table of all regions

regions-shown = Gezeigte Bereiche
previous = Zurück
next = Weiter
shown = { $first } – { $last } von { $total }
table = Tabelle der Karte
# What the bytes are: a file, a folder, a structure
what = Was
first-byte = Erstes Byte
with-bad-sectors = { $usage }, schlechte Sektoren

## The map for screen readers, and the line below the small map

not-read = Noch nicht gelesen
nothing-selected = Nichts ausgewählt
position = Position auf der Karte
region = { $name } · { $usage } · { $size } ab Byte { $byte }
# After that
region-sector = , Sektor { $sector }
# After that
region-bad = , { $size } in schlechten Sektoren
usage-percent = { $usage } { $percent } Prozent
shares = Vom ersten bis zum letzten Byte: { $shares }.
# After that
there-are-bad-sectors = { " " }Es gibt schlechte Sektoren.

## What bytes are used for

system-area = Systembereich
metadata = Metadaten
boot = Start
files = Dateien
audio = Audio
partitions = Partitionen
# Bytes that nothing leads to
gaps = Lücken
# Such bytes, all of them zero
zeros = Nullen
behind-end = Hinter dem Ende
missing = Fehlt

## The legend

usage-share = { $usage } { $percent } %
usage-little = { $usage } <1 %
bad-sectors = Schlechte Sektoren

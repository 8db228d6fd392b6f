# The Disc tab.

# Of a group of buttons: what to look at
look-at = Ansehen
tracks = Tracks und Sektoren
map = Karte
bytes = Bytes und Strukturen

## The disc

# Headings of a disc without a title: an optical disc; a hard disk, memory card or floppy disk
disc = Disc
disk = Datenträger
disk-note = Ein Datenträger hat weder Sessions noch Tracks: Seine Sektoren werden ab 0 gezählt.
plain-note = Dieses Format speichert nur Nutzdaten, 2.048 Byte je Sektor. Sessions und Tracks hält es nicht fest.
guessed-note = Keine Datei beschreibt die Tracks, daher hat Discern sie aus den Sektoren ermittelt. Für die genaue Anordnung öffnen Sie das Abbild zusammen mit seiner .cue-, .toc- oder .ccd-Datei.
catalog-number = Katalognummer
unknown-medium = Unbekanntes Medium
session-count = { $count ->
    [one] { $count } Session
   *[other] { $count } Sessions
}
track-count = { $count ->
    [one] { $count } Track
   *[other] { $count } Tracks
}

## The drawing of the disc

between = Lead-out und Lead-in zwischen zwei Sessions
lead-out-of = Lead-out von Session { $session } ab Sektor { $sector }
pregap-of = Pregap von Track { $number }
index-of = Index { $index } von Track { $number }
# As in “Track 2: Audio, 03:12:40 from 04:10:00”: its mode, its length, and where it begins
track-title = Track { $number }: { $mode }, { $length } ab { $start }

## The legend of the drawing

data = Daten
audio = Audio
file-missing = Datei fehlt
pregap-stored = Pregap, gespeichert
pregap-not-stored = Pregap, nicht gespeichert
index-mark = Indexmarke
lead-out = Lead-out
between-sessions = Zwischen Sessions, nicht maßstäblich

## A description of the drawing, which screen readers say

layout = Anordnung der Disc, maßstäblich, { $count ->
    [one] { $count } Session
   *[other] { $count } Sessions
}. { $sessions }
# The tracks are those below, with “; ” between them
describe-session = Session { $number }: { $tracks }; Lead-out bei { $address }.
describe-track = Track { $number }, { $mode }, { $length }
describe-missing = Track { $number }, { $mode }, { $length }, Datei fehlt

## The files of the image

files = Dateien
one-missing = { $name } fehlt. Ziehen Sie die Datei hierher oder wählen Sie sie aus.
several-missing = { $count ->
    [one] { $count } Datei fehlt. Ziehen Sie sie hierher oder wählen Sie sie aus.
   *[other] { $count } Dateien fehlen. Ziehen Sie sie hierher oder wählen Sie sie aus.
}
missing = fehlt
choose-file = Datei auswählen…

# The Convert tab: writing the image in another format.

## While it runs, and if nothing is possible

running = Wird in { $format } konvertiert…
running-hint = Das Ergebnis wird beim Schreiben mit dem Abbild verglichen. Nichts wird behalten, wenn nicht alles übereinstimmt.
looking = Es wird geprüft, welche Formate dieses Abbild speichern können…
impossible = Das lässt sich nicht konvertieren
impossible-hint = Keines der Formate, die Discern schreibt, kann es speichern. Jedes sagt, warum.

## The choices

choices = Auswahl
what = Was konvertiert wird
whole-disc = Ganze Disc
audio-track = Track { $number } (Audio)
audio-track-titled = Track { $number } (Audio): { $title }
data-track = Track { $number } (Daten)
data-track-titled = Track { $number } (Daten): { $title }
to = Konvertieren in
# Headings of groups of formats, by what they are for
burn = Zum Brennen oder Einbinden
emulate = Für Emulatoren und virtuelle Maschinen
listen = Zum Anhören
keep = Zum Aufbewahren
# A line that unfolds a group of formats of which all are folded
formats = { $count ->
    [one] { $count } Format
   *[other] { $count } Formate
}
more-formats = { $count ->
    [one] { $count } weiteres Format
   *[other] { $count } weitere Formate
}
others = { $count ->
    [one] { $count } Format kann dieses Abbild nicht speichern
   *[other] { $count } Formate können dieses Abbild nicht speichern
}
same-bytes = Dieselben Bytes wie die geöffnete Datei
loses = { $count ->
    [one] Verliert { $count } Art von Daten
   *[other] Verliert { $count } Arten von Daten
}
# The end of a sentence whose words come from elsewhere
sentence = { $clause }.

## The plan

plan = In { $format } konvertieren
exact-copy = Eine genaue Kopie der geöffneten Datei.
instant = Sofort: Es werden keine Daten kopiert.
created = { $size }, auf Ihrem Computer erzeugt und geprüft.
files = Dateien, die Sie bekommen
up-to = bis zu etwa { $size }
save = Konvertieren und speichern
save-folder = In einen Ordner konvertieren…
save-zip = Konvertieren und als ZIP speichern
save-singly = Konvertieren und jede Datei speichern
save-as = Speichern als
as-folder = In einen Ordner
as-zip = Ein ZIP
as-files = Einzelne Downloads

## What is lost and kept

ledger = Was mit jedem Teil geschieht
nothing-lost = Nichts geht verloren
nothing-lost-yet = Bisher geht nichts verloren
kinds-lost = { $count ->
    [one] { $count } Art von Daten geht verloren
   *[other] { $count } Arten von Daten gehen verloren
}
surveying = Jeder Sektor wird auf Daten geprüft, die sich nicht aus seinem Inhalt wiederherstellen lassen…
lost = Verloren
changed = Geändert
kept = Behalten

## The receipt

done = Konvertiert und geprüft
receipt = Protokoll
checked = Was geprüft wurde
copy-receipt = Protokoll kopieren
save-receipt = Protokoll speichern
again = Erneut konvertieren
# Of a checksum
not-computed = nicht berechnet
computing = wird berechnet…
computing-percent = wird berechnet… { $percent } %

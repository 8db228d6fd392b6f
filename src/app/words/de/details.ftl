# The pane with the selected file or folder.

# Leads back to the list, on narrow screens
files = Dateien
selected = { $count ->
    [one] { $count } Eintrag ausgewählt
   *[other] { $count } Einträge ausgewählt
}
save-zip = Als ZIP speichern
clear = Auswahl aufheben
folder-items = Ordner · { $count ->
    [one] { $count } Eintrag
   *[other] { $count } Einträge
}
# Before the target of a symbolic link
points-to = Zeigt auf
contradicted = Eine andere Struktur nennt { $size } für diese Datei. Was Sie von hier speichern, ist abgeschnitten.
nothing-there = Nichts von ihren { $size } ist im Abbild, daher gibt es nichts zu speichern.
part-there = Nur { $present } von { $whole } Bytes sind im Abbild. Was da ist, können Sie speichern.
copied = Kopiert
copy-path = Pfad kopieren

## Labels, and their values

modified = Geändert
path = Pfad
location = Ort
attributes = Attribute
# Whether all of the file’s data is there
complete = Vollständig
is-complete = Ja, alle Daten sind im Abbild
sector = Sektor { $number }
# An extent is a range of sectors that belongs to the file
sector-more = Sektor { $number } und { $count ->
    [one] { $count } weiterer Extent
   *[other] { $count } weitere Extents
}
records = Technische Angaben

## Below the tree of folders

deleted = Gelöschte Dateien zeigen
encoding = Zeichensatz der Namen
automatic = Automatisch
automatic-name = Automatisch: { $encoding }

# The list of files.

label = Dateien

## Headings of its columns

modified = Geändert
# What kind of file it is
file-type = Typ
first-sector = 1. Sektor
attributes = Attribute

## Instead of rows

not-listed = Die Einträge dieses Ordners sind nicht aufgelistet.
empty = Dieser Ordner ist leer.
no-matches = Keine Treffer für „{ $text }“
searching = Suche läuft…

## Rows

select = { $name } auswählen
incomplete = unvollständig
missing = { $size } fehlen im Abbild
# A doubtful size
doubtful = Größe?
contradicted = Eine andere Struktur nennt { $size }: Was Sie von hier speichern, ist abgeschnitten

## How a file was changed since the image was opened

added = neu
renamed = umbenannt
moved = verschoben
replaced = ersetzt
changed = geändert

## Notes above the list

deleted = Diese Dateien sind gelöscht. Sie können sie speichern; andere Dateien haben ihre Daten aber möglicherweise überschrieben.
cut = { $count ->
    [one] Nur der erste { $count } Eintrag dieses Ordners ist aufgelistet: Er hat mehr, als Discern aus Sicherheitsgründen zulässt.
   *[other] Nur die ersten { $count } Einträge dieses Ordners sind aufgelistet: Er hat mehr, als Discern aus Sicherheitsgründen zulässt.
}
# The names of file systems
unread = Dieses Abbild enthält auch { $systems }. Discern kann das noch nicht lesen. Dateien, die nur dort sind, fehlen in dieser Liste.
# Between the names of those file systems
and = { " " }und{ " " }
# The names of files of the user
unused = Nur { $name } ist geöffnet. Nicht zugehörig und nicht geöffnet: { $names }. Öffnen Sie diese einzeln.
# The names of file systems of the same volume, as Joliet
opens-first = { $first } wird zuerst geöffnet, weil { $other } weniger der Dateien oder nur Teile davon enthält.
# In the narrow column of sizes, for a folder
folder-size = { $count ->
    [one] { $count } Objekt
   *[other] { $count } Objekte
}

# Words that many places share.

apply = Anwenden
cancel = Abbrechen
close = Schließen
copy = Kopieren
delete = Löschen
open = Öffnen
redo = Wiederholen
remove = Entfernen
rename = Umbenennen
retry = Erneut versuchen
save = Speichern
undo = Rückgängig

name = Name
size = Größe
kind = Art
file = Datei
folder = Ordner

bytes = { $count ->
    [one] { $count } Byte
   *[other] { $count } Bytes
}
# Stands for bytes in sizes, as in “1.2 MB”
byte-symbol = B
# Stands between clauses, as in “3 files; 5 folders”
between-clauses = ;{ " " }
items = { $count ->
    [one] { $count } Eintrag
   *[other] { $count } Einträge
}
sectors = { $count ->
    [one] { $count } Sektor
   *[other] { $count } Sektoren
}

add-files = Dateien hinzufügen…
session = Session { $number }
# Below a list that doesn’t show everything
and-more = und { $count } weitere
copying-refused = Ihr Browser hat das Kopieren nicht erlaubt.
# Between the items of a list
comma = ,{ " " }

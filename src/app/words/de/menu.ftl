# The menu of commands for files, folders and tracks, and the buttons that open it.

## Its name, by what it is for

commands = Befehle
edit = Bearbeiten
ways-to-save = Speicheroptionen
more-ways-to-save = Weitere Speicheroptionen

## Commands that look at files and save them

open-preview = Vorschau öffnen
save = Speichern…
copy-path = Pfad kopieren
copy-paths = { $count ->
    [one] { $count } Pfad kopieren
   *[other] { $count } Pfade kopieren
}
properties = Eigenschaften
save-selection-zip = Auswahl als ZIP speichern
save-all-zip = Alles als ZIP speichern
save-to-folder = In einen Ordner speichern…

## Commands that change the image

add-folder = Ordner hinzufügen…
new-folder = Neuer Ordner
replace = Durch eine Datei ersetzen…
cut = Ausschneiden
paste = Einfügen
edit-properties = Eigenschaften bearbeiten…
# Makes a file the boot image of the disc
boot-from-file = Von dieser Datei starten…
volume-and-boot = Volume und Start…
# Builds the changed image
build = Erstellen…

## Commands for a track

show-first-sector = Ersten Sektor zeigen
show-bytes = Bytes zeigen

## Keys, as keyboards of the language name them

cut-key = Strg+X
paste-key = Strg+V
delete-key = Entf

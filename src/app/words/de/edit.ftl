# Changing an image.

## The bar about changes

title = Änderungen
changes = { $count ->
    [one] { $count } Änderung
   *[other] { $count } Änderungen
}
# Sizes of the image before and after the changes, and a clause like “Fits on a CD”
sizes = { $before } → { $after } · { $fit }
undecided = vor dem Erstellen ist eine Entscheidung nötig
# Tooltips of buttons: what would be undone, and the keys
undo-what = Rückgängig: { $what } ({ $keys })
undo-keys = Rückgängig ({ $keys })
redo-what = Wiederholen: { $what } ({ $keys })
redo-keys = Wiederholen ({ $keys })
saved-as = Gespeichert als { $name }
original = Diese Ansicht zeigt das ursprüngliche Abbild.
open-saved = Öffnen
keep-editing = Weiter bearbeiten
review = Ansehen und erstellen

## The bar about changes of an earlier visit

unsaved = Nicht gespeicherte Änderungen
# The changes are from a date and time
unsaved-from = { $count ->
    [one] Sie haben { $count } nicht gespeicherte Änderung vom { $when }.
   *[other] Sie haben { $count } nicht gespeicherte Änderungen vom { $when }.
}
needed = Um sie wiederherzustellen, wählen Sie die hinzugefügten Dateien noch einmal aus oder ziehen Sie sie hierher: { $names }.
needed-more = Um sie wiederherzustellen, wählen Sie die hinzugefügten Dateien noch einmal aus oder ziehen Sie sie hierher: { $names } und { $count } weitere.
# Quotation marks around a name in that list
quoted = „{ $name }“
restore = Wiederherstellen
choose-files = Dateien auswählen…
choose-folder = Ordner auswählen…
go-on = Ohne sie weitermachen
discard = Verwerfen

## The question about names that exist

clash = { $count ->
    [one] { $count } Name ist schon vorhanden
   *[other] { $count } Namen sind schon vorhanden
}
skip = Überspringen
keep-both = Beide behalten
replace = Ersetzen

## The form for properties

properties-of = Eigenschaften von { $name }
modified = Geändert (UTC)
permissions = Rechte
permissions-hint = oktal, etwa 755
user-id = Benutzer-ID
group-id = Gruppen-ID
# The target of a symbolic link
points-to = Zeigt auf
# Whether the file is hidden
hidden = Versteckt

## The form for a boot entry

boot-from = Von „{ $name }“ starten
platform = Plattform
# The kind of drive that the firmware pretends the boot image is
emulation = Emulation
load-size = Ladegröße (Einheiten zu 512 Byte)
# In the empty field of the load size
default = Standard
info-table = Hat eine Boot-Info-Tabelle (ISOLINUX, GRUB)
add = Hinzufügen

## The files in a FAT file system inside the image

boot-image-files = Dateien im Boot-Image { $number }
partition-files = Dateien in Partition { $number }
browse = Dateien durchsuchen…
# To the parent folder
up = Nach oben
remove-name = { $name } entfernen
replace-file = Ersetzen…
replace-name = { $name } ersetzen…

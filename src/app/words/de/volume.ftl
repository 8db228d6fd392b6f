# The form for texts and dates of the volume, and its boot entries

title = Volume und Start

## Fields of the descriptor of ISO 9660

label = Bezeichnung
system = System
volume-set = Volume-Satz
publisher = Herausgeber
data-preparer = Ersteller der Daten
application = Anwendung
copyright-file = Copyright-Datei
abstract-file = Abstract-Datei
bibliography-file = Bibliografie-Datei
created = Erstellt (UTC)
modified = Geändert (UTC)
expires = Läuft ab (UTC)
effective = Gültig ab (UTC)

## Boot entries and partitions

boot-entries = Boot-Einträge
no-boot-entries = Keine. Um von einer Datei zu starten, wählen Sie sie in der Liste aus und dann „Von dieser Datei starten…“ im Menü Bearbeiten.
partitions = Partitionen
partition = Partition { $number }
embedded = Eingebettetes Boot-Image
platform = Plattform
# What a boot image pretends to be, as in “Floppy disk”
emulation = Emulation
load-size = Ladegröße (512 Byte)
bootable = Startfähig
apply-to-entry = Auf Eintrag anwenden
replace-image = Image ersetzen…
remove-entry = Eintrag entfernen

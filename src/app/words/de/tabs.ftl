# The tabs of an image, the verdicts beside them, and the panes of the Files tab

overview = Übersicht
files = Dateien
# The tab of a hard disk, a memory card or a floppy disk
disk = Datenträger
# The tab of an optical disc
disc = Disc
check = Prüfen
convert = Konvertieren
build = Erstellen
label = Registerkarten und Urteil
views = Ansichten des Abbilds
verdict = Urteil

## Verdicts

files-missing = { $count ->
    [one] { $count } Datei fehlt
   *[other] { $count } Dateien fehlen
}
no-files = Keine Dateien
complete = Vollständig
incomplete = Unvollständig: { $size } fehlen
# How large the changed image will be
new-image = Neues Abbild: { $size }
new-image-decision = Neues Abbild: Entscheidung nötig
# Names of file systems
unread = { $systems }: nicht gelesen
also-unread = Außerdem { $systems }: nicht gelesen
partitions-unread = Partitionen: noch nicht gelesen
no-longer-boots = Startet nicht mehr
# Names of platforms, as in “BIOS, UEFI”
may-not-boot = Startet vielleicht nicht mehr: { $platforms }
boots = Startet: { $platforms }
findings = { $count ->
    [one] { $count } Befund
   *[other] { $count } Befunde
}
no-problems = Keine Probleme gefunden
# The findings are those of the image before the user’s changes
of-original = Original: { $findings }

## Panes of the Files tab

tree-pane = Abbild
list-pane = Dateien
details-pane = Details

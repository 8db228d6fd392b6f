# The Build tab, which makes a new image of the edited one.

not-editable = Dieses Abbild lässt sich nicht bearbeiten
building = Wird erstellt…
# Name of the panel with layout and options, for screen readers.
choices = Auswahl
checking = Es wird geprüft, was behalten wird…
# Name of a list that says what the build keeps, updates and removes.
parts = Was mit jedem Teil geschieht
title = Abbild erstellen
about = Das erzeugt eine neue Datei. Die geöffnete wird nicht geändert.

## The image to be built

image = Zu erstellendes Abbild
# $part is a part of the image, $reason says what to know about it.
warning = { $part }: { $reason }
read-once = Das ganze Abbild wird einmal gelesen, um seine Prüfsummen zu erneuern.
many-pieces = Unveränderte Daten liegen in vielen Teilen Ihrer Datei verstreut, die beim Speichern des Abbilds kopiert werden.
no-copy = Unveränderte Daten bleiben in Ihrer Datei: Bis zum Speichern wird nichts kopiert.
build = Erstellen und prüfen

## Layout of the new image

layout = Anordnung
# The smallest image.
smallest = Am kleinsten
smallest-about = Schreibt alles neu, in der Reihenfolge des ursprünglichen Abbilds.
keep = Positionen behalten
keep-about = Unveränderte Dateien bleiben, wo sie sind, neue Daten folgen ihnen. Größer.
# A session is a part of a disc that was written at one time.
append = Session anhängen
append-about = Das Original bleibt unversehrt, Ihre Änderungen werden angehängt.
not-possible = Nicht möglich: { $reason }
recommended = Empfohlen · { $size }

## Other file systems

others = Andere Dateisysteme, die Discern nicht schreiben kann
# $name is a file system, such as HFS.
leave-out = { $name } weglassen
# Ends a sentence from elsewhere with a period.
sentence = { $text }.

## Options

options = Optionen
checksum = Prüfsumme hinzufügen, die Installationsprogramme prüfen (isomd5sum)
file-checksums = Prüfsummen der Dateien für xorriso hinzufügen (libisofs)
rock-ridge = Lange Namen und Rechte für Linux behalten (Rock Ridge)
joliet = Lange Namen für Windows behalten (Joliet)
# The same changes give the same bytes, whenever the image is built.
fixed-date = Reproduzierbar: keine neuen Zeitstempel

## Changes to be built

changes = Änderungen
no-changes = Keine Änderungen. Das Abbild wird nur neu gepackt.
change-count = { $count ->
    [one] { $count } Änderung
   *[other] { $count } Änderungen
}
discard-ask = Alle verwerfen…
no-undo = Das lässt sich nicht rückgängig machen.
keep-changes = Änderungen behalten
discard = Alle verwerfen
# Name of the list for screen readers.
list-of-changes = Liste der Änderungen
more-changes = { $count ->
    [one] und { $count } weitere Änderung
   *[other] und { $count } weitere Änderungen
}
# A button; $change describes a change, as in “Renamed a.txt to b.txt”.
undo-one = Rückgängig: { $change }
# A list of those changes follows.
also-undoes = { $count ->
    [one] Das macht auch { $count } Änderung rückgängig, die davon abhängt:
   *[other] Das macht auch { $count } Änderungen rückgängig, die davon abhängen:
}
undo-all = { $count ->
    [one] { $count } Änderung rückgängig machen
   *[other] { $count } Änderungen rückgängig machen
}

## Groups of parts of the image, by what happens to them

warnings = Warnungen
removed = Entfernt
may-not-work = Funktioniert vielleicht nicht
updated = Automatisch angepasst
kept = Behalten
# Stands between a part of the image, in bold, and what happens to it; a space follows.
colon = :

## The result of a build

# Name of the section for screen readers: a protocol of what was built and checked.
receipt = Protokoll
ready = Abbild fertig: geprüft
failed = Abbild erstellt, aber die Prüfung ist gescheitert
# One of up to three origins of the new image’s data, separated by commas.
from-original = { $size } aus dem ursprünglichen Abbild
# One of up to three origins of the new image’s data, separated by commas.
from-added = { $size } aus hinzugefügten Dateien
# One of up to three origins of the new image’s data, separated by commas.
newly-written = { $size } neu geschrieben
found-differences = Discern hat das neue Abbild noch einmal geöffnet und Unterschiede gefunden.
save-anyway = Trotzdem speichern
save-image = Abbild speichern
instant = Sofort: Es werden keine Daten kopiert.
# Title of a list of checks that passed.
verified = Überprüft
copy-receipt = Protokoll kopieren
save-receipt = Protokoll speichern
back = Zurück zu den Optionen
# Name of a list that says what the build kept, updated and removed.
parts-built = Was mit jedem Teil geschehen ist
# A problem: the name of a structure in its standard, the byte at which it is, and what that means.
damage = { $structure } bei { $place }: { $meaning }
# Follows the name of a checksum that is being computed.
computing = wird berechnet…
# Follows the name of a checksum that is being computed.
computing-percent = wird berechnet… { $percent } %
compute = SHA-256 berechnen

## Earlier sessions

# Sessions are parts of a disc that were written one after the other.
earlier-sessions = Frühere Sessions
earlier-about = Diesem Abbild wurde später etwas hinzugefügt. Die Rückkehr zu einer Session erzeugt ein neues Abbild ohne das Spätere. Noch nicht erstellte Änderungen sind nicht enthalten.
# The part of the image, from its start, that this session and those before it take.
session-end = bis { $size }
go-back = Zurück zu Session { $number }

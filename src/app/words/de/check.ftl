# The Check tab: checks of sectors and of checksums, and comparison with another image.

## Checking every sector

checking = Alle Sektoren werden geprüft…
# A title, and a button.
every-sector = Alle Sektoren prüfen
# EDC and ECC are error detection code and error correction code. $size as in 700.1 MB.
every-sector-about = Jeder Sektor dieses Abbilds hat eine eigene Prüfsumme (EDC) und Korrekturdaten (ECC). Die Prüfung liest alle { $size } auf Ihrem Computer und ändert nichts.
again = Erneut prüfen
# Follows a sentence about the sectors that have checksums.
uncheckable = { $count ->
    [one] { $count } Sektor hat keine Prüfsummen: Audio, Pregaps oder Daten, die ohne sie gespeichert sind.
   *[other] { $count } Sektoren haben keine Prüfsummen: Audio, Pregaps oder Daten, die ohne sie gespeichert sind.
}
read-at-once = { $size } in weniger als 0,1 s gelesen.
# $speed as in 210.0 MB, per second.
read-quickly = { $size } in weniger als 0,1 s gelesen ({ $speed }/s).
# $seconds as in 2.5; $speed as in 210.0 MB, per second.
read-in = { $size } in { $seconds } s gelesen ({ $speed }/s).

## Images whose sectors have no checksums

carries-sums = Dieses Abbild enthält Prüfsummen
no-sums = Dieses Format hat keine eingebaute Fehlerprüfung
# One of the two texts “sums-below” and “no-sums-about” follows.
user-data-only = Es speichert nur die Nutzdaten jedes Sektors, oder Audio. CDs haben Prüfsummen neben diesen Daten, dieses Abbild wurde aber ohne sie erstellt. DVDs und größere Discs geben ihre nicht heraus.
sums-below = Die Prüfsummen unten, die im Abbild stehen, zeigen, ob sich ein Byte geändert hat, das sie abdecken.
no-sums-about = Das Abbild allein kann also nicht zeigen, ob sich ein Byte in einer Datei geändert hat: Vergleichen Sie die Prüfsumme der Datei mit der des Herausgebers.
also-checked = Was sonst geprüft wurde
can-be-checked = Was stattdessen geprüft werden kann
whole = Die Datei ist so lang, wie sie nach eigener Angabe sein soll.
shorter = Die Datei ist { $size } kürzer, als sie nach eigener Angabe sein soll. Wahrscheinlich ist der Download abgebrochen.
findings = { $count ->
    [0] Keine Probleme in den bisher gelesenen Deskriptoren und Ordnern.
    [one] { $count } Befund in den bisher gelesenen Deskriptoren und Ordnern.
   *[other] { $count } Befunde in den bisher gelesenen Deskriptoren und Ordnern.
}

## Repair

repair = Reparieren
repairable = { $count ->
    [one] { $count } Sektor lässt sich reparieren und wird danach erneut geprüft.
   *[other] { $count } Sektoren lassen sich reparieren und werden danach erneut geprüft.
}
not-repairable = { $count ->
    [0] Kein Schaden bleibt.
    [one] { $count } Sektor lässt sich nicht reparieren: Zu viele seiner Bytes sind falsch.
   *[other] { $count } Sektoren lassen sich nicht reparieren: Zu viele ihrer Bytes sind falsch.
}
save-repaired = Repariertes Abbild speichern

## Map of all sectors, and counts of the tracks

# A kind of sectors; their number follows.
good = Gut
# A kind of sectors: their data is right, but what would repair it isn’t. Their number follows.
wrong-parity = Falsche Parität
# A kind of sectors; their number follows.
damaged = Beschädigt
# A kind of sectors that the image file lacks; their number follows.
missing = Fehlt
# A kind of sectors; their number follows.
no-checksums = Keine Prüfsummen
# Name of a list of kinds of sectors, and heading of a column with ranges of them.
sectors = Sektoren
# Describes a picture for screen readers; $good is a number of sectors.
map-good = { $good ->
    [one] Sektorkarte: { $good } gut, keiner schlecht.
   *[other] Sektorkarte: { $good } gut, keiner schlecht.
}
# Describes a picture for screen readers; $good is a number of sectors, $from and $to are numbers.
map-bad = { $good ->
    [one] Sektorkarte: { $good } gut,
   *[other] Sektorkarte: { $good } gut,
} { $places ->
    [one] { $places } Stelle mit schlechten Sektoren zwischen { $from } und { $to } Prozent.
   *[other] { $places } Stellen mit schlechten Sektoren zwischen { $from } und { $to } Prozent.
}
tracks = Tracks
track = Track

## Bad sectors

bad-sectors = Schlechte Sektoren
# Heading of a column with times on the disc, as in 00:02:16.
time = Zeit
# Heading of a column.
problem = Problem
edc-wrong = Beschädigte Daten (EDC)
ecc-wrong = Nur falsche Parität (ECC)
not-data = Kein Datensektor
# In the column “Repair”.
not-possible = Nicht möglich
# In the column “Repair”.
possible = Möglich
# In the column “Repair”: how many of the sectors can be repaired.
some-possible = { $some } von { $all }
more-places = { $count ->
    [one] und { $count } weitere Stelle
   *[other] und { $count } weitere Stellen
}

## Files on bad sectors

files-hit = Dateien auf schlechten Sektoren
show-more = { $count ->
    [one] Mehr zeigen (noch { $count })
   *[other] Mehr zeigen (noch { $count })
}
# Follows the path of a file.
parity-hit = { $count ->
    [one] Daten intakt, { $count } Sektor mit falscher Parität
   *[other] Daten intakt, { $count } Sektoren mit falscher Parität
}
# Follows the path of a file.
damage-hit = { $count ->
    [one] { $count } Sektor beschädigt
   *[other] { $count } Sektoren beschädigt
}
# Follows the path of a file: numbers of sectors.
both-hit = { $damaged ->
    [one] { $damaged } Sektor beschädigt,
   *[other] { $damaged } Sektoren beschädigt,
} { $parity ->
    [one] { $parity } mit falscher Parität
   *[other] { $parity } mit falscher Parität
}
# Follows the path of a folder; $what is one of the three texts above.
folder-hit = Ordner, { $what }

## Comparing checksums

compare-title = Prüfsummen vergleichen
compare-about = Fügen Sie die Prüfsumme von der Seite des Herausgebers ein, oder ziehen Sie die Liste zum Download hierher, etwa SHA256SUMS, .md5, .sfv oder eine .dat-Datei. Discern berechnet, was die Liste verwendet.
list-or-sum = Prüfsumme oder Liste
# A button.
compare = Vergleichen
choose-list = Liste auswählen…
# Name of the lists of checksums for screen readers.
lists = Listen
# Stands for the name of a list.
pasted = Eingefügter Text
# A list of checksums: its name, how many it has, and the names of their algorithms.
list = { $count ->
    [one] { $name }: { $count } Wert, { $algorithms }
   *[other] { $name }: { $count } Werte, { $algorithms }
}
# Title of a group of algorithms to choose: checksums are computed, and compared with nothing.
only-compute = Oder nur berechnen
compute-image = Für das Abbild berechnen
compute-selected = { $count ->
    [one] Für { $count } ausgewählten Eintrag berechnen
   *[other] Für { $count } ausgewählte Einträge berechnen
}
# $speed as in 210.0 MB, per second.
read-at = { $size } mit { $speed }/s gelesen.
checksums = Prüfsummen
# Heading of a column.
algorithm = Algorithmus
# Heading of a column.
value = Wert
save-text = Als Text speichern
# $list is the name of a list of checksums.
matches = { $file } stimmt mit { $list } überein ({ $algorithm })
match-given = { $file } stimmt mit der angegebenen Prüfsumme überein ({ $algorithm })
# $list is the name of a list of checksums.
mismatch = { $file } stimmt nicht mit { $list } überein ({ $algorithm })
mismatch-given = { $file } stimmt nicht mit der angegebenen Prüfsumme überein ({ $algorithm })
# $list is the name of a list of checksums.
not-listed = { $file } steht nicht in { $list }
not-given = { $file } steht nicht in der angegebenen Prüfsumme
other-file = Der Prüfsumme nach ist es eine andere Datei der Liste: { $name }.
mismatch-about = Die Datei ist beschädigt, unvollständig oder eine andere. Laden Sie sie noch einmal herunter.
not-listed-about = Prüfen Sie, ob die Liste zu diesem Download gehört.
# The name of the file in the list of checksums.
listed-as = Aufgeführt als { $name }.
# A checksum follows.
listed = Aufgeführt:
# A checksum follows.
computed = Berechnet:

## Checksums that the image carries

carried = Prüfsummen in diesem Abbild
carried-about = Das Abbild hält selbst fest, wie seine Daten sein sollen. Eine Prüfung liest alle diese Daten.
check-all = Alle prüfen
# A button.
check = Prüfen
# Name of a button for screen readers; $name describes a kind of checksums.
check-one = Prüfen: { $name }
# A place in the image file.
byte = Byte { $number }
show-sector = Sektor zeigen

## Comparing with another image

other-title = Mit einem anderen Abbild vergleichen
other-about = Zeigt, welche Dateien hinzugefügt, entfernt, geändert oder verschoben wurden und welche Sektoren sich unterscheiden. Beide Abbilder werden gelesen; nichts wird geändert.
choose-other = Anderes Abbild auswählen…
# The name of the other image, and the result of the comparison.
result = { $image }: { $summary }
save-json = Als JSON speichern
differing-files = Unterschiedliche Dateien
differing-sectors = Unterschiedliche Sektoren
differing-facts = Unterschiedliche Angaben
# Heading of a column.
fact = Angabe
# Heading of a column with values of the open image.
this-image = Dieses Abbild
# Heading of a column with values of the other image.
the-other = Das andere
# Follows the path of a file that only the other image has.
added = hinzugefügt
# Follows the path of a file that only the open image has.
removed = entfernt
# Follows the path of a file.
changed = geändert
# Follows the path of a file.
moved = verschoben
# What happened to a file, as in “moved”, and details of it.
change-note = { $change }, { $note }

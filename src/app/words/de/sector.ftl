# The bytes of a sector of a disc or disk, and facts about it

stored-bytes = Bytes des Sektors
user-data-bytes = Nutzdaten des Sektors
subchannel-bytes = Subchannel des Sektors
title = Sektor

## The way to another sector

go-to = Zu einem Sektor gehen
previous = Voriger Sektor
next = Nächster Sektor
# Names of keys
page-up = Bild auf
page-down = Bild ab
# Label of the field for the number of a sector
number = Sektor
# LBA: the number of a sector; MSF: its minutes, seconds and frames
number-or-time = LBA oder MSF
# Examples of what can be typed
example = 16 oder 00:02:16
wrong-number-or-time = Geben Sie eine Sektornummer wie 16 oder -150 ein, oder eine Zeit wie 00:02:16.
hint-number-or-time = Eine Nummer oder Minuten:Sekunden:Frames. Bild auf und Bild ab gehen einen weiter.
wrong-number = Geben Sie eine Sektornummer wie 16 oder 0x10 ein.
hint-number = Bild auf und Bild ab gehen einen weiter.

## Its check

# Before the path of a file
part-of = Teil von{ " " }
not-stored = Hier ist nichts gespeichert
valid = Prüfsumme stimmt
damaged = Beschädigt: falsche Prüfsumme
wrong-parity = Daten intakt, falsche Parität
no-checksum = Keine Prüfsumme vorhanden
checksum-not-stored = Prüfsumme nicht gespeichert

## The choice of its bytes

# Label of the choice of what is shown
show = Zeigen
raw = Roher Sektor
user-data = Nutzdaten
# Bytes that a disc has beside those of each sector
subchannel = Subchannel

# Making a new image from a folder, and the bar about an image made here.

## The form

title = Abbild aus „{ $name }“ erstellen
contents = { $count ->
    [one] { $count } Datei, { $size }
   *[other] { $count } Dateien, { $size }
}
# Of the image
preset = Typ
date = Datum, um jedes Mal dieselben Bytes zu bekommen (sonst heute)
create = Abbild erstellen

## The types, each with its purpose

data = Daten-Disc
data-purpose = Lange Namen in jeder Schrift, auf jedem heutigen System lesbar: ISO 9660, Joliet und Rock Ridge.
udf = Daten-Disc mit UDF
udf-purpose = Eine Daten-Disc, die zusätzlich UDF mit denselben Daten hat: für Windows, Abspielgeräte und Dateien ab 4 GB.
udf-only = Nur UDF
udf-only-purpose = Ohne ISO 9660, wie Windows und macOS DVDs formatieren. Alte Systeme lesen es nicht.
installer = Windows-Installationsmedium
installer-purpose = Alle Dateien in UDF, wie Microsoft es anlegt. Es startet, wenn der Ordner das Windows-Startprogramm (boot/etfsboot.com), GRUB 2 oder ein UEFI-Image hat.
bootable = Startfähige Disc
bootable-purpose = Eine Daten-Disc, von der Computer starten können. Der Ordner braucht ISOLINUX, GRUB 2, das Windows-Startprogramm oder ein UEFI-Image.
retro = Retro-CD
# 8.3: up to eight letters, a dot and three letters
retro-purpose = Nur kurze Namen (8.3), für DOS, Konsolen und alte Computer.
audio = Audio-CD
audio-purpose = WAV- und FLAC-Dateien werden in der Reihenfolge ihrer Namen zu Tracks, für jeden CD-Spieler.

## The bar

new-image = Neues Abbild
checked-sample = Neues Abbild, geprüft, von dieser Seite erzeugt
checked-unsaved = Neues Abbild, geprüft, noch nicht gespeichert
checked-saved = Neues Abbild, geprüft, gespeichert
# Convert is the tab; BIN/CUE and Nero are formats
audio-cd = Neue Audio-CD. Zum Speichern wählen Sie unter Konvertieren ein Format: BIN/CUE oder Nero zum Brennen
save-image = Abbild speichern

## What was checked in the new image

what-was-checked = Was geprüft wurde
# A part of the image, and what happened with it
receipt-line = { $part }: { $why }
save-receipt = Protokoll speichern

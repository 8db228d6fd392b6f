# Problems found in the image, in the Check tab, and the warning that an image is incomplete.

label = Befunde

## The heading

damaged-places = { $count ->
    [one] { $count } beschädigte Stelle
   *[other] { $count } beschädigte Stellen
}
warnings = { $count ->
    [one] { $count } Warnung
   *[other] { $count } Warnungen
}
notes = { $count ->
    [one] { $count } Hinweis
   *[other] { $count } Hinweise
}
no-problems = Keine Probleme gefunden
checked-so-far = Bisher geprüft: Deskriptoren, Ordner und Boot-Einträge. Inhalte von Dateien wurden nicht gelesen. Positionen sind Byte-Offsets in der Datei.
save-text = Als Text speichern

## Problems of one kind

damage = Schaden
warning = Warnung
note = Hinweis
places = { $count ->
    [one] { $count } Stelle
   *[other] { $count } Stellen
}
places-by-file = { $count ->
    [one] { $count } Stelle, nach Datei
   *[other] { $count } Stellen, nach Datei
}
# The name of a structure in its standard, before what is wrong with it
of-structure = { $structure }:{ " " }

## A place, as in “byte 32,768: expected 1, found 2”: these are between the position and the two values

expected = : erwartet{ " " }
found = , gefunden{ " " }

## A place in the saved text; the values are as above

saved-place = Byte { $byte }: erwartet { $expected }, gefunden { $found }
saved-place-of-file = { $path }, Byte { $byte }: erwartet { $expected }, gefunden { $found }

## The warning

incomplete = Dieses Abbild ist unvollständig: { $size } fehlen.
incomplete-advice = Alles, was daraus entsteht, ist ebenfalls unvollständig. Besorgen Sie sich das Abbild möglichst noch einmal.

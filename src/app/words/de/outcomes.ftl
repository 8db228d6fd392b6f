# Sentences that say what came of something the user did: in notices, and for screen readers.

## Copying
path-copied = Pfad kopiert.
receipt-copied = Protokoll kopiert.
paths-copied = { $count ->
    [one] { $count } Pfad kopiert.
   *[other] { $count } Pfade kopiert.
}
most-paths-copied = { $count ->
    [one] { $count } Pfad kopiert; mehr wird nicht kopiert.
   *[other] { $count } Pfade kopiert; mehr wird nicht kopiert.
}
# Entries are the files and folders in a listing
entries-copied = { $count ->
    [one] { $count } Eintrag kopiert.
   *[other] { $count } Einträge kopiert.
}
most-entries-copied = { $count ->
    [one] { $count } Eintrag kopiert; mehr wird nicht kopiert.
   *[other] { $count } Einträge kopiert; mehr wird nicht kopiert.
}
# $name is the name of the file in which the list is saved instead
entries-saved = { $count ->
    [one] { $name } wird gespeichert: { $count } Eintrag. Ihr Browser hat das Kopieren nicht erlaubt.
   *[other] { $name } wird gespeichert: { $count } Einträge. Ihr Browser hat das Kopieren nicht erlaubt.
}
most-entries-saved = { $count ->
    [one] { $name } wird gespeichert: { $count } Eintrag; mehr wird nicht kopiert. Ihr Browser hat das Kopieren nicht erlaubt.
   *[other] { $name } wird gespeichert: { $count } Einträge; mehr wird nicht kopiert. Ihr Browser hat das Kopieren nicht erlaubt.
}
bytes-copied = { $count ->
    [one] { $count } Byte kopiert.
   *[other] { $count } Bytes kopiert.
}
too-much-to-copy = Zu viel zum Kopieren: Wählen Sie höchstens 1 MB aus, oder speichern Sie den Bereich.

## Searching bytes
found-at = Gefunden bei Byte { $position }.
no-matches = Keine Treffer in dieser Datei.

## Checksums
checksums-computed = Prüfsummen berechnet.
hash-computed = SHA-256 berechnet.
# $list is the name of a file with checksums
matches = Prüfsumme: stimmt mit { $list } überein
mismatch = Prüfsumme: stimmt nicht mit { $list } überein
missing = Prüfsumme: keine in { $list }
# “The one”: a checksum or list of checksums that the user pasted
matches-given = Prüfsumme: stimmt mit der angegebenen überein
mismatch-given = Prüfsumme: stimmt nicht mit der angegebenen überein
missing-given = Prüfsumme: keine in der angegebenen
# Entries of a list of programs that computers with Secure Boot refuse
revocations = { $count ->
    [one] Sperrliste: { $count } Eintrag
   *[other] Sperrliste: { $count } Einträge
}
revocations-of = { $count ->
    [one] Sperrliste vom { $date }: { $count } Eintrag
   *[other] Sperrliste vom { $date }: { $count } Einträge
}

## Images that were made
image-ready = Abbild fertig: geprüft.
image-wrong = Abbild erstellt, aber die Prüfung ist gescheitert.
nothing-created = Es wurde kein Abbild erstellt.
plan-changed = Die Einstellungen der Konvertierung haben sich geändert. Prüfen Sie sie, dann konvertieren Sie.

## Looking around
last-file = Das ist die letzte Datei.
first-file = Das ist die erste Datei.
sector-not-stored = Dieser Sektor ist nicht so gespeichert, wie er ist.
# A view is one of the file systems of the image: its name, and that of its session
view-of-session = { $view }, Session { $session }
# Its name, and that of its partition
view-of-partition = { $view }, { $partition }

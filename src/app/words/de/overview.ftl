# The Overview tab: questions about the image and their answers, its views and facts; and the records of a file.

no-label = Keine Datenträgerbezeichnung
# Ends a sentence of the answer
sentence = { $text }.
not-compared = Prüfsumme: noch nicht verglichen.

## Cards

the-file = Die Datei
views = Ansichten der Dateien
partition-tables = Partitionstabellen: { $tables }
more-system = In das gepackte System schauen
more-complete = Dateien zählen
# Loaders: programs that start an operating system
more-boot = Startprogramme lesen
more-names = Alle Namen ansehen
save-complete = Alles Vollständige speichern
# How much of a medium is used
share = { $label }: { $percent } Prozent
show-file = Datei zeigen
# For screen readers; $place is an address, or “Show file”
proof = { $place }: Beleg für { $label }

## A view, and what is in it

not-listed = noch nicht aufgelistet
listed = { $files ->
    [one] { $files } Datei
   *[other] { $files } Dateien
}, { $folders ->
    [one] { $folders } Ordner
   *[other] { $folders } Ordner
}, { $size }
listed-so-far = { $files ->
    [one] { $files } Datei
   *[other] { $files } Dateien
}, { $folders ->
    [one] { $folders } Ordner
   *[other] { $folders } Ordner
}, { $size } bisher

## Technical records of the selected file

# Where its bytes are in the image
location = Ort
# Extents: the parts of a file
more-extents = { $count ->
    [one] und { $count } weiterer Extent
   *[other] und { $count } weitere Extents
}
# Label of the number of the first sector
sector = Sektor
# The first sector, and how many there are
sectors-from = { $first } ({ $count ->
    [one] { $count } Sektor
   *[other] { $count } Sektoren
})
# Label of the addresses of the first and the last byte
bytes = Bytes
# In place of addresses, if it has no bytes
no-bytes = keine

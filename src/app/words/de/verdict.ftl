# The result of checking all sectors.

## All is well
no-checksums = Keiner der Sektoren hat Prüfsummen.
all-good = { $count ->
    [one] Der eine Sektor ist gut.
   *[other] Alle { $count } Sektoren sind gut.
}
# Other sectors have no checksums
all-checkable-good = { $count ->
    [one] Der eine Sektor mit Prüfsummen ist gut.
   *[other] Alle { $count } Sektoren mit Prüfsummen sind gut.
}

## Clauses of a sentence, in this order. Each is left out if it says nothing.
damaged = { $count ->
    [one] { $count } Sektor ist beschädigt
   *[other] { $count } Sektoren sind beschädigt
}
# Parity: the bytes by which errors are corrected
wrong-parity = { $count ->
    [one] { $count } Sektor hat falsche Parität, aber intakte Daten
   *[other] { $count } Sektoren haben falsche Parität, aber intakte Daten
}
# None of these sectors
none-repairable = keiner lässt sich reparieren
# The only one of these sectors
it-is-repairable = er lässt sich reparieren
all-repairable = alle lassen sich reparieren
some-repairable = { $count ->
    [one] { $count } lässt sich reparieren
   *[other] { $count } lassen sich reparieren
}
no-file-damaged = keine Datei ist beschädigt
folders-damaged = { $count ->
    [one] { $count } Ordner ist beschädigt
   *[other] { $count } Ordner sind beschädigt
}
files-affected = { $count ->
    [one] { $count } Datei ist betroffen
   *[other] { $count } Dateien sind betroffen
}
files-and-folders-affected = { $files ->
    [one] { $files } Datei
   *[other] { $files } Dateien
} und { $folders ->
    [one] { $folders } Ordner
   *[other] { $folders } Ordner
} sind betroffen
missing = { $count ->
    [one] { $count } Sektor fehlt im Abbild
   *[other] { $count } Sektoren fehlen im Abbild
}

## How they become a sentence
# Puts one more clause behind those before it
clauses = { $clauses }; { $clause }
sentence = { $clauses }.

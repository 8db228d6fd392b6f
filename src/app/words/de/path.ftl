# The bar above the list of files: buttons, and the path of the listed folder or the number of search results.

# A button of phones that goes back to the tree of folders.
folders = Ordner
back = Zurück
# A tooltip: the command, and its keys.
back-keys = Zurück (Alt+Links)
forward = Vorwärts
# A tooltip: the command, and its keys.
forward-keys = Vorwärts (Alt+Rechts)
# A button that goes to the folder that contains the listed one.
up = Nach oben
# A tooltip: the command, and its key.
up-keys = Nach oben (Rücktaste)
path = Pfad

## Searching names

searching = Suche läuft…
# Results so far; the search goes on.
found-so-far = { $count ->
    [one] { $count } gefunden, Suche läuft…
   *[other] { $count } gefunden, Suche läuft…
}
# Results of a search that has ended.
found = { $count ->
    [one] { $count } gefunden
   *[other] { $count } gefunden
}

## Buttons

save-all = Alles als ZIP speichern
save-zip = Als ZIP speichern
# A button of phones, after which a tap on a row ticks it.
select = Auswählen
# A button that ends ticking rows.
done = Fertig
# A button that shows the details of the selected file.
details = Details

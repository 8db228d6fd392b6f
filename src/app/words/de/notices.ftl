# Cards that say what happened, and the question about a missing file.

updated = Discern wurde aktualisiert
updated-text = In diesem Tab läuft noch eine ältere Version, daher funktioniert manches vielleicht nicht. Laden Sie neu, um die neue zu bekommen.
reload = Neu laden
# Name of a card about files that were saved
saved = Gespeichert
details-copied = Details kopiert.
open-as-audio = Als Audio öffnen
# Copies the technical details of a failure
copy-details = Details kopieren

## The question about a file that could be the missing one

offer-title = Ist das die fehlende Datei?
offer = Das geöffnete Abbild braucht „{ $missing }“. Ist „{ $given }“ diese Datei unter anderem Namen oder ein anderes Abbild?
offer-no = Als anderes Abbild öffnen
offer-yes = Als fehlende Datei verwenden

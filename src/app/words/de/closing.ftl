# The question before an image is closed or opened again, with something unsaved or still being saved.

stop-close = Speichern abbrechen und { $name } schließen?
close = { $name } schließen?
stop-open = Speichern abbrechen und { $name } mit den anderen Dateien öffnen?
open = { $name } mit den anderen Dateien öffnen?
still-saving = Aus diesem Abbild werden noch Dateien gespeichert. Wenn Sie abbrechen, bleiben sie unvollständig.
changes = { $count ->
    [one] { $count } Änderung ist in keinem gespeicherten Abbild. Ihr Browser bewahrt sie auf, bis Sie dieses Abbild wieder öffnen.
   *[other] { $count } Änderungen sind in keinem gespeicherten Abbild. Ihr Browser bewahrt sie auf, bis Sie dieses Abbild wieder öffnen.
}
new-image = Das neue Abbild ist nicht gespeichert und wäre weg.

## Buttons

keep-saving = Weiter speichern
keep-image = Dieses Abbild behalten
do-stop-close = Abbrechen und schließen
do-close = Dieses Abbild schließen
do-stop-open = Abbrechen und öffnen
do-open = Mit den anderen Dateien öffnen

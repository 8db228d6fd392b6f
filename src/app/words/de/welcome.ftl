# Texts of `index.html` and of the scripts beside the program (`src/app/start.js`, `src/app/idle.js`), which have the
# English ones themselves: a test of `xtask` compares them.

language = Sprache

## The theme of the page: as the system has it, light, or dark.
theme-system = Design: System
theme-light = Design: hell
theme-dark = Design: dunkel

title = Sehen, was in einem Datenträgerabbild steckt
drop = Ziehen Sie das Abbild einer Disc oder eines Datenträgers hierher. Es bleibt auf Ihrem Computer: Nichts wird hochgeladen.
failed = Discern konnte nicht vollständig geladen werden.
failed-advice = Prüfen Sie Ihre Verbindung und versuchen Sie es dann erneut.
retry = Erneut versuchen
again = Wählen Sie { $name } noch einmal aus, um fortzufahren.
open-image = Abbild öffnen…
opening = { $name } wird geöffnet…
create = Abbild aus einem Ordner erstellen…
sample = Beispiel-Disc ansehen

## What can be opened; names of formats follow each.
discs = CDs, DVDs und mehr
disks = Datenträger und virtuelle Maschinen
packed = Gepackt
sheets = Eine .cue oder .mds öffnen? Wählen Sie auch die zugehörige .bin oder .mdf aus.

see = Alles sehen
see-how = Jede Datei und das, was andere Programme verbergen: Originalnamen, Zeitstempel, Rechte und wo jedes Byte liegt.
save = Dateien speichern
save-how = Eine Datei, eine Auswahl oder alles, aus Abbildern jeder Größe, Byte für Byte.
edit = Bearbeiten
edit-how = Hinzufügen, umbenennen, verschieben und löschen wie in einem Dateimanager, dann ein neues Abbild speichern, das weiterhin startet. Ihr Original bleibt unberührt.
convert = Konvertieren
convert-how = Discs in ISO, BIN/CUE, Nero und mehr oder in WAV und FLAC; Datenträger in VHD, VMDK, VDI, QCOW2 oder Raw. Sie sehen vorher, was verloren ginge, und jedes Ergebnis wird geprüft.
new = Abbild erstellen
new-how = Ziehen Sie einen Ordner hierher und machen Sie daraus eine Daten-Disc, eine startfähige Disc, eine Disc für ältere Geräte oder eine Audio-CD.
problems = Probleme finden
problems-how = Unvollständig oder beschädigt? Sie sehen, was noch lesbar ist und was genau fehlt.

kept = In diesem Browser aufbewahrte Änderungen
kept-how = Änderungen, aus denen Sie noch kein Abbild erstellt haben, damit Sie damit weitermachen können. Die Abbilder selbst werden nicht aufbewahrt.
kept-delete = Löschen
kept-delete-of = Änderungen an { $name } löschen
licenses = Lizenzen der Bibliotheken in dieser Seite

## A newer version of the page.
newer = Eine neue Version ist bereit
newer-label = Neue Version
newer-how = Sie können vorerst mit dieser weiterarbeiten.
newer-unsaved = Beim Neuladen ginge nicht gespeicherte Arbeit verloren. Speichern Sie sie zuerst, oder laden Sie trotzdem neu.
reload = Neu laden
reload-anyway = Trotzdem neu laden
later = Später

# The list of all commands, which users search by typing, and the list of keyboard shortcuts.

title = Befehle
find = Befehl suchen
no-such = Kein solcher Befehl.

## Commands

open-image = Abbild öffnen…
create-image = Abbild aus einem Ordner erstellen…
go-overview = Zur Übersicht
go-files = Zu den Dateien
go-disc = Zur Disc: Sessions, Tracks, Sektoren, Bytes
go-check = Zum Prüfen: Befunde, Prüfsummen
go-convert = Zum Konvertieren
go-build = Zum Erstellen
next-image = Nächstes Abbild zeigen
close-image = Dieses Abbild schließen
search = Namen suchen
save-selection = Auswahl speichern
save-zip = Alles als ZIP speichern
save-folder = In einen Ordner speichern…
copy-text = Diese Liste als Text kopieren
copy-csv = Diese Liste als CSV kopieren
copy-json = Diese Liste als JSON kopieren
copy-ls = Diesen Ordner wie ls -lR kopieren
add-folder = Ordner hinzufügen…
new-folder = Neuer Ordner
volume-boot = Volume und Start…
density = Kompakte Zeilen: ein oder aus
language = Sprache wählen
theme = Design wechseln

## Keys. Names of keys as keyboards of the language have them.

ctrl-o = Strg+O
ctrl-s = Strg+S
ctrl-z = Strg+Z
ctrl-shift-z = Strg+Umschalt+Z
ctrl-k = Strg+K
search-keys = / oder Strg+F
esc = Esc
enter = Eingabe
parent-keys = Rücktaste oder Alt+↑
history-keys = Alt+← und Alt+→
# The keys that move in a list
list-keys = ↑ ↓ Bild auf Bild ab Pos1 Ende
# The space bar
space = Leertaste
ctrl-a = Strg+A
# The keys of letters
letters = Buchstaben
# “Menu” is the key that opens the context menu
menu-keys = Umschalt+F10 oder Menü
delete-key = Entf
cut-keys = Strg+X und Strg+V
alt-enter = Alt+Eingabe
undo-keys = Strg+Z und Strg+Umschalt+Z
tab-keys = ← → und Entf, auf dem Tab eines Abbilds
preview-keys = ← →, in der großen Vorschau

## What the keys do

shortcuts = Tastenkürzel
all-commands = Alle Befehle
this-list = Diese Liste
does-open = Abbild öffnen
does-end = Suche beenden; Auswahl aufheben
does-enter = Ordner oder Abbild öffnen oder die Datei in großer Vorschau
does-parent = Zum übergeordneten Ordner
does-history = Zurück und vorwärts
does-list = In der Liste bewegen; mit Umschalt auswählen
does-toggle = Zeile auswählen oder abwählen
does-all = Alles auswählen
does-letters = Zum nächsten Namen, der damit beginnt
does-menu = Befehle für die Zeile, die Zeile des Baums oder den Track
does-cut = Ausschneiden und in den aufgelisteten Ordner einfügen
does-properties = Eigenschaften
does-undo = Rückgängig machen und wiederholen
does-tab = Anderes Abbild zeigen; Abbild schließen
does-preview = Vorige oder nächste Datei zeigen
does-fold = Im Baum auf- und zuklappen; zwischen Registerkarten bewegen

# The bytes of the image file, and the structures in them.

title = Bytes und Strukturen
# Name of the panel for screen readers.
grid = Bytes der Abbilddatei

## An offset as a link

show-bytes = Bytes zeigen
# Name of a link for screen readers; $place is an offset, as in 0x8000.
show-bytes-at = { $place }: Bytes zeigen

## Searching

search = Bytes durchsuchen
# Name of the choice between text and bytes.
search-for = Suchen nach
text = Text
digits = Bytes (hex)
# Name of the field in which the text or the bytes are entered.
pattern = Wonach gesucht wird
nothing-entered = Geben Sie ein, wonach gesucht werden soll.
previous-match = Voriger Treffer
next-match = Nächster Treffer
encoding = Zeichensatz für die Suche
ignore-case = Groß-/Kleinschreibung ignorieren

## Going to a place

go-to = Gehe zu
# Name of the choice between byte and sector.
go-to-unit = Zu einem Byte oder Sektor gehen
byte = Byte
# MSF is a place on a disc as a time: minutes, seconds and frames.
sector = Sektor oder MSF
place = Stelle, zu der gegangen wird
# Examples of what can be entered.
sector-example = 16 oder 00:02:16
not-stored = Dieser Sektor ist nicht so gespeichert, wie er ist.
not-a-sector = Geben Sie eine Zahl wie 16 oder eine Zeit wie 00:02:16 ein.
not-a-byte = Geben Sie eine Zahl wie 32768 oder 0x8000 ein, innerhalb der Datei.

## The byte under the cursor

# Its offset, in hexadecimal and decimal digits.
here = Byte { $place } ({ $number })
selected = { $count ->
    [one] { $count } Byte ausgewählt
   *[other] { $count } Bytes ausgewählt
}
# The field that the byte is part of: its name in the standard, and its value.
field = { $name }: { $value }

## Commands for selected bytes

selected-bytes = Ausgewählte Bytes
copy-hex = Als Hex kopieren
copy-text = Als Text kopieren
copy-c = Als C-Array kopieren
copy-base64 = Als Base64 kopieren
save-range = Bereich speichern

## Structures

structures = Strukturen

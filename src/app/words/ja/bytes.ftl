# The bytes of the image file, and the structures in them.

title = Bytes and structures
# Name of the panel for screen readers.
grid = Bytes of the image file

## An offset as a link

show-bytes = Show the bytes
# Name of a link for screen readers; $place is an offset, as in 0x8000.
show-bytes-at = { $place }: show the bytes

## Searching

search = Search the bytes
# Name of the choice between text and bytes.
search-for = Search for
text = Text
digits = Bytes (hex)
# Name of the field in which the text or the bytes are entered.
pattern = What to search for
nothing-entered = Enter what to search for.
previous-match = Previous match
next-match = Next match
encoding = Encoding to search in
ignore-case = Ignore case

## Going to a place

go-to = Go to
# Name of the choice between byte and sector.
go-to-unit = Go to a byte or a sector
byte = Byte
# MSF is a place on a disc as a time: minutes, seconds and frames.
sector = Sector or MSF
place = Place to go to
# Examples of what can be entered.
sector-example = 16 or 00:02:16
not-stored = This sector isn’t stored as it is.
not-a-sector = Enter a number like 16, or a time like 00:02:16.
not-a-byte = Enter a number like 32768 or 0x8000, within the file.

## The byte under the cursor

# Its offset, in hexadecimal and decimal digits.
here = Byte { $place } ({ $number })
selected = { $count ->
    [one] { $count } byte selected
   *[other] { $count } bytes selected
}
# The field that the byte is part of: its name in the standard, and its value.
field = { $name }: { $value }

## Commands for selected bytes

selected-bytes = Selected bytes
copy-hex = Copy as hex
copy-text = Copy as text
copy-c = Copy as C array
copy-base64 = Copy as Base64
save-range = Save range

## Structures

structures = Structures

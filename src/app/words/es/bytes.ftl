# The bytes of the image file, and the structures in them.

title = Bytes y estructuras
# Name of the panel for screen readers.
grid = Bytes del archivo de imagen

## An offset as a link

show-bytes = Mostrar los bytes
# Name of a link for screen readers; $place is an offset, as in 0x8000.
show-bytes-at = { $place }: mostrar los bytes

## Searching

search = Buscar en los bytes
# Name of the choice between text and bytes.
search-for = Buscar por
text = Texto
digits = Bytes (hex)
# Name of the field in which the text or the bytes are entered.
pattern = Qué buscar
nothing-entered = Introduzca lo que desea buscar.
previous-match = Coincidencia anterior
next-match = Coincidencia siguiente
encoding = Codificación de la búsqueda
ignore-case = Ignorar mayúsculas

## Going to a place

go-to = Ir a
# Name of the choice between byte and sector.
go-to-unit = Ir a un byte o a un sector
byte = Byte
# MSF is a place on a disc as a time: minutes, seconds and frames.
sector = Sector o MSF
place = Posición de destino
# Examples of what can be entered.
sector-example = 16 o 00:02:16
not-stored = Este sector no está almacenado tal cual.
not-a-sector = Introduzca un número como 16 o un tiempo como 00:02:16.
not-a-byte = Introduzca un número como 32768 o 0x8000 que esté dentro del archivo.

## The byte under the cursor

# Its offset, in hexadecimal and decimal digits.
here = Byte { $place } ({ $number })
selected = { $count ->
    [one] { $count } byte seleccionado
   *[other] { $count } bytes seleccionados
}
# The field that the byte is part of: its name in the standard, and its value.
field = { $name }: { $value }

## Commands for selected bytes

selected-bytes = Bytes seleccionados
copy-hex = Copiar como hex
copy-text = Copiar como texto
copy-c = Copiar como matriz de C
copy-base64 = Copiar como Base64
save-range = Guardar intervalo

## Structures

structures = Estructuras

# The Overview tab: questions about the image and their answers, its views and facts; and the records of a file.

no-label = Sin etiqueta de volumen
# Ends a sentence of the answer
sentence = { $text }.
not-compared = Suma de comprobación: aún sin comparar.

## Cards

the-file = El archivo
views = Vistas de los archivos
partition-tables = Tablas de particiones: { $tables }
more-system = Examinar el sistema comprimido
more-complete = Contar los archivos
# Loaders: programs that start an operating system
more-boot = Leer los cargadores
more-names = Examinar todos los nombres
save-complete = Guardar todo lo que está completo
# How much of a medium is used
share = { $label }: { $percent } por ciento
show-file = Mostrar archivo
# For screen readers; $place is an address, or “Show file”
proof = { $place }: prueba de { $label }

## A view, and what is in it

not-listed = aún sin listar
listed = { $files ->
    [one] { $files } archivo
   *[other] { $files } archivos
}, { $folders ->
    [one] { $folders } carpeta
   *[other] { $folders } carpetas
}, { $size }
listed-so-far = { $files ->
    [one] { $files } archivo
   *[other] { $files } archivos
}, { $folders ->
    [one] { $folders } carpeta
   *[other] { $folders } carpetas
}, { $size } hasta ahora

## Technical records of the selected file

# Where its bytes are in the image
location = Ubicación
# Extents: the parts of a file
more-extents = { $count ->
    [one] y { $count } tramo más
   *[other] y { $count } tramos más
}
# Label of the number of the first sector
sector = Sector
# The first sector, and how many there are
sectors-from = { $first } ({ $count ->
    [one] { $count } sector
   *[other] { $count } sectores
})
# Label of the addresses of the first and the last byte
bytes = Bytes
# In place of addresses, if it has no bytes
no-bytes = ninguno

# The map of all bytes of an image: what each of them is used for.

title = Mapa

## About the map: the first of these or the second, then those that apply, one after the other

about-files = Del primer byte de la imagen al último.
about-packed = La imagen está comprimida, así que este es el disco que contiene, del primer byte al último.
about-changes = { " " }Los cambios no aparecen hasta generar la imagen.
# A region is a range of bytes with one use
about-size = { $count ->
    [one] { " " }{ $size } en { $count } región.
   *[other] { " " }{ $size } en { $count } regiones.
}
about-missing = { " " }Faltan { $size } al final.
about-many = { " " }Hay demasiados archivos para mostrarlos todos.

## How it is drawn

draw-as = Dibujar como
bar = Barra
disc = Disco
hint = Haga clic en el mapa o recórralo con las teclas de flecha para ver qué hay en cada lugar.

## A region

selected = Región seleccionada
used-for = Uso
bytes = Bytes
sector = Sector
in-bad-sectors = En sectores defectuosos
previous-region = Región anterior
next-region = Región siguiente
show-in-list = Mostrar en la lista
show-bytes = Mostrar bytes

## The table of all regions

regions-shown = Regiones mostradas
previous = Anterior
next = Siguiente
shown = { $first } – { $last } de { $total }
table = Tabla del mapa
# What the bytes are: a file, a folder, a structure
what = Contenido
first-byte = Primer byte
with-bad-sectors = { $usage }, sectores defectuosos

## The map for screen readers, and the line below the small map

not-read = Aún sin leer
nothing-selected = Nada seleccionado
position = Posición en el mapa
region = { $name } · { $usage } · { $size } desde el byte { $byte }
# After that
region-sector = , sector { $sector }
# After that
region-bad = , { $size } en sectores defectuosos
usage-percent = { $usage } { $percent } por ciento
shares = Del primer byte al último: { $shares }.
# After that
there-are-bad-sectors = { " " }Hay sectores defectuosos.

## What bytes are used for

system-area = Área del sistema
metadata = Metadatos
boot = Arranque
files = Archivos
audio = Audio
partitions = Particiones
# Bytes that nothing leads to
gaps = Huecos
# Such bytes, all of them zero
zeros = Ceros
behind-end = Tras el final
missing = Ausente

## The legend

usage-share = { $usage } { $percent } %
usage-little = { $usage } <1 %
bad-sectors = Sectores defectuosos

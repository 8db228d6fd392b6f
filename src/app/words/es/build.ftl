# The Build tab, which makes a new image of the edited one.

not-editable = Esta imagen no se puede editar
building = Generando…
# Name of the panel with layout and options, for screen readers.
choices = Opciones
checking = Comprobando qué se conservará…
# Name of a list that says what the build keeps, updates and removes.
parts = Qué ocurre con cada parte
title = Generar la imagen
about = Se crea un archivo nuevo. El que está abierto no se modifica.

## The image to be built

image = Imagen que se generará
# $part is a part of the image, $reason says what to know about it.
warning = { $part }: { $reason }
read-once = La imagen se lee entera una vez para actualizar sus sumas de comprobación.
many-pieces = Los datos sin cambios están repartidos en muchos fragmentos del archivo, que se copian al guardar la imagen.
no-copy = Los datos sin cambios siguen en el archivo original: no se copia nada hasta guardar.
build = Generar y comprobar

## Layout of the new image

layout = Distribución
# The smallest image.
smallest = Mínima
smallest-about = Lo reescribe todo en el orden de la imagen original.
keep = Conservar posiciones
keep-about = Los archivos sin cambios se quedan donde están y los datos nuevos van detrás. Ocupa más.
# A session is a part of a disc that was written at one time.
append = Añadir una sesión
append-about = El original queda intacto y los cambios se añaden al final.
not-possible = No es posible: { $reason }
recommended = Recomendado · { $size }

## Other file systems

others = Otros sistemas de archivos que Discern no puede escribir
# $name is a file system, such as HFS.
leave-out = Omitir { $name }
# Ends a sentence from elsewhere with a period.
sentence = { $text }.

## Options

options = Opciones
checksum = Añadir una suma de comprobación que verifican los instaladores (isomd5sum)
file-checksums = Añadir sumas de comprobación de archivos para xorriso (libisofs)
rock-ridge = Conservar nombres largos y permisos para Linux (Rock Ridge)
joliet = Conservar nombres largos para Windows (Joliet)
# The same changes give the same bytes, whenever the image is built.
fixed-date = Reproducible: no añadir fechas nuevas

## Changes to be built

changes = Cambios
no-changes = Sin cambios. Generar la imagen solo la reorganiza.
change-count = { $count ->
    [one] { $count } cambio
   *[other] { $count } cambios
}
discard-ask = Descartar todo…
no-undo = Esto no se puede deshacer.
keep-changes = Conservar cambios
discard = Descartar todo
# Name of the list for screen readers.
list-of-changes = Lista de cambios
more-changes = { $count ->
    [one] y { $count } cambio más
   *[other] y { $count } cambios más
}
# A button; $change describes a change, as in “Renamed a.txt to b.txt”.
undo-one = Deshacer: { $change }
# A list of those changes follows.
also-undoes = { $count ->
    [one] Esto deshace también { $count } cambio que depende de este:
   *[other] Esto deshace también { $count } cambios que dependen de este:
}
undo-all = { $count ->
    [one] Deshacer { $count } cambio
   *[other] Deshacer { $count } cambios
}

## Groups of parts of the image, by what happens to them

warnings = Advertencias
removed = Se quita
may-not-work = Puede no funcionar
updated = Se actualiza automáticamente
kept = Se conserva
# Stands between a part of the image, in bold, and what happens to it; a space follows.
colon = :

## The result of a build

# Name of the section for screen readers: a protocol of what was built and checked.
receipt = Informe
ready = Imagen lista: comprobada
failed = Imagen generada, pero no ha superado las comprobaciones
# One of up to three origins of the new image’s data, separated by commas.
from-original = { $size } de la imagen original
# One of up to three origins of the new image’s data, separated by commas.
from-added = { $size } de archivos añadidos
# One of up to three origins of the new image’s data, separated by commas.
newly-written = { $size } de datos nuevos
found-differences = Discern ha vuelto a abrir la imagen nueva y ha encontrado diferencias.
save-anyway = Guardar de todos modos
save-image = Guardar imagen
instant = Instantáneo: no se copian datos.
# Title of a list of checks that passed.
verified = Verificado
copy-receipt = Copiar informe
save-receipt = Guardar informe
back = Volver a las opciones
# Name of a list that says what the build kept, updated and removed.
parts-built = Qué ha ocurrido con cada parte
# A problem: the name of a structure in its standard, the byte at which it is, and what that means.
damage = { $structure } en { $place }: { $meaning }
# Follows the name of a checksum that is being computed.
computing = calculando…
# Follows the name of a checksum that is being computed.
computing-percent = calculando… { $percent } %
compute = Calcular SHA-256

## Earlier sessions

# Sessions are parts of a disc that were written one after the other.
earlier-sessions = Sesiones anteriores
earlier-about = A esta imagen se le añadió contenido más tarde. Al volver a una sesión se crea una imagen nueva sin él. Los cambios que aún no se han generado no se incluyen.
# The part of the image, from its start, that this session and those before it take.
session-end = hasta { $size }
go-back = Volver a la sesión { $number }

# The Convert tab: writing the image in another format.

## While it runs, and if nothing is possible

running = Convirtiendo a { $format }…
running-hint = El resultado se compara con la imagen mientras se escribe. Solo se conserva si todo coincide.
looking = Comprobando qué formatos pueden almacenar esta imagen…
impossible = Esta imagen no se puede convertir
impossible-hint = Ninguno de los formatos que Discern escribe puede almacenarla. En cada uno se indica el motivo.

## The choices

choices = Opciones
what = Qué convertir
whole-disc = Todo el disco
audio-track = Pista { $number } (audio)
audio-track-titled = Pista { $number } (audio): { $title }
data-track = Pista { $number } (datos)
data-track-titled = Pista { $number } (datos): { $title }
to = Convertir a
# Headings of groups of formats, by what they are for
burn = Para grabar o montar
emulate = Para emuladores y máquinas virtuales
listen = Para escuchar
keep = Para conservar
# A line that unfolds a group of formats of which all are folded
formats = { $count ->
    [one] { $count } formato
   *[other] { $count } formatos
}
more-formats = { $count ->
    [one] { $count } formato más
   *[other] { $count } formatos más
}
others = { $count ->
    [one] { $count } formato no puede almacenar esta imagen
   *[other] { $count } formatos no pueden almacenar esta imagen
}
same-bytes = Los mismos bytes que el archivo abierto
loses = { $count ->
    [one] Pierde { $count } tipo de datos
   *[other] Pierde { $count } tipos de datos
}
# The end of a sentence whose words come from elsewhere
sentence = { $clause }.

## The plan

plan = Convertir a { $format }
exact-copy = Una copia exacta del archivo abierto.
instant = Instantáneo: no se copian datos.
created = { $size }, creados y comprobados en este equipo.
files = Archivos que se obtienen
up-to = hasta unos { $size }
save = Convertir y guardar
save-folder = Convertir en una carpeta…
save-zip = Convertir y guardar como ZIP
save-singly = Convertir y guardar cada archivo
save-as = Guardar como
as-folder = En una carpeta
as-zip = Un solo ZIP
as-files = Descargas separadas

## What is lost and kept

ledger = Qué ocurre con cada parte
nothing-lost = No se pierde nada
nothing-lost-yet = De momento no se pierde nada
kinds-lost = { $count ->
    [one] Se pierde { $count } tipo de datos
   *[other] Se pierden { $count } tipos de datos
}
surveying = Examinando cada sector en busca de algo que no se pueda recrear a partir de sus datos…
lost = Se pierde
changed = Cambia
kept = Se conserva

## The receipt

done = Convertida y comprobada
receipt = Informe
checked = Qué se ha comprobado
copy-receipt = Copiar informe
save-receipt = Guardar informe
again = Convertir de nuevo
# Of a checksum
not-computed = sin calcular
computing = calculando…
computing-percent = calculando… { $percent } %

# The Check tab: checks of sectors and of checksums, and comparison with another image.

## Checking every sector

checking = Comprobando todos los sectores…
# A title, and a button.
every-sector = Comprobar todos los sectores
# EDC and ECC are error detection code and error correction code. $size as in 700.1 MB.
every-sector-about = Cada sector de esta imagen tiene su propia suma de comprobación (EDC) y datos de reparación (ECC). La comprobación lee los { $size } en este equipo y no modifica nada.
again = Comprobar de nuevo
# Follows a sentence about the sectors that have checksums.
uncheckable = { $count ->
    [one] { $count } sector no tiene suma de comprobación: es audio, pregap o datos almacenados sin ella.
   *[other] { $count } sectores no tienen suma de comprobación: son audio, pregaps o datos almacenados sin ella.
}
read-at-once = Leídos { $size } en menos de 0,1 s.
# $speed as in 210.0 MB, per second.
read-quickly = Leídos { $size } en menos de 0,1 s ({ $speed }/s).
# $seconds as in 2.5; $speed as in 210.0 MB, per second.
read-in = Leídos { $size } en { $seconds } s ({ $speed }/s).

## Images whose sectors have no checksums

carries-sums = Esta imagen incluye sumas de comprobación
no-sums = Este formato no incluye detección de errores
# One of the two texts “sums-below” and “no-sums-about” follows.
user-data-only = Solo almacena los datos de usuario de cada sector, o audio. Los CD llevan sumas de comprobación junto a esos datos, pero esta imagen se hizo sin ellas. Los DVD y los discos de mayor capacidad no permiten leer las suyas.
sums-below = Las sumas de comprobación de abajo, que están en la imagen, muestran si ha cambiado algún byte de los que abarcan.
no-sums-about = Por eso la imagen por sí sola no puede mostrar si ha cambiado un byte dentro de un archivo: compare la suma de comprobación del archivo con la que publica su autor.
also-checked = Qué más se ha comprobado
can-be-checked = Qué se puede comprobar en su lugar
whole = El archivo tiene el tamaño que indica.
shorter = Al archivo le faltan { $size } respecto al tamaño que indica. Probablemente la descarga no terminó.
findings = { $count ->
    [0] No se han encontrado problemas en los descriptores y carpetas leídos hasta ahora.
    [one] { $count } hallazgo en los descriptores y carpetas leídos hasta ahora.
   *[other] { $count } hallazgos en los descriptores y carpetas leídos hasta ahora.
}

## Repair

repair = Reparación
repairable = { $count ->
    [one] { $count } sector se puede reparar; después se comprueba de nuevo.
   *[other] { $count } sectores se pueden reparar; después se comprueban de nuevo.
}
not-repairable = { $count ->
    [0] No quedan daños.
    [one] { $count } sector no se puede reparar: tiene demasiados bytes erróneos.
   *[other] { $count } sectores no se pueden reparar: tienen demasiados bytes erróneos.
}
save-repaired = Guardar imagen reparada

## Map of all sectors, and counts of the tracks

# A kind of sectors; their number follows.
good = Correctos
# A kind of sectors: their data is right, but what would repair it isn’t. Their number follows.
wrong-parity = Paridad errónea
# A kind of sectors; their number follows.
damaged = Dañados
# A kind of sectors that the image file lacks; their number follows.
missing = Ausentes
# A kind of sectors; their number follows.
no-checksums = Sin suma de comprobación
# Name of a list of kinds of sectors, and heading of a column with ranges of them.
sectors = Sectores
# Describes a picture for screen readers; $good is a number of sectors.
map-good = { $good ->
    [one] Mapa de sectores: { $good } correcto, ninguno defectuoso.
   *[other] Mapa de sectores: { $good } correctos, ninguno defectuoso.
}
# Describes a picture for screen readers; $good is a number of sectors, $from and $to are numbers.
map-bad = { $good ->
    [one] Mapa de sectores: { $good } correcto,
   *[other] Mapa de sectores: { $good } correctos,
} { $places ->
    [one] { $places } lugar con sectores defectuosos entre el { $from } y el { $to } por ciento.
   *[other] { $places } lugares con sectores defectuosos entre el { $from } y el { $to } por ciento.
}
tracks = Pistas
track = Pista

## Bad sectors

bad-sectors = Sectores defectuosos
# Heading of a column with times on the disc, as in 00:02:16.
time = Tiempo
# Heading of a column.
problem = Problema
edc-wrong = Datos dañados (EDC)
ecc-wrong = Solo paridad errónea (ECC)
not-data = No es un sector de datos
# In the column “Repair”.
not-possible = No es posible
# In the column “Repair”.
possible = Posible
# In the column “Repair”: how many of the sectors can be repaired.
some-possible = { $some } de { $all }
more-places = { $count ->
    [one] y { $count } lugar más
   *[other] y { $count } lugares más
}

## Files on bad sectors

files-hit = Archivos en sectores defectuosos
show-more = { $count ->
    [one] Mostrar más (queda { $count })
   *[other] Mostrar más (quedan { $count })
}
# Follows the path of a file.
parity-hit = { $count ->
    [one] datos intactos, { $count } sector con paridad errónea
   *[other] datos intactos, { $count } sectores con paridad errónea
}
# Follows the path of a file.
damage-hit = { $count ->
    [one] { $count } sector dañado
   *[other] { $count } sectores dañados
}
# Follows the path of a file: numbers of sectors.
both-hit = { $damaged ->
    [one] { $damaged } sector dañado,
   *[other] { $damaged } sectores dañados,
} { $parity ->
    [one] { $parity } con paridad errónea
   *[other] { $parity } con paridad errónea
}
# Follows the path of a folder; $what is one of the three texts above.
folder-hit = carpeta, { $what }

## Comparing checksums

compare-title = Comparar sumas de comprobación
compare-about = Pegue la suma de comprobación de la página de descarga, o arrastre aquí la lista que acompaña a la descarga, como SHA256SUMS, .md5, .sfv o un archivo .dat. Discern calcula las que use la lista.
list-or-sum = Suma de comprobación o lista
# A button.
compare = Comparar
choose-list = Elegir una lista…
# Name of the lists of checksums for screen readers.
lists = Listas
# Stands for the name of a list.
pasted = Texto pegado
# A list of checksums: its name, how many it has, and the names of their algorithms.
list = { $count ->
    [one] { $name }: { $count } valor, { $algorithms }
   *[other] { $name }: { $count } valores, { $algorithms }
}
# Title of a group of algorithms to choose: checksums are computed, and compared with nothing.
only-compute = O solo calcular
compute-image = Calcular para la imagen
compute-selected = { $count ->
    [one] Calcular para { $count } elemento seleccionado
   *[other] Calcular para { $count } elementos seleccionados
}
# $speed as in 210.0 MB, per second.
read-at = Leídos { $size } a { $speed }/s.
checksums = Sumas de comprobación
# Heading of a column.
algorithm = Algoritmo
# Heading of a column.
value = Valor
save-text = Guardar como texto
# $list is the name of a list of checksums.
matches = { $file } coincide con { $list } ({ $algorithm })
match-given = { $file } coincide con la suma de comprobación indicada ({ $algorithm })
# $list is the name of a list of checksums.
mismatch = { $file } no coincide con { $list } ({ $algorithm })
mismatch-given = { $file } no coincide con la suma de comprobación indicada ({ $algorithm })
# $list is the name of a list of checksums.
not-listed = { $file } no está en { $list }
not-given = { $file } no está en la lista indicada
other-file = Por su suma de comprobación es otro archivo de la lista: { $name }.
mismatch-about = El archivo está dañado, incompleto o es otro. Descárguelo de nuevo.
not-listed-about = Compruebe que la lista corresponda a esta descarga.
# The name of the file in the list of checksums.
listed-as = En la lista figura como { $name }.
# A checksum follows.
listed = En la lista:
# A checksum follows.
computed = Calculada:

## Checksums that the image carries

carried = Sumas de comprobación de esta imagen
carried-about = La propia imagen registra cómo deben ser sus datos. La comprobación los lee todos.
check-all = Comprobar todas
# A button.
check = Comprobar
# Name of a button for screen readers; $name describes a kind of checksums.
check-one = Comprobar: { $name }
# A place in the image file.
byte = byte { $number }
show-sector = Mostrar el sector

## Comparing with another image

other-title = Comparar con otra imagen
other-about = Muestra qué archivos se han añadido, quitado, modificado o movido y qué sectores difieren. Se leen las dos imágenes; no se modifica nada.
choose-other = Elegir otra imagen…
# The name of the other image, and the result of the comparison.
result = { $image }: { $summary }
save-json = Guardar como JSON
differing-files = Archivos que difieren
differing-sectors = Sectores que difieren
differing-facts = Datos que difieren
# Heading of a column.
fact = Dato
# Heading of a column with values of the open image.
this-image = Esta imagen
# Heading of a column with values of the other image.
the-other = La otra
# Follows the path of a file that only the other image has.
added = añadido
# Follows the path of a file that only the open image has.
removed = quitado
# Follows the path of a file.
changed = modificado
# Follows the path of a file.
moved = movido
# What happened to a file, as in “moved”, and details of it.
change-note = { $change }, { $note }

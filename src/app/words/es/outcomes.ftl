# Sentences that say what came of something the user did: in notices, and for screen readers.

## Copying
path-copied = Ruta copiada.
receipt-copied = Informe copiado.
paths-copied = { $count ->
    [one] { $count } ruta copiada.
   *[other] { $count } rutas copiadas.
}
most-paths-copied = { $count ->
    [one] { $count } ruta copiada, que es el máximo.
   *[other] { $count } rutas copiadas, que es el máximo.
}
# Entries are the files and folders in a listing
entries-copied = { $count ->
    [one] { $count } entrada copiada.
   *[other] { $count } entradas copiadas.
}
most-entries-copied = { $count ->
    [one] { $count } entrada copiada, que es el máximo.
   *[other] { $count } entradas copiadas, que es el máximo.
}
# $name is the name of the file in which the list is saved instead
entries-saved = { $count ->
    [one] Guardando { $name }: { $count } entrada. El navegador no ha permitido copiar.
   *[other] Guardando { $name }: { $count } entradas. El navegador no ha permitido copiar.
}
most-entries-saved = { $count ->
    [one] Guardando { $name }: { $count } entrada, que es el máximo. El navegador no ha permitido copiar.
   *[other] Guardando { $name }: { $count } entradas, que es el máximo. El navegador no ha permitido copiar.
}
bytes-copied = { $count ->
    [one] { $count } byte copiado.
   *[other] { $count } bytes copiados.
}
too-much-to-copy = Es demasiado para copiarlo: seleccione como máximo 1 MB o guarde el intervalo.

## Searching bytes
found-at = Encontrado en el byte { $position }.
no-matches = Sin coincidencias en este archivo.

## Checksums
checksums-computed = Sumas de comprobación calculadas.
hash-computed = SHA-256 calculado.
# $list is the name of a file with checksums
matches = Suma de comprobación: coincide con { $list }
mismatch = Suma de comprobación: no coincide con { $list }
missing = Suma de comprobación: ninguna en { $list }
# “The one”: a checksum or list of checksums that the user pasted
matches-given = Suma de comprobación: coincide con la indicada
mismatch-given = Suma de comprobación: no coincide con la indicada
missing-given = Suma de comprobación: ninguna en la lista indicada
# Entries of a list of programs that computers with Secure Boot refuse
revocations = { $count ->
    [one] Lista de revocaciones: { $count } entrada
   *[other] Lista de revocaciones: { $count } entradas
}
revocations-of = { $count ->
    [one] Lista de revocaciones del { $date }: { $count } entrada
   *[other] Lista de revocaciones del { $date }: { $count } entradas
}

## Images that were made
image-ready = Imagen lista: comprobada.
image-wrong = Imagen generada, pero no ha superado las comprobaciones.
nothing-created = No se ha creado ninguna imagen.
plan-changed = Las opciones de conversión han cambiado. Revíselas antes de convertir.

## Looking around
last-file = Este es el último archivo.
first-file = Este es el primer archivo.
sector-not-stored = Este sector no está almacenado tal cual.
# A view is one of the file systems of the image: its name, and that of its session
view-of-session = { $view }, sesión { $session }
# Its name, and that of its partition
view-of-partition = { $view }, { $partition }

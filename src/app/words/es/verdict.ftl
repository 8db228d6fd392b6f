# The result of checking all sectors.

## All is well
no-checksums = Ningún sector tiene suma de comprobación.
all-good = { $count ->
    [one] El único sector es correcto.
   *[other] Los { $count } sectores son correctos.
}
# Other sectors have no checksums
all-checkable-good = { $count ->
    [one] El único sector con suma de comprobación es correcto.
   *[other] Los { $count } sectores con suma de comprobación son correctos.
}

## Clauses of a sentence, in this order. Each is left out if it says nothing.
damaged = { $count ->
    [one] { $count } sector está dañado
   *[other] { $count } sectores están dañados
}
# Parity: the bytes by which errors are corrected
wrong-parity = { $count ->
    [one] { $count } sector tiene la paridad errónea pero los datos intactos
   *[other] { $count } sectores tienen la paridad errónea pero los datos intactos
}
# None of these sectors
none-repairable = ninguno se puede reparar
# The only one of these sectors
it-is-repairable = se puede reparar
all-repairable = todos se pueden reparar
some-repairable = { $count ->
    [one] { $count } se puede reparar
   *[other] { $count } se pueden reparar
}
no-file-damaged = ningún archivo está dañado
folders-damaged = { $count ->
    [one] { $count } carpeta está dañada
   *[other] { $count } carpetas están dañadas
}
files-affected = { $count ->
    [one] { $count } archivo está afectado
   *[other] { $count } archivos están afectados
}
files-and-folders-affected = { $files ->
    [one] { $files } archivo
   *[other] { $files } archivos
} y { $folders ->
    [one] { $folders } carpeta
   *[other] { $folders } carpetas
} están afectados
missing = { $count ->
    [one] { $count } sector falta en la imagen
   *[other] { $count } sectores faltan en la imagen
}

## How they become a sentence
# Puts one more clause behind those before it
clauses = { $clauses }; { $clause }
sentence = { $clauses }.

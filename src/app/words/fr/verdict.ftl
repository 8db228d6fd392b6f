# The result of checking all sectors.

## All is well
no-checksums = None of the sectors have checksums.
all-good = { $count ->
    [one] The one sector is good.
   *[other] All { $count } sectors are good.
}
# Other sectors have no checksums
all-checkable-good = { $count ->
    [one] The one sector that has checksums is good.
   *[other] All { $count } sectors that have checksums are good.
}

## Clauses of a sentence, in this order. Each is left out if it says nothing.
damaged = { $count ->
    [one] { $count } sector is damaged
   *[other] { $count } sectors are damaged
}
# Parity: the bytes by which errors are corrected
wrong-parity = { $count ->
    [one] { $count } sector has wrong parity but intact data
   *[other] { $count } sectors have wrong parity but intact data
}
# None of these sectors
none-repairable = none can be repaired
# The only one of these sectors
it-is-repairable = it can be repaired
all-repairable = all can be repaired
some-repairable = { $count ->
    [one] { $count } can be repaired
   *[other] { $count } can be repaired
}
no-file-damaged = no file is damaged
folders-damaged = { $count ->
    [one] { $count } folder is damaged
   *[other] { $count } folders are damaged
}
files-affected = { $count ->
    [one] { $count } file is affected
   *[other] { $count } files are affected
}
files-and-folders-affected = { $files ->
    [one] { $files } file
   *[other] { $files } files
} and { $folders ->
    [one] { $folders } folder
   *[other] { $folders } folders
} are affected
missing = { $count ->
    [one] { $count } sector is missing from the image
   *[other] { $count } sectors are missing from the image
}

## How they become a sentence
# Puts one more clause behind those before it
clauses = { $clauses }; { $clause }
sentence = { $clauses }.

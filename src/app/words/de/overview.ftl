# The Overview tab: questions about the image and their answers, its views and facts; and the records of a file.

no-label = No volume label
# Ends a sentence of the answer
sentence = { $text }.
not-compared = Checksum: not compared yet.

## Cards

the-file = The file
views = Views of the files
partition-tables = Partition tables: { $tables }
more-system = Look into the packed system
more-complete = Count the files
# Loaders: programs that start an operating system
more-boot = Read the loaders
more-names = Look at all names
save-complete = Save all that is complete
# How much of a medium is used
share = { $label }: { $percent } percent
show-file = Show file
# For screen readers; $place is an address, or “Show file”
proof = { $place }: proof of { $label }

## A view, and what is in it

not-listed = not listed yet
listed = { $files ->
    [one] { $files } file
   *[other] { $files } files
}, { $folders ->
    [one] { $folders } folder
   *[other] { $folders } folders
}, { $size }
listed-so-far = { $files ->
    [one] { $files } file
   *[other] { $files } files
}, { $folders ->
    [one] { $folders } folder
   *[other] { $folders } folders
}, { $size } so far

## Technical records of the selected file

# Where its bytes are in the image
location = Location
# Extents: the parts of a file
more-extents = { $count ->
    [one] and { $count } extent more
   *[other] and { $count } extents more
}
# Label of the number of the first sector
sector = Sector
# The first sector, and how many there are
sectors-from = { $first } ({ $count ->
    [one] { $count } sector
   *[other] { $count } sectors
})
# Label of the addresses of the first and the last byte
bytes = Bytes
# In place of addresses, if it has no bytes
no-bytes = none

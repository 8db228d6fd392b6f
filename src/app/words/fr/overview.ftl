# The Overview tab: questions about the image and their answers, its views and facts; and the records of a file.

no-label = Volume sans nom
# Ends a sentence of the answer
sentence = { $text }.
not-compared = Somme de contrôle : pas encore comparée.

## Cards

the-file = Le fichier
views = Vues des fichiers
partition-tables = Tables de partitions : { $tables }
more-system = Examiner le système compressé
more-complete = Compter les fichiers
# Loaders: programs that start an operating system
more-boot = Lire les chargeurs
more-names = Examiner tous les noms
save-complete = Enregistrer tout ce qui est complet
# How much of a medium is used
share = { $label } : { $percent } pour cent
show-file = Afficher le fichier
# For screen readers; $place is an address, or “Show file”
proof = { $place } : preuve de { $label }

## A view, and what is in it

not-listed = pas encore listée
listed = { $files ->
    [one] { $files } fichier
   *[other] { $files } fichiers
}, { $folders ->
    [one] { $folders } dossier
   *[other] { $folders } dossiers
}, { $size }
listed-so-far = { $files ->
    [one] { $files } fichier
   *[other] { $files } fichiers
}, { $folders ->
    [one] { $folders } dossier
   *[other] { $folders } dossiers
}, { $size } jusqu’ici

## Technical records of the selected file

# Where its bytes are in the image
location = Emplacement
# Extents: the parts of a file
more-extents = { $count ->
    [one] et { $count } autre extent
   *[other] et { $count } autres extents
}
# Label of the number of the first sector
sector = Secteur
# The first sector, and how many there are
sectors-from = { $first } ({ $count ->
    [one] { $count } secteur
   *[other] { $count } secteurs
})
# Label of the addresses of the first and the last byte
bytes = Octets
# In place of addresses, if it has no bytes
no-bytes = aucun

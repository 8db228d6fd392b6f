# The result of checking all sectors.

## All is well
no-checksums = Aucun secteur n’a de somme de contrôle.
all-good = { $count ->
    [one] L’unique secteur est bon.
   *[other] Les { $count } secteurs sont tous bons.
}
# Other sectors have no checksums
all-checkable-good = { $count ->
    [one] L’unique secteur doté d’une somme de contrôle est bon.
   *[other] Les { $count } secteurs dotés d’une somme de contrôle sont tous bons.
}

## Clauses of a sentence, in this order. Each is left out if it says nothing.
damaged = { $count ->
    [one] { $count } secteur est endommagé
   *[other] { $count } secteurs sont endommagés
}
# Parity: the bytes by which errors are corrected
wrong-parity = { $count ->
    [one] { $count } secteur a une parité fausse mais des données intactes
   *[other] { $count } secteurs ont une parité fausse mais des données intactes
}
# None of these sectors
none-repairable = aucun ne peut être réparé
# The only one of these sectors
it-is-repairable = il peut être réparé
all-repairable = tous peuvent être réparés
some-repairable = { $count ->
    [one] { $count } peut être réparé
   *[other] { $count } peuvent être réparés
}
no-file-damaged = aucun fichier n’est endommagé
folders-damaged = { $count ->
    [one] { $count } dossier est endommagé
   *[other] { $count } dossiers sont endommagés
}
files-affected = { $count ->
    [one] { $count } fichier est touché
   *[other] { $count } fichiers sont touchés
}
files-and-folders-affected = { $files ->
    [one] { $files } fichier
   *[other] { $files } fichiers
} et { $folders ->
    [one] { $folders } dossier
   *[other] { $folders } dossiers
} sont touchés
missing = { $count ->
    [one] { $count } secteur est absent de l’image
   *[other] { $count } secteurs sont absents de l’image
}

## How they become a sentence
# Puts one more clause behind those before it
clauses = { $clauses } ; { $clause }
sentence = { $clauses }.

# Sentences that say what came of something the user did: in notices, and for screen readers.

## Copying
path-copied = Chemin copié.
receipt-copied = Rapport copié.
paths-copied = { $count ->
    [one] { $count } chemin copié.
   *[other] { $count } chemins copiés.
}
most-paths-copied = { $count ->
    [one] { $count } chemin copié, le maximum possible.
   *[other] { $count } chemins copiés, le maximum possible.
}
# Entries are the files and folders in a listing
entries-copied = { $count ->
    [one] { $count } entrée copiée.
   *[other] { $count } entrées copiées.
}
most-entries-copied = { $count ->
    [one] { $count } entrée copiée, le maximum possible.
   *[other] { $count } entrées copiées, le maximum possible.
}
# $name is the name of the file in which the list is saved instead
entries-saved = { $count ->
    [one] Enregistrement de { $name } : { $count } entrée. Votre navigateur n’a pas autorisé la copie.
   *[other] Enregistrement de { $name } : { $count } entrées. Votre navigateur n’a pas autorisé la copie.
}
most-entries-saved = { $count ->
    [one] Enregistrement de { $name } : { $count } entrée, le maximum possible. Votre navigateur n’a pas autorisé la copie.
   *[other] Enregistrement de { $name } : { $count } entrées, le maximum possible. Votre navigateur n’a pas autorisé la copie.
}
bytes-copied = { $count ->
    [one] { $count } octet copié.
   *[other] { $count } octets copiés.
}
too-much-to-copy = Trop de données à copier : sélectionnez 1 Mo au plus, ou enregistrez la plage.

## Searching bytes
found-at = Trouvé à l’octet { $position }.
no-matches = Aucun résultat dans ce fichier.

## Checksums
checksums-computed = Sommes de contrôle calculées.
hash-computed = SHA-256 calculé.
# $list is the name of a file with checksums
matches = Somme de contrôle : correspond à { $list }
mismatch = Somme de contrôle : ne correspond pas à { $list }
missing = Somme de contrôle : aucune dans { $list }
# “The one”: a checksum or list of checksums that the user pasted
matches-given = Somme de contrôle : correspond à celle indiquée
mismatch-given = Somme de contrôle : ne correspond pas à celle indiquée
missing-given = Somme de contrôle : aucune dans ce que vous avez indiqué
# Entries of a list of programs that computers with Secure Boot refuse
revocations = { $count ->
    [one] Liste de révocations : { $count } entrée
   *[other] Liste de révocations : { $count } entrées
}
revocations-of = { $count ->
    [one] Liste de révocations du { $date } : { $count } entrée
   *[other] Liste de révocations du { $date } : { $count } entrées
}

## Images that were made
image-ready = Image prête et vérifiée.
image-wrong = Image générée, mais ses vérifications ont échoué.
nothing-created = Aucune image n’a été créée.
plan-changed = Les réglages de la conversion ont changé. Vérifiez-les, puis convertissez.

## Looking around
last-file = C’est le dernier fichier.
first-file = C’est le premier fichier.
sector-not-stored = Ce secteur n’est pas stocké tel quel.
# A view is one of the file systems of the image: its name, and that of its session
view-of-session = { $view }, session { $session }
# Its name, and that of its partition
view-of-partition = { $view }, { $partition }

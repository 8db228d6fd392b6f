# Problems found in the image, in the Check tab, and the warning that an image is incomplete.

label = Anomalies

## The heading

damaged-places = { $count ->
    [one] { $count } endroit endommagé
   *[other] { $count } endroits endommagés
}
warnings = { $count ->
    [one] { $count } avertissement
   *[other] { $count } avertissements
}
notes = { $count ->
    [one] { $count } remarque
   *[other] { $count } remarques
}
no-problems = Aucun problème trouvé
checked-so-far = Vérifié jusqu’ici : descripteurs, dossiers et enregistrements d’amorçage. Le contenu des fichiers n’a pas été lu. Les positions sont des décalages en octets dans le fichier.
save-text = Enregistrer comme texte

## Problems of one kind

damage = Dommage
warning = Avertissement
note = Remarque
places = { $count ->
    [one] { $count } endroit
   *[other] { $count } endroits
}
places-by-file = { $count ->
    [one] { $count } endroit, par fichier
   *[other] { $count } endroits, par fichier
}
# The name of a structure in its standard, before what is wrong with it
of-structure = { $structure } :{ " " }

## A place, as in “byte 32,768: expected 1, found 2”: these are between the position and the two values

expected = { " " }: attendu{ " " }
found = , trouvé{ " " }

## A place in the saved text; the values are as above

saved-place = octet { $byte } : attendu { $expected }, trouvé { $found }
saved-place-of-file = { $path }, octet { $byte } : attendu { $expected }, trouvé { $found }

## The warning

incomplete = Cette image est incomplète : il manque { $size }.
incomplete-advice = Tout ce qui en sera tiré sera également incomplet. Récupérez à nouveau l’image si possible.

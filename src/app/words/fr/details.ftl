# The pane with the selected file or folder.

# Leads back to the list, on narrow screens
files = Fichiers
selected = { $count ->
    [one] { $count } élément sélectionné
   *[other] { $count } éléments sélectionnés
}
save-zip = Enregistrer en ZIP
clear = Tout désélectionner
folder-items = Dossier · { $count ->
    [one] { $count } élément
   *[other] { $count } éléments
}
# Before the target of a symbolic link
points-to = Pointe vers
contradicted = Une autre structure indique que ce fichier fait { $size }. Ce que vous enregistrez ici est tronqué.
nothing-there = L’image ne contient rien de ses { $size } : il n’y a donc rien à enregistrer.
part-there = Seuls { $present } octets sur { $whole } se trouvent dans l’image. Vous pouvez enregistrer ce qui est présent.
copied = Copié
copy-path = Copier le chemin

## Labels, and their values

modified = Modifié le
path = Chemin
location = Emplacement
attributes = Attributs
# Whether all of the file’s data is there
complete = Complet
is-complete = Oui, toutes ses données sont dans l’image
sector = Secteur { $number }
# An extent is a range of sectors that belongs to the file
sector-more = Secteur { $number }, et { $count ->
    [one] { $count } autre extent
   *[other] { $count } autres extents
}
records = Enregistrements techniques

## Below the tree of folders

deleted = Afficher les fichiers supprimés
encoding = Encodage des noms
automatic = Automatique
automatic-name = Automatique : { $encoding }

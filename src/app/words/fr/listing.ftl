# The list of files.

label = Fichiers

## Headings of its columns

modified = Modifié le
# What kind of file it is
file-type = Type
first-sector = 1er secteur
attributes = Attributs

## Instead of rows

not-listed = Les entrées de ce dossier ne sont pas affichées.
empty = Ce dossier est vide.
no-matches = Aucun résultat pour « { $text } »
searching = Recherche…

## Rows

select = Sélectionner { $name }
incomplete = incomplet
missing = { $size } absents de l’image
# A doubtful size
doubtful = taille ?
contradicted = Une autre structure indique { $size } : ce que vous enregistrez ici est tronqué

## How a file was changed since the image was opened

added = ajouté
renamed = renommé
moved = déplacé
replaced = remplacé
changed = modifié

## Notes above the list

deleted = Ces fichiers sont supprimés. Vous pouvez les enregistrer, mais d’autres fichiers ont pu écraser leurs données.
cut = { $count ->
    [one] Seule la première entrée de ce dossier est affichée ({ $count }) : il en contient plus que la limite de sécurité de Discern ne le permet.
   *[other] Seules les { $count } premières entrées de ce dossier sont affichées : il en contient plus que la limite de sécurité de Discern ne le permet.
}
# The names of file systems
unread = Cette image contient aussi { $systems }, que Discern ne sait pas encore lire. Les fichiers qui ne se trouvent que là ne figurent pas dans cette liste.
# Between the names of those file systems
and = { " " }et{ " " }
# The names of files of the user
unused = Seul { $name } est ouvert. N’en font pas partie et n’ont pas été ouverts : { $names }. Ouvrez chacun d’eux séparément.
# The names of file systems of the same volume, as Joliet
opens-first = { $first } s’ouvre en premier, car { $other } contient moins de fichiers, ou seulement des parties de ceux-ci.
# In the narrow column of sizes, for a folder
folder-size = { $count ->
    [one] { $count } élém.
   *[other] { $count } élém.
}

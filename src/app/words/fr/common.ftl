# Words that many places share.

apply = Appliquer
cancel = Annuler
close = Fermer
copy = Copier
delete = Supprimer
open = Ouvrir
redo = Rétablir
remove = Retirer
rename = Renommer
retry = Réessayer
save = Enregistrer
undo = Annuler

name = Nom
size = Taille
kind = Type
file = Fichier
folder = Dossier

bytes = { $count ->
    [one] { $count } octet
   *[other] { $count } octets
}
# Stands for bytes in sizes, as in “1.2 MB”
byte-symbol = o
# Stands between clauses, as in “3 files; 5 folders”
between-clauses =  ;{ " " }
items = { $count ->
    [one] { $count } élément
   *[other] { $count } éléments
}
sectors = { $count ->
    [one] { $count } secteur
   *[other] { $count } secteurs
}

add-files = Ajouter des fichiers…
session = Session { $number }
# Below a list that doesn’t show everything
and-more = et { $count } de plus
copying-refused = Votre navigateur n’a pas autorisé la copie.
# Between the items of a list
comma = ,{ " " }

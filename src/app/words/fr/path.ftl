# The bar above the list of files: buttons, and the path of the listed folder or the number of search results.

# A button of phones that goes back to the tree of folders.
folders = Dossiers
back = Précédent
# A tooltip: the command, and its keys.
back-keys = Précédent (Alt+←)
forward = Suivant
# A tooltip: the command, and its keys.
forward-keys = Suivant (Alt+→)
# A button that goes to the folder that contains the listed one.
up = Dossier parent
# A tooltip: the command, and its key.
up-keys = Dossier parent (Retour arrière)
path = Chemin

## Searching names

searching = Recherche…
# Results so far; the search goes on.
found-so-far = { $count ->
    [one] { $count } résultat, recherche…
   *[other] { $count } résultats, recherche…
}
# Results of a search that has ended.
found = { $count ->
    [one] { $count } résultat
   *[other] { $count } résultats
}

## Buttons

save-all = Tout enregistrer en ZIP
save-zip = Enregistrer en ZIP
# A button of phones, after which a tap on a row ticks it.
select = Sélectionner
# A button that ends ticking rows.
done = Terminé
# A button that shows the details of the selected file.
details = Détails

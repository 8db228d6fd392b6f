# The bar at the top of the page

new = Nouvelle…
new-title = Créer une image à partir d’un dossier
open = Ouvrir…
search = Rechercher
search-items = { $count ->
    [one] Rechercher dans { $count } élément
   *[other] Rechercher dans { $count } éléments
}
search-label = Rechercher des noms ; * et ? servent de caractères génériques, / cherche dans les chemins

# Buttons that save, and the field in which a name is edited

as-zip = Enregistrer en ZIP
# Label of a choice of variants
save-as = Enregistrer
# Before it, the name of a button, as in “Save repaired images”
several-to-folder = { $label } ({ $count ->
    [one] { $count } fichier
   *[other] { $count } fichiers
}) dans un dossier…
several-as-zip = { $label } ({ $count ->
    [one] { $count } fichier
   *[other] { $count } fichiers
}) en un seul ZIP
one-zip = Un seul ZIP
separately = Téléchargements séparés
new-name-of = Nouveau nom de { $name }

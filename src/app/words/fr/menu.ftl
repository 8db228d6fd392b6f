# The menu of commands for files, folders and tracks, and the buttons that open it.

## Its name, by what it is for

commands = Commandes
edit = Modifier
ways-to-save = Modes d’enregistrement
more-ways-to-save = Autres modes d’enregistrement

## Commands that look at files and save them

open-preview = Ouvrir l’aperçu
save = Enregistrer…
copy-path = Copier le chemin
copy-paths = { $count ->
    [one] Copier { $count } chemin
   *[other] Copier { $count } chemins
}
properties = Propriétés
save-selection-zip = Enregistrer la sélection en ZIP
save-all-zip = Tout enregistrer en ZIP
save-to-folder = Enregistrer dans un dossier…

## Commands that change the image

add-folder = Ajouter un dossier…
new-folder = Nouveau dossier
replace = Remplacer par un fichier…
cut = Couper
paste = Coller
edit-properties = Modifier les propriétés…
# Makes a file the boot image of the disc
boot-from-file = Démarrer depuis ce fichier…
volume-and-boot = Volume et amorçage…
# Builds the changed image
build = Générer…

## Commands for a track

show-first-sector = Afficher le premier secteur
show-bytes = Afficher les octets

## Keys, as keyboards of the language name them

cut-key = Ctrl+X
paste-key = Ctrl+V
delete-key = Suppr

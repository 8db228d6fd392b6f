# Changing an image.

## The bar about changes

title = Modifications
changes = { $count ->
    [one] { $count } modification
   *[other] { $count } modifications
}
# Sizes of the image before and after the changes, and a clause like “Fits on a CD”
sizes = { $before } → { $after } · { $fit }
undecided = décision requise avant de générer
# Tooltips of buttons: what would be undone, and the keys
undo-what = Annuler : { $what } ({ $keys })
undo-keys = Annuler ({ $keys })
redo-what = Rétablir : { $what } ({ $keys })
redo-keys = Rétablir ({ $keys })
saved-as = Enregistré sous { $name }
original = Cette vue montre l’image d’origine.
open-saved = Ouvrir l’image enregistrée
keep-editing = Continuer à modifier
review = Revoir et générer

## The bar about changes of an earlier visit

unsaved = Modifications non enregistrées
# The changes are from a date and time
unsaved-from = { $count ->
    [one] Vous avez { $count } modification non enregistrée du { $when }.
   *[other] Vous avez { $count } modifications non enregistrées du { $when }.
}
needed = Pour les restaurer, choisissez à nouveau les fichiers ajoutés ou déposez-les ici : { $names }.
needed-more = Pour les restaurer, choisissez à nouveau les fichiers ajoutés ou déposez-les ici : { $names } et { $count } de plus.
# Quotation marks around a name in that list
quoted = « { $name } »
restore = Restaurer
choose-files = Choisir des fichiers…
choose-folder = Choisir un dossier…
go-on = Continuer sans eux
discard = Abandonner

## The question about names that exist

clash = { $count ->
    [one] { $count } nom existe déjà
   *[other] { $count } noms existent déjà
}
skip = Ignorer
keep-both = Garder les deux
replace = Remplacer

## The form for properties

properties-of = Propriétés de { $name }
modified = Modifié le (UTC)
permissions = Permissions
permissions-hint = en octal, comme 755
user-id = ID utilisateur
group-id = ID de groupe
# The target of a symbolic link
points-to = Pointe vers
# Whether the file is hidden
hidden = Masqué

## The form for a boot entry

boot-from = Démarrer depuis « { $name } »
platform = Plateforme
# The kind of drive that the firmware pretends the boot image is
emulation = Émulation
load-size = Taille à charger (unités de 512 octets)
# In the empty field of the load size
default = par défaut
info-table = Contient une « boot info table » (ISOLINUX, GRUB)
add = Ajouter

## The files in a FAT file system inside the image

boot-image-files = Fichiers de l’image d’amorçage { $number }
partition-files = Fichiers de la partition { $number }
browse = Parcourir les fichiers…
# To the parent folder
up = Dossier parent
remove-name = Retirer { $name }
replace-file = Remplacer…
replace-name = Remplacer { $name }…

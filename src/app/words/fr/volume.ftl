# The form for texts and dates of the volume, and its boot entries

title = Volume et amorçage

## Fields of the descriptor of ISO 9660

label = Nom de volume
system = Système
volume-set = Ensemble de volumes
publisher = Éditeur
data-preparer = Préparateur
application = Application
copyright-file = Fichier de copyright
abstract-file = Fichier de résumé
bibliography-file = Fichier de bibliographie
created = Création (UTC)
modified = Modification (UTC)
expires = Expiration (UTC)
effective = Valable à partir du (UTC)

## Boot entries and partitions

boot-entries = Entrées d’amorçage
no-boot-entries = Aucune. Pour démarrer depuis un fichier, sélectionnez-le dans la liste, puis choisissez « Démarrer depuis ce fichier… » dans le menu Modifier.
partitions = Partitions
partition = Partition { $number }
embedded = Image d’amorçage intégrée
platform = Plateforme
# What a boot image pretends to be, as in “Floppy disk”
emulation = Émulation
load-size = Taille à charger (512 octets)
bootable = Amorçable
apply-to-entry = Appliquer à l’entrée
replace-image = Remplacer l’image…
remove-entry = Retirer l’entrée

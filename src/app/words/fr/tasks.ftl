# Titles of jobs, shown in the list of running and ended jobs, and said when a job ends.

## Reading
open = Ouverture de { $name }
# A file of the image, as an image of its own
open-file = Ouverture du fichier
look-closer = Examen approfondi
check-sectors = Vérification de chaque secteur
compute-checksums = Calcul des sommes de contrôle
compare-images = Comparaison avec une autre image
# The files of two file systems of the same image
compare-files = Comparaison des fichiers
search-bytes = Recherche dans les octets

## Converting
# What the loss of a conversion is computed from
survey = Examen de chaque secteur
# $form is a name as “ISO image” or “Nero image”
convert = Conversion : { $form }
compute-hashes = Calcul de SHA-256

## Making images
build = Génération de l’image
hash-built = Calcul de SHA-256 de la nouvelle image
create = Création de l’image
# Makes an image that ends with an earlier session of the disc
go-back = Retour à la session { $session }

## Saving
save = Enregistrement de « { $name } »
save-to = Enregistrement dans « { $folder } »
save-repaired = Enregistrement de l’image réparée
save-complete = Enregistrement des fichiers complets en ZIP
# $name is the name of a file or folder
save-zip = Enregistrement de { $name } en ZIP
save-zip-all = Enregistrement de tout le contenu en ZIP
save-zip-items = { $count ->
    [one] Enregistrement de { $count } élément en ZIP
   *[other] Enregistrement de { $count } éléments en ZIP
}

## All
# Title of a job for one of several files
of-several = { $title } ({ $number } sur { $count })
# Said to users of screen readers now and then; $title is the title of the job
progress = { $title } : { $percent } pour cent.
# A job that ended, of an image that isn’t the shown one: its name, and a sentence
of-image = { $image } : { $sentence }
# The user stopped a job
stopped = Arrêté.

# Making a new image from a folder, and the bar about an image made here.

## The form

title = Créer une image à partir de « { $name } »
contents = { $count ->
    [one] { $count } fichier, { $size }
   *[other] { $count } fichiers, { $size }
}
# Of the image
preset = Type
date = Date, pour obtenir chaque fois les mêmes octets (sinon, aujourd’hui)
create = Créer l’image

## The types, each with its purpose

data = Disque de données
data-purpose = Noms longs dans toutes les écritures, lisible sur tous les systèmes actuels : ISO 9660, Joliet et Rock Ridge.
udf = Disque de données avec UDF
udf-purpose = Un disque de données qui possède aussi UDF, avec les mêmes données : pour Windows, les lecteurs de salon et les fichiers de 4 GB et plus.
udf-only = UDF seul
udf-only-purpose = Sans ISO 9660, comme Windows et macOS formatent les DVD. Les anciens systèmes ne le lisent pas.
installer = Installateur Windows
installer-purpose = Tous les fichiers en UDF, selon la disposition de Microsoft. Il démarre si le dossier contient le chargeur de Windows (boot/etfsboot.com), GRUB 2 ou une image UEFI.
bootable = Disque amorçable
bootable-purpose = Un disque de données qui permet de démarrer un ordinateur. Le dossier doit contenir ISOLINUX, GRUB 2, le chargeur de Windows ou une image UEFI.
retro = CD rétro
# 8.3: up to eight letters, a dot and three letters
retro-purpose = Noms courts uniquement (8.3), pour DOS, consoles et anciens ordinateurs.
audio = CD audio
audio-purpose = Les fichiers WAV et FLAC deviennent des pistes dans l’ordre de leurs noms, pour tout lecteur de CD.

## The bar

new-image = Nouvelle image
checked-sample = Nouvelle image, vérifiée, créée par cette page
checked-unsaved = Nouvelle image, vérifiée, pas encore enregistrée
checked-saved = Nouvelle image, vérifiée, enregistrée
# Convert is the tab; BIN/CUE and Nero are formats
audio-cd = Nouveau CD audio. Pour l’enregistrer, choisissez un format dans Convertir : BIN/CUE ou Nero pour le graver
save-image = Enregistrer l’image

## What was checked in the new image

what-was-checked = Ce qui a été vérifié
# A part of the image, and what happened with it
receipt-line = { $part } : { $why }
save-receipt = Enregistrer le rapport

# The table of the sessions and tracks of a disc

label = Tableau des pistes
caption = Sessions et pistes

## Headings

track = Piste
# The title of a song
title = Titre
start = Début
length = Longueur
# Index marks and the pregap
marks = Marques
# Which bytes of each sector the image has
stored = Stocké
flags = Indicateurs

## Cells

length-unknown = inconnue
lead-out = lead-out à { $time }, LBA { $lba }
# Of the file with a track
missing = manquant
show-sector = Afficher le secteur
show-sector-of = Afficher le secteur de la piste { $number }
pregap = Pregap { $length }
pregap-not-stored = Pregap { $length }, non stocké
index = Index { $number } à { $time }
# Flags of a track, as its disc has them
pre-emphasis = Préaccentuation
copy-permitted = Copie autorisée
four-channels = Quatre canaux
cut = { $count ->
    [one] { $count } secteur est manquant
   *[other] { $count } secteurs sont manquants
}
subchannel = sous-canal { $kind }

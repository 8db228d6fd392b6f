# The map of all bytes of an image: what each of them is used for.

title = Carte

## About the map: the first of these or the second, then those that apply, one after the other

about-files = Du premier au dernier octet de l’image.
about-packed = L’image est compressée : voici le disque qu’elle contient, du premier au dernier octet.
about-changes = { " " }Vos modifications n’y figurent pas tant que l’image n’est pas générée.
# A region is a range of bytes with one use
about-size = { $count ->
    [one] { " " }{ $size } dans { $count } zone.
   *[other] { " " }{ $size } dans { $count } zones.
}
about-missing = { " " }Il manque { $size } à la fin.
about-many = { " " }Les fichiers sont trop nombreux pour être tous affichés.

## How it is drawn

draw-as = Représentation
bar = Barre
disc = Disque
hint = Cliquez sur la carte, ou parcourez-la avec les touches fléchées, pour voir ce qui s’y trouve.

## A region

selected = Zone sélectionnée
used-for = Utilisation
bytes = Octets
sector = Secteur
in-bad-sectors = Dans des secteurs défectueux
previous-region = Zone précédente
next-region = Zone suivante
show-in-list = Afficher dans la liste
show-bytes = Afficher les octets

## The table of all regions

regions-shown = Zones affichées
previous = Précédent
next = Suivant
shown = { $first } – { $last } sur { $total }
table = Tableau de la carte
# What the bytes are: a file, a folder, a structure
what = Contenu
first-byte = Premier octet
with-bad-sectors = { $usage }, secteurs défectueux

## The map for screen readers, and the line below the small map

not-read = Pas encore lu
nothing-selected = Aucune sélection
position = Position sur la carte
region = { $name } · { $usage } · { $size } à partir de l’octet { $byte }
# After that
region-sector = , secteur { $sector }
# After that
region-bad = , { $size } dans des secteurs défectueux
usage-percent = { $usage } { $percent } pour cent
shares = Du premier au dernier octet : { $shares }.
# After that
there-are-bad-sectors = { " " }Il y a des secteurs défectueux.

## What bytes are used for

system-area = Zone système
metadata = Métadonnées
boot = Amorçage
files = Fichiers
audio = Audio
partitions = Partitions
# Bytes that nothing leads to
gaps = Espaces inutilisés
# Such bytes, all of them zero
zeros = Zéros
behind-end = Après la fin
missing = Manquant

## The legend

usage-share = { $usage } { $percent } %
usage-little = { $usage } <1 %
bad-sectors = Secteurs défectueux

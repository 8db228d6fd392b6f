# The preview of a file, the large preview, and views of bytes.

label = Aperçu

## How the file is shown

show-as = Afficher comme
text = Texte
image = Image
audio = Audio
video = Vidéo
# Bytes in hexadecimal digits
hex = Hexa
reading = Lecture…
file-bytes = Octets du fichier
go-to-byte = Aller à l’octet

## A text

text-encoding = Encodage du texte
# An encoding that is guessed
automatic = Automatique
automatic-name = Automatique : { $name }
file-text = Texte du fichier
# Before the button “Show more”
showing-first = Affichage des premiers { $size }.{ " " }
show-more = Afficher plus
stacked = Le reste n’est pas affiché : il superpose plus de signes qu’un navigateur ne peut en mettre en page.

## A picture

# Before the button “Draw it”
drawing-as-text = Ceci est un dessin (SVG), affiché sous forme de texte.{ " " }
draw = Dessiner
# Before the button “Show it”
many-pixels = Cette image fait { $width } × { $height } pixels ; l’afficher demande beaucoup de mémoire.{ " " }
show = Afficher
# Before the button “Show the text”
drawn = Dessiné par votre navigateur.{ " " }
show-text = Afficher le texte
drawing = Dessin

## The large preview

previous-file = Fichier précédent
next-file = Fichier suivant
close = Fermer l’aperçu
empty = Ce fichier est vide.
find = Rechercher dans le texte
no-matches = Aucun résultat
# Number of a match, and of all
match-of = { $number } sur { $total }
match-of-more = { $number } sur { $total } ou plus
previous-match = Résultat précédent
next-match = Résultat suivant

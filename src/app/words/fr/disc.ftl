# The Disc tab.

# Of a group of buttons: what to look at
look-at = Afficher
tracks = Pistes et secteurs
map = Carte
bytes = Octets et structures

## The disc

# Headings of a disc without a title: an optical disc; a hard disk, memory card or floppy disk
disc = Disque
disk = Disque
disk-note = Un tel disque n’a ni sessions ni pistes : ses secteurs sont comptés à partir de 0.
plain-note = Ce format ne stocke que les données utiles, 2 048 octets par secteur. Il n’enregistre ni sessions ni pistes.
guessed-note = Aucun fichier ne décrit les pistes ; Discern les a donc trouvées en examinant les secteurs. Pour la disposition exacte, ouvrez l’image avec son fichier .cue, .toc ou .ccd.
catalog-number = Numéro de catalogue
unknown-medium = Support inconnu
session-count = { $count ->
    [one] { $count } session
   *[other] { $count } sessions
}
track-count = { $count ->
    [one] { $count } piste
   *[other] { $count } pistes
}

## The drawing of the disc

between = Lead-out et lead-in entre deux sessions
lead-out-of = Lead-out de la session { $session } à partir du secteur { $sector }
pregap-of = Pregap de la piste { $number }
index-of = Index { $index } de la piste { $number }
# As in “Track 2: Audio, 03:12:40 from 04:10:00”: its mode, its length, and where it begins
track-title = Piste { $number } : { $mode }, { $length } à partir de { $start }

## The legend of the drawing

data = Données
audio = Audio
file-missing = Fichier manquant
pregap-stored = Pregap, stocké
pregap-not-stored = Pregap, non stocké
index-mark = Marque d’index
lead-out = Lead-out
between-sessions = Entre les sessions, pas à l’échelle

## A description of the drawing, which screen readers say

layout = Disposition du disque à l’échelle, { $count ->
    [one] { $count } session
   *[other] { $count } sessions
}. { $sessions }
# The tracks are those below, with “; ” between them
describe-session = Session { $number } : { $tracks } ; lead-out à { $address }.
describe-track = piste { $number }, { $mode }, { $length }
describe-missing = piste { $number }, { $mode }, { $length }, fichier manquant

## The files of the image

files = Fichiers
one-missing = { $name } est manquant. Déposez-le ici ou choisissez-le.
several-missing = { $count ->
    [one] { $count } fichier est manquant. Déposez-le ici ou choisissez-le.
   *[other] { $count } fichiers sont manquants. Déposez-les ici ou choisissez-les.
}
missing = manquant
choose-file = Choisir un fichier…

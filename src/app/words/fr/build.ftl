# The Build tab, which makes a new image of the edited one.

not-editable = Cette image ne peut pas être modifiée
building = Génération…
# Name of the panel with layout and options, for screen readers.
choices = Choix
checking = Vérification de ce qui sera conservé…
# Name of a list that says what the build keeps, updates and removes.
parts = Ce que devient chaque partie
title = Générer l’image
about = Un nouveau fichier est créé. Celui que vous avez ouvert n’est pas modifié.

## The image to be built

image = Image à générer
# $part is a part of the image, $reason says what to know about it.
warning = { $part } : { $reason }
read-once = L’image entière est lue une fois pour mettre à jour ses sommes de contrôle.
many-pieces = Les données inchangées sont réparties en de nombreux morceaux de votre fichier, qui sont copiés à l’enregistrement de l’image.
no-copy = Les données inchangées restent dans votre fichier : rien n’est copié avant l’enregistrement.
build = Générer et vérifier

## Layout of the new image

layout = Disposition
# The smallest image.
smallest = La plus petite
smallest-about = Réécrit tout, dans l’ordre de l’image d’origine.
keep = Conserver les positions
keep-about = Les fichiers inchangés restent à leur place et les nouvelles données les suivent. Plus volumineuse.
# A session is a part of a disc that was written at one time.
append = Ajouter une session
append-about = L’original reste intact et vos modifications sont ajoutées à la suite.
not-possible = Impossible : { $reason }
recommended = Recommandée · { $size }

## Other file systems

others = Autres systèmes de fichiers, que Discern ne sait pas écrire
# $name is a file system, such as HFS.
leave-out = Omettre { $name }
# Ends a sentence from elsewhere with a period.
sentence = { $text }.

## Options

options = Options
checksum = Ajouter une somme de contrôle que les installateurs vérifient (isomd5sum)
file-checksums = Ajouter des sommes de contrôle de fichiers pour xorriso (libisofs)
rock-ridge = Conserver les noms longs et les permissions pour Linux (Rock Ridge)
joliet = Conserver les noms longs pour Windows (Joliet)
# The same changes give the same bytes, whenever the image is built.
fixed-date = Reproductible : ne pas ajouter de nouveaux horodatages

## Changes to be built

changes = Modifications
no-changes = Aucune modification. La génération ne fait que réorganiser l’image.
change-count = { $count ->
    [one] { $count } modification
   *[other] { $count } modifications
}
discard-ask = Tout abandonner…
no-undo = Cette action est irréversible.
keep-changes = Garder les modifications
discard = Tout abandonner
# Name of the list for screen readers.
list-of-changes = Liste des modifications
more-changes = { $count ->
    [one] et { $count } autre modification
   *[other] et { $count } autres modifications
}
# A button; $change describes a change, as in “Renamed a.txt to b.txt”.
undo-one = Annuler : { $change }
# A list of those changes follows.
also-undoes = { $count ->
    [one] Cela annule aussi { $count } modification qui en dépend :
   *[other] Cela annule aussi { $count } modifications qui en dépendent :
}
undo-all = { $count ->
    [one] Annuler { $count } modification
   *[other] Annuler { $count } modifications
}

## Groups of parts of the image, by what happens to them

warnings = Avertissements
removed = Supprimé
may-not-work = Risque de ne pas fonctionner
updated = Mis à jour automatiquement
kept = Conservé
# Stands between a part of the image, in bold, and what happens to it; a space follows.
colon = { " " }:

## The result of a build

# Name of the section for screen readers: a protocol of what was built and checked.
receipt = Rapport
ready = Image prête et vérifiée
failed = Image générée, mais ses vérifications ont échoué
# One of up to three origins of the new image’s data, separated by commas.
from-original = { $size } de l’image d’origine
# One of up to three origins of the new image’s data, separated by commas.
from-added = { $size } des fichiers ajoutés
# One of up to three origins of the new image’s data, separated by commas.
newly-written = { $size } nouvellement écrits
found-differences = Discern a rouvert la nouvelle image et y a trouvé des différences.
save-anyway = Enregistrer quand même
save-image = Enregistrer l’image
instant = Instantané : aucune donnée n’est copiée.
# Title of a list of checks that passed.
verified = Vérifié
copy-receipt = Copier le rapport
save-receipt = Enregistrer le rapport
back = Retour aux options
# Name of a list that says what the build kept, updated and removed.
parts-built = Ce qu’est devenue chaque partie
# A problem: the name of a structure in its standard, the byte at which it is, and what that means.
damage = { $structure } à { $place } : { $meaning }
# Follows the name of a checksum that is being computed.
computing = calcul…
# Follows the name of a checksum that is being computed.
computing-percent = calcul… { $percent } %
compute = Calculer SHA-256

## Earlier sessions

# Sessions are parts of a disc that were written one after the other.
earlier-sessions = Sessions antérieures
earlier-about = Un ajout a été fait à cette image par la suite. Revenir à une session crée une nouvelle image sans cet ajout. Vos modifications non générées n’y figurent pas.
# The part of the image, from its start, that this session and those before it take.
session-end = jusqu’à { $size }
go-back = Revenir à la session { $number }

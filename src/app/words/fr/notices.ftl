# Cards that say what happened, and the question about a missing file.

updated = Discern a été mis à jour
updated-text = Cet onglet utilise encore une version plus ancienne : certaines fonctions peuvent ne pas marcher. Actualisez la page pour obtenir la nouvelle.
reload = Actualiser
# Name of a card about files that were saved
saved = Enregistré
details-copied = Détails copiés.
open-as-audio = Ouvrir comme audio
# Copies the technical details of a failure
copy-details = Copier les détails

## The question about a file that could be the missing one

offer-title = Est-ce le fichier manquant ?
offer = L’image ouverte a besoin de « { $missing } ». « { $given } » est-il ce fichier, renommé, ou une autre image ?
offer-no = Ouvrir comme une autre image
offer-yes = Utiliser comme fichier manquant

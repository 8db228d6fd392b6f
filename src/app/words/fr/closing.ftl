# The question before an image is closed or opened again, with something unsaved or still being saved.

stop-close = Arrêter l’enregistrement et fermer { $name } ?
close = Fermer { $name } ?
stop-open = Arrêter l’enregistrement et ouvrir { $name } avec les autres fichiers ?
open = Ouvrir { $name } avec les autres fichiers ?
still-saving = Des fichiers de cette image sont encore en cours d’enregistrement. Si vous arrêtez, ils seront incomplets.
changes = { $count ->
    [one] { $count } modification ne figure dans aucune image enregistrée. Votre navigateur la conserve jusqu’à ce que vous rouvriez cette image.
   *[other] { $count } modifications ne figurent dans aucune image enregistrée. Votre navigateur les conserve jusqu’à ce que vous rouvriez cette image.
}
new-image = La nouvelle image n’a pas été enregistrée et serait perdue.

## Buttons

keep-saving = Continuer l’enregistrement
keep-image = Garder cette image
do-stop-close = Arrêter et fermer
do-close = Fermer cette image
do-stop-open = Arrêter et ouvrir
do-open = Ouvrir avec les autres fichiers

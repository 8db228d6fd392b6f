# The tabs of an image, the verdicts beside them, and the panes of the Files tab

overview = Résumé
files = Fichiers
# The tab of a hard disk, a memory card or a floppy disk
disk = Disque
# The tab of an optical disc
disc = Disque
check = Vérifier
convert = Convertir
build = Générer
label = Onglets et bilan
views = Vues de l’image
verdict = Bilan

## Verdicts

files-missing = { $count ->
    [one] { $count } fichier manquant
   *[other] { $count } fichiers manquants
}
no-files = Aucun fichier
complete = Complète
incomplete = Incomplète : il manque { $size }
# How large the changed image will be
new-image = Nouvelle image : { $size }
new-image-decision = Nouvelle image : décision requise
# Names of file systems
unread = { $systems } : non lu
also-unread = Aussi { $systems } : non lu
partitions-unread = Partitions : pas encore lues
no-longer-boots = Ne démarre plus
# Names of platforms, as in “BIOS, UEFI”
may-not-boot = Risque de ne plus démarrer : { $platforms }
boots = Démarre : { $platforms }
findings = { $count ->
    [one] { $count } anomalie
   *[other] { $count } anomalies
}
no-problems = Aucun problème trouvé
# The findings are those of the image before the user’s changes
of-original = Original : { $findings }

## Panes of the Files tab

tree-pane = Image
list-pane = Fichiers
details-pane = Détails

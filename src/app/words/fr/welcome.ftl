# Texts of `index.html` and of the scripts beside the program (`src/app/start.js`, `src/app/idle.js`), which have the
# English ones themselves: a test of `xtask` compares them.

language = Langue

## The theme of the page: as the system has it, light, or dark.
theme-system = Thème : système
theme-light = Thème : clair
theme-dark = Thème : sombre

title = Découvrez ce que contient une image disque
drop = Déposez ici une image de CD, de DVD ou de disque dur. Elle reste sur votre ordinateur : rien n’est envoyé.
failed = Discern n’a pas pu se charger entièrement.
failed-advice = Vérifiez votre connexion, puis réessayez.
retry = Réessayer
again = Choisissez à nouveau { $name } pour continuer.
open-image = Ouvrir une image…
opening = Ouverture de { $name }…
create = Créer une image à partir d’un dossier…
sample = Essayer avec un disque d’exemple

## What can be opened; names of formats follow each.
discs = CD, DVD et autres
disks = Disques durs et machines virtuelles
packed = Compressés
sheets = Vous ouvrez un .cue ou un .mds ? Sélectionnez aussi son .bin ou son .mdf.

see = Tout voir
see-how = Tous les fichiers, et ce que les autres outils cachent : noms d’origine, dates, permissions et emplacement de chaque octet.
save = Enregistrer des fichiers
save-how = Un fichier, une sélection ou tout le contenu, à l’octet près, quelle que soit la taille de l’image.
edit = Modifier
edit-how = Ajoutez, renommez, déplacez et supprimez des fichiers comme dans un gestionnaire de fichiers, puis enregistrez une nouvelle image qui démarre toujours. L’original reste intact.
convert = Convertir
convert-how = Les CD et DVD en ISO, BIN/CUE, Nero et autres, ou en WAV et FLAC ; les disques durs en VHD, VMDK, VDI, QCOW2 ou image brute. Vous voyez d’abord ce qui serait perdu, et chaque résultat est vérifié.
new = Créer une image
new-how = Déposez un dossier pour créer un disque de données, un disque amorçable, un disque pour anciens ordinateurs ou un CD audio.
problems = Repérer les problèmes
problems-how = Image incomplète ou endommagée ? Vous voyez ce qui reste lisible et ce qui manque exactement.

kept = Modifications conservées dans ce navigateur
kept-how = Les modifications pour lesquelles aucune image n’a encore été générée, afin que vous puissiez les reprendre. Les images elles-mêmes ne sont pas conservées.
kept-delete = Supprimer
kept-delete-of = Supprimer les modifications de { $name }
licenses = Licences des bibliothèques utilisées dans cette page

## A newer version of the page.
newer = Une nouvelle version est prête
newer-label = Nouvelle version
newer-how = Vous pouvez continuer avec celle-ci pour le moment.
newer-unsaved = Du travail n’est pas enregistré et serait perdu en actualisant la page. Enregistrez-le d’abord, ou actualisez quand même.
reload = Actualiser
reload-anyway = Actualiser quand même
later = Plus tard

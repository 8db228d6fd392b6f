# The list of all commands, which users search by typing, and the list of keyboard shortcuts.

title = Commandes
find = Rechercher une commande
no-such = Aucune commande de ce nom.

## Commands

open-image = Ouvrir une image…
create-image = Créer une image à partir d’un dossier…
go-overview = Aller à Résumé
go-files = Aller à Fichiers
go-disc = Aller à Disque : sessions, pistes, secteurs, octets
go-check = Aller à Vérifier : anomalies, sommes de contrôle
go-convert = Aller à Convertir
go-build = Aller à Générer
next-image = Afficher l’image suivante
close-image = Fermer cette image
search = Rechercher des noms
save-selection = Enregistrer la sélection
save-zip = Tout enregistrer en ZIP
save-folder = Enregistrer dans un dossier…
copy-text = Copier cette liste comme texte
copy-csv = Copier cette liste en CSV
copy-json = Copier cette liste en JSON
copy-ls = Copier ce dossier au format ls -lR
add-folder = Ajouter un dossier…
new-folder = Nouveau dossier
volume-boot = Volume et amorçage…
density = Lignes compactes : activer ou désactiver
language = Choisir la langue
theme = Changer de thème

## Keys. Names of keys as keyboards of the language have them.

ctrl-o = Ctrl+O
ctrl-s = Ctrl+S
ctrl-z = Ctrl+Z
ctrl-shift-z = Ctrl+Maj+Z
ctrl-k = Ctrl+K
search-keys = / ou Ctrl+F
esc = Échap
enter = Entrée
parent-keys = Retour arrière ou Alt+↑
history-keys = Alt+← et Alt+→
# The keys that move in a list
list-keys = ↑ ↓ Pg préc Pg suiv Début Fin
# The space bar
space = Espace
ctrl-a = Ctrl+A
# The keys of letters
letters = Lettres
# “Menu” is the key that opens the context menu
menu-keys = Maj+F10 ou Menu
delete-key = Suppr
cut-keys = Ctrl+X et Ctrl+V
alt-enter = Alt+Entrée
undo-keys = Ctrl+Z et Ctrl+Maj+Z
tab-keys = ← → et Suppr, sur l’onglet d’une image
preview-keys = ← →, dans le grand aperçu

## What the keys do

shortcuts = Raccourcis clavier
all-commands = Toutes les commandes
this-list = Cette liste
does-open = Ouvrir une image
does-end = Terminer la recherche ; tout désélectionner
does-enter = Ouvrir le dossier ou l’image, ou un grand aperçu du fichier
does-parent = Aller au dossier parent
does-history = Précédent et suivant
does-list = Se déplacer dans la liste ; avec Maj, sélectionner
does-toggle = Sélectionner ou désélectionner la ligne
does-all = Tout sélectionner
does-letters = Aller au prochain nom commençant par ces lettres
does-menu = Commandes de la ligne, de l’arborescence ou de la piste
does-cut = Couper, et coller dans le dossier affiché
does-properties = Propriétés
does-undo = Annuler et rétablir
does-tab = Afficher une autre image ; fermer l’image
does-preview = Afficher le fichier précédent ou suivant
does-fold = Replier et déplier dans l’arborescence ; parcourir les onglets

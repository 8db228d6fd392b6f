# What is shown over the page while files are dragged over it.

# Of the two targets below, for screen readers
title = Déposer
# Two targets, each with a second line that says how
open-how = comme une autre image
add = Ajouter à cette image
add-how = dans le dossier affiché

open-one = Ouvrir cette image
open-several = Ouvrir { $count } fichiers comme une seule image
open-one-beside = Ouvrir cette image, à côté de celle qui est ouverte
open-several-beside = Ouvrir { $count } fichiers comme une seule image, à côté de celle qui est ouverte
add-missing = Ajouter les fichiers manquants ou ouvrir une autre image

# What is shown over the page while files are dragged over it.

# Of the two targets below, for screen readers
title = Ablegen
# Two targets, each with a second line that says how
open-how = als weiteres Abbild
add = Diesem Abbild hinzufügen
add-how = im aufgelisteten Ordner

open-one = Dieses Abbild öffnen
open-several = { $count } Dateien als ein Abbild öffnen
open-one-beside = Dieses Abbild neben dem geöffneten öffnen
open-several-beside = { $count } Dateien als ein Abbild neben dem geöffneten öffnen
add-missing = Die fehlenden Dateien hinzufügen oder ein anderes Abbild öffnen

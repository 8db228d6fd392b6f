# What is shown over the page while files are dragged over it.

# Of the two targets below, for screen readers
title = Soltar
# Two targets, each with a second line that says how
open-how = como otra imagen
add = Añadir a esta imagen
add-how = a la carpeta mostrada

open-one = Abrir esta imagen
open-several = Abrir { $count } archivos como una sola imagen
open-one-beside = Abrir esta imagen junto a la que está abierta
open-several-beside = Abrir { $count } archivos como una sola imagen, junto a la que está abierta
add-missing = Añadir los archivos que faltan o abrir otra imagen

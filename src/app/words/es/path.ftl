# The bar above the list of files: buttons, and the path of the listed folder or the number of search results.

# A button of phones that goes back to the tree of folders.
folders = Carpetas
back = Atrás
# A tooltip: the command, and its keys.
back-keys = Atrás (Alt+Izquierda)
forward = Adelante
# A tooltip: the command, and its keys.
forward-keys = Adelante (Alt+Derecha)
# A button that goes to the folder that contains the listed one.
up = Subir
# A tooltip: the command, and its key.
up-keys = Subir (Retroceso)
path = Ruta

## Searching names

searching = Buscando…
# Results so far; the search goes on.
found-so-far = { $count ->
    [one] { $count } encontrado, buscando…
   *[other] { $count } encontrados, buscando…
}
# Results of a search that has ended.
found = { $count ->
    [one] { $count } encontrado
   *[other] { $count } encontrados
}

## Buttons

save-all = Guardar todo como ZIP
save-zip = Guardar como ZIP
# A button of phones, after which a tap on a row ticks it.
select = Seleccionar
# A button that ends ticking rows.
done = Listo
# A button that shows the details of the selected file.
details = Detalles

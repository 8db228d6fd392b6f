# The pane with the selected file or folder.

# Leads back to the list, on narrow screens
files = Archivos
selected = { $count ->
    [one] { $count } elemento seleccionado
   *[other] { $count } elementos seleccionados
}
save-zip = Guardar como ZIP
clear = Anular selección
folder-items = Carpeta · { $count ->
    [one] { $count } elemento
   *[other] { $count } elementos
}
# Before the target of a symbolic link
points-to = Apunta a
contradicted = Otra estructura indica que este archivo tiene { $size }. Lo que se guarde desde aquí estará truncado.
nothing-there = Ninguno de sus { $size } está en la imagen, así que no hay nada que guardar.
part-there = Solo { $present } de { $whole } bytes están en la imagen. Se puede guardar lo que hay.
copied = Copiado
copy-path = Copiar ruta

## Labels, and their values

modified = Modificado
path = Ruta
location = Ubicación
attributes = Atributos
# Whether all of the file’s data is there
complete = Completo
is-complete = Sí, todos sus datos están en la imagen
sector = Sector { $number }
# An extent is a range of sectors that belongs to the file
sector-more = Sector { $number } y { $count ->
    [one] { $count } tramo más
   *[other] { $count } tramos más
}
records = Registros técnicos

## Below the tree of folders

deleted = Mostrar archivos eliminados
encoding = Codificación de nombres
automatic = Automática
automatic-name = Automática: { $encoding }

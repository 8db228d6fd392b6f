# Words that many places share.

apply = Aplicar
cancel = Cancelar
close = Cerrar
copy = Copiar
delete = Eliminar
open = Abrir
redo = Rehacer
remove = Quitar
rename = Cambiar nombre
retry = Reintentar
save = Guardar
undo = Deshacer

name = Nombre
size = Tamaño
kind = Tipo
file = Archivo
folder = Carpeta

bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
# Stands for bytes in sizes, as in “1.2 MB”
byte-symbol = B
# Stands between clauses, as in “3 files; 5 folders”
between-clauses = ;{ " " }
items = { $count ->
    [one] { $count } elemento
   *[other] { $count } elementos
}
sectors = { $count ->
    [one] { $count } sector
   *[other] { $count } sectores
}

add-files = Añadir archivos…
session = Sesión { $number }
# Below a list that doesn’t show everything
and-more = y { $count } más
copying-refused = El navegador no ha permitido copiar.
# Between the items of a list
comma = ,{ " " }

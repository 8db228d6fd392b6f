# The list of files.

label = Archivos

## Headings of its columns

modified = Modificado
# What kind of file it is
file-type = Tipo
first-sector = 1.er sector
attributes = Atributos

## Instead of rows

not-listed = El contenido de esta carpeta no se muestra.
empty = Esta carpeta está vacía.
no-matches = No hay resultados para «{ $text }»
searching = Buscando…

## Rows

select = Seleccionar { $name }
incomplete = incompleto
missing = Faltan { $size } en la imagen
# A doubtful size
doubtful = ¿tamaño?
contradicted = Otra estructura indica { $size }: lo que se guarde desde aquí estará truncado

## How a file was changed since the image was opened

added = nuevo
renamed = renombrado
moved = movido
replaced = reemplazado
changed = modificado

## Notes above the list

deleted = Estos archivos están eliminados. Se pueden guardar, pero otros archivos pueden haber sobrescrito sus datos.
cut = { $count ->
    [one] Solo se muestra la primera entrada ({ $count }) de esta carpeta: tiene más de las que permite el límite de seguridad de Discern.
   *[other] Solo se muestran las primeras { $count } entradas de esta carpeta: tiene más de las que permite el límite de seguridad de Discern.
}
# The names of file systems
unread = Esta imagen también tiene { $systems }, que Discern aún no puede leer. Los archivos que solo están ahí no aparecen en esta lista.
# Between the names of those file systems
and = { " " }y{ " " }
# The names of files of the user
unused = Solo se ha abierto { $name }. Fuera de la imagen y sin abrir: { $names }. Abra cada archivo por separado.
# The names of file systems of the same volume, as Joliet
opens-first = Se muestra primero { $first }, porque { $other } contiene menos archivos o solo partes de ellos.
# In the narrow column of sizes, for a folder
folder-size = { $count ->
    [one] { $count } elem.
   *[other] { $count } elem.
}

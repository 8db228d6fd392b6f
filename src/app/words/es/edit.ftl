# Changing an image.

## The bar about changes

title = Cambios
changes = { $count ->
    [one] { $count } cambio
   *[other] { $count } cambios
}
# Sizes of the image before and after the changes, and a clause like “Fits on a CD”
sizes = { $before } → { $after } · { $fit }
undecided = hay que decidir antes de generar
# Tooltips of buttons: what would be undone, and the keys
undo-what = Deshacer: { $what } ({ $keys })
undo-keys = Deshacer ({ $keys })
redo-what = Rehacer: { $what } ({ $keys })
redo-keys = Rehacer ({ $keys })
saved-as = Guardada como { $name }
original = Esta vista muestra la imagen original.
open-saved = Abrirla
keep-editing = Seguir editando
review = Revisar y generar

## The bar about changes of an earlier visit

unsaved = Cambios sin guardar
# The changes are from a date and time
unsaved-from = { $count ->
    [one] Hay { $count } cambio sin guardar del { $when }.
   *[other] Hay { $count } cambios sin guardar del { $when }.
}
needed = Para restaurarlos, elija de nuevo los archivos añadidos o arrástrelos aquí: { $names }.
needed-more = Para restaurarlos, elija de nuevo los archivos añadidos o arrástrelos aquí: { $names } y { $count } más.
# Quotation marks around a name in that list
quoted = «{ $name }»
restore = Restaurar
choose-files = Elegir archivos…
choose-folder = Elegir carpeta…
go-on = Continuar sin ellos
discard = Descartar

## The question about names that exist

clash = { $count ->
    [one] { $count } nombre ya existe
   *[other] { $count } nombres ya existen
}
skip = Omitir
keep-both = Conservar ambos
replace = Reemplazar

## The form for properties

properties-of = Propiedades de { $name }
modified = Modificado (UTC)
permissions = Permisos
permissions-hint = octal, p. ej. 755
user-id = ID de usuario
group-id = ID de grupo
# The target of a symbolic link
points-to = Apunta a
# Whether the file is hidden
hidden = Oculto

## The form for a boot entry

boot-from = Arrancar desde «{ $name }»
platform = Plataforma
# The kind of drive that the firmware pretends the boot image is
emulation = Emulación
load-size = Tamaño de carga (en unidades de 512 bytes)
# In the empty field of the load size
default = predeterminado
info-table = Tiene tabla de información de arranque (ISOLINUX, GRUB)
add = Añadir

## The files in a FAT file system inside the image

boot-image-files = Archivos de la imagen de arranque { $number }
partition-files = Archivos de la partición { $number }
browse = Explorar archivos…
# To the parent folder
up = Subir
remove-name = Quitar { $name }
replace-file = Reemplazar…
replace-name = Reemplazar { $name }…

# The menu of commands for files, folders and tracks, and the buttons that open it.

## Its name, by what it is for

commands = Comandos
edit = Editar
ways-to-save = Formas de guardar
more-ways-to-save = Más formas de guardar

## Commands that look at files and save them

open-preview = Abrir vista previa
save = Guardar…
copy-path = Copiar ruta
copy-paths = { $count ->
    [one] Copiar { $count } ruta
   *[other] Copiar { $count } rutas
}
properties = Propiedades
save-selection-zip = Guardar la selección como ZIP
save-all-zip = Guardar todo como ZIP
save-to-folder = Guardar en una carpeta…

## Commands that change the image

add-folder = Añadir carpeta…
new-folder = Nueva carpeta
replace = Reemplazar por un archivo…
cut = Cortar
paste = Pegar
edit-properties = Editar propiedades…
# Makes a file the boot image of the disc
boot-from-file = Arrancar desde este archivo…
volume-and-boot = Volumen y arranque…
# Builds the changed image
build = Generar…

## Commands for a track

show-first-sector = Mostrar primer sector
show-bytes = Mostrar bytes

## Keys, as keyboards of the language name them

cut-key = Ctrl+X
paste-key = Ctrl+V
delete-key = Supr

# The list of all commands, which users search by typing, and the list of keyboard shortcuts.

title = Comandos
find = Buscar un comando
no-such = No existe ese comando.

## Commands

open-image = Abrir una imagen…
create-image = Crear una imagen a partir de una carpeta…
go-overview = Ir a Resumen
go-files = Ir a Archivos
go-disc = Ir a Disco: sesiones, pistas, sectores, bytes
go-check = Ir a Comprobar: hallazgos, sumas de comprobación
go-convert = Ir a Convertir
go-build = Ir a Generar
next-image = Mostrar la imagen siguiente
close-image = Cerrar esta imagen
search = Buscar nombres
save-selection = Guardar la selección
save-zip = Guardar todo como ZIP
save-folder = Guardar en una carpeta…
copy-text = Copiar esta lista como texto
copy-csv = Copiar esta lista como CSV
copy-json = Copiar esta lista como JSON
copy-ls = Copiar esta carpeta como ls -lR
add-folder = Añadir carpeta…
new-folder = Nueva carpeta
volume-boot = Volumen y arranque…
density = Filas compactas: activar o desactivar
language = Elegir el idioma
theme = Cambiar el tema

## Keys. Names of keys as keyboards of the language have them.

ctrl-o = Ctrl+O
ctrl-s = Ctrl+S
ctrl-z = Ctrl+Z
ctrl-shift-z = Ctrl+Mayús+Z
ctrl-k = Ctrl+K
search-keys = / o Ctrl+F
esc = Esc
enter = Intro
parent-keys = Retroceso o Alt+↑
history-keys = Alt+← y Alt+→
# The keys that move in a list
list-keys = ↑ ↓ Re Pág Av Pág Inicio Fin
# The space bar
space = Espacio
ctrl-a = Ctrl+A
# The keys of letters
letters = Letras
# “Menu” is the key that opens the context menu
menu-keys = Mayús+F10 o Menú
delete-key = Supr
cut-keys = Ctrl+X y Ctrl+V
alt-enter = Alt+Intro
undo-keys = Ctrl+Z y Ctrl+Mayús+Z
tab-keys = ← → y Supr, en la pestaña de una imagen
preview-keys = ← →, en la vista previa grande

## What the keys do

shortcuts = Atajos de teclado
all-commands = Todos los comandos
this-list = Esta lista
does-open = Abrir una imagen
does-end = Terminar la búsqueda; anular la selección
does-enter = Abrir la carpeta o imagen, o una vista previa grande del archivo
does-parent = Ir a la carpeta superior
does-history = Atrás y adelante
does-list = Moverse por la lista; con Mayús, seleccionar
does-toggle = Seleccionar la fila o anular su selección
does-all = Seleccionar todo
does-letters = Ir al siguiente nombre que empiece por ellas
does-menu = Comandos de la fila, la línea del árbol o la pista
does-cut = Cortar, y pegar en la carpeta mostrada
does-properties = Propiedades
does-undo = Deshacer y rehacer
does-tab = Mostrar otra imagen; cerrar la imagen
does-preview = Mostrar el archivo anterior o el siguiente
does-fold = Contraer y expandir en el árbol; moverse por las pestañas

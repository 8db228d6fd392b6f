# Texts of `index.html` and of the scripts beside the program (`src/app/start.js`, `src/app/idle.js`), which have the
# English ones themselves: a test of `xtask` compares them.

language = Idioma

## The theme of the page: as the system has it, light, or dark.
theme-system = Tema: sistema
theme-light = Tema: claro
theme-dark = Tema: oscuro

title = Descubra qué hay dentro de una imagen de disco
drop = Arrastre aquí una imagen de CD, DVD o disco duro. No sale de su equipo: no se sube nada.
failed = Discern no se ha podido cargar por completo.
failed-advice = Compruebe la conexión y vuelva a intentarlo.
retry = Reintentar
again = Elija { $name } de nuevo para continuar.
open-image = Abrir imagen…
opening = Abriendo { $name }…
create = Crear una imagen a partir de una carpeta…
sample = Probar con un disco de ejemplo

## What can be opened; names of formats follow each.
discs = CD, DVD y otros discos ópticos
disks = Discos duros y máquinas virtuales
packed = Comprimidas
sheets = ¿Va a abrir un .cue o .mds? Seleccione también su .bin o .mdf.

see = Verlo todo
see-how = Todos los archivos y lo que otras herramientas ocultan: nombres originales, fechas, permisos y dónde está cada byte.
save = Guardar archivos
save-how = Un archivo, una selección o todo, de imágenes de cualquier tamaño, byte por byte.
edit = Editar
edit-how = Añada, renombre, mueva y elimine archivos como en un administrador de archivos y guarde una imagen nueva que sigue arrancando. El original no se toca.
convert = Convertir
convert-how = Discos ópticos a ISO, BIN/CUE, Nero y más, o a WAV y FLAC; discos duros a VHD, VMDK, VDI, QCOW2 o raw. Antes se muestra qué se perdería, y cada resultado se comprueba.
new = Crear una imagen
new-how = Arrastre una carpeta para crear un disco de datos, un disco de arranque, un disco para equipos antiguos o un CD de audio.
problems = Encontrar problemas
problems-how = ¿Incompleta o dañada? Vea qué se puede leer todavía y qué falta exactamente.

kept = Cambios guardados en este navegador
kept-how = Cambios con los que aún no se ha generado una imagen, para poder seguir con ellos. Las imágenes en sí no se guardan aquí.
kept-delete = Eliminar
kept-delete-of = Eliminar los cambios de { $name }
licenses = Licencias de las bibliotecas de esta página

## A newer version of the page.
newer = Hay una versión nueva lista
newer-label = Versión nueva
newer-how = Por ahora se puede seguir usando esta.
newer-unsaved = Hay trabajo sin guardar que se perdería al recargar. Guárdelo antes o recargue de todos modos.
reload = Recargar
reload-anyway = Recargar de todos modos
later = Más tarde

# The tabs of an image, the verdicts beside them, and the panes of the Files tab

overview = Resumen
files = Archivos
# The tab of a hard disk, a memory card or a floppy disk
disk = Disco
# The tab of an optical disc
disc = Disco
check = Comprobar
convert = Convertir
build = Generar
label = Pestañas y veredicto
views = Vistas de la imagen
verdict = Veredicto

## Verdicts

files-missing = { $count ->
    [one] Falta { $count } archivo
   *[other] Faltan { $count } archivos
}
no-files = Sin archivos
complete = Completa
incomplete = Incompleta: faltan { $size }
# How large the changed image will be
new-image = Imagen nueva: { $size }
new-image-decision = Imagen nueva: hay que decidir
# Names of file systems
unread = { $systems }: sin leer
also-unread = También { $systems }: sin leer
partitions-unread = Particiones: aún sin leer
no-longer-boots = Ya no arranca
# Names of platforms, as in “BIOS, UEFI”
may-not-boot = Puede que ya no arranque: { $platforms }
boots = Arranca: { $platforms }
findings = { $count ->
    [one] { $count } hallazgo
   *[other] { $count } hallazgos
}
no-problems = Sin problemas
# The findings are those of the image before the user’s changes
of-original = Original: { $findings }

## Panes of the Files tab

tree-pane = Imagen
list-pane = Archivos
details-pane = Detalles

# The form for texts and dates of the volume, and its boot entries

title = Volumen y arranque

## Fields of the descriptor of ISO 9660

label = Etiqueta
system = Sistema
volume-set = Conjunto de volúmenes
publisher = Editor
data-preparer = Preparador de datos
application = Aplicación
copyright-file = Archivo de copyright
abstract-file = Archivo de resumen
bibliography-file = Archivo de bibliografía
created = Creado (UTC)
modified = Modificado (UTC)
expires = Caduca (UTC)
effective = Válido desde (UTC)

## Boot entries and partitions

boot-entries = Entradas de arranque
no-boot-entries = Ninguna. Para arrancar desde un archivo, selecciónelo en la lista y elija «Arrancar desde este archivo…» en el menú Editar.
partitions = Particiones
partition = Partición { $number }
embedded = Imagen de arranque incrustada
platform = Plataforma
# What a boot image pretends to be, as in “Floppy disk”
emulation = Emulación
load-size = Tamaño de carga (512 bytes)
bootable = Arrancable
apply-to-entry = Aplicar a la entrada
replace-image = Reemplazar imagen…
remove-entry = Quitar entrada

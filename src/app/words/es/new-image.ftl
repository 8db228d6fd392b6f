# Making a new image from a folder, and the bar about an image made here.

## The form

title = Crear una imagen de «{ $name }»
contents = { $count ->
    [one] { $count } archivo, { $size }
   *[other] { $count } archivos, { $size }
}
# Of the image
preset = Tipo
date = Fecha, para obtener siempre los mismos bytes (si no, la de hoy)
create = Crear imagen

## The types, each with its purpose

data = Disco de datos
data-purpose = Nombres largos en cualquier alfabeto, legible en todos los sistemas actuales: ISO 9660, Joliet y Rock Ridge.
udf = Disco de datos con UDF
udf-purpose = Un disco de datos que además tiene UDF, con los mismos datos: para Windows, reproductores y archivos de 4 GB o más.
udf-only = Solo UDF
udf-only-purpose = Sin ISO 9660, tal como Windows y macOS formatean los DVD. Los sistemas antiguos no lo leen.
installer = Instalador de Windows
installer-purpose = Todos los archivos en UDF, como lo hace Microsoft. Arranca si la carpeta contiene el cargador de Windows (boot/etfsboot.com), GRUB 2 o una imagen UEFI.
bootable = Disco de arranque
bootable-purpose = Un disco de datos desde el que se puede arrancar un equipo. La carpeta necesita ISOLINUX, GRUB 2, el cargador de Windows o una imagen UEFI.
retro = CD retro
# 8.3: up to eight letters, a dot and three letters
retro-purpose = Solo nombres cortos (8.3), para DOS, consolas y equipos antiguos.
audio = CD de audio
audio-purpose = Los archivos WAV y FLAC se convierten en pistas, en el orden de sus nombres, para cualquier reproductor de CD.

## The bar

new-image = Imagen nueva
checked-sample = Imagen nueva, comprobada, creada por esta página
checked-unsaved = Imagen nueva, comprobada, aún sin guardar
checked-saved = Imagen nueva, comprobada, guardada
# Convert is the tab; BIN/CUE and Nero are formats
audio-cd = CD de audio nuevo. Para guardarlo, elija un formato en Convertir: BIN/CUE o Nero para grabarlo
save-image = Guardar imagen

## What was checked in the new image

what-was-checked = Qué se ha comprobado
# A part of the image, and what happened with it
receipt-line = { $part }: { $why }
save-receipt = Guardar informe

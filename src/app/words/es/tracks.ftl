# The table of the sessions and tracks of a disc

label = Tabla de pistas
caption = Sesiones y pistas

## Headings

track = Pista
# The title of a song
title = Título
start = Inicio
length = Duración
# Index marks and the pregap
marks = Marcas
# Which bytes of each sector the image has
stored = Almacenado
flags = Indicadores

## Cells

length-unknown = desconocida
lead-out = lead-out en { $time }, LBA { $lba }
# Of the file with a track
missing = falta
show-sector = Mostrar sector
show-sector-of = Mostrar sector de la pista { $number }
pregap = Pregap { $length }
pregap-not-stored = Pregap { $length }, no almacenado
index = Índice { $number } en { $time }
# Flags of a track, as its disc has them
pre-emphasis = Preénfasis
copy-permitted = Copia permitida
four-channels = Cuatro canales
cut = { $count ->
    [one] Falta { $count } sector
   *[other] Faltan { $count } sectores
}
subchannel = subcanal { $kind }

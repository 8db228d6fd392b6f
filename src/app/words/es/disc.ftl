# The Disc tab.

# Of a group of buttons: what to look at
look-at = Ver
tracks = Pistas y sectores
map = Mapa
bytes = Bytes y estructuras

## The disc

# Headings of a disc without a title: an optical disc; a hard disk, memory card or floppy disk
disc = Disco
disk = Disco
disk-note = Un disco de este tipo no tiene sesiones ni pistas: sus sectores se cuentan desde 0.
plain-note = Este formato solo almacena datos de usuario, 2048 bytes por sector. No registra sesiones ni pistas.
guessed-note = Ningún archivo describe las pistas, así que Discern las ha localizado examinando los sectores. Para ver la distribución exacta, abra la imagen junto con su archivo .cue, .toc o .ccd.
catalog-number = Número de catálogo
unknown-medium = Soporte desconocido
session-count = { $count ->
    [one] { $count } sesión
   *[other] { $count } sesiones
}
track-count = { $count ->
    [one] { $count } pista
   *[other] { $count } pistas
}

## The drawing of the disc

between = Lead-out y lead-in entre dos sesiones
lead-out-of = Lead-out de la sesión { $session } desde el sector { $sector }
pregap-of = Pregap de la pista { $number }
index-of = Índice { $index } de la pista { $number }
# As in “Track 2: Audio, 03:12:40 from 04:10:00”: its mode, its length, and where it begins
track-title = Pista { $number }: { $mode }, { $length } desde { $start }

## The legend of the drawing

data = Datos
audio = Audio
file-missing = Falta el archivo
pregap-stored = Pregap, almacenado
pregap-not-stored = Pregap, no almacenado
index-mark = Marca de índice
lead-out = Lead-out
between-sessions = Entre sesiones, no a escala

## A description of the drawing, which screen readers say

layout = Distribución del disco a escala, { $count ->
    [one] { $count } sesión
   *[other] { $count } sesiones
}. { $sessions }
# The tracks are those below, with “; ” between them
describe-session = Sesión { $number }: { $tracks }; lead-out en { $address }.
describe-track = pista { $number }, { $mode }, { $length }
describe-missing = pista { $number }, { $mode }, { $length }, falta el archivo

## The files of the image

files = Archivos
one-missing = Falta { $name }. Arrástrelo aquí o elíjalo.
several-missing = { $count ->
    [one] Falta { $count } archivo. Arrástrelo aquí o elíjalo.
   *[other] Faltan { $count } archivos. Arrástrelos aquí o elíjalos.
}
missing = falta
choose-file = Elegir archivo…

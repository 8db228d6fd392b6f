# The preview of a file, the large preview, and views of bytes.

label = Vista previa

## How the file is shown

show-as = Mostrar como
text = Texto
image = Imagen
audio = Audio
video = Vídeo
# Bytes in hexadecimal digits
hex = Hex
reading = Leyendo…
file-bytes = Bytes del archivo
go-to-byte = Ir al byte

## A text

text-encoding = Codificación del texto
# An encoding that is guessed
automatic = Automática
automatic-name = Automática: { $name }
file-text = Texto del archivo
# Before the button “Show more”
showing-first = Se muestran los primeros { $size }.{ " " }
show-more = Mostrar más
stacked = El resto no se muestra: apila más signos de los que un navegador puede representar.

## A picture

# Before the button “Draw it”
drawing-as-text = Esto es un dibujo (SVG) y se muestra como texto.{ " " }
draw = Dibujarlo
# Before the button “Show it”
many-pixels = Esta imagen tiene { $width } × { $height } píxeles; mostrarla requiere mucha memoria.{ " " }
show = Mostrarla
# Before the button “Show the text”
drawn = Dibujado por el navegador.{ " " }
show-text = Mostrar el texto
drawing = Dibujo

## The large preview

previous-file = Archivo anterior
next-file = Archivo siguiente
close = Cerrar la vista previa
empty = Este archivo está vacío.
find = Buscar en el texto
no-matches = Sin coincidencias
# Number of a match, and of all
match-of = { $number } de { $total }
match-of-more = { $number } de { $total } o más
previous-match = Coincidencia anterior
next-match = Coincidencia siguiente

# Cards that say what happened, and the question about a missing file.

updated = Discern se ha actualizado
updated-text = Esta pestaña sigue usando una versión anterior y puede que algo no funcione. Recargue para usar la nueva.
reload = Recargar
# Name of a card about files that were saved
saved = Guardado
details-copied = Detalles copiados.
open-as-audio = Abrir como audio
# Copies the technical details of a failure
copy-details = Copiar detalles

## The question about a file that could be the missing one

offer-title = ¿Es este el archivo que falta?
offer = La imagen abierta necesita «{ $missing }». ¿Es «{ $given }» ese archivo con otro nombre, o es otra imagen?
offer-no = Abrir como otra imagen
offer-yes = Usar como archivo que falta

# The tree on the left: the volumes of the image, their views (file systems), and folders.

image = Imagen
# A view is a file system’s picture of the same files, as Joliet or Rock Ridge
compare-views = Comparar vistas
# Goes from the tree to the list, on a phone
files = Archivos
label = Volúmenes, vistas y carpetas

## Lines of the tree

# A file system that Discern doesn’t read
not-read = { $name }: sin leer
boot = Arranque
partitions = Particiones
audio = Audio

## Names of volumes

# A session of an image within the image
image-session = { $name }, sesión { $session }
name-label = { $name } «{ $label }»
session-label = Sesión { $session } «{ $label }»
volume-label = Volumen «{ $label }»
volume-number = Volumen { $number }

# Titles of jobs, shown in the list of running and ended jobs, and said when a job ends.

## Reading
open = Abrir { $name }
# A file of the image, as an image of its own
open-file = Abrir el archivo
look-closer = Examinar con más detalle
check-sectors = Comprobar todos los sectores
compute-checksums = Calcular sumas de comprobación
compare-images = Comparar con otra imagen
# The files of two file systems of the same image
compare-files = Comparar archivos
search-bytes = Buscar en los bytes

## Converting
# What the loss of a conversion is computed from
survey = Examinar todos los sectores
# $form is a name as “ISO image” or “Nero image”
convert = Convertir a { $form }
compute-hashes = Calcular SHA-256

## Making images
build = Generar la imagen
hash-built = Calcular SHA-256 de la imagen nueva
create = Crear la imagen
# Makes an image that ends with an earlier session of the disc
go-back = Volver a la sesión { $session }

## Saving
save = Guardar «{ $name }»
save-to = Guardar en «{ $folder }»
save-repaired = Guardar la imagen reparada
save-complete = Guardar los archivos completos como ZIP
# $name is the name of a file or folder
save-zip = Guardar { $name } como ZIP
save-zip-all = Guardar todo como ZIP
save-zip-items = { $count ->
    [one] Guardar { $count } elemento como ZIP
   *[other] Guardar { $count } elementos como ZIP
}

## All
# Title of a job for one of several files
of-several = { $title } ({ $number } de { $count })
# Said to users of screen readers now and then; $title is the title of the job
progress = { $title }: { $percent } por ciento.
# A job that ended, of an image that isn’t the shown one: its name, and a sentence
of-image = { $image }: { $sentence }
# The user stopped a job
stopped = Detenido.

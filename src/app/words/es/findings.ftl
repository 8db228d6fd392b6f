# Problems found in the image, in the Check tab, and the warning that an image is incomplete.

label = Hallazgos

## The heading

damaged-places = { $count ->
    [one] { $count } lugar dañado
   *[other] { $count } lugares dañados
}
warnings = { $count ->
    [one] { $count } advertencia
   *[other] { $count } advertencias
}
notes = { $count ->
    [one] { $count } nota
   *[other] { $count } notas
}
no-problems = No se han encontrado problemas
checked-so-far = Comprobado hasta ahora: descriptores, carpetas y registros de arranque. El contenido de los archivos no se ha leído. Las posiciones son desplazamientos en bytes dentro del archivo.
save-text = Guardar como texto

## Problems of one kind

damage = Daño
warning = Advertencia
note = Nota
places = { $count ->
    [one] { $count } lugar
   *[other] { $count } lugares
}
places-by-file = { $count ->
    [one] { $count } lugar, por archivo
   *[other] { $count } lugares, por archivo
}
# The name of a structure in its standard, before what is wrong with it
of-structure = { $structure }:{ " " }

## A place, as in “byte 32,768: expected 1, found 2”: these are between the position and the two values

expected = : se esperaba{ " " }
found = , se encontró{ " " }

## A place in the saved text; the values are as above

saved-place = byte { $byte }: se esperaba { $expected }, se encontró { $found }
saved-place-of-file = { $path }, byte { $byte }: se esperaba { $expected }, se encontró { $found }

## The warning

incomplete = Esta imagen está incompleta: faltan { $size }.
incomplete-advice = Todo lo que se haga a partir de ella también estará incompleto. Si es posible, consiga la imagen de nuevo.

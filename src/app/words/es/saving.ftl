# What came of saving.

saved = Se ha guardado { $name }.
saved-size = Se ha guardado { $name } ({ $size }).
saved-files = { $count ->
    [one] Se ha guardado { $count } archivo ({ $size }).
   *[other] Se han guardado { $count } archivos ({ $size }).
}
saved-files-to = { $count ->
    [one] Se ha guardado { $count } archivo en «{ $folder }».
   *[other] Se han guardado { $count } archivos en «{ $folder }».
}
saved-files-size-to = { $count ->
    [one] Se ha guardado { $count } archivo ({ $size }) en «{ $folder }».
   *[other] Se han guardado { $count } archivos ({ $size }) en «{ $folder }».
}
# The browser saves it by itself
downloads = Guardando { $name }. Consulte las descargas del navegador.
downloads-size = Guardando { $name } ({ $size }). Consulte las descargas del navegador.
# A range of bytes of the image
downloads-range = Guardando { $name }, { $size }. Consulte las descargas del navegador.
range-refused = El navegador no ha guardado el intervalo.

## Failures
nothing-saved = No se ha guardado nada.
stopped-advice = Se puede volver a empezar en cualquier momento.
refused = El navegador no ha aceptado el archivo.
refused-advice = Permita las descargas de esta página y vuelva a intentarlo.
# $title is the title of the job
interrupted = «{ $title }» se ha interrumpido: la parte de Discern que lee la imagen ha fallado.
interrupted-meaning = Es un fallo de Discern. La imagen está intacta. Lo que se estaba escribiendo está incompleto: no se ha conservado con su nombre definitivo, pero los archivos terminados antes sí están.
interrupted-advice = La imagen se abre de nuevo. Vuelva a iniciar la tarea; si falla otra vez, copie los detalles e informe del fallo.

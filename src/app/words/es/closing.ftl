# The question before an image is closed or opened again, with something unsaved or still being saved.

stop-close = ¿Dejar de guardar y cerrar { $name }?
close = ¿Cerrar { $name }?
stop-open = ¿Dejar de guardar y abrir { $name } con los otros archivos?
open = ¿Abrir { $name } con los otros archivos?
still-saving = Todavía se están guardando archivos de esta imagen. Si se detiene, quedarán incompletos.
changes = { $count ->
    [one] { $count } cambio no está en ninguna imagen guardada. El navegador lo conserva hasta que se vuelva a abrir esta imagen.
   *[other] { $count } cambios no están en ninguna imagen guardada. El navegador los conserva hasta que se vuelva a abrir esta imagen.
}
new-image = La imagen nueva no se ha guardado y se perdería.

## Buttons

keep-saving = Seguir guardando
keep-image = Mantener abierta
do-stop-close = Detener y cerrar
do-close = Cerrar esta imagen
do-stop-open = Detener y abrir
do-open = Abrir con los otros archivos

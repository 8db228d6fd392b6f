# What went wrong in the page itself: what happened, what it means, what the user can do

stopped = Detenido.
stopped-meaning = No se ha modificado nada.
stopped-advice = Se puede volver a empezar en cualquier momento.

# The part of the program that reads images has crashed
worker = Se ha producido un error al leer la imagen.
worker-meaning = Es un fallo de Discern. El archivo está intacto.
worker-advice = Recargue la página y vuelva a intentarlo. Si ocurre de nuevo, copie los detalles e informe del fallo.

part = No se ha podido cargar una parte de Discern.
part-meaning = La imagen sigue abierta.
part-advice = Compruebe la conexión y vuelva a intentarlo.

drop = Los archivos arrastrados no se pueden leer.
drop-advice = Compruebe que sigan existiendo y arrástrelos de nuevo.

audio = El navegador no puede reproducir este audio.
audio-meaning = La pista se puede guardar de todos modos.
audio-advice = Guárdela y reprodúzcala con otro programa.

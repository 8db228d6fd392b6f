# The line at the foot of the page, and the map above it

selected = { $total ->
    [one] { $total } elemento
   *[other] { $total } elementos
}, { $count ->
    [one] { $count } seleccionado
   *[other] { $count } seleccionados
}
selected-size = { $total ->
    [one] { $total } elemento
   *[other] { $total } elementos
}, { $count ->
    [one] { $count } seleccionado
   *[other] { $count } seleccionados
}, { $size }
reading-folders = Leyendo carpetas: { $count ->
    [one] { $count } hasta ahora
   *[other] { $count } hasta ahora
}
# Makes the rows of the list lower
compact = Compacta
compact-title = Filas más bajas, para que quepan más
# Before the bytes that were read of the image, as in “Read 1.2 MB of 700 MB”
read = Leídos{ " " }
# After it
of-size = { " " }de { $size }
reads = { $count ->
    [one] En { $count } lectura
   *[other] En { $count } lecturas
}
# Before what was sent over the network, as in “Sent nothing” or “Sent 3 requests”
sent = Enviado:{ " " }
nothing = nada
requests = { $count ->
    [one] { $count } solicitud
   *[other] { $count } solicitudes
}
sent-title = Solicitudes desde que se cargó la página, según el navegador

## The map

map = Mapa de la imagen
# Addresses of the first and the last byte, as in 0x8000
selected-place = El elemento seleccionado ocupa { $size } entre los bytes { $first } y { $last }.

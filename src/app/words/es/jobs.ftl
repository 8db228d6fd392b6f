# Jobs that run or have ended: saving, converting, checking; and the parts of the page that are loaded when needed.

## A job that runs

# What a progress bar shows
done = Listo
stopping = Deteniendo…
starting = Iniciando…
progress = { $phase }: { $done } de { $total }
percent = { $percent } %
# The time that a job still takes
left = quedan { $duration }

## The list of jobs, and its button

label = Tareas
button = Tareas: { $counts }
close-list = Cerrar la lista de tareas
clear-list = Vaciar la lista
finished-job = Terminada: { $title }
failed-job = Fallida: { $title }
retry = Reintentar
# Leads to where a job belongs
show = Mostrar
running = { $count ->
    [one] { $count } en curso
   *[other] { $count } en curso
}
finished = { $count ->
    [one] { $count } terminada
   *[other] { $count } terminadas
}
failed = { $count ->
    [one] { $count } fallida
   *[other] { $count } fallidas
}

## A part of the page that is missing

not-loaded = No se ha podido cargar esta parte de Discern. Compruebe la conexión y vuelva a intentarlo. La imagen sigue abierta.

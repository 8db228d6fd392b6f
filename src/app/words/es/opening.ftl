# Opening and closing images, and going back to them.

# $kinds is a list of file systems and formats, as “ISO 9660 · Joliet”
opened = Se ha abierto { $name }, { $kinds }.
already-open = { $name } ya está abierta.
closed = Se ha cerrado { $name }.

## Too many are open
too-many = { $count ->
    [one] Hay { $count } imagen abierta y no se pueden abrir más.
   *[other] Hay { $count } imágenes abiertas y no se pueden abrir más.
}
too-many-meaning = Cada imagen abierta ocupa memoria.
too-many-advice = Cierre una de ellas y vuelva a abrir la otra imagen.

## An image of the list of recent ones
recent-unreadable = { $name } ya no se puede abrir desde aquí.
recent-unreadable-meaning = Se ha movido, renombrado o eliminado, o el navegador no tenía permiso para leerla.
recent-unreadable-advice = Elíjala de nuevo.

## The browser’s history and address
is-closed = Esa imagen está cerrada. Ábrala de nuevo para volver a ella.
stay-open = Las imágenes abiertas siguen abiertas. Para salir, cierre esta pestaña del navegador.
nothing-at-address = La dirección del navegador no lleva a nada en esta imagen.

# The bar at the top of the page

new = Nueva…
new-title = Crear una imagen a partir de una carpeta
open = Abrir…
search = Buscar
search-items = { $count ->
    [one] Buscar en { $count } elemento
   *[other] Buscar en { $count } elementos
}
search-label = Buscar nombres; * y ? son comodines, / busca en las rutas

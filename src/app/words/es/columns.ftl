# Names of the edges of panes and columns for screen readers. “Size”, “Modified” … are the titles of the columns.

tree = Ancho del árbol
details = Ancho de los detalles
size = Ancho de Tamaño
modified = Ancho de Modificado
kind = Ancho de Tipo
sector = Ancho de Primer sector
attributes = Ancho de Atributos

# Names of the edges of panes and columns for screen readers. “Size”, “Modified” … are the titles of the columns.

tree = Breite des Baums
details = Breite der Details
size = Breite von Größe
modified = Breite von Geändert
kind = Breite von Typ
sector = Breite von 1. Sektor
attributes = Breite von Attribute

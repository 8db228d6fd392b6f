# Names of the edges of panes and columns for screen readers. “Size”, “Modified” … are the titles of the columns.

tree = Largeur de l’arborescence
details = Largeur des détails
size = Largeur de « Taille »
modified = Largeur de « Modifié le »
kind = Largeur de « Type »
sector = Largeur de « 1er secteur »
attributes = Largeur de « Attributs »

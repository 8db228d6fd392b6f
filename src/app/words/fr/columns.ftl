# Names of the edges of panes and columns for screen readers. “Size”, “Modified” … are the titles of the columns.

tree = Width of the tree
details = Width of the details
size = Width of Size
modified = Width of Modified
kind = Width of Type
sector = Width of First sector
attributes = Width of Attributes

# Buttons that save, and the field in which a name is edited

as-zip = Guardar como ZIP
# Label of a choice of variants
save-as = Guardar como
# Before it, the name of a button, as in “Save repaired images”
several-to-folder = { $label } ({ $count ->
    [one] { $count } archivo
   *[other] { $count } archivos
}) en una carpeta…
several-as-zip = { $label } ({ $count ->
    [one] { $count } archivo
   *[other] { $count } archivos
}) como un solo ZIP
one-zip = Un solo ZIP
separately = Descargas separadas
new-name-of = Nuevo nombre de { $name }

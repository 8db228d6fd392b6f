# Changing the content of an image.

# A view is one of the file systems of the image
switch-view = Para editar, cambie a la vista «{ $view }».
cut = Cortado. Abra otra carpeta y pegue.
# The name of a file or folder, where a dialog says what it is about
quoted = «{ $name }»
nothing-added = No se ha añadido nada.

# Changing the content of an image.

# A view is one of the file systems of the image
switch-view = Pour modifier, passez à la vue « { $view } ».
cut = Coupé. Ouvrez un autre dossier et collez.
# The name of a file or folder, where a dialog says what it is about
quoted = « { $name } »
nothing-added = Rien n’a été ajouté.

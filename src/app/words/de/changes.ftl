# Changing the content of an image.

# A view is one of the file systems of the image
switch-view = Zum Bearbeiten wechseln Sie zur Ansicht „{ $view }“.
cut = Ausgeschnitten. Öffnen Sie einen anderen Ordner und fügen Sie ein.
# The name of a file or folder, where a dialog says what it is about
quoted = „{ $name }“
nothing-added = Nichts wurde hinzugefügt.

# Changing the content of an image.

# A view is one of the file systems of the image
switch-view = To edit, switch to the view “{ $view }”.
cut = Cut. Open another folder and paste.
# The name of a file or folder, where a dialog says what it is about
quoted = “{ $name }”
nothing-added = Nothing was added.

# The tabs of the open images.

open-images = Geöffnete Abbilder
# Delete is the key
close-delete = Schließen (Entf)
close = { $name } schließen

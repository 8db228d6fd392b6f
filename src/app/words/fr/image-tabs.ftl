# The tabs of the open images.

open-images = Images ouvertes
# Delete is the key
close-delete = Fermer (Suppr)
close = Fermer { $name }

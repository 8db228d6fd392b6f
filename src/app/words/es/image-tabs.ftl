# The tabs of the open images.

open-images = Imágenes abiertas
# Delete is the key
close-delete = Cerrar (Supr)
close = Cerrar { $name }

# The tabs of the open images.

open-images = Open images
# Delete is the key
close-delete = Close (Delete)
close = Close { $name }

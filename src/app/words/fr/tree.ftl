# The tree on the left: the volumes of the image, their views (file systems), and folders.

image = Image
# A view is a file system’s picture of the same files, as Joliet or Rock Ridge
compare-views = Comparer les vues
# Goes from the tree to the list, on a phone
files = Fichiers
label = Volumes, vues et dossiers

## Lines of the tree

# A file system that Discern doesn’t read
not-read = { $name } : non lu
boot = Amorçage
partitions = Partitions
audio = Audio

## Names of volumes

# A session of an image within the image
image-session = { $name }, session { $session }
name-label = { $name } « { $label } »
session-label = Session { $session } « { $label } »
volume-label = Volume « { $label } »
volume-number = Volume { $number }

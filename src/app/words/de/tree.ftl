# The tree on the left: the volumes of the image, their views (file systems), and folders.

image = Abbild
# A view is a file system’s picture of the same files, as Joliet or Rock Ridge
compare-views = Ansichten vergleichen
# Goes from the tree to the list, on a phone
files = Dateien
label = Volumes, Ansichten und Ordner

## Lines of the tree

# A file system that Discern doesn’t read
not-read = { $name }: nicht gelesen
boot = Start
partitions = Partitionen
audio = Audio

## Names of volumes

# A session of an image within the image
image-session = { $name }, Session { $session }
name-label = { $name } „{ $label }“
session-label = Session { $session } „{ $label }“
volume-label = Volume „{ $label }“
volume-number = Volume { $number }

# The pane with the selected file or folder.

# Leads back to the list, on narrow screens
files = Files
selected = { $count ->
    [one] { $count } item selected
   *[other] { $count } items selected
}
save-zip = Save as ZIP
clear = Clear selection
folder-items = Folder · { $count ->
    [one] { $count } item
   *[other] { $count } items
}
# Before the target of a symbolic link
points-to = Points to
contradicted = Another structure says this file has { $size }. What you save from here is truncated.
nothing-there = None of its { $size } are in the image, so there’s nothing to save.
part-there = Only { $present } of { $whole } bytes are in the image. You can save what’s there.
copied = Copied
copy-path = Copy path

## Labels, and their values

modified = Modified
path = Path
location = Location
attributes = Attributes
# Whether all of the file’s data is there
complete = Complete
is-complete = Yes, all of its data is in the image
sector = Sector { $number }
# An extent is a range of sectors that belongs to the file
sector-more = Sector { $number }, and { $count ->
    [one] { $count } extent more
   *[other] { $count } extents more
}
records = Technical records

## Below the tree of folders

deleted = Show deleted files
encoding = Name encoding
automatic = Automatic
automatic-name = Automatic: { $encoding }

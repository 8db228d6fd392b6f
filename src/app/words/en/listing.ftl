# The list of files.

label = Files

## Headings of its columns

modified = Modified
# What kind of file it is
file-type = Type
first-sector = First sector
attributes = Attributes

## Instead of rows

not-listed = This folder’s entries aren’t listed.
empty = This folder is empty.
no-matches = No matches for “{ $text }”
searching = Searching…

## Rows

select = Select { $name }
incomplete = incomplete
missing = { $size } missing from the image
# A doubtful size
doubtful = size?
contradicted = Another structure says { $size }: what you save from here is truncated

## How a file was changed since the image was opened

added = new
renamed = renamed
moved = moved
replaced = replaced
changed = changed

## Notes above the list

deleted = These files are deleted. You can save them, and other files may have overwritten their data.
cut = { $count ->
    [one] Only the first { $count } entry of this folder are listed: it has more than Discern’s safety limit allows.
   *[other] Only the first { $count } entries of this folder are listed: it has more than Discern’s safety limit allows.
}
# The names of file systems
unread = This image also has { $systems }, which Discern can’t read yet. Files that are only there aren’t in this list.
# Between the names of those file systems
and = { " " }and{ " " }
# The names of files of the user
unused = Only { $name } is open. Not part of it, and not opened: { $names }. Open each of them by itself.
# The names of file systems of the same volume, as Joliet
opens-first = { $first } opens first, because { $other } holds fewer of the files, or only parts of them.
# In the narrow column of sizes, for a folder
folder-size = { $count ->
    [one] { $count } item
   *[other] { $count } items
}

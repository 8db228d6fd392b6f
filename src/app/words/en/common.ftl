# Words that many places share.

apply = Apply
cancel = Cancel
close = Close
copy = Copy
delete = Delete
open = Open
redo = Redo
remove = Remove
rename = Rename
retry = Try again
save = Save
undo = Undo

name = Name
size = Size
kind = Kind
file = File
folder = Folder

bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
# Stands for bytes in sizes, as in “1.2 MB”
byte-symbol = B
# Stands between clauses, as in “3 files; 5 folders”
between-clauses = ;{ " " }
items = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
sectors = { $count ->
    [one] { $count } sector
   *[other] { $count } sectors
}

add-files = Add files…
session = Session { $number }
# Below a list that doesn’t show everything
and-more = and { $count } more
copying-refused = Your browser didn’t allow copying.
# Between the items of a list
comma = ,{ " " }

# The bar above the list of files: buttons, and the path of the listed folder or the number of search results.

# A button of phones that goes back to the tree of folders.
folders = Folders
back = Back
# A tooltip: the command, and its keys.
back-keys = Back (Alt+Left)
forward = Forward
# A tooltip: the command, and its keys.
forward-keys = Forward (Alt+Right)
# A button that goes to the folder that contains the listed one.
up = Up
# A tooltip: the command, and its key.
up-keys = Up (Backspace)
path = Path

## Searching names

searching = Searching…
# Results so far; the search goes on.
found-so-far = { $count ->
    [one] { $count } found, searching…
   *[other] { $count } found, searching…
}
# Results of a search that has ended.
found = { $count ->
    [one] { $count } found
   *[other] { $count } found
}

## Buttons

save-all = Save all as ZIP
save-zip = Save as ZIP
# A button of phones, after which a tap on a row ticks it.
select = Select
# A button that ends ticking rows.
done = Done
# A button that shows the details of the selected file.
details = Details

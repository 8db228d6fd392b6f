# Changing an image.

## The bar about changes

title = Changes
changes = { $count ->
    [one] { $count } change
   *[other] { $count } changes
}
# Sizes of the image before and after the changes, and a clause like “Fits on a CD”
sizes = { $before } → { $after } · { $fit }
undecided = needs a decision before you build
# Tooltips of buttons: what would be undone, and the keys
undo-what = Undo: { $what } ({ $keys })
undo-keys = Undo ({ $keys })
redo-what = Redo: { $what } ({ $keys })
redo-keys = Redo ({ $keys })
saved-as = Saved as { $name }
original = This view shows the original image.
open-saved = Open it
keep-editing = Keep editing
review = Review and build

## The bar about changes of an earlier visit

unsaved = Unsaved changes
# The changes are from a date and time
unsaved-from = { $count ->
    [one] You have { $count } unsaved change from { $when }.
   *[other] You have { $count } unsaved changes from { $when }.
}
needed = To restore them, choose the files you added again, or drop them here: { $names }.
needed-more = To restore them, choose the files you added again, or drop them here: { $names } and { $count } more.
# Quotation marks around a name in that list
quoted = “{ $name }”
restore = Restore
choose-files = Choose files…
choose-folder = Choose folder…
go-on = Continue without them
discard = Discard

## The question about names that exist

clash = { $count ->
    [one] { $count } name exists already
   *[other] { $count } names exist already
}
skip = Skip
keep-both = Keep both
replace = Replace

## The form for properties

properties-of = Properties of { $name }
modified = Modified (UTC)
permissions = Permissions
permissions-hint = octal, like 755
user-id = User ID
group-id = Group ID
# The target of a symbolic link
points-to = Points to
# Whether the file is hidden
hidden = Hidden

## The form for a boot entry

boot-from = Boot from “{ $name }”
platform = Platform
# The kind of drive that the firmware pretends the boot image is
emulation = Emulation
load-size = Load size (units of 512 bytes)
# In the empty field of the load size
default = default
info-table = Has a boot info table (ISOLINUX, GRUB)
add = Add

## The files in a FAT file system inside the image

boot-image-files = Files in boot image { $number }
partition-files = Files in partition { $number }
browse = Browse files…
# To the parent folder
up = Up
remove-name = Remove { $name }
replace-file = Replace…
replace-name = Replace { $name }…

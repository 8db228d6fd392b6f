# The menu of commands for files, folders and tracks, and the buttons that open it.

## Its name, by what it is for

commands = Commands
edit = Edit
ways-to-save = Ways to save
more-ways-to-save = More ways to save

## Commands that look at files and save them

open-preview = Open preview
save = Save…
copy-path = Copy path
copy-paths = { $count ->
    [one] Copy { $count } path
   *[other] Copy { $count } paths
}
properties = Properties
save-selection-zip = Save the selection as ZIP
save-all-zip = Save all as ZIP
save-to-folder = Save to a folder…

## Commands that change the image

add-folder = Add a folder…
new-folder = New folder
replace = Replace with a file…
cut = Cut
paste = Paste
edit-properties = Edit properties…
# Makes a file the boot image of the disc
boot-from-file = Boot from this file…
volume-and-boot = Volume and boot…
# Builds the changed image
build = Build…

## Commands for a track

show-first-sector = Show first sector
show-bytes = Show bytes

## Keys, as keyboards of the language name them

cut-key = Ctrl+X
paste-key = Ctrl+V
delete-key = Del

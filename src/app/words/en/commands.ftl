# The list of all commands, which users search by typing, and the list of keyboard shortcuts.

title = Commands
find = Find a command
no-such = No such command.

## Commands

open-image = Open an image…
create-image = Create an image from a folder…
go-overview = Go to Overview
go-files = Go to Files
go-disc = Go to Disc: sessions, tracks, sectors, bytes
go-check = Go to Check: findings, checksums
go-convert = Go to Convert
go-build = Go to Build
next-image = Show the next image
close-image = Close this image
search = Search names
save-selection = Save the selection
save-zip = Save all as ZIP
save-folder = Save to a folder…
copy-text = Copy this list as text
copy-csv = Copy this list as CSV
copy-json = Copy this list as JSON
copy-ls = Copy this folder as ls -lR
add-folder = Add a folder…
new-folder = New folder
volume-boot = Volume and boot…
density = Compact rows: on or off
language = Choose the language
theme = Change the theme

## Keys. Names of keys as keyboards of the language have them.

ctrl-o = Ctrl+O
ctrl-s = Ctrl+S
ctrl-z = Ctrl+Z
ctrl-shift-z = Ctrl+Shift+Z
ctrl-k = Ctrl+K
search-keys = / or Ctrl+F
esc = Esc
enter = Enter
parent-keys = Backspace or Alt+↑
history-keys = Alt+← and Alt+→
# The keys that move in a list
list-keys = ↑ ↓ Page Up Page Down Home End
# The space bar
space = Space
ctrl-a = Ctrl+A
# The keys of letters
letters = Letters
# “Menu” is the key that opens the context menu
menu-keys = Shift+F10 or Menu
delete-key = Delete
cut-keys = Ctrl+X and Ctrl+V
alt-enter = Alt+Enter
undo-keys = Ctrl+Z and Ctrl+Shift+Z
tab-keys = ← → and Delete, on an image’s tab
preview-keys = ← →, in the large preview

## What the keys do

shortcuts = Keyboard shortcuts
all-commands = All commands
this-list = This list
does-open = Open an image
does-end = End the search; clear the selection
does-enter = Open the folder or image, or a large preview of the file
does-parent = Go to the parent folder
does-history = Back and forward
does-list = Move in the list; with Shift, select
does-toggle = Select or deselect the row
does-all = Select all
does-letters = Move to the next name that begins with them
does-menu = Commands for the row, the line of the tree, or the track
does-cut = Cut, and paste into the listed folder
does-properties = Properties
does-undo = Undo and redo
does-tab = Show another image; close the image
does-preview = Show the previous or the next file
does-fold = Fold and unfold in the tree; move along the tabs

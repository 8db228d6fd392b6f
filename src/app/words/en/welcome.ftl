# Texts of `index.html` and of the scripts beside the program (`src/app/start.js`, `src/app/idle.js`), which have the
# English ones themselves: a test of `xtask` compares them.

language = Language

## The theme of the page: as the system has it, light, or dark.
theme-system = Theme: system
theme-light = Theme: light
theme-dark = Theme: dark

title = See what’s inside a disk image
drop = Drop an image of a disc or disk here. It stays on your computer: nothing is uploaded.
failed = Discern couldn’t load completely.
failed-advice = Check your connection, then try again.
retry = Try again
again = Choose { $name } again to continue.
open-image = Open an image…
opening = Opening { $name }…
create = Create an image from a folder…
sample = Try a sample disc

## What can be opened; names of formats follow each.
discs = CDs, DVDs and more
disks = Disks and virtual machines
packed = Packed
sheets = Opening a .cue or .mds? Select its .bin or .mdf too.

see = See everything
see-how = Every file, plus what other tools hide: original names, dates, permissions, and where each byte sits.
save = Save files
save-how = One file, a selection or everything, from images of any size, byte for byte.
edit = Edit
edit-how = Add, rename, move and delete files like in a file manager, then save a new image that still boots. Your original isn’t touched.
convert = Convert
convert-how = Discs to ISO, BIN/CUE, Nero and more, or to WAV and FLAC; disks to VHD, VMDK, VDI, QCOW2 or raw. You see what would be lost first, and each result is checked.
new = Create an image
new-how = Drop a folder to make a data disc, a bootable disc, a disc for older machines, or an audio CD.
problems = Find problems
problems-how = Incomplete or damaged? You’ll see what’s still readable and exactly what’s missing.

kept = Changes kept in this browser
kept-how = Changes that you haven’t built yet, so that you can go on with them. The images themselves aren’t kept.
kept-delete = Delete
kept-delete-of = Delete the changes to { $name }
licenses = Licenses of the libraries in this page

## A newer version of the page.
newer = A new version is ready
newer-label = New version
newer-how = You can go on with this one for now.
newer-unsaved = You have unsaved work, which reloading would end. Save it first, or reload all the same.
reload = Reload
reload-anyway = Reload anyway
later = Later

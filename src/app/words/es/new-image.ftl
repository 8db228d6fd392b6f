# Making a new image from a folder, and the bar about an image made here.

## The form

title = Create an image from “{ $name }”
contents = { $count ->
    [one] { $count } file, { $size }
   *[other] { $count } files, { $size }
}
# Of the image
preset = Type
date = Date, to get the same bytes each time (otherwise today)
create = Create image

## The types, each with its purpose

data = Data disc
data-purpose = Long names in any script, readable on every current system: ISO 9660, Joliet and Rock Ridge.
udf = Data disc with UDF
udf-purpose = A data disc that also has UDF, with the same data: for Windows, players, and files of 4 GB and more.
udf-only = UDF only
udf-only-purpose = Without ISO 9660, as Windows and macOS format DVDs. Old systems don't read it.
installer = Windows installer
installer-purpose = All files in UDF, as Microsoft lays it out. It starts if the folder has the Windows loader (boot/etfsboot.com), GRUB 2 or a UEFI image.
bootable = Bootable disc
bootable-purpose = A data disc that computers can start from. The folder needs ISOLINUX, GRUB 2, the Windows loader or a UEFI image.
retro = Retro CD
# 8.3: up to eight letters, a dot and three letters
retro-purpose = Short names only (8.3), for DOS, consoles and old computers.
audio = Audio CD
audio-purpose = WAV and FLAC files become tracks in the order of their names, for any CD player.

## The bar

new-image = New image
checked-sample = New image, checked, created by this page
checked-unsaved = New image, checked, not saved yet
checked-saved = New image, checked, saved
# Convert is the tab; BIN/CUE and Nero are formats
audio-cd = New audio CD. To save it, choose a format in Convert: BIN/CUE or Nero to burn it
save-image = Save image

## What was checked in the new image

what-was-checked = What was checked
# A part of the image, and what happened with it
receipt-line = { $part }: { $why }
save-receipt = Save receipt

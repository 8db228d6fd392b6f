# Choices in the forms about entries of the boot catalog.

## For which computers an entry is

bios = PC BIOS
uefi = PC UEFI
powerpc = PowerPC
mac = Macintosh

## What the boot image pretends to be (El Torito emulation)

none = Aucune : exécutée comme programme
floppy = Disquette
hard-disk = Disque dur

# Choices in the forms about entries of the boot catalog.

## For which computers an entry is

bios = PC mit BIOS
uefi = PC mit UEFI
powerpc = PowerPC
mac = Macintosh

## What the boot image pretends to be (El Torito emulation)

none = Keine: läuft als Programm
floppy = Diskette
hard-disk = Festplatte

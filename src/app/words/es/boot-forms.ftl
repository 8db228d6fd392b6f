# Choices in the forms about entries of the boot catalog.

## For which computers an entry is

bios = PC con BIOS
uefi = PC con UEFI
powerpc = PowerPC
mac = Macintosh

## What the boot image pretends to be (El Torito emulation)

none = Ninguna: se ejecuta como programa
floppy = Disquete
hard-disk = Disco duro

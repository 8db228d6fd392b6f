# Choices in the forms about entries of the boot catalog.

## For which computers an entry is

bios = BIOS PC
uefi = UEFI PC
powerpc = PowerPC
mac = Macintosh

## What the boot image pretends to be (El Torito emulation)

none = なし：プログラムとして実行
floppy = フロッピーディスク
hard-disk = ハードディスク

# Choices in the forms about entries of the boot catalog.

## For which computers an entry is

bios = BIOS 电脑
uefi = UEFI 电脑
powerpc = PowerPC
mac = Macintosh

## What the boot image pretends to be (El Torito emulation)

none = 无：作为程序运行
floppy = 软盘
hard-disk = 硬盘

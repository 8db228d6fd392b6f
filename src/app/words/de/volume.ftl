# The form for texts and dates of the volume, and its boot entries

title = Volume and boot

## Fields of the descriptor of ISO 9660

label = Label
system = System
volume-set = Volume set
publisher = Publisher
data-preparer = Data preparer
application = Application
copyright-file = Copyright file
abstract-file = Abstract file
bibliography-file = Bibliography file
created = Created (UTC)
modified = Modified (UTC)
expires = Expires (UTC)
effective = Effective from (UTC)

## Boot entries and partitions

boot-entries = Boot entries
no-boot-entries = None. To boot from a file, select it in the list, then choose “Boot from this file…” in the Edit menu.
partitions = Partitions
partition = Partition { $number }
embedded = Embedded boot image
platform = Platform
# What a boot image pretends to be, as in “Floppy disk”
emulation = Emulation
load-size = Load size (512 bytes)
bootable = Bootable
apply-to-entry = Apply to entry
replace-image = Replace image…
remove-entry = Remove entry

# The bytes of a sector of a disc or disk, and facts about it

stored-bytes = Bytes of the sector
user-data-bytes = User data of the sector
subchannel-bytes = Subchannel of the sector
title = Sector

## The way to another sector

go-to = Go to a sector
previous = Previous sector
next = Next sector
# Names of keys
page-up = Page Up
page-down = Page Down
# Label of the field for the number of a sector
number = Sector
# LBA: the number of a sector; MSF: its minutes, seconds and frames
number-or-time = LBA or MSF
# Examples of what can be typed
example = 16 or 00:02:16
wrong-number-or-time = Enter a sector number like 16 or -150, or a time like 00:02:16.
hint-number-or-time = A number or minutes:seconds:frames. Page Up and Page Down move by one.
wrong-number = Enter a sector number like 16 or 0x10.
hint-number = Page Up and Page Down move by one.

## Its check

# Before the path of a file
part-of = Part of{ " " }
not-stored = Nothing is stored here
valid = Checksum valid
damaged = Damaged: wrong checksum
wrong-parity = Data intact, wrong parity
no-checksum = No checksum to check
checksum-not-stored = Checksum not stored

## The choice of its bytes

# Label of the choice of what is shown
show = Show
raw = Raw sector
user-data = User data
# Bytes that a disc has beside those of each sector
subchannel = Subchannel

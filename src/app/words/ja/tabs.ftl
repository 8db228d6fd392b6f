# The tabs of an image, the verdicts beside them, and the panes of the Files tab

overview = Overview
files = Files
# The tab of a hard disk, a memory card or a floppy disk
disk = Disk
# The tab of an optical disc
disc = Disc
check = Check
convert = Convert
build = Build
label = Tabs and verdict
views = Views of the image
verdict = Verdict

## Verdicts

files-missing = { $count ->
    [one] { $count } file missing
   *[other] { $count } files missing
}
no-files = No files
complete = Complete
incomplete = Incomplete: { $size } missing
# How large the changed image will be
new-image = New image: { $size }
new-image-decision = New image: needs a decision
# Names of file systems
unread = { $systems }: not read
also-unread = Also { $systems }: not read
partitions-unread = Partitions: not read yet
no-longer-boots = No longer boots
# Names of platforms, as in “BIOS, UEFI”
may-not-boot = May no longer boot: { $platforms }
boots = Boots: { $platforms }
findings = { $count ->
    [one] { $count } finding
   *[other] { $count } findings
}
no-problems = No problems found
# The findings are those of the image before the user’s changes
of-original = Original: { $findings }

## Panes of the Files tab

tree-pane = Image
list-pane = Files
details-pane = Details

# The Build tab, which makes a new image of the edited one.

not-editable = This image can’t be edited
building = Building…
# Name of the panel with layout and options, for screen readers.
choices = Choices
checking = Checking what will be kept…
# Name of a list that says what the build keeps, updates and removes.
parts = What happens to each part
title = Build the image
about = This creates a new file. The one you opened isn’t changed.

## The image to be built

image = Image to build
# $part is a part of the image, $reason says what to know about it.
warning = { $part }: { $reason }
read-once = The whole image is read once to update its checksums.
many-pieces = Unchanged data is spread over many pieces of your file, which are copied when you save the image.
no-copy = Unchanged data stays in your file: nothing is copied until you save.
build = Build and check

## Layout of the new image

layout = Layout
# The smallest image.
smallest = Smallest
smallest-about = Rewrites everything, in the order of the original image.
keep = Keep positions
keep-about = Unchanged files stay where they are, and new data follows them. Larger.
# A session is a part of a disc that was written at one time.
append = Add a session
append-about = The original stays intact, and your changes are appended to it.
not-possible = Not possible: { $reason }
recommended = Recommended · { $size }

## Other file systems

others = Other file systems, which Discern can’t write
# $name is a file system, such as HFS.
leave-out = Leave out { $name }
# Ends a sentence from elsewhere with a period.
sentence = { $text }.

## Options

options = Options
checksum = Add a checksum that installers verify (isomd5sum)
file-checksums = Add file checksums for xorriso (libisofs)
rock-ridge = Keep long names and permissions for Linux (Rock Ridge)
joliet = Keep long names for Windows (Joliet)
# The same changes give the same bytes, whenever the image is built.
fixed-date = Reproducible: don’t add new timestamps

## Changes to be built

changes = Changes
no-changes = No changes. Building only repacks the image.
change-count = { $count ->
    [one] { $count } change
   *[other] { $count } changes
}
discard-ask = Discard all…
no-undo = You can’t undo this.
keep-changes = Keep changes
discard = Discard all
# Name of the list for screen readers.
list-of-changes = List of changes
more-changes = { $count ->
    [one] and { $count } change more
   *[other] and { $count } changes more
}
# A button; $change describes a change, as in “Renamed a.txt to b.txt”.
undo-one = Undo: { $change }
# A list of those changes follows.
also-undoes = { $count ->
    [one] This also undoes { $count } change that depends on it:
   *[other] This also undoes { $count } changes that depend on it:
}
undo-all = { $count ->
    [one] Undo { $count } change
   *[other] Undo { $count } changes
}

## Groups of parts of the image, by what happens to them

warnings = Warnings
removed = Removed
may-not-work = May not work
updated = Updated automatically
kept = Kept
# Stands between a part of the image, in bold, and what happens to it; a space follows.
colon = :

## The result of a build

# Name of the section for screen readers: a protocol of what was built and checked.
receipt = Receipt
ready = Image ready: checked
failed = Image built, but its checks failed
# One of up to three origins of the new image’s data, separated by commas.
from-original = { $size } from the original image
# One of up to three origins of the new image’s data, separated by commas.
from-added = { $size } from files you added
# One of up to three origins of the new image’s data, separated by commas.
newly-written = { $size } newly written
found-differences = Discern opened the new image again and found differences.
save-anyway = Save anyway
save-image = Save image
instant = Instant: no data is copied.
# Title of a list of checks that passed.
verified = Verified
copy-receipt = Copy receipt
save-receipt = Save receipt
back = Back to options
# Name of a list that says what the build kept, updated and removed.
parts-built = What happened to each part
# A problem: the name of a structure in its standard, the byte at which it is, and what that means.
damage = { $structure } at { $place }: { $meaning }
# Follows the name of a checksum that is being computed.
computing = computing…
# Follows the name of a checksum that is being computed.
computing-percent = computing… { $percent }%
compute = Compute SHA-256

## Earlier sessions

# Sessions are parts of a disc that were written one after the other.
earlier-sessions = Earlier sessions
earlier-about = Something was added to this image later. Going back to a session creates a new image without it. Changes you haven’t built aren’t included.
# The part of the image, from its start, that this session and those before it take.
session-end = up to { $size }
go-back = Go back to session { $number }

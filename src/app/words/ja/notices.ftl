# Cards that say what happened, and the question about a missing file.

updated = Discern was updated
updated-text = This tab still runs an older version, so some of it may not work. Reload to get the new one.
reload = Reload
# Name of a card about files that were saved
saved = Saved
details-copied = Details copied.
open-as-audio = Open as audio
# Copies the technical details of a failure
copy-details = Copy details

## The question about a file that could be the missing one

offer-title = Is this the missing file?
offer = The open image needs “{ $missing }”. Is “{ $given }” that file, renamed, or a different image?
offer-no = Open as a different image
offer-yes = Use as the missing file

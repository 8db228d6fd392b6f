# The Disc tab.

# Of a group of buttons: what to look at
look-at = Look at
tracks = Tracks and sectors
map = Map
bytes = Bytes and structures

## The disc

# Headings of a disc without a title: an optical disc; a hard disk, memory card or floppy disk
disc = Disc
disk = Disk
disk-note = A disk has no sessions or tracks: its sectors are counted from 0.
plain-note = This format stores only user data, 2,048 bytes per sector. It doesn’t record sessions or tracks.
guessed-note = No file describes the tracks, so Discern found them by examining the sectors. For the exact layout, open the image together with its .cue, .toc or .ccd file.
catalog-number = Catalog number
unknown-medium = Unknown medium
session-count = { $count ->
    [one] { $count } session
   *[other] { $count } sessions
}
track-count = { $count ->
    [one] { $count } track
   *[other] { $count } tracks
}

## The drawing of the disc

between = Lead-out and lead-in between two sessions
lead-out-of = Lead-out of session { $session } from sector { $sector }
pregap-of = Pregap of track { $number }
index-of = Index { $index } of track { $number }
# As in “Track 2: Audio, 03:12:40 from 04:10:00”: its mode, its length, and where it begins
track-title = Track { $number }: { $mode }, { $length } from { $start }

## The legend of the drawing

data = Data
audio = Audio
file-missing = File missing
pregap-stored = Pregap, stored
pregap-not-stored = Pregap, not stored
index-mark = Index mark
lead-out = Lead-out
between-sessions = Between sessions, not to scale

## A description of the drawing, which screen readers say

layout = Disc layout to scale, { $count ->
    [one] { $count } session
   *[other] { $count } sessions
}. { $sessions }
# The tracks are those below, with “; ” between them
describe-session = Session { $number }: { $tracks }; lead-out at { $address }.
describe-track = track { $number }, { $mode }, { $length }
describe-missing = track { $number }, { $mode }, { $length }, file missing

## The files of the image

files = Files
one-missing = { $name } is missing. Drop it here or choose it.
several-missing = { $count ->
    [one] { $count } file is missing. Drop them here or choose them.
   *[other] { $count } files are missing. Drop them here or choose them.
}
missing = missing
choose-file = Choose file…

# Sentences that say what came of something the user did: in notices, and for screen readers.

## Copying
path-copied = Path copied.
receipt-copied = Receipt copied.
paths-copied = { $count ->
    [one] Copied { $count } path.
   *[other] Copied { $count } paths.
}
most-paths-copied = { $count ->
    [one] Copied { $count } path, which is the most that is copied.
   *[other] Copied { $count } paths, which is the most that is copied.
}
# Entries are the files and folders in a listing
entries-copied = { $count ->
    [one] Copied { $count } entry.
   *[other] Copied { $count } entries.
}
most-entries-copied = { $count ->
    [one] Copied { $count } entry, which is the most that is copied.
   *[other] Copied { $count } entries, which is the most that is copied.
}
# $name is the name of the file in which the list is saved instead
entries-saved = { $count ->
    [one] Saving { $name }: { $count } entry. Your browser didn’t allow copying.
   *[other] Saving { $name }: { $count } entries. Your browser didn’t allow copying.
}
most-entries-saved = { $count ->
    [one] Saving { $name }: { $count } entry, which is the most that is copied. Your browser didn’t allow copying.
   *[other] Saving { $name }: { $count } entries, which is the most that is copied. Your browser didn’t allow copying.
}
bytes-copied = { $count ->
    [one] { $count } byte copied.
   *[other] { $count } bytes copied.
}
too-much-to-copy = Too much to copy: select at most 1 MB, or save the range.

## Searching bytes
found-at = Found at byte { $position }.
no-matches = No matches in this file.

## Checksums
checksums-computed = Checksums computed.
hash-computed = SHA-256 computed.
# $list is the name of a file with checksums
matches = Checksum: matches { $list }
mismatch = Checksum: doesn’t match { $list }
missing = Checksum: none in { $list }
# “The one”: a checksum or list of checksums that the user pasted
matches-given = Checksum: matches the one you gave
mismatch-given = Checksum: doesn’t match the one you gave
missing-given = Checksum: none in the one you gave
# Entries of a list of programs that computers with Secure Boot refuse
revocations = { $count ->
    [one] List of revocations: { $count } entry
   *[other] List of revocations: { $count } entries
}
revocations-of = { $count ->
    [one] List of revocations of { $date }: { $count } entry
   *[other] List of revocations of { $date }: { $count } entries
}

## Images that were made
image-ready = Image ready: checked.
image-wrong = Image built, but its checks failed.
nothing-created = No image was created.
plan-changed = The settings of the conversion have changed. Check them, then convert.

## Looking around
last-file = This is the last file.
first-file = This is the first file.
sector-not-stored = This sector isn’t stored as it is.
# A view is one of the file systems of the image: its name, and that of its session
view-of-session = { $view }, session { $session }
# Its name, and that of its partition
view-of-partition = { $view }, { $partition }

# The Convert tab: writing the image in another format.

## While it runs, and if nothing is possible

running = Converting to { $format }…
running-hint = The result is compared with the image as it’s written. Nothing is kept unless everything matches.
looking = Checking which formats can store this image…
impossible = This can’t be converted
impossible-hint = None of the formats Discern writes can store it. Each one says why.

## The choices

choices = Choices
what = What to convert
whole-disc = Whole disc
audio-track = Track { $number } (audio)
audio-track-titled = Track { $number } (audio): { $title }
data-track = Track { $number } (data)
data-track-titled = Track { $number } (data): { $title }
to = Convert to
# Headings of groups of formats, by what they are for
burn = To burn or mount
emulate = For emulators and virtual machines
listen = To listen
keep = To keep
# A line that unfolds a group of formats of which all are folded
formats = { $count ->
    [one] { $count } format
   *[other] { $count } formats
}
more-formats = { $count ->
    [one] { $count } more format
   *[other] { $count } more formats
}
others = { $count ->
    [one] { $count } format can’t store this image
   *[other] { $count } formats can’t store this image
}
same-bytes = The same bytes as the file you opened
loses = { $count ->
    [one] Loses { $count } kind of data
   *[other] Loses { $count } kinds of data
}
# The end of a sentence whose words come from elsewhere
sentence = { $clause }.

## The plan

plan = Convert to { $format }
exact-copy = An exact copy of the file you opened.
instant = Instant: no data is copied.
created = { $size }, created and checked on your computer.
files = Files you get
up-to = up to about { $size }
save = Convert and save
save-folder = Convert to a folder…
save-zip = Convert and save as ZIP
save-singly = Convert and save each file
save-as = Save as
as-folder = To a folder
as-zip = One ZIP
as-files = Separate downloads

## What is lost and kept

ledger = What happens to each part
nothing-lost = Nothing is lost
nothing-lost-yet = Nothing is lost so far
kinds-lost = { $count ->
    [one] { $count } kind of data is lost
   *[other] { $count } kinds of data are lost
}
surveying = Checking each sector for anything that can’t be recreated from its data…
lost = Lost
changed = Changed
kept = Kept

## The receipt

done = Converted and checked
receipt = Receipt
checked = What was checked
copy-receipt = Copy receipt
save-receipt = Save receipt
again = Convert again
# Of a checksum
not-computed = not computed
computing = computing…
computing-percent = computing… { $percent }%

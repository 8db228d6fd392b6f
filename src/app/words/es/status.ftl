# The line at the foot of the page, and the map above it

selected = { $total ->
    [one] { $total } item
   *[other] { $total } items
}, { $count ->
    [one] { $count } selected
   *[other] { $count } selected
}
selected-size = { $total ->
    [one] { $total } item
   *[other] { $total } items
}, { $count ->
    [one] { $count } selected
   *[other] { $count } selected
}, { $size }
reading-folders = Reading folders: { $count ->
    [one] { $count } so far
   *[other] { $count } so far
}
# Makes the rows of the list lower
compact = Compact
compact-title = Lower rows, so that more of them fit
# Before the bytes that were read of the image, as in “Read 1.2 MB of 700 MB”
read = Read{ " " }
# After it
of-size = { " " }of { $size }
reads = { $count ->
    [one] In { $count } read
   *[other] In { $count } reads
}
# Before what was sent over the network, as in “Sent nothing” or “Sent 3 requests”
sent = Sent{ " " }
nothing = nothing
requests = { $count ->
    [one] { $count } request
   *[other] { $count } requests
}
sent-title = Requests since the page loaded, as counted by your browser

## The map

map = Map of the image
# Addresses of the first and the last byte, as in 0x8000
selected-place = The selected item uses { $size } between bytes { $first } and { $last }.

# The line at the foot of the page, and the map above it

selected = { $total ->
    [one] { $total } Eintrag
   *[other] { $total } Einträge
}, { $count ->
    [one] { $count } ausgewählt
   *[other] { $count } ausgewählt
}
selected-size = { $total ->
    [one] { $total } Eintrag
   *[other] { $total } Einträge
}, { $count ->
    [one] { $count } ausgewählt
   *[other] { $count } ausgewählt
}, { $size }
reading-folders = Ordner werden gelesen: { $count ->
    [one] { $count } bisher
   *[other] { $count } bisher
}
# Makes the rows of the list lower
compact = Kompakt
compact-title = Niedrigere Zeilen, damit mehr davon Platz haben
# Before the bytes that were read of the image, as in “Read 1.2 MB of 700 MB”
read = Gelesen:{ " " }
# After it
of-size = { " " }von { $size }
reads = { $count ->
    [one] In { $count } Lesevorgang
   *[other] In { $count } Lesevorgängen
}
# Before what was sent over the network, as in “Sent nothing” or “Sent 3 requests”
sent = Gesendet:{ " " }
nothing = nichts
requests = { $count ->
    [one] { $count } Anfrage
   *[other] { $count } Anfragen
}
sent-title = Anfragen seit dem Laden der Seite, wie Ihr Browser sie zählt

## The map

map = Karte des Abbilds
# Addresses of the first and the last byte, as in 0x8000
selected-place = Der ausgewählte Eintrag belegt { $size } zwischen Byte { $first } und { $last }.

# The line at the foot of the page, and the map above it

selected = { $total ->
    [one] { $total } élément
   *[other] { $total } éléments
}, { $count ->
    [one] { $count } sélectionné
   *[other] { $count } sélectionnés
}
selected-size = { $total ->
    [one] { $total } élément
   *[other] { $total } éléments
}, { $count ->
    [one] { $count } sélectionné
   *[other] { $count } sélectionnés
}, { $size }
reading-folders = Lecture des dossiers : { $count ->
    [one] { $count } jusqu’ici
   *[other] { $count } jusqu’ici
}
# Makes the rows of the list lower
compact = Compact
compact-title = Lignes moins hautes, pour en afficher davantage
# Before the bytes that were read of the image, as in “Read 1.2 MB of 700 MB”
read = Lu :{ " " }
# After it
of-size = { " " }sur { $size }
reads = { $count ->
    [one] En { $count } lecture
   *[other] En { $count } lectures
}
# Before what was sent over the network, as in “Sent nothing” or “Sent 3 requests”
sent = Envoyé :{ " " }
nothing = rien
requests = { $count ->
    [one] { $count } requête
   *[other] { $count } requêtes
}
sent-title = Requêtes depuis le chargement de la page, comptées par votre navigateur

## The map

map = Carte de l’image
# Addresses of the first and the last byte, as in 0x8000
selected-place = L’élément sélectionné occupe { $size } entre les octets { $first } et { $last }.

# The bar at the top of the page

new = Neu…
new-title = Abbild aus einem Ordner erstellen
open = Öffnen…
search = Suchen
search-items = { $count ->
    [one] { $count } Eintrag durchsuchen
   *[other] { $count } Einträge durchsuchen
}
search-label = Namen suchen; * und ? als Platzhalter, mit / in Pfaden suchen
